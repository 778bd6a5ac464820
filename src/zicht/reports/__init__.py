"""Reports as HTML and PDF: one file, no network, no script; every value is escaped."""
