"""Parts of a page: tables in, components out. No callback reads a file here."""
