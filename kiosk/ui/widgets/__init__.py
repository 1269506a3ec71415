"""The parts that screens are made of. Each measures itself, so that nothing is ever clipped."""
