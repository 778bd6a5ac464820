"""Courses: what may happen in a family and what is done about it, as facts in order of time.

Each course leaves out a step now and then, as life does, so that something stands open in some families and nothing in
most. The shares are for a believable picture and for load; they are no figures about families.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from zicht.facts.case import Organisation
from zicht.facts.fact import AttributeValue, Fact, Precision, Sharing
from zicht.population.people import Household

DONE = 0.93  # a step is taken
NAMES_A_PARTY = frozenset({"to", "from", "with", "of", "owner"})


@dataclass(slots=True)
class Course:
    """The facts of one family so far, and the day it is in its story."""

    random: Random
    home: Household
    around: dict[str, Organisation]
    day: date
    end: date
    facts: list[Fact] = field(default_factory=list)

    def wait(self, least: int, most: int) -> None:
        """Some days go by."""
        self.day += timedelta(days=self.random.randint(least, most))

    def add(self, kind: str, who: str, *about: str, shared: tuple[str, ...] = (), **attributes: AttributeValue) -> str:
        """A fact of an organisation (by type) on this day; an attribute that names a type means that organisation."""
        number = len(self.facts)
        fact_id = f"f{number}"
        if self.day > self.end:
            return fact_id
        known = min(self.end, self.day + timedelta(days=self.random.choice((0, 0, 0, 0, 1, 3))))
        named = {code: self._named(value) if code in NAMES_A_PARTY else value for code, value in attributes.items()}
        sharing = tuple(Sharing(self.around[each].id, known) for each in shared if each != who)
        about = about or self.home.children
        self.facts.append(
            Fact(
                id=fact_id, root=fact_id, index=number, version=0, kind=kind, about=about,
                organisation=self.around[who].id, occurred_on=self.day, precision=Precision.DAY, known_from=known,
                earliest=self.day, latest=self.day, attributes=named, shared_with=sharing, source="own",
            )
        )  # fmt: skip
        return fact_id

    def mostly(self) -> bool:
        """Whether a step is taken."""
        return self.random.random() < DONE

    def _named(self, value: AttributeValue) -> AttributeValue:
        return self.around[value].id if isinstance(value, str) and value in self.around else value


def growing_up(course: Course) -> None:
    """Checks by youth health care, school, a move, a change of practice."""
    child = course.random.choice(course.home.children)
    for _ in range(course.random.randint(3, 9)):
        course.add("child_seen", "jgz", child, setting="praktijk")
        course.wait(60, 240)
    if course.random.random() < 0.3:
        course.add("relocation", "gemeente", *course.home.children, other_municipality=False)
        course.wait(5, 20)
        course.add("school_change", "school", child, file_transferred=True)
        course.wait(3, 30)
        course.add("child_seen", "jgz", child, setting="praktijk")


def worry_at_school(course: Course) -> None:
    """A signal, talks with child and parents, a shared worry, and how it ended."""
    child = course.random.choice(course.home.children)
    course.add("child_signal", "school", child, form="teruggetrokken", severity="matig")
    course.wait(1, 5)
    if course.mostly():
        course.add("child_spoken", "school", child, alone=True)
        course.add("parents_spoken", "school", "m")
    course.wait(2, 10)
    course.add("concern_shared", "school", child, to="wijkteam", shared=("wijkteam",))
    course.wait(1, 6)
    if course.mostly():
        course.add("feedback_given", "wijkteam", child, to="school", shared=("school",))
    course.wait(20, 60)
    course.add("child_seen", "school", child, setting="school")


def parent_in_treatment(course: Course) -> None:
    """Treatment of a parent, with the kindcheck at its start and again."""
    course.add("adult_treatment_started", "ggz_volwassen", "m")
    if course.mostly():
        course.add("kindcheck_done", "ggz_volwassen", "m", *course.home.children, outcome="geen_aanwijzing")
    for _ in range(course.random.randint(2, 6)):
        course.wait(20, 80)
        course.add("monitoring_contact", "ggz_volwassen", "m", outcome="veilig")
    course.add("kindcheck_done", "ggz_volwassen", "m", *course.home.children, outcome="geen_aanwijzing")
    course.add("help_ended", "ggz_volwassen", "m", reason="doelen_gehaald")


def help_by_the_local_team(course: Course) -> None:
    """Help with a director, a plan, goals, reviews and a good end."""
    children = course.home.children
    course.add("involvement_started", "wijkteam", *children, purpose="hulp_kind")
    course.add("regisseur_set", "wijkteam", *children)
    course.wait(3, 20)
    course.add("problem_assessed", "wijkteam", *children, "m", outcome="acuut")
    course.add("plan_agreed", "wijkteam", *children, "m", type="gezinsplan", concrete=True, review_agreed=True)
    course.add("goal_set", "wijkteam", *children, owner="jeugdhulp", due=course.day + timedelta(days=120))
    course.wait(5, 20)
    course.add("help_started", "jeugdhulp", *children, help_type="opvoeding")
    for _ in range(course.random.randint(3, 8)):
        course.wait(14, 40)
        course.add("home_visit", "jeugdhulp", *children, spoken_alone=True, announced=True)
        if course.random.random() < 0.5:
            course.add("meeting_held", "wijkteam", *children, conclusion="hulp", shared=("jeugdhulp",))
    course.add("goal_reviewed", "wijkteam", *children, result="gehaald")
    if course.mostly():
        course.add("risk_assessed", "wijkteam", *children, outcome="voldoende", child_seen=True, child_heard=True)
        course.add("help_ended", "jeugdhulp", *children, reason="doelen_gehaald")
        course.add("lookback_held", "wijkteam", *children)
        course.add("involvement_ended", "wijkteam", *children, reason="doelen_gehaald")
        course.add("regisseur_released", "wijkteam", *children)


def report_of_violence(course: Course) -> None:
    """A report by the police, weighed, handed over to the local team, and closed after safety was assessed."""
    children = course.home.children
    around = (*children, "m")
    course.add("domestic_violence", "politie", *around, child_present=True, police_attended=True)
    course.wait(0, 2)
    told = ("politie",)
    course.add("report_received", "veilig_thuis", *around, by="politie", firsthand=True, subject="geweld_thuis")
    course.wait(1, 5)
    if course.mostly():
        course.add("triage_done", "veilig_thuis", *around, route="onderzoek")
        course.add("feedback_given", "veilig_thuis", *children, to="politie", shared=told)
    course.add("investigation_started", "veilig_thuis", *around)
    course.wait(2, 9)
    course.add("child_spoken", "veilig_thuis", *children, alone=True)
    course.add("parents_spoken", "veilig_thuis", "m")
    course.wait(10, 40)
    course.add("info_requested", "veilig_thuis", *children, **{"from": "school"}, shared=("school",))
    course.wait(2, 8)
    course.add("info_shared", "school", *children, to="veilig_thuis", content="feiten", shared=("veilig_thuis",))
    course.add("risk_assessed", "veilig_thuis", *children, outcome="zorgen", child_seen=True, child_heard=True)
    _handed_over(course)


def _handed_over(course: Course) -> None:
    children = course.home.children
    both = ("veilig_thuis", "wijkteam")
    course.wait(1, 6)
    course.add("handover_consulted", "veilig_thuis", *children, **{"with": "wijkteam"}, shared=both)
    offer = course.add("handover_offered", "veilig_thuis", *children, to="wijkteam", shared=both)
    course.wait(1, 5)
    course.add("handover_accepted", "wijkteam", *children, **{"from": "veilig_thuis"}, offer=offer, shared=both)
    course.wait(3, 12)
    course.add("help_started", "wijkteam", *children, help_type="veiligheid", shared=both)
    course.wait(1, 5)
    if course.mostly():
        course.add("start_verified", "veilig_thuis", *children, of="wijkteam", shared=both)
        course.add("safety_responsible_set", "wijkteam", *children, **{"from": "veilig_thuis"}, shared=both)
        course.add("handover_released", "veilig_thuis", *children, to="wijkteam", offer=offer, shared=both)
        course.add("investigation_closed", "veilig_thuis", *children, outcome="overgedragen", shared=both)
    for _ in range(course.random.randint(3, 7)):
        course.wait(10, 30)
        course.add("home_visit", "wijkteam", *children, spoken_alone=True)
    course.add("risk_assessed", "wijkteam", *children, outcome="voldoende", child_seen=True, child_heard=True)
    if course.mostly():
        course.add("safety_concern_closed", "wijkteam", *children, reason="weggenomen")


def parents_apart(course: Course) -> None:
    """Parents go separate ways; safety is looked at anew."""
    course.add("separation", "huisarts", "m")
    course.wait(3, 20)
    course.add("child_seen", "huisarts", *course.home.children, setting="praktijk")
    course.wait(5, 30)
    course.add("risk_assessed", "wijkteam", *course.home.children, outcome="voldoende", occasion="scheiding")


COURSES: tuple[tuple[Callable[[Course], None], float], ...] = (
    (growing_up, 1.0),
    (worry_at_school, 1.2),
    (parent_in_treatment, 0.7),
    (help_by_the_local_team, 1.0),
    (report_of_violence, 0.6),
    (parents_apart, 0.4),
)
