"""Write the protocol of a handover in docs/web.md from the table that the application works by (zicht/casework)."""

import sys
from pathlib import Path

from zicht.casework.handing_over import NEXT, TABLE, Side, Stage, Step
from zicht.explanation.term import length
from zicht.explanation.wording import general
from zicht.rulebook.load import load

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "web.md"
BEGIN, END = "<!-- begin: handover -->", "<!-- end: handover -->"


def table() -> str:
    """One line for each step: by whom, from which stages, to which, and within which term."""
    vocabulary, rulebook = load(ROOT / "rulebook")
    wording = general(vocabulary, "en")
    terms = dict(NEXT.values())
    lines = ["| step | by | from | to | within | recorded as |", "|---|---|---|---|---|---|"]
    lines.append("| offer | sender | (spoken with beforehand) | offered | | `handover_consulted`, `handover_offered` |")
    for step, move in TABLE.items():
        stages = ", ".join(each.value for each in Stage if each in move.before)
        code = terms.get(step)
        within = length(rulebook.terms.terms[code].values[-1].span, wording) if code else ""
        who = "sender" if move.side is Side.SENDER else "receiver"
        said = (
            f"{step.name.lower().replace('_', ' ')} | {who} | {stages} | {move.after.value} | {within} | `{step.value}`"
        )
        lines.append(f"| {said} |")
    assert set(TABLE) | {Step.OFFER} == set(Step)
    return "\n".join(lines)


def rewritten(text: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = text.partition(BEGIN)
    _, _, behind = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{behind}"


def main() -> int:
    """Write it."""
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
