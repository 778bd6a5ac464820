"""The form of one fact: what it asks, what was typed, and what that becomes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from zicht.casework.around import Around as Deciding
from zicht.casework.recording import CHILD_WORDS, Accepted, Entered, Refusal, record, with_words
from zicht.casework.typed_day import as_typed, typed_day, value_as_typed
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import Attribute, AttributeType, Kind
from zicht.web.language import language_of
from zicht.web.pages.guard import FamilyVisit
from zicht.web.storage.cases import Read, case_of, read_of
from zicht.web.storage.recording import Adding, by_agreement, receivers_of
from zicht.web.storage.rulebooks import forms, served
from zicht.web.storage.sharing import region

ATTRIBUTE = "a."
DRAFT = "record"
WITH_WORDS = frozenset({"signals", "contact", "meldcode"})  # groups in which a child may have said something
NAMING = frozenset({AttributeType.REF, AttributeType.FACT})
HIDDEN = frozenset({"finding", "re"})
Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `options` are values with their text."""

    name: str
    label: str
    type: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""


class Around:
    """The family as the viewer's organisation knows it, with the words for it."""

    def __init__(self, visit: FamilyVisit) -> None:
        self.visit = visit
        self.vocabulary, self.rulebook = served()
        self.content = forms()

    @cached_property
    def read(self) -> Read:
        """What this transaction may see."""
        return read_of([self.visit.family])

    @cached_property
    def case(self) -> Case:
        """The same as a case."""
        return case_of(self.visit.family, self.visit.ties, self.vocabulary, self.visit.today, self.read)

    @property
    def names(self) -> dict[str, str]:
        """What persons are called."""
        return self.read.names

    @cached_property
    def wording(self) -> Wording:
        """Words in the language of the reader."""
        return Wording(self.case, self.vocabulary, language_of(), self.names, self.visit.viewer.organisation)

    @cached_property
    def region(self) -> dict[str, str]:
        """What organisations are called."""
        return region()

    @property
    def own(self) -> str:
        """The viewer's organisation."""
        return self.visit.viewer.organisation

    @property
    def deciding(self) -> Deciding:
        """What the core decides with."""
        return Deciding(self.case, self.own, self.vocabulary, self.region, self.visit.today)

    def fact(self, fact: str | UUID) -> Fact | None:
        """A fact that is open to the viewer."""
        return next((each for each in self.case.facts if each.id == str(fact)), None)

    def persons(self, chosen: Iterable[str] = ()) -> list[dict[str, object]]:
        """The persons of the family to choose from, by name and role."""
        marked = set(chosen)
        return [
            {
                "id": each.id,
                "name": capitalised(self.wording.person(each.id)),
                "role": self.wording.role(each.role) if each.id in self.names else "",
                "chosen": each.id in marked,
            }
            for each in self.case.persons
        ]


