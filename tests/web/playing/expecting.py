"""What has to stand on which page on which day, worked out from what a case file expects, before anything is played.

An expectation is matched with a finding as `tools/score.py` does it, strictly: the same theme, resting on the fact that
is named, raised in its window. By whom and when it is seen follows from the core; what the application shows is held
against that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from scoring.cases import Expectation
from scoring.measures import NEAR
from tests.web.playing.agreed import PREVENTED, STOPPED, TOLD, UNANSWERED
from tests.web.playing.course import Content, Course, Hit, course
from tests.web.playing.script import Script
from zicht.chronology.days import DAY

TODAY, FAMILY, TOGETHER = "vandaag", "gezin", "samen"


class Stands(Enum):
    """How something stands on a page."""

    NOT = "not there"
    IN_TIME = "in time"
    RAISED = "raised"
    SETTLED = "among what was settled lately"


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody of an organisation sees on a day; `text` is the sentence, `title` what is left when folded."""

    day: date
    organisation: str
    page: str
    stands: Stands
    text: str
    title: str
    want: str


STATES = {"pending": Stands.IN_TIME, "raised": Stands.RAISED, "closed": Stands.NOT}


class Seen(Enum):
    """Who sees what is expected: whose work it is, one that knows it is another's, or nobody but all together."""

    ITSELF = "itself"
    ASIDE = "aside"
    ONLY_TOGETHER = "only together"


class Expecting:
    """What a script makes one expect: by all facts side by side, when all share them, and by each alone."""

    def __init__(self, script: Script, content: Content) -> None:
        self.script, stopped = script, STOPPED.get(script.name, ())
        self.stopped = [each for each in script.wants if set(each.evidence) & set(stopped)]
        wants = [each for each in script.wants if each not in self.stopped]
        as_it_went = course(script, content, (), shares=False)
        self.alone = course(script, content, stopped, shares=False)
        self.shared = course(script, content, stopped, shares=True)
        organisations = sorted({each.organisation for each in script.case.facts if each.organisation})
        self.by_itself = [one for each in organisations for one in self.alone.hits(wants, each)]
        self.side_by_side = self.alone.hits(wants, None)
        by_all = {each: self.shared.hits(wants, each) for each in {one.organisation for one in self.side_by_side}}
        self.together = [
            one for each in self.side_by_side for one in by_all[each.organisation] if one.want == each.want
        ]
        self.unanswered = _beside(wants, as_it_went.hits(wants, None))
        self.prevented = [each for each in _beside(wants, self.side_by_side) if each not in self.unanswered]
        answered = [each.want for each in self.side_by_side]
        self.told = _beside(answered, self.together)
        self.late = [each.want.id for each in self.together if each.day > each.want.earliest + NEAR]

    @property
    def unknown(self) -> list[str]:
        """Where it is otherwise than was agreed beforehand."""
        name = self.script.name
        found: tuple[tuple[str, list[str], Mapping[str, tuple[str, ...]]], ...] = (
            ("answered by no rule", self.unanswered, UNANSWERED),
            ("not asked, because of what was stopped", self.prevented, PREVENTED),
            ("not asked, because it was shared", self.told, TOLD),
            ("raised more than two weeks after its day", self.late, {}),
        )
        return [f"{what}: {ids}" for what, ids, agreed in found if ids != list(agreed.get(name, ()))]

    def seen(self) -> Mapping[str, Seen]:
        """By expectation who sees it when every organisation has only its own facts."""
        itself = {each.want.id for each in self.by_itself if each.organisation == each.view}
        aside = {each.want.id for each in self.by_itself} - itself
        found = {each.want.id: Seen.ONLY_TOGETHER for each in self.side_by_side}
        return found | dict.fromkeys(aside, Seen.ASIDE) | dict.fromkeys(itself, Seen.ITSELF)

    def looks_together(self) -> Iterator[Look]:
        """When all share: whose work it is has it on Vandaag on that day and not before, and all see it together."""
        for each in self.together:
            yield from self._looks(self.shared, each, each.view or "")
        for each in self.side_by_side:
            yield self._look(self.alone, each, each.day, each.organisation, TOGETHER)
            own = replace(each, view=each.organisation)
            done = self.shared.finding(own, own.day) if each.want.id in self.told else None
            if done is not None and done.closed_on is not None and each.is_norm:
                look = self._look(self.shared, own, done.closed_on, each.organisation, TODAY)
                yield replace(look, stands=Stands.SETTLED)

    def looks_apart(self) -> Iterator[Look]:
        """When each knows only its own: at whom it is seen all the same, or else that nobody sees it."""
        joined = {each.want.id: each for each in self.side_by_side}
        for want, who in self.seen().items():
            if who is Seen.ONLY_TOGETHER:
                yield from self._unseen(joined[want])
                continue
            mine = [one for one in self.by_itself if one.want.id == want]
            own = [one for one in mine if who is Seen.ASIDE or one.organisation == one.view]
            first = min(own, key=lambda one: one.order)
            yield from self._looks(self.alone, first, first.view or "")

    def _unseen(self, found: Hit) -> Iterator[Look]:
        """Whose work it would be does not see it; unless it reads the same by what it knows for another reason."""
        look = replace(self._look(self.alone, found, found.day, found.organisation, TODAY), stands=Stands.NOT)
        if look.text not in self.alone.standing(found.organisation, found.day, self.script.names):
            yield look
            yield replace(look, page=FAMILY)

    def _looks(self, of: Course, found: Hit, organisation: str) -> Iterator[Look]:
        """On both pages on the day itself, and on the one where it belongs also on the day before.

        Vandaag has what is asked by the norm, of whose work it is. A lesson of later, and the work of another, stand on
        the page of the family.
        """
        main = TODAY if found.is_norm and found.organisation == organisation else FAMILY
        yield self._look(of, found, found.day - DAY, organisation, main)
        yield self._look(of, found, found.day, organisation, TODAY)
        yield self._look(of, found, found.day, organisation, FAMILY)

    def _look(self, of: Course, found: Hit, day: date, organisation: str, page: str) -> Look:
        finding = of.finding(found, day)
        stands = STATES[finding.state_on(day)] if finding else Stands.NOT
        if page == TODAY and finding and not (found.is_norm and finding.organisation == organisation):
            stands = Stands.NOT
        on = day if finding else found.day
        finding = finding or of.finding(found, on)
        assert finding is not None
        text = of.sentence(finding, on, self.script.names, organisation)
        rule = of.rulebook.rule(finding.rule)
        assert rule is not None
        return Look(day, organisation, page, stands, text, rule.title["nl"], found.want.id)


def _beside(wants: list[Expectation], hits: list[Hit]) -> list[str]:
    """The expectations that no hit answers."""
    answered = {each.want.id for each in hits}
    return [each.id for each in wants if each.id not in answered]
