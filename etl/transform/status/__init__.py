"""What the source says a figure is, and who says so."""
