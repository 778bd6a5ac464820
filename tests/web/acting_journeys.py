"""The journeys towards others: what is ticked, what a consult asks, a worry, a report, and advice without a family."""

from collections.abc import Callable

from tests.web.journeys import Counted


def signals(to: Counted) -> None:
    """From the family to two signs and what to do next."""
    to.go("")
    to.click("Signaal", "link")
    to.tick("is stiller dan eerst")
    to.tick("in de war, heel somber")
    to.click("Leg vast")
    to.page.get_by_role("heading", name="Vastgelegd, en nu?").wait_for()


def checklist(to: Counted) -> None:
    """From the family to a checklist that is whole."""
    to.go("checklist/")
    for each in ("past_niet", "wisselt", "wachtte", "ander_letsel", "omgang", "twijfel"):
        to.mark_value(each, "no")
    to.click("Leg vast")
    to.page.get_by_role("heading", name="Checklist vastgelegd").wait_for()


def share_worry(to: Counted) -> None:
    """From the family to a worry that another team has, and where it is afterwards."""
    to.go("")
    to.click("Zorg delen", "link")
    to.choose("Met welk team deelt u het?", "school-team")
    to.fill("Waar maakt u zich zorgen over?", "hij komt zonder eten")
    to.tick("Afspraak in het regionale convenant")
    to.mark_value("told", "yes")
    to.click("Deel deze zorg")
    to.page.get_by_text("Nog niemand bevestigde de ontvangst").wait_for()


def report(to: Counted) -> None:
    """From the family to a report in second hand."""
    to.go("")
    to.click("Melden", "link")
    to.choose("Bij wie meldt u?", "veilig_thuis-team")
    to.choose("Waarover gaat de melding?", "verwaarlozing")
    to.fill("Wat is er gezien of gehoord?", "het kind komt zonder eten en in een dunne jas")
    to.mark_value("firsthand", "no")
    to.fill("Van wie kwam het, en via wie?", "de leerkracht, via de intern begeleider")
    to.mark_value("told", "yes")
    to.click("Meld bij Veilig Thuis")
    to.page.get_by_role("heading", name="Gemeld bij Veilig Thuis").wait_for()


def advice(to: Counted) -> None:
    """From the start to a question for advice without any family."""
    to.page.goto("/")
    to.click("Advies vragen", "link")
    to.choose("Aan welk team vraagt u het?", "veilig_thuis-team")
    to.fill("Wat is uw vraag?", "Een kind is stil en komt zonder eten. Hoe praat ik met de ouders?")
    to.click("Vraag advies")
    to.page.get_by_role("heading", name="Uw vraag om advies").wait_for()


def set_condition(to: Counted) -> None:
    """From the family to a minimum requirement that stands in the plan."""
    to.go("")
    to.click("Voorwaarden", "link")
    to.click("Een voorwaarde stellen", "link")
    to.mark_value("about", str(to.made.mother))
    to.fill("Welke voorwaarde?", "vader slaapt elders")
    to.choose("Wie let erop?", "Organisatie wijkteam")
    to.fill("Uiterlijk op", "01-12-2030")
    to.mark_value("a.minimum", "yes")
    to.fill("Waaraan is te zien dat het is gelukt?", "het team ziet het elke week")
    to.click("Zet in het plan")
    to.page.get_by_text("Dit staat nu in het plan.").wait_for()


def place_child(to: Counted) -> None:
    """From the family to where a child lives now, while nobody keeps sight there yet."""
    to.go("")
    to.click("Raad en rechter", "link")
    to.press(to.page.locator("a[href$='/raad/plaatsing/']").first)
    to.clicks += 1
    to.mark_value("about", str(to.made.child))
    to.select(to.page.locator("select[name=setting]"), "pleegzorg")
    to.choose("Op welke basis?", "vrijwillig, met de ouders")
    to.fields += 1
    to.fill("Wie besloot dit, met naam en functie?", "moeder en gezinswerker")
    to.choose("Wie houdt daar zicht op de veiligheid?", "nog niet belegd")
    to.press(to.page.locator("main form button").last)
    to.clicks += 1
    to.page.get_by_text("niet thuis").first.wait_for()


def take_down(to: Counted) -> None:
    """From the family, at Veilig Thuis, to a report that came in and stands with the earlier ones."""
    to.go("")
    to.click("Meldingen", "link")
    to.click("Melding vastleggen", "link")
    to.mark_value("about", str(to.made.child))
    to.select(to.page.locator("main form select[name=by]"), "school")
    to.fields += 1
    to.mark_value("firsthand", "yes")
    to.write(to.page.locator("main form textarea[name=note]"), "het kind vertelde het zelf op school")
    to.fields += 1
    to.click("Leg de melding vast")
    to.page.get_by_text("het kind vertelde het zelf op school").first.wait_for()


SAFE_HOME_JOURNEYS: dict[str, Callable[[Counted], None]] = {"take down a report at Veilig Thuis": take_down}
ACTING_JOURNEYS: dict[str, Callable[[Counted], None]] = {
    "tick two signs": signals,
    "the checklist before a consult closes": checklist,
    "share a worry and see who has it": share_worry,
    "report in second hand": report,
    "ask advice without a family": advice,
    "set a minimum requirement in the plan": set_condition,
    "record where a child was placed": place_child,
}
