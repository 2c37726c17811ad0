"""Figures computed from figures, and who states what of the same thing."""
