"""Whether a number tells how much there is: or compares, follows from others, is of elsewhere."""
