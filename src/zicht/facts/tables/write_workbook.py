"""Writing a spreadsheet: dates as dates, lists to choose from, nothing that a spreadsheet would run."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from zicht.facts.kinds import Attribute, AttributeType, Vocabulary
from zicht.facts.tables.attribute_names import name
from zicht.facts.tables.cells import Value, letter
from zicht.facts.tables.explanation import LINES
from zicht.facts.tables.formula import safe
from zicht.facts.tables.layout import (
    CODES,
    EXPLANATION,
    FACTS,
    ORGANISATIONS,
    PERSONS,
    RELATIONS,
    SHEETS,
    UNREAD,
    Column,
)
from zicht.facts.tables.words import PRECISIONS, SOURCES
from zicht.facts.tables.write_csv import columns_of
from zicht.facts.tables.writing import Sheets

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROOM = 2_000  # rows that have lists to choose from and a date form, filled or not
WIDTH, CHARACTERS, LINE_HEIGHT = 72, 78, 15  # of the explanation; most letters are narrower than a digit
DATE_FORM = "dd-mm-yyyy"
_DAYS = frozenset({"occurred_on", "known_from", "born", "since", "until", "evaluate_on"})
_LEFT_OUT = {PERSONS: ("name",)}
_CHOICES = {(FACTS, "kind"): 0, (PERSONS, "role"): 1, (RELATIONS, "kind"): 2, (ORGANISATIONS, "type"): 3}
_CHOICES |= {(FACTS, "precision"): 4, (FACTS, "source"): 5}
_HEADINGS = ("soort", "rol", "relatie", "type organisatie", "nauwkeurigheid", "bron")


def workbook_bytes(sheets: Sheets, vocabulary: Vocabulary) -> bytes:
    """The content of the file: the sheets of the layout, Codes and Uitleg."""
    from openpyxl import Workbook  # noqa: PLC0415  (a start-up cost that other commands need not pay)

    book = Workbook()
    book.remove(book.worksheets[0])
    _explanation(book)
    lists = _lists(vocabulary)
    for key, (title, every) in SHEETS.items():
        kept = columns_of(sheets) if key == FACTS else [each.key for each in every]
        columns = [each for each in every if each.key in kept and each.key not in _LEFT_OUT.get(key, ())]
        sheet = book.create_sheet(title)
        _head(sheet, columns)
        for number, row in enumerate(sheets.get(key, ()), 2):
            for column, each in enumerate(columns, 1):
                _put(sheet, number, column, row.get(each.key))
        _choices(sheet, key, columns, lists)
    _codes(book, lists, vocabulary)
    book.active = 1 if sheets.get(FACTS) else 0  # who has nothing yet begins with the explanation
    for sheet in book.worksheets:
        _for_paper(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: "Worksheet", columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    for number, each in enumerate(columns, 1):
        cell = sheet.cell(1, number, each.title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6ED")
        sheet.column_dimensions[letter(number)].width = each.width
        if each.key in _DAYS:
            sheet.column_dimensions[letter(number)].number_format = DATE_FORM
        if each.key in {"note", "attributes"}:
            sheet.column_dimensions[letter(number)].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _put(sheet: "Worksheet", row: int, column: int, value: Value) -> None:
    """A text stays a text, whatever it begins with."""
    if value is None:
        return
    cell = sheet.cell(row, column, safe(value) if isinstance(value, str) else value)
    if isinstance(value, date):
        cell.number_format = DATE_FORM


def _choices(sheet: "Worksheet", key: str, columns: Sequence[Column], lists: Sequence[Sequence[str]]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    for number, each in enumerate(columns, 1):
        at = _CHOICES.get((key, each.key))
        if at is None:
            continue
        source = f"{CODES}!${letter(at + 1)}$2:${letter(at + 1)}${len(lists[at]) + 1}"
        choice = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
        choice.error, choice.errorTitle = "Kies liever een waarde uit de lijst.", "Zicht"
        choice.add(f"{letter(number)}2:{letter(number)}{ROOM}")
        sheet.add_data_validation(choice)


def _lists(vocabulary: Vocabulary) -> list[list[str]]:
    kinds = sorted((each.label for each in vocabulary.kinds.values()), key=str.casefold)
    return [
        [*kinds, UNREAD],
        list(vocabulary.person_roles.values()),
        list(vocabulary.relation_kinds.values()),
        list(vocabulary.organisation_types.values()),
        list(PRECISIONS.values()),
        list(SOURCES.values()),
    ]


def _codes(book: "Workbook", lists: Iterable[Sequence[str]], vocabulary: Vocabulary) -> None:
    sheet = book.create_sheet(CODES)
    _head(sheet, [Column(each, each, (), 34) for each in _HEADINGS])
    for column, items in enumerate(lists, 1):
        for row, each in enumerate(items, 2):
            _put(sheet, row, column, each)
    start = len(_HEADINGS) + 2
    for offset, heading in enumerate(("soort", "code", "kenmerken die erbij kunnen")):
        _put(sheet, 1, start + offset, heading)
        sheet.column_dimensions[letter(start + offset)].width = (34, 28, 90)[offset]
    kinds = sorted(vocabulary.kinds.values(), key=lambda each: each.label.casefold())
    for row, kind in enumerate(kinds, 2):
        named = "; ".join(_attribute(each) for each in kind.attributes.values())
        for offset, value in enumerate((kind.label, kind.code, named)):
            _put(sheet, row, start + offset, value)


def _attribute(attribute: Attribute) -> str:
    """`vorm: angst / agressie`, as it is to be written."""
    shown = {AttributeType.BOOL: "ja / nee", AttributeType.DATE: "datum", AttributeType.TEXT: "tekst"}
    shown |= {AttributeType.REF: "organisatie", AttributeType.FACT: "id van een feit"}
    return f"{name(attribute.code)}: {' / '.join(attribute.values) if attribute.values else shown[attribute.type]}"


def _explanation(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    sheet = book.create_sheet(EXPLANATION)
    sheet.column_dimensions["A"].width = WIDTH
    for number, (heading, text) in enumerate(LINES, 1):
        _put(sheet, number, 1, text)
        sheet.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="bottom" if heading else "top")
        sheet.cell(number, 1).font = Font(bold=heading)
        # not every program makes a row as high as the text in it needs
        sheet.row_dimensions[number].height = LINE_HEIGHT * (len(wrap(text, CHARACTERS)) + heading) + 3


def _for_paper(sheet: "Worksheet") -> None:
    """As wide as the paper; where there is much to see, the paper lies down."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait" if sheet.title == EXPLANATION else "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
