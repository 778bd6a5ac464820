"""Pictures as SVG, made on the server: from plain values, without script and without colour as the only sign."""
