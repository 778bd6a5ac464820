"""A believable synthetic region to look around in: every family and every name in it is invented."""
