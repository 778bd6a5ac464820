"""The journeys of a professional in a browser, each step counted: what is clicked and what is filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Locator, Page

from tests.web.region import Made


@dataclass
class Counted:
    """A page on which every act is counted."""

    page: Page
    made: Made
    clicks: int = 0
    fields: int = 0

    @property
    def unlike_others(self) -> str:
        """A surname that is in no other family."""
        return self.made.id.hex.translate(str.maketrans("0123456789", "ghijklmnop"))

    def uncounted(self) -> Self:
        """The same page, for what comes before a journey."""
        return type(self)(self.page, self.made)

    def go(self, address: str) -> None:
        """Start somewhere; the click that leads there is counted by whoever makes it."""
        self.page.goto(f"/gezin/{self.made.id}/{address}")

    def click(self, name: str, role: str = "button", exact: bool = True) -> None:
        """Click something by its name."""
        self.press(self.page.get_by_role(role, name=name, exact=exact).first)  # type: ignore[arg-type]
        self.clicks += 1

    def unfold(self, text: str) -> None:
        """Open what is folded."""
        self.press(self.page.locator("summary").filter(has_text=text).first)
        self.clicks += 1

    def fill(self, label: str, text: str) -> None:
        """Fill in a field by its label."""
        self.write(self.field(label), text)
        self.fields += 1

    def tick(self, label: str) -> None:
        """Tick or choose something."""
        self.mark(self.field(label))
        self.fields += 1

    def mark_value(self, name: str, value: str) -> None:
        """Choose one of several by what it stands for, where its label is long."""
        self.mark(self.page.locator(f"input[name='{name}'][value='{value}']"))
        self.fields += 1

    def choose(self, label: str, text: str) -> None:
        """Choose from a list."""
        self.select(self.field(label), text)
        self.fields += 1

    def field(self, label: str) -> Locator:
        """The field with a label that is not folded away."""
        return self.page.get_by_label(label).locator("visible=true").first

    def press(self, what: Locator) -> None:
        """Use a link, a button, or a line that folds open."""
        what.click()

    def write(self, what: Locator, text: str) -> None:
        """Put a text in a field."""
        what.fill(text)

    def mark(self, what: Locator) -> None:
        """Tick a field."""
        what.check()

    def unmark(self, what: Locator) -> None:
        """Take a tick away."""
        what.uncheck()

    def select(self, what: Locator, text: str) -> None:
        """Choose a line of a list."""
        what.select_option(label=text)


def record(to: Counted) -> None:
    """From the family to a signal that is recorded."""
    to.go("")
    to.click("Vastleggen", "link")
    to.click("Zorgen besproken met ouders")
    to.tick("Mina Voorbeeld")
    to.fill("Wanneer gebeurde het?", "vandaag")
    to.click("Leg vast")
    to.page.get_by_role("heading", name="Vastgelegd").wait_for()


def record_by_search(to: Counted) -> None:
    """The same by one's own words, with a note."""
    to.go("")
    to.click("Vastleggen", "link")
    to.fill("Zoek in uw eigen woorden", "blauwe plek")
    to.click("Zoeken")
    to.click("Letsel vastgesteld")
    to.fill("Wanneer gebeurde het?", "gisteren")
    to.fill("Toelichting", "op de arm")
    to.click("Leg vast")
    to.page.get_by_role("heading", name="Vastgelegd").wait_for()


def correct(to: Counted) -> None:
    """From a fact to its correction."""
    record(to.uncounted())
    to.click("Verbeteren", "link")
    to.fill("Wanneer gebeurde het?", "gisteren")
    to.click("Leg vast")
    to.page.get_by_role("heading", name="Vastgelegd").wait_for()


def remove(to: Counted) -> None:
    """From a fact in the wrong family to a family without it."""
    record(to.uncounted())
    to.click("Verkeerd gezin", "link")
    to.tick("Een ander gezin heet net zo")
    to.click("Haal het weg")
    to.page.get_by_text("Het feit is weg uit dit gezin").wait_for()


