"""What people decided, applied to the figures that were read."""
