"""Who gets where: each page and endpoint, for each role, in each relation to the family.

The addresses come from zicht/web/urls.py: one that has no line here fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.region import OWNER, Region
from tests.web.relations import RELATIONS, VIEWER, advice, opens, related
from zicht.access.policy import DUTIES, Duty
from zicht.access.viewer import Role
from zicht.web.models import Look
from zicht.web.pages.log_texts import PURPOSES, WHAT, WHY

# o: open; c: refused; w: open for who sees all families of the organisation, else refused; a: not there for a viewer.
# In the order of RELATIONS: involved, formerly, other team, together without this fact, no tie, signalled only; then
# asked, and asked and refused, which are closed where a line says nothing of them.
FAMILY = {
    "family": "ocwocc",
    "shared_view": "ocwocc",
    "chronology_text": "ocwocc",
    "meetings": "ocwocc",
    "meeting_new": "ocwocc",
    "meeting": "ocwocc",
    "minutes": "ocwocc",
    "plan": "ocwocc",
    "plan_part": "ocwocc",
    "record": "ocwoco",
    "draft": "ocwoco",
    "rows": "ocwoco",
    "signals": "ocwoco",
    "signals_next": "ocwaca",
    "checklist": "ocwoco",
    "worry": "ocwocc",
    "report": "ocwocc",
    "act_done": "ocwacc",
    "advice": "ocwoco",
    "meldcode": "ocwoco",
    "kindcheck": "ocwoco",
    "kindcheck_done": "ocwaca",
    "fact": "ocwaca",
    "fact_text": "ocwaca",
    "correct": "ocwaca",
    "remove": "ocwaca",
    "finding": "ocwaca",
    "finding_text": "ocwaca",
    "share": "ocwocc",
    "share_on": "ocwocc",
    "together": "ocwocc",
    "break_glass": "oooooooo",
    "people": "ocwocc",
    "person_new": "ocwocc",
    "person": "ocwocc",
    "relation_new": "ocwocc",
    "relation_end": "ocwocc",
    "household_new": "ocwocc",
    "household": "ocwocc",
    "involvement": "ocwocc",
    "referral_index": "ocwocc",
    "asked": "ocwoccoc",
    "answer": "ocwaccoc",
    "own_rows": "ocwocc",
    "report_in": "ocwoco",
    "report_decide": "ocwacc",
    "safe_home_family": "ocwocc",
    "safe_home_close": "ocwocc",
    "handover_answer": "ocwaccoc",
    "handover_letter": "ocwaccoc",
    "handover_letter_pdf": "ocwaccoc",
    "handover": "ocwacc",
    "handover_new": "ocwocc",
    "sight": "ocwocc",
    "regie": "ocwocc",
    "council": "ocwocc",
    "council_act": "ocwocc",
    "council_answer": "ocwaccoc",
}
POSTED = {"remove": "ocwoco"}  # what is gone already is not taken out again: the page goes on, whoever recorded it
POSTING = frozenset({Role.PROFESSIONAL, Role.TEAM_LEAD, Role.PRIVACY_OFFICER})
ONLY_POST = frozenset({"draft", "new_family_draft", "manage_rule"})
DUTY = {
    "log": Duty.SEE_LOG,
    "log_of_family": Duty.SEE_LOG,
    "glass_told": Duty.SEE_BROKEN_GLASS,
    "safe_home": Duty.SAFE_HOME,
    "act_choose": Duty.FIND,
    "advice_without_family": Duty.ADVISE,
    "advice_question": Duty.ADVISE,
    "search": Duty.FIND,
    "new_family": Duty.FIND,
    "new_family_draft": Duty.FIND,
    "rules": Duty.SEE_RULES,
    "rule": Duty.SEE_RULES,
    "manage": Duty.MANAGE,
    "manage_organisation": Duty.MANAGE,
    "manage_account_new": Duty.MANAGE,
    "manage_account": Duty.MANAGE,
}
# Only for the administrator of the organisation that keeps the region; for another administrator they are not there.
REGION_KEEPER = frozenset({"manage_terms", "manage_rule", "manage_organisation_new"})
OWN = frozenset({"today"})  # for everybody who signed in, with what the own rows allow
OWN_SENT = frozenset({"kept_draft"})  # sent by the forms of other pages, with whose form it is
PUBLIC = frozenset({"icon", "demo_sign_in", "no_access"})  # without any data of families
CLOSED = ""  # what the sign-in library offers and Zicht does not
# Of the sign-in library: about the own account, and what one needs before having signed in.
SIGN_IN = ("account_", "mfa_")
BEFORE_SIGN_IN = frozenset(
    {
        *("account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password"),
        *("account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done"),
        *("account_confirm_email", "account_email_verification_sent", "mfa_login_webauthn"),
    }
)
OPEN, REFUSED, ABSENT, LOGIN = frozenset({200, 302, 400, 422}), frozenset({403}), frozenset({404}), frozenset({302})


@dataclass(frozen=True)
class Address:
    """A name of zicht/web/urls.py, and what stands in its address."""

    name: str
    arguments: tuple[str, ...]
    guard: object


def addresses(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[Address]:
    """Every address of the application."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns)
        else:
            guard = getattr(each.callback, "guard", getattr(getattr(each.callback, "__wrapped__", None), "guard", None))
            yield Address(each.name or "", arguments_of(each.name), guard)


def arguments_of(name: str | None) -> tuple[str, ...]:
    """What stands in an address with a name."""
    if not name:
        return ()
    found = cast(Any, get_resolver().reverse_dict)[name]
    return tuple(found[0][0][1])


def of_name(name: str) -> Address:
    return next(each for each in addresses() if each.name == name)