def take_up(to: Counted) -> None:
    """From a fact with something open by it to somebody who takes it up."""
    record_by_search(to.uncounted())
    to.click("Bekijk", "link")
    to.tick("ik")
    to.click("Leg vast wie het oppakt")
    to.page.get_by_text("Vastgelegd bij deze bevinding.").wait_for()


def share(to: Counted) -> None:
    """From a fact to what the other sees, and then shared."""
    record(to.uncounted())
    to.click("Delen", "link")
    to.click("Ik mag het geven", "link")
    to.choose("Met wie?", "Organisatie veilig_thuis")
    to.fill("Waarvoor heeft de ander dit nodig?", "weging van een melding")
    to.mark_value("ground", "meldrecht")
    to.mark_value("told", "yes")
    to.click("Bekijk wat de ander ziet")
    to.click("Deel dit")
    to.page.get_by_text("Gedeeld.").wait_for()


def copy(to: Counted) -> None:
    """From a fact to its text."""
    record(to.uncounted())
    to.unfold("Tekst voor uw eigen dossier")
    to.page.get_by_label("Klik in de tekst").wait_for()


def rows(to: Counted) -> None:
    """From a spreadsheet to facts."""
    to.go("")
    to.click("Rijen plakken", "link")
    to.fill("Plak hier uw rijen", "datum\tsoort\tover wie\n1-3-2026\tkindsignaal\tKas")
    to.click("Lees de rijen")
    to.click("Leg alle rijen vast")
    to.page.get_by_text("1 feit vastgelegd.").wait_for()


def invite(to: Counted) -> None:
    """From the family to a collaboration with another organisation."""
    to.go("")
    to.click("Samenwerking", "link")
    to.choose("Organisatie die met dit gezin werkt", "Organisatie school")
    to.tick("Samenwerkingsafspraak in de regio")
    to.click("Doet mee vanaf vandaag")
    to.page.get_by_text("Deze organisatie doet vanaf vandaag mee.").wait_for()


def find(to: Counted) -> None:
    """From the start to somebody with a name in another spelling."""
    to.page.goto("/")
    to.click("Zoeken", "link")
    to.fill("Naam", "Cas Foorbeeld")
    to.click("Zoek")
    to.page.get_by_text("naam gelijk geschreven").first.wait_for()


def open_family(to: Counted) -> None:
    """From the start to a new family."""
    to.page.goto("/")
    to.click("Nieuw gezin", "link")
    to.fill("Hoe noemt u dit gezin?", "gezin De Reis")
    to.choose("Wie is dit in het gezin?", "kind")
    to.fill("Naam", f"Kim {to.unlike_others}")
    to.fill("Geboortedatum", "maart 2020")
    to.choose("Waarvoor?", "hulp kind")
    to.fill("In één zin", "de ouders vragen hulp")
    to.tick("Hulp of zorg waar het gezin om vroeg")
    to.click("Voeg dit gezin toe")
    to.page.get_by_role("heading", name="Wie horen er bij dit gezin?").wait_for()


def add_person(to: Counted) -> None:
    """From the family to one person more."""
    to.go("")
    to.click("Personen", "link")
    to.click("Persoon toevoegen", "link")
    to.choose("Wie is dit in het gezin?", "vader")
    to.fill("Naam", f"Vic {to.unlike_others}")
    to.click("Bewaar")
    to.page.get_by_text("Leg hieronder vast hoe deze persoon").wait_for()


def relate(to: Counted) -> None:
    """From the persons to a relation."""
    to.go("personen/")
    to.click("Band toevoegen", "link")
    to.choose("Wie?", "Mina Voorbeeld")
    to.choose("Is wat?", "verzorger van")
    to.choose("Van wie?", "Kas Voorbeeld")
    to.click("Bewaar")
    to.page.get_by_text("De band is bewaard.").wait_for()


