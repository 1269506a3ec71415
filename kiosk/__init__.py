"""The booth application: it records an interview, understands what was said, and passes it on."""

__version__ = "0.1.0"
