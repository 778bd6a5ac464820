"""The demo: a server of our own, the region when there is none yet, and the application until somebody stops it."""

import os
import secrets
import signal
import socket
import subprocess
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from zicht.web.database.roles import Addresses, prepared
from zicht.web.database.server import NoServerError, Server, server
from zicht.web.serving import gunicorn_command

Say = Callable[..., None]
CASES = Path(__file__).parents[4] / "cases"
WORKERS, TRIES = 2, 20
STOPS = (signal.SIGINT, signal.SIGTERM)


def serve_demo(folder: Path, cases: Path | None, port: int, opens: bool, say: Say) -> int:
    """Serve until it is stopped; gives the exit code. Whenever it is stopped, its database stops with it."""
    cases = cases or CASES
    if not any(cases.glob("*.casus.yaml")):
        say("demo_no_cases", folder=str(cases))
        return 2
    asked = _interrupted_by(*STOPS)
    say("demo_database")
    try:
        with _unhurried():
            running = server(folder.absolute())
    except (NoServerError, OSError) as error:
        say("demo_no_server", text=str(error))
        return 2
    try:
        with _unhurried():
            running.start()
        try:
            addresses = prepared(running)
        except psycopg.OperationalError:  # another demo on the same data is just stopping
            say("demo_stopping", folder=str(folder))
            return 2
        configure(addresses, running)
        _fill(cases, say)
        return _serve(_free(port), opens, say)
    except NoServerError as error:
        say("demo_no_server", text=str(error))
        return 2
    except BaseException:
        if not asked:  # else what was going on was broken off by the stopping, in whichever words it says so
            raise
        return 0
    finally:
        for each in STOPS:
            signal.signal(each, signal.SIG_IGN)
        running.stop()
        say("demo_stopped", folder=str(folder))


def _interrupted_by(*signals: signal.Signals) -> list[int]:
    """From here these signals interrupt; gives the list in which they are noted as they come."""
    asked: list[int] = []

    def interrupt(number: int, _: object) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, interrupt)
    return asked


@contextmanager
def _unhurried() -> Iterator[None]:
    """Being stopped waits until what is within is done: a server that half started could not be stopped."""
    asked: list[int] = []
    before = {each: signal.signal(each, lambda number, _: asked.append(number)) for each in STOPS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    if asked:
        raise KeyboardInterrupt


def configure(addresses: Addresses, running: Server) -> None:
    """Set the environment for this process and the server processes, then ready Django."""
    secret = running.folder / "secret"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(48))
    os.environ |= {
        "ZICHT_DEMO": "1",
        "ZICHT_SECRET_KEY": secret.read_text(),
        "ZICHT_DATABASE_URL": addresses.application,
        "ZICHT_OWNER_URL": addresses.owner,
        "DJANGO_SETTINGS_MODULE": "zicht.web.settings",
    }
    import django

    django.setup()


def _fill(cases: Path, say: Say) -> None:
    """Tables, the region when there is none yet, and the findings of each family that has none yet."""
    from django.core.management import call_command
    from django.db import transaction

    from zicht.web.context import clock
    from zicht.web.demo.acts import show_acts
    from zicht.web.demo.region import WITH_A_PLAN, WITH_ACTS, fill
    from zicht.web.models import Family, ViewState
    from zicht.web.storage.evaluating import evaluate_family
    from zicht.web.storage.rulebooks import served

    call_command("migrate", database="owner", verbosity=0)
    today = clock().date()
    fill(cases, served()[0], today, beside=(WITH_A_PLAN, WITH_ACTS) if cases == CASES else ())
    evaluated = ViewState.objects.using("owner").values("family")
    families = list(Family.objects.using("owner").exclude(id__in=evaluated).values_list("id", flat=True))
    for number, family in enumerate(families, 1):
        with transaction.atomic():
            evaluate_family(family, today)
        if number % 10 == 0 or number == len(families):
            say("demo_families", number=str(number), total=str(len(families)))
    if cases == CASES:
        show_acts(clock())


def _serve(port: int, opens: bool, say: Say) -> int:
    address = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(gunicorn_command(f"127.0.0.1:{port}", WORKERS), stdin=subprocess.DEVNULL) as serving:
        for each in STOPS:
            signal.signal(each, lambda *_: serving.terminate())
        say("demo_ready", address=address)
        if opens:
            webbrowser.open(address)
        code = serving.wait()
    return 0 if code in (0, -signal.SIGTERM) else 2


def _free(port: int) -> int:
    """This port, or the first free one after it."""
    for each in range(port, port + TRIES):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", each)) != 0:
                return each
    return port
