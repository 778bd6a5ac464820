"""Two people at once on one family: nothing is lost, nothing doubles; and what is kept is read back equal."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import UUID, uuid4

from django.db import OperationalError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.entering import entered
from tests.web.acting import count, recorded, typed
from tests.web.region import Region, family, today
from zicht.access.tie import Extent
from zicht.casework.recording import Accepted, Entered, record
from zicht.facts.case import Case
from zicht.web.context import acting_as, clock
from zicht.web.models import FactRow, FindingRow
from zicht.web.storage.cases import case_of, ties_of
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.recording import Adding, add_facts, alone_with
from zicht.web.storage.rulebooks import served

INVOLVED = dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do these at the same moment, each on a connection of its own."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            gate.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_facts_that_many_record_at_once_are_all_kept_and_evaluated_together(region: Region) -> None:
    made = family(INVOLVED)
    clients = [region.client(each) for each in ("wijkteam", "school") * 4]

    at_once(*(lambda each=each: each.post(f"/gezin/{made.id}/vastleggen/", typed(made)) for each in clients))

    assert count(made) == 8
    before = list(FindingRow.objects.using("owner").filter(family=made.id).values("view", "key", "due_on", "evidence"))
    with transaction.atomic():
        again = evaluate_family(made.id, today())
    assert before
    assert not any(again), "evaluating once more changes nothing: each saw the facts of the other"


def test_one_form_sent_many_times_at_once_is_one_fact(region: Region) -> None:
    made = family(INVOLVED)
    form = typed(made)
    clients = [region.client("wijkteam") for _ in range(6)]

    answers = at_once(*(lambda each=each: each.post(f"/gezin/{made.id}/vastleggen/", form).url for each in clients))

    assert count(made) == 1
    assert len(set(answers)) == 1


def test_of_two_corrections_at_once_one_is_asked_to_look_again(region: Region) -> None:
    made = family(INVOLVED)
    first = recorded(region.client("wijkteam"), made)
    address = f"/gezin/{made.id}/feit/{first.id}/verbeteren/"
    clients = [region.client("wijkteam") for _ in range(2)]

    answers = at_once(
        *(lambda each=each: each.post(address, typed(made, corrects=str(first.id))).status_code for each in clients)
    )

    assert sorted(str(each) for each in answers) == ["302", "422"]
    assert count(made) == 2


def test_what_the_database_undid_is_done_again_and_once(region: Region) -> None:
    made = family(INVOLVED)
    tries: list[int] = []

    def act() -> str:
        tries.append(len(tries))
        if len(tries) == 1:
            raise OperationalError("deadlock detected")
        return "done"

    with acting_as(region.account("wijkteam")):
        assert alone_with(made.id, act) == "done"
    assert tries == [0, 1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=entered(), who=st.sampled_from(["wijkteam", "school"]))
def test_what_is_accepted_is_read_back_equal(region: Region, what: Entered, who: str) -> None:
    made = family(INVOLVED)
    account = region.account(who)
    persons = {"mother": str(made.mother), "child": str(made.child)}
    with acting_as(account):
        case = seen(made.id)
        placed = replace(what, about=tuple(persons.get(each, each) for each in what.about))
        accepted = record(placed, case, who, served()[0], today(), ("wijkteam", "school"))
        if not isinstance(accepted, Accepted):
            return
        (number,) = alone_with(made.id, lambda: add_facts([Adding(accepted, uuid4())], made.id, account, clock()))
        fact = next(each for each in seen(made.id).facts if each.id == str(number))

    assert FactRow.objects.using("owner").filter(pk=number).count() == 1
    assert (fact.kind, fact.about, fact.organisation) == (accepted.kind, accepted.about, who)
    assert (fact.occurred_on, fact.precision, fact.known_from) == (
        accepted.occurred_on,
        accepted.precision,
        accepted.known_from,
    )
    assert (dict(fact.attributes), fact.note or "", fact.source or "") == (
        dict(accepted.attributes),
        accepted.note,
        accepted.source,
    )


def seen(made: UUID) -> Case:
    return case_of(made, ties_of(made), served()[0], today())