class Form(Around):
    """The form of a fact of one kind, new or a correction."""

    def __init__(self, visit: FamilyVisit, kind: str, corrects: str | None = None) -> None:
        super().__init__(visit)
        self.kind: Kind = self.vocabulary.kinds[kind]
        self.corrects = corrects

    @property
    def asks_words(self) -> bool:
        """Whether the words of a child may be written down beside this fact."""
        is_about_child = "child" in self.kind.subject_roles
        return is_about_child and self.kind.group in WITH_WORDS and not self.corrects and self.kind.code != CHILD_WORDS

    def entered(self, values: Values) -> Entered:
        """What was typed, as a fact to check."""
        occurred = typed_day(one(values, "day"), self.visit.today)
        known = one(values, "known")
        found = typed_day(known, self.visit.today) if known else None
        return Entered(
            kind=self.kind.code,
            about=tuple(values.get("about", ())),
            occurred_on=occurred.day if occurred else None,
            precision=occurred.precision if occurred else Precision.DAY,
            known_from=found.day if found else None,
            attributes={
                key.removeprefix(ATTRIBUTE): one(values, key)
                for key in values
                if key.startswith(ATTRIBUTE) and one(values, key)
            },
            note=one(values, "note"),
            source=one(values, "source"),
            corrects=self.corrects,
        )

    def adding(self, values: Values, form_key: UUID) -> list[Adding] | Refusal:
        """The facts to add (the words of a child are a fact of their own), or every problem."""
        entered = self.entered(values)
        checked = self._checked(entered)
        problems = dict(checked.problems) if isinstance(checked, Refusal) else {}
        known = typed_day(one(values, "known"), self.visit.today) if one(values, "known") else None
        if one(values, "known") and (known is None or known.precision is not Precision.DAY):
            problems["known_from"] = "no_exact_day"
        accepted = [] if isinstance(checked, Refusal) else [checked]
        if words := one(values, "words"):
            quoted = with_words(entered, words, self.case)
            beside = quoted if isinstance(quoted, Refusal) else self._checked(quoted)
            if isinstance(beside, Refusal):
                problems |= {"words": beside.problems["words"]} if "words" in beside.problems else {}
            else:
                accepted.append(beside)
        if problems or not accepted:
            return Refusal(problems)
        return [
            Adding(each, form_key if not place else uuid5(form_key, each.kind), self._receivers(each))
            for place, each in enumerate(accepted)
        ]

    def _checked(self, entered: Entered) -> Accepted | Refusal:
        return record(entered, self.case, self.own, self.vocabulary, self.visit.today, self.region)

    def _receivers(self, accepted: Accepted) -> dict[str, UUID | None]:
        earlier = receivers_of(UUID(accepted.corrects)) if accepted.corrects else {}
        return by_agreement(accepted.kind, self.visit.account, self.visit.ties, self.visit.today) | earlier

    def context(self, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
        """What the page of the form shows; `problems` are texts by field."""
        about = list(values.get("about", ()))
        if not about and len(fitting := self._fitting()) == 1:
            about = fitting  # the only person whom this kind can be about is not a guess
        return {
            "visit": self.visit,
            "kind": self.kind,
            "kind_label": capitalised(self.wording.kind(self.kind.code)),
            "persons": self.persons(about),
            "typed": {each: one(values, each) for each in ("day", "known", "source", "note", "words", "finding")},
            "fields": [self._field(each, values, problems) for each in self._asked()],
            "hidden": [(key, one(values, key)) for key in values if key.removeprefix(ATTRIBUTE) in HIDDEN],
            "asks_words": self.asks_words,
            "problems": problems,
            "form_key": uuid4(),
            "draft_form": DRAFT,
            "shared": by_agreement(self.kind.code, self.visit.account, self.visit.ties, self.visit.today),
        }

    def _fitting(self) -> list[str]:
        roles = set(self.kind.subject_roles)
        if not roles.isdisjoint({"family", "organisation"}):
            return []
        return [each.id for each in self.case.persons if ("child" if each.is_child else "adult") in roles]

    def _asked(self) -> list[Attribute]:
        every = [*self.kind.attributes.values(), *self.vocabulary.common_attributes.values()]
        return [each for each in every if each.code not in HIDDEN]

    def _field(self, attribute: Attribute, values: Values, problems: Mapping[str, str]) -> Field:
        name = f"{ATTRIBUTE}{attribute.code}"
        options: tuple[tuple[str, str], ...] = ()
        match attribute.type:
            case AttributeType.BOOL:
                options = (("yes", _("ja")), ("no", _("nee")))
            case AttributeType.ENUM:
                options = tuple((each, self.wording.value(each)) for each in attribute.values)
            case AttributeType.REF:
                options = tuple(self.region.items())
            case AttributeType.FACT:
                options = tuple((each.id, self.short(each)) for each in self.case.facts if self._is_offer(each))
        value = one(values, name)
        if value and attribute.type in NAMING and value not in dict(options):
            options += ((value, self._named(value)),)  # what stood there stays there, also when it is in no list
        label = self.content.label(self.kind.code, attribute.code)
        problem = problems.get(attribute.code, "")
        return Field(name, label, attribute.type.value, value, options, problem)

    def _named(self, value: str) -> str:
        fact = self.fact(value)
        if fact is not None:
            return self.short(fact)
        is_type = value in self.vocabulary.organisation_types
        return self.wording.organisation_type(value) if is_type else value

    def _is_offer(self, fact: Fact) -> bool:
        return fact.kind == "handover_offered"

    def short(self, fact: Fact) -> str:
        """A fact in one line."""
        return f"{self.wording.kind(fact.kind)}, {self.wording.day_of(fact)}"


def values_of(fact: Fact) -> dict[str, list[str]]:
    """A fact as it would be typed, to fill the form of a correction."""
    found = {
        "about": list(fact.about),
        "day": [as_typed(fact.occurred_on, fact.precision)],
        "known": [as_typed(fact.known_from, Precision.DAY)] if fact.known_from > fact.latest else [""],
        "source": [fact.source or ""],
        "note": [fact.note or ""],
    }
    for code, value in fact.attributes.items():
        found[f"{ATTRIBUTE}{code}"] = [value_as_typed(value)]
    return found


def typed_values(query: QueryDict) -> dict[str, list[str]]:
    """What a form sent, each field with its values."""
    return {key: [str(each) for each in query.getlist(key)] for key in query}


def one(values: Values, key: str) -> str:
    """The one value of a field; empty when it was not filled in."""
    return values[key][0].strip() if values.get(key) else ""


def form_key(request: HttpRequest) -> UUID:
    """The key of the form that was sent. Raises SuspiciousOperation when it has none."""
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        raise SuspiciousOperation("a form without its key") from None
