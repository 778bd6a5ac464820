"""Problems in what people wrote: where, what, and how to mend it. Never a name or a birth date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zicht.facts.messages import MESSAGES

DUTCH, ENGLISH = "nl", "en"


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table. `sheet` is None in a file without sheets, `column` for a whole row."""

    sheet: str | None
    row: int
    column: str | None = None

    def text(self, language: str) -> str:
        """`blad Feiten, rij 7, kolom C (soort)`."""
        words = ("blad", "rij", "kolom") if language == DUTCH else ("sheet", "row", "column")
        named = zip(words, (self.sheet, self.row, self.column), strict=True)
        return ", ".join(f"{word} {value}" for word, value in named if value)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in a file. `code` names the message, `values` fill it: codes and keys, no content."""

    file: str
    line: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    cell: Cell | None = None

    def text(self, language: str = DUTCH) -> str:
        """`file:line: what is wrong. How to mend it.` In a table the row and column stand in the place of the line."""
        where = f"{self.file}:{self.line}"
        if self.cell is not None:
            where = ", ".join(filter(None, (self.file, self.cell.text(language))))
        return f"{where}: {MESSAGES[self.code][language].format(**self.values)}"


class ProblemsFound(Exception):
    """Everything that is wrong with a file or folder, at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_order))
        super().__init__("\n".join(each.text(ENGLISH) for each in self.problems))


def _order(problem: Problem) -> tuple[str, str, int, str, str]:
    cell = problem.cell or Cell(None, problem.line)
    return problem.file, cell.sheet or "", problem.line, cell.column or "", problem.code
