"""Drawing a case as text: an axis of days, a line per fact, and a line per finding of one rule."""