def url(name: str, relation: str) -> str:
    around = related(relation)
    values: dict[str, object] = {
        "family": around.made.id,
        "fact": around.fact,
        "form": "record",
        "screen": "may",
        "doing": "afwegen",
        "part": "goal",
        "meeting": around.fact,
        "account": 1,
        "person": around.made.child,
        "household": around.household,
        "relation": around.relation,
        "act": "zorg-delen",
        "number": advice(),
        "asking": around.offering if name == "handover_answer" else around.asking,
        "offer": around.offer,
        "code": "sight-gap" if "rule" in name else VIEWER,
    }
    made = reverse(name, kwargs={each: values[each] for each in of_name(name).arguments})
    return f"{made}?finding={around.finding}" if name.startswith("finding") else made


def test_every_address_has_a_line_in_the_matrix() -> None:
    known = {*FAMILY, *DUTY, *REGION_KEEPER, *OWN, *OWN_SENT, *PUBLIC, CLOSED}
    names = {each.name for each in addresses()}

    assert {each for each in names - known if not each.startswith(SIGN_IN)} == set()
    assert known - names == set(), "a line for a page that is gone"


def test_every_page_of_our_own_goes_through_the_guard_that_its_line_says() -> None:
    for each in addresses():
        if each.name in FAMILY:
            assert "family" in each.arguments
            assert each.guard, each.name
        if each.name in {*DUTY, *OWN, *OWN_SENT}:
            assert each.guard, each.name


def test_the_log_says_every_look_in_words() -> None:
    looked = {each.guard[1] for each in addresses() if isinstance(each.guard, tuple)}

    assert looked - set(WHAT) == set()
    assert PURPOSES
    assert WHY


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_family_page_opens_as_the_matrix_says(relation: str, region: Region) -> None:
    place, wrong, refusals = RELATIONS.index(relation), [], 0
    family = related(relation).made.id
    before = refused_looks(family)
    for role in Role:
        client = region.client(VIEWER, role)
        for name, codes in FAMILY.items():
            for method in methods(name, role):
                code = (POSTED.get(name, codes) if method == "post" else codes).ljust(len(RELATIONS), "c")[place]
                wanted = wanted_of(code, role)
                status = getattr(client, method)(url(name, relation)).status_code
                refusals += wanted is REFUSED
                if status not in wanted:
                    wrong.append((role.value, method, name, status, sorted(wanted)))

    assert wrong == []
    assert refused_looks(family) - before == refusals, "each refusal is in the log"


def methods(name: str, role: Role) -> tuple[str, ...]:
    """How a page is asked for; sent to by one role of each sort, because the guard before it is the same."""
    return ("get",) * (name not in ONLY_POST) + ("post",) * (role in POSTING or name in ONLY_POST)


def wanted_of(code: str, role: Role) -> frozenset[int]:
    if not opens(code, role):
        return REFUSED
    return ABSENT if code == "a" else OPEN


def refused_looks(family: UUID) -> int:
    return Look.objects.using(OWNER).filter(family=family, allowed=False).count()


@pytest.mark.parametrize("name", sorted(DUTY))
def test_a_page_of_a_duty_opens_for_the_roles_that_have_it_and_for_no_other(name: str, region: Region) -> None:
    for role in Role:
        client = region.client(VIEWER, role)
        answer = client.post(url(name, "other")) if name in ONLY_POST else client.get(url(name, "other"))
        status = answer.status_code
        assert status in (OPEN if role in DUTIES[DUTY[name]] else REFUSED), role


@pytest.mark.parametrize("name", sorted(REGION_KEEPER))
def test_what_holds_for_the_region_is_kept_by_its_keeper_only(name: str, region: Region) -> None:
    for role in Role:
        client = region.client(VIEWER, role)
        answer = client.post(url(name, "other")) if name in ONLY_POST else client.get(url(name, "other"))
        assert answer.status_code in (OPEN if role is Role.ADMINISTRATOR else REFUSED), role
    elsewhere = region.client("school", Role.ADMINISTRATOR)
    answer = elsewhere.post(url(name, "other")) if name in ONLY_POST else elsewhere.get(url(name, "other"))
    assert answer.status_code in ABSENT | REFUSED


def test_a_page_of_ones_own_work_opens_for_everybody_who_signed_in(region: Region) -> None:
    for role in Role:
        for name in OWN:
            assert region.client(VIEWER, role).get(reverse(name)).status_code == 200, role


def test_what_nobody_signed_is_kept_for_nobody(region: Region) -> None:
    for name in OWN_SENT:
        assert Client().post(reverse(name)).status_code == 302
        assert {region.client(VIEWER, role).post(reverse(name)).status_code for role in Role} == {400}


def test_who_did_not_sign_in_gets_to_the_page_for_that_and_nowhere_else(region: Region) -> None:
    client = Client()
    for name in {*FAMILY, *DUTY, *REGION_KEEPER, *OWN} - ONLY_POST:
        answer = client.get(url(name, "involved"))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/account/login/"), name
    for each in addresses():
        if each.name.startswith(SIGN_IN) and each.name not in BEFORE_SIGN_IN:
            answer = client.get(reverse(each.name, kwargs=dict.fromkeys(each.arguments, 1)))
            assert answer.status_code in {302, 404}, each.name


def test_a_family_that_does_not_exist_looks_like_one_that_is_not_ones_own(region: Region) -> None:
    client = region.client(VIEWER)
    nowhere = "00000000-0000-4000-8000-000000000000"
    real = client.get(url("family", "other"))

    made_up = client.get(reverse("family", args=[nowhere]))

    assert made_up.status_code == real.status_code == 403
    plain = real.content.decode().replace(str(related("other").made.id), nowhere)
    assert without_tokens(made_up.content.decode()) == without_tokens(plain)


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
