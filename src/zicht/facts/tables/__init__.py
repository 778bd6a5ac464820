"""Chronology tables: a case as rows in a spreadsheet or CSV file, read and written."""
