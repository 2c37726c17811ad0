"""The pipeline: documents and sheets in, a snapshot of tidy tables and a workbook out.

`tables` is the one contract; `extract`, `transform` and `load` know it and not each other;
`refresh` alone knows all three. Nothing here knows the dashboard.
"""
