"""Facts of a case file typed in the forms of the application, by whoever recorded them, in a browser."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from playwright.sync_api import Page

from tests.web.playing.stage import Stage
from tests.web.playing.windows import Windows
from zicht.access.policy import COLLABORATION
from zicht.casework.typed_day import as_typed
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import AttributeType, Vocabulary

AT_ONCE = "Dit gaat volgens afspraak meteen naar alle deelnemers"
GROUND, PURPOSE = "convenant", "samen zicht houden op de veiligheid van de kinderen"
# All fields at once: a step of the browser for each would take longer than the application does. Who could not reach a
# field, or choose what is to be chosen, cannot do so here either.
FILL = """fields => {
  document.querySelectorAll('form.form details:not([open]) > summary').forEach(each => each.click());
  for (const [selector, value] of fields) {
    const field = document.querySelector(selector);
    if (!field || field.disabled || !field.checkVisibility()) throw new Error('no field ' + selector);
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = value;
    else field.value = value;
    if (field.tagName === 'SELECT' && field.value !== value) throw new Error(selector + ' does not offer ' + value);
  }
}"""


class RefusedError(Exception):
    """The form was not taken; says why in the words of the page."""


@dataclass
class Pens:
    """Who writes, each on a page of its own. `numbers` are the facts so far, by their id in the file."""

    stage: Stage
    vocabulary: Vocabulary
    windows: Windows
    facts: Mapping[str, Fact]
    together: bool
    numbers: dict[str, str] = field(default_factory=dict)

    def record(self, fact: Fact, today: date) -> bool:
        """Record a fact, or a correction of one; says whether it still has to be shared with who work together."""
        page = self.windows.of(self.stage.accounts[fact.organisation or ""])
        self._open(page, fact)
        shares_itself = AT_ONCE in (page.text_content("form.form[data-draft]") or "")
        page.evaluate(FILL, list(self._fields(fact, today)))
        page.locator("button", has_text="Leg vast").first.click()
        self._taken(page, "h1:has-text('Vastgelegd')")
        self.numbers[fact.id] = page.url.split("/feit/")[1].split("/")[0]
        return not shares_itself

    def share(self, organisation: str, facts: list[Fact], receiver: str = COLLABORATION) -> None:
        """Share facts with all who work together, or with one organisation, on the ground of an agreement."""
        page = self.windows.of(self.stage.accounts[organisation])
        chosen = "&".join(f"facts={self.numbers[each.id]}" for each in facts)
        page.goto(f"/gezin/{self.stage.family}/delen/may/?{chosen}&receiver={receiver}")
        ground, told = f"input[name=ground][value={GROUND}]", "input[name=told][value=yes]"
        page.evaluate(FILL, [("input[name=purpose]", PURPOSE), (ground, True), (told, True)])
        page.get_by_role("button", name="Bekijk wat de ander ziet").click()
        self._taken(page, "button[name=confirm]")
        page.get_by_role("button", name="Deel dit").click()
        self._taken(page, ".note:has-text('Gedeeld.')")

    def _taken(self, page: Page, wanted: str) -> None:
        """Wait for the page that follows; RefusedError when it is the same form again."""
        page.locator(f"{wanted}, [role=alert]").first.wait_for()
        if page.locator(wanted).count() == 0:
            raise RefusedError("; ".join(page.locator("[role=alert] li").all_inner_texts()))

    def _open(self, page: Page, fact: Fact) -> None:
        family = f"/gezin/{self.stage.family}"
        if fact.corrects is not None:
            page.goto(f"{family}/feit/{self.numbers[fact.corrects]}/verbeteren/")
            page.select_option("select[name=kind]", fact.kind)
            return
        answers = self._answered(fact)
        page.goto(f"{family}/vastleggen/?kind={fact.kind}" + (f"&a.re={answers}" if answers else ""))

    def _answered(self, fact: Fact) -> str | None:
        """The fact that a fact is about, where whoever records it knows that one."""
        about = self.facts.get(str(fact.attributes.get("re", "")))
        if about is None or not (self.together or about.visible_from(fact.organisation)):
            return None
        return self.numbers.get(about.id)

    def _fields(self, fact: Fact, today: date) -> Iterator[tuple[str, object]]:
        """Each field of the form with what goes in it."""
        for code, number in self.stage.persons.items():
            yield f"input[name=about][value='{number}']", code in fact.about
        yield "input[name=day]", as_typed(fact.occurred_on, fact.precision)
        if fact.source:
            yield f"input[name=source][value={fact.source}]", True
        yield "textarea[name=note]", fact.note or ""
        yield "input[name=known]", as_typed(fact.known_from, Precision.DAY) if fact.known_from != today else ""
        for code, value in fact.attributes.items():
            if code != "re":
                yield self._answer(fact.kind, code, value)

    def _answer(self, kind: str, code: str, value: object) -> tuple[str, object]:
        asked = self.vocabulary.attribute(kind, code)
        assert asked is not None
        name = f"[name='a.{code}']"
        match asked.type:
            case AttributeType.BOOL:
                return f"input{name}[value={'yes' if value else 'no'}]", True
            case AttributeType.FACT:
                return name, self.numbers[str(value)]
            case AttributeType.DATE:
                assert isinstance(value, date)
                return name, as_typed(value, Precision.DAY)
        return name, str(value)


@contextmanager
def clock_moved() -> Iterator[None]:
    """Afterwards it is today again."""
    before = settings.CLOCK
    try:
        yield
    finally:
        settings.CLOCK = before


def it_is(day: date) -> None:
    """Set the clock of the application: the setting that production refuses."""
    settings.CLOCK = day.isoformat()
