"""Commands for whoever keeps Zicht running."""
