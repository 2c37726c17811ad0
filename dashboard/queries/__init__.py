"""Tidy tables -> what a page shows, one module a page; pure."""
