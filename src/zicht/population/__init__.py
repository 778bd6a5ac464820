"""Synthetic regions: invented families whose course of life and help is made from a number, one at a time."""
