"""Who may see and do what, on which ground: one pure policy for every list, page, export, count and notification."""
