"""The roles in the database: the owner migrates, the application adds, the engine evaluates, the destroyer destroys.

The application owns nothing and cannot bypass row-level security; `check_role` holds it to that at start-up.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from zicht.web.database.server import QUIET, SUPERUSER, Server

OWNER, APPLICATION, ENGINE, DESTROYER = "zicht_owner", "zicht_app", "zicht_engine", "zicht_destroyer"
DATABASE = "zicht"
QUIETER = {"log_min_messages": ("fatal", "panic"), "log_min_error_statement": ("fatal",)}  # do as well
EXTENSIONS = ("pg_trgm", "fuzzystrmatch", "unaccent", "btree_gist")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the database for the application, and for its owner."""

    application: str
    owner: str


class RoleError(Exception):
    """The application connects as a role that can do more than it may, or that tells too much; the text says what."""


def prepared(server: Server, database: str = DATABASE) -> Addresses:
    """Roles and database on a server of our own, made when they are not there yet."""
    words = {role: _password(server.folder / role) for role in (OWNER, APPLICATION)}
    with psycopg.connect(server.url(SUPERUSER, server.password, "postgres"), autocommit=True) as connection:
        make_roles(connection, words)
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not exists:
            make = "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0"
            connection.execute(sql.SQL(make).format(sql.Identifier(database), sql.Identifier(OWNER)))
    return Addresses(server.url(APPLICATION, words[APPLICATION], database), server.url(OWNER, words[OWNER], database))


def make_roles(connection: psycopg.Connection, passwords: dict[str, str]) -> None:
    """The four roles; those that may be taken on in a transaction never log in and are not inherited.

    What they do leaves no values in the log of PostgreSQL, on whichever server it is.
    """
    known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()}
    for role in (OWNER, APPLICATION, ENGINE, DESTROYER):
        verb = "ALTER" if role in known else "CREATE"
        inherits = "INHERIT" if role == OWNER else "NOINHERIT"  # the owner of a database acts through a role of its own
        rights = f"NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE {inherits}"
        login = "LOGIN PASSWORD {}" if role in passwords else "NOLOGIN"
        statement = sql.SQL(f"{verb} ROLE {{}} {rights} {login}")
        parts = [sql.Identifier(role), *([sql.Literal(passwords[role])] if role in passwords else [])]
        connection.execute(statement.format(*parts))
        for name, value in QUIET.items():
            quiet = sql.SQL("ALTER ROLE {} SET {} = {}")
            connection.execute(quiet.format(sql.Identifier(role), sql.Identifier(name), sql.Literal(value)))
    for role, member in ((ENGINE, APPLICATION), (ENGINE, OWNER), (DESTROYER, OWNER)):
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(member)))


def check_role(connection: psycopg.Connection) -> None:
    """Raises RoleError when the application's role owns a table, or can bypass row-level security."""
    found = connection.execute(
        """SELECT r.rolsuper, r.rolbypassrls, EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid)
           FROM pg_roles r WHERE r.rolname = current_user"""
    ).fetchone()
    if found is None or any(found):
        raise RoleError(
            "the application connects as a role that owns tables, is superuser or bypasses row-level security: "
            f"let ZICHT_DATABASE_URL name the role {APPLICATION}"
        )


def check_log(connection: psycopg.Connection) -> None:
    """Raises RoleError when PostgreSQL would write what somebody typed in a log of its own."""
    names = list(QUIET)
    found = connection.execute("SELECT name, setting FROM pg_settings WHERE name = ANY (%s)", [names]).fetchall()
    loud = sorted(name for name, setting in found if setting not in {QUIET[name], *QUIETER.get(name, ())})
    if loud:
        mend = "; ".join(f"ALTER ROLE {APPLICATION} SET {name} = '{QUIET[name]}'" for name in loud)
        raise RoleError(f"PostgreSQL would write what people type in its own log: let its superuser say {mend}")


def _password(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text().strip()
