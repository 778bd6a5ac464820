"""Rijen: rows from a spreadsheet become proposals, to confirm one by one or together; nothing is half read."""

import io
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zicht.access.policy import Act
from zicht.casework.recording import Entered, Refusal, record
from zicht.casework.rows import MOST_ROWS, Reader, ReadRow
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Precision
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.cells import Table
from zicht.facts.tables.delimited import read_delimited
from zicht.facts.tables.layout import FACTS, title
from zicht.facts.tables.workbook import read_workbook
from zicht.web.language import language_of
from zicht.web.models import Draft
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import TEXTS
from zicht.web.storage.drafts import draft_of, drop_draft, keep_draft
from zicht.web.storage.recording import Adding, add_facts, alone_with, by_agreement, recorded_before

DRAFT = "rows"
NAME = "tabel"  # the name of a file may be the name of a person


@family_page(Act.RECORD, "rows")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Paste or upload, look through, confirm."""
    act = request.POST.get("act", "")
    if act == "read":
        return _read(request, visit)
    if act == "drop":
        drop_draft(visit.account, visit.family, DRAFT)
        return redirect("rows", family=visit.family)
    if act in {"confirm", "confirm_all"}:
        return _confirmed(request, visit, None if act == "confirm_all" else set(request.POST.getlist("row")))
    return render(request, "zicht/rows.html", _context(visit))


def _read(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    pasted = request.POST.get("rows", "")
    try:
        table = _table(request, pasted)
        if table is None:
            return render(request, "zicht/rows.html", _context(visit, problems=[str(TEXTS["no_rows"])]), status=422)
        reader = _reader(visit)
        rows = reader.rows(table)
    except ProblemsFound as found:
        problems = [each.text(language_of()).removeprefix(f"{NAME}, ") for each in found.problems]
        return render(request, "zicht/rows.html", _context(visit, pasted, problems), status=422)
    problems = [_told(each) for each in rows if each.problems]
    proposed = [_written(each.entered) for each in rows if each.entered]
    earlier = draft_of(visit.account, visit.family, DRAFT)
    content: dict[str, list[str]] = dict(earlier.content) if earlier else {}
    waiting = {cells[0] for cells in content.values()}
    first = max((int(each) + 1 for each in content), default=0)
    added = [[key, *each] for key, each in _keyed(visit, proposed) if key not in waiting]
    content |= {str(first + place): cells for place, cells in enumerate(added)}
    if added:
        keep_draft(visit.account, visit.family, DRAFT, content, visit.now)
    if left := reader.left_out(table):
        said = _("Er zijn %(left)s rijen meer dan in één keer kan (%(most)s). Plak de rest daarna.")
        problems.append(said % {"left": left, "most": MOST_ROWS})
    context = _context(visit, pasted if problems else "", problems)
    return render(request, "zicht/rows.html", context, status=422 if problems else 200)


def _table(request: HttpRequest, pasted: str) -> Table | None:
    file = request.FILES.get("file")
    if file is not None:
        content = file.read()
        is_workbook = content[:2] == b"PK" or (file.name or "").lower().endswith(".xlsx")
        return read_workbook(content, NAME) if is_workbook else read_delimited(content, NAME)
    return read_delimited(io.BytesIO(pasted.encode()).getvalue(), NAME) if pasted.strip() else None


def _confirmed(request: HttpRequest, visit: FamilyVisit, ticked: set[str] | None) -> HttpResponse:
    """Record the rows that were ticked (None: every row), all of them or none."""

    def act() -> int:
        draft = draft_of(visit.account, visit.family, DRAFT)
        wanted = set(draft.content if draft else ()) if ticked is None else ticked
        chosen = {each: cells for each, cells in (draft.content if draft else {}).items() if each in wanted}
        around = Around(visit)
        adding = []
        for cells in chosen.values():
            accepted = record(
                _entered(cells[1:]), around.case, around.own, around.vocabulary, visit.today, around.region
            )
            if not isinstance(accepted, Refusal) and not recorded_before(UUID(cells[0])):
                receivers = by_agreement(accepted.kind, visit.account, visit.ties, visit.today)
                adding.append(Adding(accepted, UUID(cells[0]), receivers))
        add_facts(adding, visit.family, visit.account, visit.now)
        left = {each: cells for each, cells in (draft.content if draft else {}).items() if each not in wanted}
        if left:
            Draft.objects.filter(account=visit.account, family=visit.family, form=DRAFT).update(content=left)
        else:
            drop_draft(visit.account, visit.family, DRAFT)
        return len(adding)

    count = alone_with(visit.family, act)
    said = ngettext("%(count)s feit vastgelegd.", "%(count)s feiten vastgelegd.", count)
    messages.success(request, said % {"count": count})
    return redirect("rows", family=visit.family)


def _context(visit: FamilyVisit, pasted: str = "", problems: list[str] | None = None) -> dict[str, object]:
    around, draft = Around(visit), draft_of(visit.account, visit.family, DRAFT)
    proposed = [(place, _entered(cells[1:])) for place, cells in (draft.content if draft else {}).items()]
    wording = around.wording
    return {
        "visit": visit,
        "pasted": pasted,
        "problems": problems or [],
        "columns": [title(FACTS, each) for each in ("occurred_on", "kind", "about", "note", "source", "attributes")],
        "persons": around.persons(),
        "rows": [
            {
                "place": place,
                "what": capitalised(wording.kind(each.kind)),
                "day": wording.day(each.occurred_on, each.precision) if each.occurred_on else "",
                "persons": wording.persons(each.about),
                "attributes": [
                    (around.content.label(each.kind, code), value) for code, value in each.attributes.items()
                ],
                "note": each.note,
            }
            for place, each in proposed
        ],
    }


def _reader(visit: FamilyVisit) -> Reader:
    around = Around(visit)
    return Reader(around.case, around.own, around.vocabulary, around.names, around.region, visit.today)


def _told(row: ReadRow) -> str:
    said = " ".join(f"{title(FACTS, key)}: {TEXTS.get(code, code)}" for key, code in row.problems.items())
    return _("Rij %(number)s is niet gelezen. %(said)s") % {"number": row.number, "said": said}


def _keyed(visit: FamilyVisit, rows: list[list[str]]) -> list[tuple[str, list[str]]]:
    """Each row with the key of its form: the same row of the same account is the same fact, also when pasted again."""
    seen: dict[str, int] = {}
    found = []
    for each in rows:
        text = "\x1f".join([str(visit.account.pk), str(visit.family), *each])
        seen[text] = seen.get(text, -1) + 1
        found.append((str(uuid5(NAMESPACE_OID, f"{text}\x1f{seen[text]}")), each))
    return found


def _written(entered: Entered) -> list[str]:
    days = [each.isoformat() if each else "" for each in (entered.occurred_on, entered.known_from)]
    flat = [cell for pair in sorted(entered.attributes.items()) for cell in pair]
    about = " ".join(entered.about)
    return [entered.kind, about, days[0], entered.precision.value, days[1], entered.note, entered.source, *flat]


def _entered(cells: list[str]) -> Entered:
    kind, about, occurred, precision, known, note, source, *flat = cells
    return Entered(
        kind=kind,
        about=tuple(about.split()),
        occurred_on=date.fromisoformat(occurred),
        precision=Precision(precision),
        known_from=date.fromisoformat(known) if known else None,
        attributes=dict(zip(flat[::2], flat[1::2], strict=True)),
        note=note,
        source=source,
    )
