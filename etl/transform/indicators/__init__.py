"""Which indicator a number is a figure of, about what, and which part of it."""
