"""Reading matchers: which facts a part of a rule names, checked against the vocabulary."""

from collections.abc import Iterable, Mapping

from zicht.facts.entry import Entry, did_you_mean
from zicht.facts.fact import AttributeValue
from zicht.facts.kinds import Attribute, AttributeType, Vocabulary
from zicht.facts.vocabulary import FORBIDDEN, values
from zicht.rulebook.rule import ANY, By, Matcher, Reach, Values

KEYS = frozenset(
    {"kind", "kinds", "class", "classes", "when", "unless", "organisation_type", "role", "age", "source", "reach"}
    | {"by", "linked"}
)
READABLE = frozenset({AttributeType.BOOL, AttributeType.ENUM, AttributeType.REF})
Way = tuple[Values, Values]


class MatcherReader:
    """Reads matchers with one vocabulary at hand."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def all_of(self, entry: Entry, key: str, required: bool = False) -> tuple[Matcher, ...]:
        """The matchers under a key: a list, or one alone."""
        node = entry.keys.get(key)
        if node is not None and node.mapping is not None:
            below = entry.below(key, key)
            return (self.one(below),) if below else ()
        if required and not entry.has(key):
            entry.note("missing", key)
        return tuple(self.one(each) for each in entry.entries(key, key, required=False))

    def one(self, entry: Entry) -> Matcher:
        """One matcher."""
        entry.only(KEYS)
        kinds = self._kinds(entry)
        when, unless = self._values(entry, "when", kinds), self._values(entry, "unless", kinds)
        if any(set(wanted) <= set(unless.get(code, ())) for code, wanted in when.items()):
            entry.note("cannot_match")
        age = entry.below("age", "age", required=False)
        types = entry.texts("organisation_type")
        self._known(entry, "organisation_type", types, self.vocabulary.organisation_types)
        roles = entry.texts("role")
        self._known(entry, "role", roles, self.vocabulary.person_roles)
        return Matcher(
            kinds=kinds,
            when=when,
            unless=unless,
            organisation_types=types,
            sources=entry.texts("source"),
            roles=roles,
            age_from=age.number("from") if age else None,
            age_under=age.number("under", least=1) if age else None,
            reach=Reach(entry.one_of("reach", [each.value for each in Reach], required=False) or "named"),
            by=self._by(entry),
            linked=entry.flag("linked"),
        )

    def _kinds(self, entry: Entry) -> Mapping[str, tuple[Way, ...]]:
        """Kind -> the ways in which it counts: named itself, or as a class when and unless."""
        ways: dict[str, list[Way]] = {}
        named = entry.texts("kind") + entry.texts("kinds")
        classes = entry.texts("class") + entry.texts("classes")
        if not named and not classes:
            entry.note("missing", key="kind")
        for code in named:
            if code not in self.vocabulary.kinds:
                entry.note("unknown_kind", hint=did_you_mean(code, self.vocabulary.kinds))
            ways.setdefault(code, []).append(({}, {}))
        for code in classes:
            if code not in self.vocabulary.classes:
                entry.note("unknown_class", hint=did_you_mean(code, self.vocabulary.classes))
            for kind in self.vocabulary.kinds.values():
                for each in kind.counts_as:
                    if each.class_code == code:
                        ways.setdefault(kind.code, []).append((each.when, each.unless))
        return {kind: tuple(each) for kind, each in sorted(ways.items())}

    def _values(self, entry: Entry, key: str, kinds: Iterable[str]) -> Values:
        """`when` and `unless`; no free text, no forbidden input, no attribute or value that cannot occur."""
        below = entry.below(key, key, required=False)
        if below is None:
            return {}
        found = values(entry, key)
        for code, wanted in found.items():
            if code in FORBIDDEN:
                below.note("forbidden_input", code)
                continue
            attributes = self._attributes(code, kinds)
            if not attributes:
                known = {each for kind in kinds if kind in self.vocabulary.kinds for each in self.vocabulary.kinds[kind].attributes}
                below.note("no_such_attribute", code, hint=did_you_mean(code, known))
            elif all(each.type not in READABLE for each in attributes):
                below.note("free_text_input", code)
            elif not all(self._can_be(value, attributes) for value in wanted):
                allowed = sorted({value for each in attributes for value in each.values} or {"true", "false"})
                below.note("no_such_value", code, allowed=", ".join(allowed))
        return found

    def _attributes(self, code: str, kinds: Iterable[str]) -> list[Attribute]:
        found = [self.vocabulary.attribute(kind, code) for kind in kinds if kind in self.vocabulary.kinds]
        return [each for each in found if each is not None]

    def _can_be(self, value: AttributeValue, attributes: Iterable[Attribute]) -> bool:
        if value == ANY:
            return True
        for attribute in attributes:
            if attribute.type is AttributeType.BOOL and isinstance(value, bool):
                return True
            if attribute.type is AttributeType.ENUM and value in attribute.values:
                return True
            if attribute.type is AttributeType.REF and value in self.vocabulary.organisation_types:
                return True
        return False

    def _known(self, entry: Entry, key: str, found: Iterable[str], allowed: Mapping[str, str]) -> None:
        for each in found:
            if each not in allowed:
                entry.note("not_one_of", key, allowed=", ".join(allowed), hint=did_you_mean(each, allowed))

    def _by(self, entry: Entry) -> By | None:
        if not entry.has("by"):
            return None
        if entry.keys["by"].mapping is not None:
            below = entry.below("by", "by")
            assert below is not None
            below.only({"attribute"})
            return By("attribute", below.text("attribute"))
        return By(entry.one_of("by", ("same", "other")) or "same")
