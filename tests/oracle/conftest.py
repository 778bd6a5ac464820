"""Tells at the end of the session how many examples each property of the oracle ran, also when run in parallel."""

import pytest

from tests.oracle.counting import ran

KEY = "oracle_examples"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands its counts to the session that started it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[KEY] = dict(ran)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """The session that started a worker adds its counts."""
    ran.update(getattr(node, "workeroutput", {}).get(KEY, {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line per property."""
    if not ran:
        return
    terminalreporter.section("oracle: examples per property")
    for name, number in sorted(ran.items()):
        terminalreporter.line(f"{number:6} {name}")
    terminalreporter.line(f"{sum(ran.values()):6} in total")
