"""Reading matchers: which facts a part of a rule names, checked against the vocabulary."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zicht.facts.entry import Entry, did_you_mean, listed
from zicht.facts.fact import AttributeValue
from zicht.facts.intake import SOURCES
from zicht.facts.kinds import Attribute, AttributeType, Vocabulary
from zicht.facts.vocabulary import is_forbidden, values
from zicht.rulebook.rule import ANY, By, Matcher, Reach, Values

KEYS = frozenset(
    {"kind", "kinds", "class", "classes", "when", "unless", "organisation_type", "role", "age", "source", "reach"}
)
ANSWER_KEYS = KEYS | {"by", "to", "linked"}
TO = "to"  # the attribute by which a fact names who got what it tells
AGE = frozenset({"from", "under", "or_unknown"})
REACHES = tuple(each.value for each in Reach)
OLDEST = 150
Way = tuple[Values, Values]
Kinds = Mapping[str, tuple[Way, ...]]
Matchers = tuple[Matcher, ...]


class MatcherReader:
    """Reads matchers with one vocabulary at hand."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def all_of(self, entry: Entry, key: str, required: bool = False) -> Matchers:
        """The matchers under a key: a list, or one alone. When required, at least one."""
        return tuple(self.one(each) for each in _listed(entry, key, required))

    def answers(self, entry: Entry, key: str, triggers: Matchers, required: bool = False) -> Matchers:
        """The same for what may answer these triggers: it may also say by whom, to whom and to what."""
        return tuple(self._answer(each, triggers) for each in _listed(entry, key, required))

    def one(self, entry: Entry) -> Matcher:
        """One matcher."""
        entry.only(KEYS)
        return self._matcher(entry)

    def check_attribute(
        self, entry: Entry, key: str, code: str | None, matchers: Iterable[Matcher], wanted: AttributeType
    ) -> None:
        """Note when no fact of these matchers has an attribute of this type."""
        kinds = {kind for each in matchers for kind in each.kinds}
        attributes = self._attributes(code or "", kinds)
        if code is None or not kinds:
            return
        if not attributes:
            entry.note("no_such_attribute", line=_line(entry, key), key=code, hint=self._near(code, kinds))
        elif any(each.type is not wanted for each in attributes):
            entry.note("wrong_type", line=_line(entry, key), key=code, wanted=wanted.value)

    def _answer(self, entry: Entry, triggers: Matchers) -> Matcher:
        entry.only(ANSWER_KEYS)
        matcher = self._matcher(entry)
        by, to = self._party(entry, "by", ("same", "other"), triggers), self._party(entry, TO, ("same",), triggers)
        if to is not None:
            self.check_attribute(entry, TO, TO, [matcher], AttributeType.REF)
        return replace(matcher, by=by, to=to, linked=entry.flag("linked"))

    def _matcher(self, entry: Entry) -> Matcher:
        before = len(entry.problems)
        named, kinds = self._kinds(entry)
        when = self._values(entry, "when", kinds, named)
        unless = self._values(entry, "unless", kinds, ())
        ways = [(kind, way) for kind, each in kinds.items() for way in each]
        if len(entry.problems) == before and not any(self._is_possible(*each, when, unless) for each in ways):
            entry.note("cannot_match")
        age_from, age_under, age_or_unknown = _ages(entry)
        return Matcher(
            kinds=kinds,
            when=when,
            unless=unless,
            organisation_types=_known(entry, "organisation_type", self.vocabulary.organisation_types),
            sources=_known(entry, "source", SOURCES),
            roles=_known(entry, "role", self.vocabulary.person_roles),
            age_from=age_from,
            age_under=age_under,
            age_or_unknown=age_or_unknown,
            reach=Reach(entry.one_of("reach", REACHES, required=False) or "named"),
        )

    def _kinds(self, entry: Entry) -> tuple[Sequence[str], Kinds]:
        """The kinds named themselves, and kind -> the ways in which it counts: so, or as a class when and unless."""
        ways: dict[str, list[Way]] = {}
        named = entry.texts("kind") + entry.texts("kinds")
        classes = entry.texts("class") + entry.texts("classes")
        if not named and not classes:
            entry.note("missing", line=entry.node.line, key="kind")
        for code in named:
            if code not in self.vocabulary.kinds:
                key = "kind" if "kind" in entry.keys else "kinds"
                entry.note("unknown_kind", key, hint=entry.hint(code, self.vocabulary.kinds))
            ways.setdefault(code, []).append(({}, {}))
        for code in classes:
            if code not in self.vocabulary.classes:
                key = "class" if "class" in entry.keys else "classes"
                entry.note("unknown_class", key, hint=entry.hint(code, self.vocabulary.classes))
            for kind in self.vocabulary.kinds.values():
                for each in kind.counts_as:
                    if each.class_code == code:
                        ways.setdefault(kind.code, []).append((each.when, each.unless))
        return named, {kind: tuple(each) for kind, each in sorted(ways.items())}

    def _values(self, entry: Entry, key: str, kinds: Collection[str], each_of: Collection[str]) -> Values:
        """`when` and `unless`; no free text, no forbidden input, no attribute or value that cannot occur.

        Every kind in `each_of` must have the attribute: a kind without it would never match.
        """
        found = values(entry, key)
        nodes = (entry.keys[key].mapping or {}) if found else {}
        for code, wanted in found.items():
            attributes = self._attributes(code, kinds)
            line = nodes[code].line
            lacking = [each for each in each_of if each in self.vocabulary.kinds and not self._attributes(code, [each])]
            if is_forbidden(code):
                entry.note("forbidden_input", line=line, key=code)
            elif not attributes or lacking:
                entry.note("no_such_attribute", line=line, key=code, hint=self._near(code, kinds))
            elif any(each.type is AttributeType.TEXT for each in attributes):
                entry.note("free_text_input", line=line, key=code)
            elif not all(self._can_be(value, attributes) for value in wanted):
                entry.note("no_such_value", line=line, key=code, allowed=listed(self._allowed(attributes)))
        return found

    def _attributes(self, code: str, kinds: Iterable[str]) -> list[Attribute]:
        found = [self.vocabulary.attribute(kind, code) for kind in kinds if kind in self.vocabulary.kinds]
        return [each for each in found if each is not None]

    def _near(self, code: str, kinds: Iterable[str]) -> str:
        known = [self.vocabulary.kinds[kind].attributes for kind in kinds if kind in self.vocabulary.kinds]
        return did_you_mean(code, {code for each in known for code in each})

    def _allowed(self, attributes: Iterable[Attribute]) -> set[str]:
        """All values that these attributes may have, as they are written."""
        found: set[str] = set()
        for each in attributes:
            if each.type is AttributeType.BOOL:
                found |= {"true", "false"}
            if each.type in {AttributeType.DATE, AttributeType.FACT}:
                found.add(ANY)  # whether there is one, not what it says
            found |= set(self.vocabulary.organisation_types if each.type is AttributeType.REF else each.values)
        return found

    def _can_be(self, value: AttributeValue, attributes: Iterable[Attribute]) -> bool:
        if value == ANY:
            return True
        types = self.vocabulary.organisation_types
        return any(
            (each.type is AttributeType.BOOL and isinstance(value, bool))
            or (each.type is AttributeType.ENUM and value in each.values)
            or (each.type is AttributeType.REF and value in types)
            for each in attributes
        )

    def _is_possible(self, kind: str, way: Way, when: Values, unless: Values) -> bool:
        """Whether some fact of this kind may meet every `when` and no `unless`, in one of the ways it counts."""
        for code in {*way[0], *when}:
            attribute = self.vocabulary.attribute(kind, code)
            refused = {*way[1].get(code, ()), *unless.get(code, ())}
            if attribute is None or ANY in refused:
                return False
            demands = [set(each[code]) for each in (way[0], when) if code in each and ANY not in each[code]]
            if not demands and attribute.type in {AttributeType.BOOL, AttributeType.ENUM}:
                demands = [{True, False} if attribute.type is AttributeType.BOOL else set(attribute.values)]
            if demands and not set.intersection(*demands) - refused:
                return False
        return True

    def _party(self, entry: Entry, key: str, relations: Sequence[str], triggers: Matchers) -> By | None:
        """By whom, or to whom, seen from the trigger."""
        if not entry.has(key):
            return None
        below = entry.below(key, key) if entry.keys[key].mapping is not None else None
        if below is None:
            return By(entry.one_of(key, relations) or "same")
        below.only({"attribute"})
        attribute = below.text("attribute")
        self.check_attribute(below, "attribute", attribute, triggers, AttributeType.REF)
        return By("attribute", attribute)


