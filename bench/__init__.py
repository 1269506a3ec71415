"""What `make bench` measures. Numbers, never verdicts: no test depends on them."""
