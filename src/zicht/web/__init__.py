"""The web application: storage in PostgreSQL, sign-in, pages. The only package that knows Django."""
