"""Audio in, assessment out. A library: it knows no store, no Qt and no network."""
