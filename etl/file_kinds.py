"""By what name a file of a project is read as what.

The one place that says it, for the readers and for those who only look which files there are: a
dashboard that starts has no need of the readers.
"""

from __future__ import annotations

CATALOGUE = "catalogue.toml"
DECISIONS = "decisions.csv"
FORMATTED = (".html", ".htm", ".pdf", ".docx")
DOCUMENTS = (".txt", ".md", *FORMATTED)
SHEETS = (".csv", ".xlsx")
STATISTICS = (".csv", ".tsv", ".zip")
BETTER = {".ods": ".xlsx", ".xls": ".xlsx", ".odt": ".docx", ".doc": ".docx", ".rtf": ".docx"}
"""What is not read, and the kind as which the program that made it can save it."""
