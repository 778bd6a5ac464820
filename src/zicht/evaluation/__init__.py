"""What follows from the facts, by `docs/semantics.md`: the reference, written to be read."""
