"""Which facts stand when: days and terms, the circle around a child, and a view's timeline as known on a day."""
