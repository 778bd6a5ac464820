"""The application as an operator runs it, on a database of its own: started, visited, and stopped the hard way."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

WAIT = 60.0  # seconds in which it must be there again
TOKEN = "a" * 32  # of a form: in the cookie and in the field


@dataclass
class Application:
    """A PostgreSQL in a folder and the application in front of it, for the demo (no https, an account is chosen)."""

    folder: Path
    workers: int = 2
    port: int = 0
    owner: str = ""
    process: "subprocess.Popen[bytes] | None" = None

    def __post_init__(self) -> None:
        """Make the database with all tables, and ready Django in this process."""
        from zicht.web.database.roles import prepared
        from zicht.web.database.server import server
        from zicht.web.demo.serving import configure

        self.folder.chmod(0o711)
        self.server = server(self.folder / "db")
        self.server.start()
        addresses = prepared(self.server)
        self.port, self.owner = free_port(), addresses.owner
        configure(addresses, self.server)
        from django.core.management import call_command

        call_command("migrate", database="owner", verbosity=0)

    def start(self) -> None:
        """Start the web processes, and wait until they answer."""
        from zicht.web.serving import gunicorn_command

        self.process = subprocess.Popen(
            gunicorn_command(f"127.0.0.1:{self.port}", self.workers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError(f"the application did not answer within {WAIT:.0f} seconds")

    def kill_web(self) -> None:
        """Kill -9 of every web process."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_database(self) -> None:
        """Kill -9 of every process of PostgreSQL; then start it, which recovers."""
        locks = (self.server.folder / "data" / "postmaster.pid", self.server.sockets / ".s.PGSQL.5432.lock")
        first = int(locks[0].read_text().split()[0])
        doomed = [*children(first), first]
        os.kill(first, signal.SIGSTOP)  # or it would see its processes die one by one, and restart them
        for each in doomed:
            os.kill(each, signal.SIGKILL)
        while any(is_running(each) for each in doomed):
            time.sleep(0.02)
        for lock in locks:  # in a container nobody strikes off the dead, and PostgreSQL would think it still runs
            lock.unlink(missing_ok=True)
        self.server.start()

    def stop(self) -> None:
        """Stop all of it."""
        if self.process is not None and self.process.poll() is None:
            self.kill_web()
        self.server.stop("immediate")


@dataclass
class Visitor:
    """Somebody who signed in, on a connection of its own that is opened again when it broke."""

    port: int
    session: str
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str) -> tuple[int, bytes]:
        """The status and the page."""
        return self._ask("GET", path, None)[:2]

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]]) -> tuple[int, bytes, str]:
        """Send a form: the status, the page, and where to go next (empty when nowhere)."""
        return self._ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": TOKEN}, doseq=True))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, bytes, str]:
        self._connection = self._connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            return answer.status, answer.read(), answer.headers.get("Location", "")
        except BaseException:
            self._connection.close()
            self._connection = None
            raise


def children(process: int) -> list[int]:
    """The processes that a process started."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(each) for each in found.stdout.split()]


def is_running(process: int) -> bool:
    """Whether a process is still there, other than as a name that waits to be struck off."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.strip().startswith("Z")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        port: int = trying.getsockname()[1]
        return port