def house(to: Counted) -> None:
    """From the persons to a household at a secret address."""
    to.go("personen/")
    to.click("Huishouden toevoegen", "link")
    to.fill("Hoe noemt u dit huishouden?", "opvang")
    to.tick("Het adres is geheim")
    to.tick("Mina Voorbeeld")
    to.click("Bewaar")
    to.page.get_by_text("Het adres staat niet in Zicht.").wait_for()


def bring_in(to: Counted) -> None:
    """From the family to another organisation that works with it."""
    to.go("")
    to.click("Betrokkenheid", "link")
    to.unfold("Een andere organisatie erbij halen")
    to.choose("Welke organisatie, en welk team?", "ggz_volwassen-team")
    to.choose("Waarvoor?", "behandeling ouder")
    to.fill("In één zin", "moeder vroeg om behandeling")
    to.tick("Toestemming van het gezin")
    to.click("Betrokken vanaf vandaag")
    to.page.get_by_text("Deze organisatie is vanaf vandaag betrokken.").wait_for()


def end_involvement(to: Counted) -> None:
    """From the family to the end of the own involvement."""
    to.go("")
    to.click("Betrokkenheid", "link")
    to.unfold("Onze betrokkenheid beëindigen")
    to.choose("Waarom eindigt het?", "doelen gehaald")
    to.click("Beëindig vandaag")
    to.page.get_by_text("Het gezin is niet meer voor u geopend.").wait_for()


def ask_index(to: Counted) -> None:
    """From the family to what the referral index answers."""
    to.go("")
    to.click("Verwijsindex", "link")
    to.fill("Waarvoor wilt u dit weten?", "wie helpt al")
    to.tick("Toestemming van het gezin")
    to.click("Geef een signaal en vraag")
    to.page.get_by_role("heading", name="Wie gaven ook een signaal?").wait_for()


def kindcheck(to: Counted) -> None:
    """From the family to a kindcheck that does not reassure, every question answered."""
    to.go("")
    to.click("Kindcheck", "link")
    to.tick("Ik ben er niet gerust op")
    to.tick("Ik vroeg het")
    to.fill("3. Welke ernstige schade", "alleen thuis met een baby")
    to.choose("Wie helpt en beschermt de kinderen?", "nog niemand")
    to.tick("De hulp begint")
    to.click("Leg vast")
    to.page.get_by_role("heading", name="Nu: bel met Veilig Thuis").wait_for()


def end_relation(to: Counted) -> None:
    """From the persons to a relation that ended."""
    relate(to.uncounted())
    to.click("Mina Voorbeeld, verzorger van", "link", exact=False)
    to.fill("Tot en met de dag vóór", "vandaag")
    to.click("Bewaar")
    to.page.get_by_text("Bewaard.").wait_for()


def mend_person(to: Counted) -> None:
    """From the persons to a birth date."""
    to.go("personen/")
    to.click("Kas Voorbeeld", "link", exact=False)
    to.fill("Naam", f"Kas {to.unlike_others}")
    to.click("Bewaar")
    to.page.get_by_text("Bewaard.").wait_for()


JOURNEYS: dict[str, Callable[[Counted], None]] = {
    "record a fact by a button": record,
    "record a fact by search, with a note": record_by_search,
    "correct a fact": correct,
    "take a fact out of the wrong family": remove,
    "take up a finding": take_up,
    "share a fact on a ground": share,
    "text for the own file": copy,
    "rows from a spreadsheet": rows,
    "start a collaboration": invite,
    "find somebody": find,
    "add a family": open_family,
    "add a person to a family": add_person,
    "add a relation": relate,
    "end a relation": end_relation,
    "mend a person": mend_person,
    "add a household at a secret address": house,
    "bring in another organisation": bring_in,
    "end the own involvement": end_involvement,
    "signal to the referral index and ask it": ask_index,
    "do a kindcheck that does not reassure": kindcheck,
}
