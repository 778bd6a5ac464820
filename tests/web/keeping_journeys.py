"""The journeys of an administrator in Beheer: organisations, teams, accounts, who stands in, terms and rules."""

from collections.abc import Callable

from tests.web.journeys import Counted

TERM = "kindcheck bij de start van hulp aan een volwassene"  # agreed on again as long as it is


def keep_organisation(to: Counted) -> None:
    """Beheer: another organisation in the region."""
    to.page.goto("/beheer/")
    to.click("Organisatie toevoegen", "link")
    to.fill("Naam", "Wijkteam De Reis")
    to.choose("Wat voor organisatie?", "Wijkteam / sociaal team / jeugdteam")
    to.fill("Korte code", f"reis-{to.unlike_others[:8]}")
    to.fill("Telefoon", "000 - 55 01 01")
    to.tick("Haar feiten komen in Zicht")
    to.click("Voeg toe")
    to.page.get_by_role("heading", name="Wijkteam De Reis").wait_for()


def mend_organisation(to: Counted) -> None:
    """Beheer: the telephone of an organisation."""
    keep_organisation(to.uncounted())
    to.fill("Telefoon van de organisatie", "000 - 55 02 02")
    to.press(to.page.locator("section[aria-labelledby=itself] button"))
    to.clicks += 1
    to.page.get_by_text("Bewaard. Het geldt meteen.").wait_for()


def keep_team(to: Counted) -> None:
    """Beheer: a team."""
    keep_organisation(to.uncounted())
    to.unfold("Team toevoegen")
    to.fill("Naam van het team", "Team Noord")
    to.fill("Telefoon van het team", "000 - 55 03 03")
    to.click("Voeg toe")
    to.page.get_by_text("Bewaard. Het geldt meteen.").wait_for()


def keep_account(to: Counted) -> None:
    """Beheer: an account for a colleague, with the link by which a password is chosen."""
    keep_team(to.uncounted())
    to.click("Account toevoegen", "link")
    to.fill("Naam", "Bo de Reis")
    to.fill("E-mailadres, om in te loggen", f"{to.unlike_others[:12]}@reis.invalid")
    to.choose("Team", "Team Noord")
    to.tick("professional")
    to.click("Voeg toe en maak een link")
    to.page.get_by_text("/account/password/reset/key/").wait_for()


def stand_in(to: Counted) -> None:
    """Beheer: somebody stands in for a team, and stops."""
    keep_account(to.uncounted())
    to.page.goto(f"/beheer/organisaties/reis-{to.unlike_others[:8]}/")
    to.unfold("Iemand laten invallen")
    to.choose("Wie valt in?", "Bo de Reis")
    to.choose("Voor welk team?", "Team Noord")
    to.press(to.page.locator("button[value=cover]"))
    to.clicks += 1
    to.click("Bo de Reis, Team Noord", exact=False)
    to.page.get_by_text("Bewaard. Het geldt meteen.").wait_for()


def close_account(to: Counted) -> None:
    """Beheer: an account that signs in no more."""
    keep_account(to.uncounted())
    to.page.goto(f"/beheer/organisaties/reis-{to.unlike_others[:8]}/")
    to.click("Bo de Reis", "link")
    to.unmark(to.field("Mag inloggen."))
    to.fields += 1
    to.click("Bewaar")
    to.page.get_by_text("gesloten").wait_for()


def agree(to: Counted) -> None:
    """Beheer: a term that the region agrees on, as long as it is."""
    to.page.goto("/beheer/")
    to.click("Termijnen", "link")
    to.choose("Welke termijn?", TERM)
    to.fill("Hoe lang?", "5")
    to.fill("Waar is dit afgesproken?", "regiotafel")
    to.click("Bewaar")
    to.page.get_by_text("Bewaard. De termijn geldt voor alle gezinnen").wait_for()


def try_rule(to: Counted) -> None:
    """Beheer: a rule goes into shadow, and is in use again."""
    to.page.goto("/regels/sight-gap/")
    to.click("Zet deze regel op proef")
    to.click("Neem deze regel in gebruik")
    to.page.get_by_text("Bewaard. Het geldt meteen, voor alle gezinnen.").wait_for()


KEEPING_JOURNEYS: dict[str, Callable[[Counted], None]] = {
    "keep: add an organisation": keep_organisation,
    "keep: mend an organisation": mend_organisation,
    "keep: add a team": keep_team,
    "keep: add an account": keep_account,
    "keep: somebody stands in": stand_in,
    "keep: close an account": close_account,
    "keep: agree on a term": agree,
    "keep: try a rule": try_rule,
}
