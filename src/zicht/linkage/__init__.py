"""Linkage: names and addresses as they are compared, and how alike two persons are. A match is shown, never merged."""
