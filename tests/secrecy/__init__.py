"""What the public may not see is nowhere in what is published."""
