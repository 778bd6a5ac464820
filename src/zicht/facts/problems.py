"""Problems in what people wrote: where, what, and how to mend it. Never a name or a birth date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zicht.facts.messages import MESSAGES

DUTCH, ENGLISH = "nl", "en"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in a file. `code` names the message, `values` fill it: codes and keys, no content."""

    file: str
    line: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str = DUTCH) -> str:
        """`file:line: what is wrong. How to mend it.`"""
        return f"{self.file}:{self.line}: {MESSAGES[self.code][language].format(**self.values)}"


class ProblemsFound(Exception):
    """Everything that is wrong with a file or folder, at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: (each.file, each.line, each.code)))
        super().__init__("\n".join(each.text(ENGLISH) for each in self.problems))
