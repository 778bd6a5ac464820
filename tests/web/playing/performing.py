"""A family played from its first day to its last: each fact typed by whoever recorded it, each page read on its day."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser, Error

from tests.web.live import serving
from tests.web.playing import seeing
from tests.web.playing.agreed import STOPPED
from tests.web.playing.course import Content
from tests.web.playing.entering import Pens, RefusedError, clock_moved, it_is
from tests.web.playing.expecting import FAMILY, TODAY, TOGETHER, Expecting, Look, Stands
from tests.web.playing.script import Script, script
from tests.web.playing.seeing import Line
from tests.web.playing.stage import Stage, set_up
from tests.web.playing.windows import Windows
from tests.web.starting import EMPTY, copy
from zicht.facts.fact import Fact
from zicht.web.database.roles import DATABASE
from zicht.web.database.server import Server
from zicht.web.storage.rulebooks import loaded

STAYS = "Alleen uw organisatie houdt zicht op de veiligheid van een kind. Draag dat eerst over."
ADDRESSES = {FAMILY: "", TOGETHER: "samen/"}


@dataclass
class Played:
    """How it went: what was not as it must be, how many facts were typed and how many pages were looked at."""

    problems: list[str] = field(default_factory=list)
    typed: int = 0
    looks: int = 0


def played(path: Path, server: Server, browser: Browser) -> Played:
    """Play a file: a control once, a vignette while all share and then while each has only its own."""
    content = loaded()
    found = script(path, content[0])
    expecting = Expecting(found, content)
    how = Played(expecting.unknown)
    with serving() as url, clock_moved(), _refusals_untold():
        for together in (True,) if found.is_control else (True, False):
            copy(server, EMPTY, DATABASE)
            with Windows(browser, url) as windows:
                try:
                    play(expecting, content, windows, together, how)
                except (Error, RefusedError) as error:
                    how.problems.append(f"stopped: {error}")
    return how


def play(expecting: Expecting, content: Content, windows: Windows, together: bool, how: Played) -> None:
    """Play a family from a database without one."""
    found = expecting.script
    stopped = STOPPED.get(found.name, ())
    looks = list(expecting.looks_together() if together else expecting.looks_apart())
    it_is(min(each.known_from for each in found.case.facts))
    stage = set_up(found, together)
    pens = Pens(stage, content[0], windows, {each.id: each for each in found.case.facts}, together)
    performance = Performance(found, stage, windows, pens, together, how)
    performance.run(looks)
    if sorted(performance.refused) != sorted(stopped):
        performance.tell(f"not taken: {sorted(performance.refused)}, where {sorted(stopped)} must be")


@dataclass
class Performance:
    """One family while it is played. `refused` are the places of facts that were not taken."""

    script: Script
    stage: Stage
    windows: Windows
    pens: Pens
    together: bool
    played: Played
    refused: list[int] = field(default_factory=list)

    def run(self, looks: Sequence[Look]) -> None:
        """Day by day: first what is recorded on it, then what is seen on it."""
        last = self.script.case.evaluate_on
        days = {*self._days(), *(each.day for each in looks), last}
        for day in sorted(each for each in days if each <= last):
            it_is(day)
            self._enter(day)
            self._see(day, [each for each in looks if each.day == day])
        if self.script.is_control:
            self._see_nothing_raised()

    def tell(self, problem: str) -> None:
        """Something is not as it must be."""
        self.played.problems.append(f"{'together' if self.together else 'each by itself'}: {problem}")

    def _days(self) -> Iterator[date]:
        for fact in self.script.case.facts:
            yield fact.known_from
            yield from (max(fact.known_from, each.since) for each in fact.shared_with)

    def _enter(self, day: date) -> None:
        """The facts that became known on a day, by organisation; what waits for another's act is tried once more."""
        facts = [each for each in self.script.case.facts if each.known_from == day]
        order = list(dict.fromkeys(each.organisation for each in facts))
        facts.sort(key=lambda each: (order.index(each.organisation), each.index))
        waiting = [each for group in _by_organisation(facts) for each in self._recorded(group, day)]
        refused = [each for group in _by_organisation(waiting) for each in self._recorded(group, day)]
        self.refused += [each.index for each in refused]
        self._share_by_name(day)

    def _recorded(self, facts: Sequence[Fact], day: date) -> list[Fact]:
        """Record facts of one organisation, and share them when all work together; gives those that were refused."""
        to_share, refused = [], []
        for each in facts:
            try:
                if self.pens.record(each, day):
                    to_share.append(each)
                self.played.typed += 1
            except RefusedError as error:
                if STAYS in str(error):
                    refused.append(each)
                else:
                    self.tell(f"{day} {each.kind} of {each.organisation} was not taken: {error}")
        if self.together and to_share:
            self.pens.share(facts[0].organisation or "", to_share)
        return refused

    def _share_by_name(self, day: date) -> None:
        for fact in self.script.case.facts:
            for each in fact.shared_with:
                if max(fact.known_from, each.since) == day and fact.id in self.pens.numbers and not self.together:
                    self.pens.share(fact.organisation or "", [fact], each.organisation)

    def _see(self, day: date, looks: Sequence[Look]) -> None:
        for (organisation, page), group in groupby(sorted(looks, key=_place), key=_place):
            here = list(group)
            lines = self._lines(organisation, page)
            for each in here:
                self.played.looks += 1
                if not self._stands(each, lines):
                    self.tell(f"{day} {page} of {organisation}, {each.want}: must be {each.stands.value}: {each.text}")
            if page == TODAY and any(each.stands is Stands.RAISED for each in here):
                self._see_nothing_elsewhere(day, organisation, here)

    def _stands(self, look: Look, lines: Sequence[Line]) -> bool:
        """Whether it stands there as it must; of what is folded there is only the title."""
        named = [each for each in lines if each.text == look.text]
        match look.stands:
            case Stands.NOT:
                return not named
            case Stands.IN_TIME:
                return any(not each.is_raised for each in named or _titled(look, lines))
            case Stands.RAISED:
                return any(each.is_raised for each in named or _titled(look, lines))
            case Stands.SETTLED:
                own = self.windows.of(self.stage.accounts[look.organisation])
                return not named and look.title in seeing.settled(own)

    def _lines(self, organisation: str, page: str) -> list[Line]:
        own = self.windows.of(self.stage.accounts[organisation])
        return seeing.today(own) if page == TODAY else seeing.of_family(own, self.stage.family, ADDRESSES[page])

    def _see_nothing_elsewhere(self, day: date, organisation: str, looks: Sequence[Look]) -> None:
        """A colleague of another team, and somebody of an organisation outside, see neither the family nor the line."""
        for who in (self.stage.beside[organisation], self.stage.elsewhere):
            self.played.looks += 1
            page = self.windows.of(who)
            page.goto("/")
            said = page.text_content("main") or ""
            if self.stage.called in said or any(each.text in said for each in looks):
                self.tell(f"{day} {who.email} sees the family")
        for other in [each for each in self.script.around if each != organisation][:1]:
            lines = [each.text for each in self._lines(other, TODAY)]
            self.played.looks += 1
            for each in looks:
                if each.stands is Stands.RAISED and each.text in lines:
                    self.tell(f"{day} {other} has on Vandaag what is of {organisation}: {each.text}")

    def _see_nothing_raised(self) -> None:
        for organisation in self.script.around:
            for page in (TODAY, FAMILY, TOGETHER):
                self.played.looks += 1
                lines = self._lines(organisation, page)
                if page == TODAY:
                    lines += seeing.steps(self.windows.of(self.stage.accounts[organisation]))
                for each in lines:
                    if each.is_raised:
                        self.tell(f"{page} of {organisation}: {each.text} [{each.term}]")


@contextmanager
def _refusals_untold() -> Iterator[None]:
    """Django tells of each form that is refused; here that is what is played."""
    told = logging.getLogger("django.request")
    before = told.level
    told.setLevel(logging.ERROR)
    yield
    told.setLevel(before)


def _by_organisation(facts: Iterable[Fact]) -> list[list[Fact]]:
    return [list(group) for _, group in groupby(facts, key=lambda each: each.organisation)]


def _place(look: Look) -> tuple[str, str]:
    return look.organisation, look.page


def _titled(look: Look, lines: Sequence[Line]) -> list[Line]:
    return [each for each in lines if each.text == look.title] if look.page == TODAY else []
