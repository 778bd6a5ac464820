"""Between rows and the values of the core: loading a case, recording, evaluating, looks."""
