"""Figures that the project holds itself to; each file prints its figure last."""
