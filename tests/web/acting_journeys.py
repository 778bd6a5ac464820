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


ACTING_JOURNEYS: dict[str, Callable[[Counted], None]] = {
    "tick two signs": signals,
    "the checklist before a consult closes": checklist,
    "share a worry and see who has it": share_worry,
    "report in second hand": report,
    "ask advice without a family": advice,
}
