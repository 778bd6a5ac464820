"""Meetings in words: who takes part on which ground, what is on the agenda, and what was agreed."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from zicht.casework.meetings import Agreement, Meeting, Stage, meetings_of
from zicht.casework.plain_text import said
from zicht.casework.typed_day import as_typed
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact, Precision
from zicht.rulebook.rule import Shape
from zicht.web.pages.entering import Around
from zicht.web.storage.open_work import refresh_family, standing_findings
from zicht.web.storage.rulebooks import meeting_templates

WEEK = 7  # days


def meeting_of(around: Around, fact: UUID | str) -> Meeting | None:
    """A meeting that the viewer's organisation knows, by any version of what planned it or says that it was held."""
    root = next((each.root for each in around.case.facts if each.id == str(fact)), None)
    found = meetings_of(around.case) if root else ()
    return next((each for each in found if root in {one.root for one in (each.planned, each.held) if one}), None)


def called(meeting: Meeting) -> str:
    """What a meeting is called."""
    template = meeting_templates().get(meeting.template)
    return template.label if template else _("Overleg")


def line(meeting: Meeting, around: Around) -> dict[str, object]:
    """A meeting as it stands in a list."""
    others = [around.region.get(each, each) for each in meeting.parties]
    return {
        "id": meeting.fact.id,
        "called": called(meeting),
        "day": around.wording.day(meeting.day),
        "at": of(meeting.planned, "at", around) if meeting.planned else "",
        "stage": meeting.stage.value,
        "parties": others,
        "open": sum(1 for each in meeting.agreements if not each.done),
        "conclusion": of(meeting.held, "conclusion", around) if meeting.held else "",
    }


def whole(meeting: Meeting, around: Around) -> dict[str, object]:
    """Everything about one meeting."""
    planned, held, template = meeting.planned, meeting.held, meeting_templates().get(meeting.template)
    criteria = str(planned.attributes.get("criteria", "")).split() if planned else []
    taken = {str(each.attributes.get("step")): around.wording.day_of(each) for each in meeting.steps}
    return line(meeting, around) | {
        "place": of(planned, "place", around),
        "weeks": meeting.rhythm.days // WEEK if meeting.rhythm else 0,
        "template": meeting.template,
        "purpose": of(planned, "purpose", around),
        "persons": around.wording.persons(meeting.fact.about),
        "told": planned.attributes.get("told_family") if planned else None,
        "why_not_told": of(planned, "reason_not_told", around),
        "criteria": [each.label for each in template.criteria if each.code in criteria] if template else [],
        "keeps": around.wording.organisation_type(template.keeps) if template and template.keeps else "",
        "source": template.source if template else "",
        "invited": _invited(meeting, around),
        "agenda": [_item(each, around) for each in meeting.agenda],
        "steps": [(code, label, taken.get(code, "")) for code, label in template.steps.items()] if template else [],
        "present": of(held, "parties", around),
        "note": (held.note or "") if held else "",
        "held_by": around.wording.organisation(held.organisation) if held else "",
        "held_id": held.id if held else "",
        "about": meeting.fact.about,
        "is_own": held is not None and held.organisation == around.own,
        "agreements": [_agreement(each, around) for each in meeting.agreements],
        "dissents": [f"{of(each, 'topic', around)} ({around.wording.day_of(each)})" for each in meeting.dissents],
        "asked": held.attributes.get("dissent") if held else None,
        "cancelled": of(meeting.cancelled, "reason", around),
        "called_by": around.wording.organisation(meeting.fact.organisation),
        "is_called_here": meeting.fact.organisation == around.own,
        "typed_day": as_typed(meeting.day, Precision.DAY),
        "is_open": meeting.stage is Stage.PLANNED,
        "is_held": meeting.stage is Stage.HELD,
    }


def _invited(meeting: Meeting, around: Around) -> list[tuple[str, str]]:
    """Who takes part, and on which ground."""
    grounds = around.content.grounds
    found = [(meeting.fact.organisation or "", _("riep het overleg bijeen"))]
    for each in meeting.invited:
        code = str(each.attributes.get("ground", ""))
        found.append((str(each.attributes.get("party", "")), grounds[code].label if code in grounds else code))
    return [(around.region.get(who, who), why) for who, why in found if who]


def _item(fact: Fact, around: Around) -> dict[str, str]:
    key = str(fact.attributes.get("finding", ""))
    rule = around.rulebook.rule(key.partition("/")[0]) if key else None
    text = of(fact, "item", around) or (rule.title[around.wording.language] if rule else key)
    return {"text": text, "by": around.wording.organisation(fact.organisation), "pattern": key}


def _agreement(agreement: Agreement, around: Around) -> dict[str, object]:
    fact, due = agreement.fact, agreement.fact.attributes.get("due")
    return {
        "id": fact.id,
        "about": fact.about,
        "action": of(fact, "action", around),
        "owner": of(fact, "owner", around),
        "due": due if isinstance(due, date) else None,
        "done": [around.wording.day_of(each) for each in agreement.done],
    }


def patterns(around: Around, view: str) -> list[dict[str, str]]:
    """Open patterns of a view, to look at together: each with its sentence (R209)."""
    refresh_family(around.visit.family, view, around.visit.today)
    found = []
    for each in standing_findings(around.case, view):
        rule = around.rulebook.rule(each.rule)
        if rule is not None and rule.shape is Shape.PATTERN:
            said_of_it = sentence(each, rule, around.wording, around.visit.today)
            found.append({"key": each.key, "title": rule.title[around.wording.language], "sentence": said_of_it})
    return found


def of(fact: Fact | None, code: str, around: Around) -> str:
    """An attribute in words; empty when it is not there."""
    if fact is None or code not in fact.attributes:
        return ""
    return said(fact, code, fact.attributes[code], around.wording, around.region)


def fact_line(fact: Fact, around: Around) -> str:
    """A fact in one line, to see what bears on a criterion."""
    return f"{capitalised(around.wording.kind(fact.kind))}, {around.wording.day_of(fact)}"
