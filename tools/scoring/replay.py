"""Run a replay command on a case file and read its findings."""

import dataclasses
import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One finding as the output contract describes it; docs/case-format.md says what each field means."""

    key: str | None
    rule: str
    theme: str
    shape: str | None
    layer: str | None
    about: tuple[str, ...]
    organisation: str | None
    opened_on: date | None
    due_on: date | None
    raised_on: date | None
    closed_on: date | None
    closed_by: str | None
    state: str | None
    evidence: tuple[int, ...]

    @property
    def shown_on(self) -> date | None:
        """The day it counts: raised_on of an obligation, else opened_on; None while only pending."""
        return self.raised_on if self.shape == "obligation" else self.opened_on

    def state_on(self, day: date) -> str:
        """Pending, raised or closed on a day."""
        if self.closed_on and self.closed_on <= day:
            return "closed"
        return "raised" if self.shown_on and self.shown_on <= day else "pending"

    def as_json(self) -> dict[str, Any]:
        """The fields, with days as text."""
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in dataclasses.asdict(self).items()}


@dataclass(frozen=True)
class Output:
    """What one replay printed; `error` says why there is nothing."""

    findings: tuple[Finding, ...] = ()
    rulebook: dict[str, Any] | None = None
    text: str = ""
    error: str | None = None


def run(command: Sequence[str], path: Path, timeout: int) -> Output:
    """The output of the command on one case file."""
    try:
        done = subprocess.run(
            [*command, str(path), "--json"], capture_output=True, text=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        return Output(error=f"no answer in {timeout} s")
    except OSError as problem:
        return Output(error=str(problem))
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:] or [""]
        return Output(error=f"exit {done.returncode}: {last[0][:160]}")
    try:
        return read(done.stdout)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        return Output(error=f"output does not fit the contract: {type(problem).__name__}: {problem}"[:200])


def read(printed: str) -> Output:
    """The output in what a replay printed."""
    output = json.loads(printed)
    return Output(tuple(_finding(each) for each in output["findings"]), output.get("rulebook"), printed)


def _finding(raw: dict[str, Any]) -> Finding:
    plain = {k: raw.get(k) for k in ("key", "shape", "organisation", "state", "layer", "closed_by")}
    return Finding(
        rule=str(raw["rule"]),
        theme=raw["theme"],
        about=tuple(raw.get("about") or ()),
        evidence=tuple(int(n) for n in raw.get("evidence") or ()),
        opened_on=_day(raw.get("opened_on")),
        due_on=_day(raw.get("due_on")),
        raised_on=_day(raw.get("raised_on")),
        closed_on=_day(raw.get("closed_on")),
        **plain,
    )


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value)[:10])


def raised(findings: Iterable[Finding]) -> list[tuple[date, Finding]]:
    """The findings that were ever raised, each with its day."""
    return [(f.shown_on, f) for f in findings if f.shown_on]


def raised_at(findings: Iterable[Finding], day: date) -> list[Finding]:
    """The findings that stand raised and unclosed on a day."""
    return [f for f in findings if f.state_on(day) == "raised"]
