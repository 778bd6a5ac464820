"""The PostgreSQL server, its roles, and the account under which a transaction reads."""
