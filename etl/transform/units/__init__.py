"""Which unit a number has that does not say it in one breath."""