def _line(entry: Entry, key: str) -> int:
    return entry.keys[key].line if key in entry.keys else entry.node.line


def _listed(entry: Entry, key: str, required: bool) -> Iterator[Entry]:
    """The entries under a key: a list, or one alone."""
    node = entry.keys.get(key)
    if node is not None and node.mapping is not None:
        yield Entry(node, entry.file, key, entry.problems)
    else:
        yield from entry.entries(key, key, required, filled=required)


def _known(entry: Entry, key: str, allowed: Collection[str]) -> tuple[str, ...]:
    found = entry.texts(key, filled=True)
    for each in found:
        if each not in allowed:
            entry.note("not_one_of", key, allowed=listed(allowed), hint=entry.hint(each, allowed))
    return found


def _ages(entry: Entry) -> tuple[int | None, int | None, bool]:
    """`from` and `under`, in whole years; and whether an unknown or unsure age counts too."""
    below = entry.below("age", "age", required=False)
    if below is None:
        return None, None, False
    below.only(AGE)
    start, end = below.number("from", most=OLDEST), below.number("under", least=1, most=OLDEST)
    if below.is_mapping and not below.has("from") and not below.has("under"):
        below.note("missing", line=below.node.line, key="from")
    if start is not None and end is not None and start >= end:
        below.note("cannot_match")
    return start, end, below.flag("or_unknown")
