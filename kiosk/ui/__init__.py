"""What the seeker sees and touches. It draws states and sends events; it decides nothing."""
