"""English for who chose it, on every page; Dutch for everybody else."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Browser

from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.reading import read
from tests.web.region import OWNER, Region
from tests.web.relations import VIEWER
from tests.web.test_matrix import DUTY, FAMILY, ONLY_POST, OWN, REGION_KEEPER, url
from zicht.access.policy import DUTIES
from zicht.access.viewer import Role
from zicht.casework.content import load_content
from zicht.evaluation.rule_cases import read_rule_cases
from zicht.explanation.wording import general
from zicht.rulebook.load import content_folder, load
from zicht.web.english import texts
from zicht.web.models import Account, AdviceRow, FactRow, Family, Household, OrganisationRow, PersonRow, Team

BEFORE = ("account_login", "no_access", "account_reset_password")
SIGNED_IN = ("account_logout", "mfa_index", "account_change_password")
FILLED_IN = re.compile(r"%\(\w+\)s|<[^>]*>|%%")
WORD = re.compile(r"[^\W\d_]{2,}")
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CODES = ("Zicht", "VT", *(each.code for each in load(content_folder())[1].rules))  # codes and places of sources
NAMES: tuple[tuple[type[Model], str], ...] = (
    *((each, "name") for each in (Account, OrganisationRow, PersonRow, Team)),
    *((each, "called") for each in (Family, Household)),
    (OrganisationRow, "id"),
    (AdviceRow, "question"),
)
IN_WORDS_OF_THE_FIELD = "own_rows"  # a file with the Dutch labels of kinds, which Zicht reads back
LONG = 14  # characters: a shorter Dutch text may stand in an English sentence, as Team or regisseur


def in_english(client: Client) -> Client:
    """The same client, once it chose English."""
    client.get("/account/login/?language=en")
    return client


def pages(region: Region) -> Iterator[tuple[str, str, str]]:
    """Every page that is there, in Dutch and in English; forms also as they come back with problems."""
    for name in BEFORE:
        yield from answers(name, reverse(name), "get", Client(), in_english(Client()))
    for name in [*FAMILY, *OWN, *SIGNED_IN]:
        yield from both(name, Role.PROFESSIONAL, region)
    for name in DUTY:
        yield from both(name, next(each for each in Role if each in DUTIES[DUTY[name]]), region)
    for name in REGION_KEEPER:
        yield from both(name, Role.ADMINISTRATOR, region)


def both(name: str, role: Role, region: Region) -> Iterator[tuple[str, str, str]]:
    address = reverse(name) if name in SIGNED_IN else url(name, "involved")
    for method in ("post",) if name in ONLY_POST else ("get", "post"):
        yield from answers(name, address, method, region.client(VIEWER, role), in_english(region.client(VIEWER, role)))


def answers(name: str, address: str, method: str, dutch: Client, english: Client) -> Iterator[tuple[str, str, str]]:
    """The same page twice, when it is read. A file with rows is Dutch for everybody (docs/tables.md)."""
    one, other = (getattr(each, method)(address) for each in (dutch, english))
    if one.status_code in {200, 422} and one["Content-Type"].startswith(("text/html", "text/plain")):
        yield name, one.content.decode(), other.content.decode()


@pytest.fixture(scope="module")
def shown(region: Region) -> list[tuple[str, str, str]]:
    """Name, Dutch and English of every page that is read as a page or as text."""
    return list(pages(region))


def read_in_english(page: str) -> list[str]:
    """What is read in English of a page, or of a text without a language of its own."""
    if not page.lstrip().startswith("<!doctype"):
        return page.splitlines()
    return [text for language, text in read(page) if language == "en"]


def test_every_page_says_in_which_language_it_is(shown: list[tuple[str, str, str]]) -> None:
    assert len(shown) > 50
    for name, dutch, english in shown:
        if dutch.lstrip().startswith("<!doctype"):
            assert '<html lang="nl">' in dutch, name
            assert '<html lang="en">' in english, name
            assert re.search(r'<a [^>]*lang="en" hreflang="en">English</a>', dutch), name
            assert re.search(r'<a [^>]*lang="nl" hreflang="nl">Nederlands</a>', english), name


def test_no_page_in_english_has_a_dutch_text(shown: list[tuple[str, str, str]]) -> None:
    names = re.compile("|".join({word for each in drawn() for word in WORD.findall(each)}))
    called = re.compile("|".join(re.escape(each.name) for each in OrganisationRow.objects.using(OWNER).all()))
    found = {
        (name, dutch)
        for name, _, english in shown
        if name != IN_WORDS_OF_THE_FIELD
        for text in read_in_english(english)
        for dutch in dutch_in(called.sub("", names.sub("", text) if name == "rule" else text))
    }

    assert found == set()


def test_what_an_english_page_shares_with_the_dutch_one_was_typed_or_is_a_name(
    shown: list[tuple[str, str, str]],
) -> None:
    alike = [each.dutch for each in texts() if each.dutch in each.english]
    alike += [dutch for dutch, english in content_in_both() if dutch == english]
    known = {word.casefold() for each in [*alike, *typed(), *drawn(), *CODES] for word in WORD.findall(each)}
    found = {
        (name, text)
        for name, dutch, english in shown
        for text in {*read_in_english(english)} & {said for _, said in read(dutch)}
        if {each.casefold() for each in WORD.findall(ID.sub("", text))} - known
    }

    assert found == set()


def dutch_in(text: str) -> set[str]:
    """The Dutch texts that stand in a text: as the whole of it, or as a good part."""
    bare = text.strip(" .,:;·()").casefold()
    return {each for each in dutch_texts() if bare == each or (len(each) >= LONG and within(each, text.casefold()))}


def within(part: str, text: str) -> bool:
    return part in text and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None


@cache
def dutch_texts() -> frozenset[str]:
    """All that the application can say in Dutch, in the parts that stand between what is filled in."""
    said = [(each.dutch, each.english[0]) for each in texts()] + list(content_in_both())
    parts = {
        (part.strip(" .,:;·()").casefold(), english.casefold())
        for dutch, english in said
        for part in FILLED_IN.split(dutch)
    }
    english_too = {english.strip(" .,:;·()") for _, english in parts}
    return frozenset(
        part for part, english in parts if WORD.search(part) and part not in english_too and not within(part, english)
    )


def content_in_both() -> Iterator[tuple[str, str]]:
    """What rules, kinds and forms say, in Dutch and in English."""
    vocabulary, rulebook = load(content_folder())
    dutch, english = (load_content(content_folder(), vocabulary, each) for each in ("nl", "en"))
    for part in ("labels", "collaboration", "involvement", "index"):
        yield from zip(getattr(dutch, part).values(), getattr(english, part).values(), strict=True)
    yield from ((each.label, english.grounds[each.code].label) for each in dutch.grounds.values())
    for rule in rulebook.rules:
        yield rule.title["nl"], rule.title["en"]
    wordings = [general(vocabulary, each) for each in ("nl", "en")]
    for part, way in PARTS.items():
        yield from (tuple(getattr(each, way)(code) for each in wordings) for code in getattr(vocabulary, part))


PARTS = {
    "kinds": "kind",
    "groups": "group",
    "organisation_types": "organisation_type",
    "relation_kinds": "relation",
    "person_roles": "role",
    "themes": "theme",
    "values": "value",
}


def typed() -> Iterator[str]:
    """Names in the region of the tests, and what was typed there."""
    for model, column in NAMES:
        yield from map(str, model._default_manager.using(OWNER).values_list(column, flat=True))
    for said in FactRow.objects.using(OWNER).exclude(attributes={}).values_list("attributes", flat=True):
        yield from map(str, said.values())


def drawn() -> Iterator[str]:
    """Organisations of the cases that the page of a rule draws: they are part of a Dutch case."""
    cases = next(content_folder().rglob("sight-gap.cases.yaml"))
    for each in read_rule_cases(cases, cases.name, load(content_folder())[0]):
        yield from (organisation.name for organisation in each.case.organisations)


def test_a_choice_is_remembered_on_this_device_and_leads_back_to_the_page(region: Region) -> None:
    client = region.client(VIEWER)
    address = url("finding", "involved")

    chosen = client.get(f"{address}&language=en")

    assert (chosen.status_code, chosen["Location"].split("?")[0]) == (302, address.split("?")[0])
    assert "language" not in chosen["Location"]
    assert client.get(chosen["Location"])["Content-Language"] == "en"
    cookie = client.cookies["language"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    client.get("/?language=nl")
    assert '<html lang="nl">' in client.get("/").content.decode()


def test_a_choice_before_signing_in_holds_after_it(region: Region) -> None:
    client = in_english(Client())

    client.force_login(region.account(VIEWER))

    assert "Still open" in client.get("/").content.decode()


@pytest.mark.parametrize("asked", ["en", "en-GB,en;q=0.9", "de", ""])
def test_what_a_browser_asks_for_decides_nothing(asked: str, region: Region) -> None:
    page = region.client(VIEWER).get("/", headers={"accept-language": asked})

    assert page["Content-Language"] == "nl"
    assert "Cookie" in page["Vary"]


@pytest.mark.parametrize("cookie", ["xx", "", "../en", "EN"])
def test_a_language_that_is_not_there_is_dutch(cookie: str, region: Region) -> None:
    client = region.client(VIEWER)
    client.cookies["language"] = cookie

    assert '<html lang="nl">' in client.get("/").content.decode()
    assert client.get("/?language=xx").status_code == 200


def test_a_choice_leads_nowhere_else(region: Region) -> None:
    for path in ("//example.org/", "/\\example.org/", "///example.org"):
        location = Client().get(path, {"language": "en"})["Location"]
        assert urlsplit(urljoin("https://zicht.example/", location)).netloc == "zicht.example"
        assert not location.startswith(("//", "/\\"))


def test_what_is_sent_is_not_turned_into_a_choice(region: Region) -> None:
    answer = region.client(VIEWER).post("/zoeken/?language=en", {"name": "Kas"})

    assert answer.status_code == 200
    assert answer["Content-Language"] == "nl"


@pytest.mark.parametrize("status", [403, 404])
def test_a_page_about_what_is_not_there_is_english_too(status: int, region: Region) -> None:
    addresses = {403: url("family", "other"), 404: "/nergens/"}

    answer = in_english(region.client(VIEWER)).get(addresses[status])

    assert answer.status_code == status
    assert '<html lang="en">' in answer.content.decode()
    assert not [each for text in read_in_english(answer.content.decode()) for each in dutch_in(text)]


def test_an_error_is_told_in_english(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("zicht.web.pages.plain_text.chronology_text", broken)
    client = in_english(region.client(VIEWER))
    client.raise_request_exception = False

    page = client.get(url("chronology_text", "involved")).content.decode()

    assert '<html lang="en">' in page
    assert "Something went wrong in Zicht" in page


def test_days_are_written_and_may_be_typed_in_english(region: Region) -> None:
    client = in_english(region.client(VIEWER))
    family = UUID(url("family", "involved").split("/")[2])
    form = {"kind": "parents_spoken", "form_key": "6d3c1b6e-7f0e-4b8c-9d57-1d1f5b1d2a10", "day": "yesterday"}
    form["about"] = str(PersonRow.objects.using(OWNER).get(family=family, role="mother").pk)

    answer = client.post(url("record", "involved"), form, follow=True)

    assert answer.status_code == 200
    assert "Recorded" in answer.content.decode()


def test_the_language_of_one_reader_is_not_that_of_the_next(region: Region) -> None:
    with override("nl"):
        in_english(region.client(VIEWER)).get("/")

        assert '<html lang="nl">' in region.client(VIEWER).get("/").content.decode()


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_in_english_pass_axe_and_fit_their_window(
    width: int, live_server_url: str, browser: Browser, region: Region
) -> None:
    found = {}
    with window(browser, live_server_url, region.account(VIEWER), width) as page:
        page.goto("/")
        page.get_by_role("link", name="English").click()
        for name in ("today", "family", "record", "share_on", "people", "involvement"):
            page.goto(url(name, "involved") if name in FAMILY else reverse(name))
            assert page.locator("html").get_attribute("lang") == "en"
            found[name] = (violations(page), max(0, overflow(page)))

    assert found == dict.fromkeys(found, ([], 0))
