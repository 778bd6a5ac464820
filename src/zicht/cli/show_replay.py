"""A replay on a terminal: days as headings, facts as lines, then sight, then findings with their why."""

from collections.abc import Iterable, Iterator

from zicht.cli.terminal import Paper
from zicht.cli.texts import say
from zicht.explanation.explain import Explanation, FactLine, Matter
from zicht.projections.sight_lines import SightLine
from zicht.projections.story import Change, Counts, Ending, Known, OwnView, StoryDay, Turn

MARKS = {Turn.OPENED: "○", Turn.RAISED: "●", Turn.CLOSED: "✓", Turn.SETTLED: "✓"}
STYLES = {Turn.OPENED: "open", Turn.RAISED: "raised", Turn.CLOSED: "closed", Turn.SETTLED: "closed"}
FACTS_SHOWN = 8


class ReplayText:
    """The lines of one replay in one language."""

    def __init__(self, paper: Paper, language: str) -> None:
        self.paper = paper
        self.language = language
        self._label = max(len(self.say(key)) for key in ("why_facts", "why_ends", "why_rule", "why_term")) + 2
        self._last_sight: tuple[SightLine, ...] | None = None
        self._last_counts = Counts(0, 0, 0)
        self._told: set[str] = set()

    def say(self, key: str, **values: str) -> str:
        """A text of the command line."""
        return say(key, self.language, **values)

    def opening(self, case: str, until: str, view: str | None) -> Iterator[str]:
        """Which case, until when, and with whose facts."""
        yield self.paper.paint(self.say("head", case=case, until=until), "bold")
        note = self.say("head_view", organisation=view) if view else self.say("head_joined")
        yield from self.paper.lines(note, style="dim")

    def day(self, day: StoryDay) -> Iterator[str]:
        """Everything of one day."""
        yield ""
        yield self.paper.paint(day.heading, "heading")
        for known in day.known:
            yield from self._fact(known)
        if day.sight != self._last_sight:
            yield from self.sight(day.sight)
            self._last_sight = day.sight
        if day.counts != self._last_counts:
            yield from self.paper.lines(self._counted(day.counts), "  ", style="dim")
            self._last_counts = day.counts
        for change in day.changes:
            yield from self.change(change)

    def sight(self, lines: Iterable[SightLine]) -> Iterator[str]:
        """Who keeps sight, per group of children."""
        for each in lines:
            yield from self.paper.lines(each.said, "  ", "    ", None if each.is_held else "dim")

    def change(self, change: Change, full: bool = False) -> Iterator[str]:
        """What happened to a finding; why in full when it opens, short when it closes."""
        explanation, style = change.explanation, STYLES[change.turn]
        first = f"  {self.paper.paint(MARKS[change.turn], style)} "
        new = full or explanation.key not in self._told
        self._told.add(explanation.key)
        title = self.paper.lines(self._titled(change), "    ", "    ", style)
        yield first + title[0].lstrip()
        yield from title[1:]
        if change.turn in (Turn.CLOSED, Turn.SETTLED):
            yield from self.paper.lines(explanation.state, "    ", "    ")
            return
        yield from self.paper.lines(explanation.sentence if new else explanation.state, "    ", "    ")
        if new:
            yield from self._why(explanation)

    def ending(self, ending: Ending) -> Iterator[str]:
        """How it stands at the end."""
        yield ""
        yield self.paper.paint(self.say("end", day=ending.heading), "heading")
        yield from self.sight(ending.sight)
        counts = f"{self._counted(ending.counts)}; {self.say('end_closed', closed=str(ending.closed))}"
        yield from self.paper.lines(counts, "  ")
        for possible in ending.possible:
            facts = ", ".join(f"{each.kind} ({each.day})" for each in possible.facts)
            values = {"title": possible.title, "persons": possible.persons, "facts": facts}
            yield from self.paper.lines(self.say("possible", **values), "  ", "    ")
        for line in ending.not_covered:
            yield from self.paper.lines(line, "  ", style="dim")
        if ending.own_views:
            yield from self._own_views(ending.own_views)

    def end_state(self, ending: Ending) -> Iterator[str]:
        """Only the end: what is open, each with its why."""
        yield from self.ending(ending)
        for change in ending.open:
            yield ""
            yield from self.change(change, full=True)

    def _titled(self, change: Change) -> str:
        return f"{self.say(_turn_key(change))}: {change.explanation.title}"

    def _fact(self, known: Known) -> Iterator[str]:
        text = described(known.line)
        if known.correction:
            text = self.say("correction", fact=text)
        if known.line.learned:
            text = self.say("happened", fact=text, day=known.line.day)
        yield from self.paper.lines(text, "  ", "    ")

    def _counted(self, counts: Counts) -> str:
        values = {"pending": str(counts.pending), "raised": str(counts.raised)}
        if not counts.lessons:
            return self.say("counts", **values)
        return self.say("counts_lessons", lessons=str(counts.lessons), **values)

    def _why(self, explanation: Explanation) -> Iterator[str]:
        shown = explanation.facts[:FACTS_SHOWN]
        for number, fact in enumerate(shown):
            yield from self._labelled("why_facts" if number == 0 else "", f"{fact.day}: {described(fact)}")
        if len(explanation.facts) > FACTS_SHOWN:
            left = str(len(explanation.facts) - FACTS_SHOWN)
            yield from self._labelled("", self.say("more_facts", count=left))
        yield from self._labelled("why_ends", explanation.ends_with)
        for number, line in enumerate(explanation.unknown):
            yield from self._labelled("why_unknown" if number == 0 else "", line)
        if explanation.alternatives:
            yield from self._labelled("why_also", " ".join(explanation.alternatives))
        rule = f"{explanation.rule} ({explanation.layer}); {explanation.sources}"
        yield from self._labelled("why_rule", rule)
        if explanation.term:
            yield from self._labelled("why_term", explanation.term)

    def _labelled(self, key: str, text: str) -> Iterator[str]:
        label = (self.say(key) if key else "").ljust(self._label)
        lines = self.paper.lines(text, " " * (6 + self._label))
        lines[0] = f"      {label}{lines[0].lstrip()}"
        for line in lines:
            yield self.paper.paint(line, "dim")

    def _own_views(self, views: Iterable[OwnView]) -> Iterator[str]:
        yield from self.paper.lines(self.say("own_views"), "  ")
        for each in views:
            values = {"organisation": each.organisation, "facts": str(each.facts), "open": str(each.open)}
            key = "own_view_one" if each.facts == 1 else "own_view"
            yield from self.paper.lines(self.say(key, **values), "    ", style="dim")


def _turn_key(change: Change) -> str:
    """What happened, or what it asks of its reader."""
    matter = change.explanation.matter
    if change.turn in (Turn.CLOSED, Turn.SETTLED) or matter is Matter.LOOK_INTO:
        return f"turn_{change.turn.value}"
    return f"turn_{matter.value}"


def described(line: FactLine) -> str:
    """A fact on one line: what, about whom, recorded by whom."""
    return f"{line.kind} · {line.persons} · {line.recorder}"
