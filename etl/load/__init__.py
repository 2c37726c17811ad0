"""What is handed on: tables in; validated snapshots and workbooks out. Changes no figure."""
