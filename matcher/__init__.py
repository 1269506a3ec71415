"""The central matcher: it takes in interviews and openings, brings both together, tells both."""

__version__ = "0.1.0"
