"""What is wrong with what was typed at Veilig Thuis, and how to mend it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEXTS: Mapping[str, str | Promise] = {
    "only_safe_home": _("Alleen Veilig Thuis legt hier een melding vast. Wilt u melden? Ga dan naar Melden."),
    "which_children": _("Kruis ook aan over welk kind de melding gaat."),
    "who_reports": _("Kies wie meldt. Noemt de melder zich niet? Kies dan anoniem."),
    "from_whom": _("De melder zag het niet zelf. Schrijf van wie de melder het hoorde, en die weer van wie."),
    "unknown_report": _("Deze melding is hier niet bekend. Kies een melding uit de lijst."),
    "decided_already": _("Over deze melding is al besloten. Bekijk dat besluit eerst."),
    "report_came_in": _("Er kwam intussen een melding bij. Lees die hieronder en sla dan opnieuw op."),
    "assess_or_say_why": _("Kies een uitkomst voor dit kind, of schrijf waarom er nu geen beoordeling is."),
    "seen_or_not": _("Kies of dit kind voor de beoordeling is gezien of gehoord."),
    "no_route": _("Kies een route."),
    "no_receiver_of_route": _("Kies naar welke organisatie deze route leidt."),
    "route_leads_elsewhere": _(
        "Deze route leidt niet naar dit soort organisatie. Kies een andere organisatie of route."
    ),
    "not_yourself": _("Kies een andere organisatie dan uw eigen."),
    "no_criterion": _("Kies op welk criterium deze route rust, of kies een andere reden en schrijf die."),
    "holder_not_involved": _(
        "Deze organisatie werkt in Zicht nu niet met dit gezin. Vraag haar eerst, of kies een andere route."
    ),
    "keeps_no_sight": _(
        "Deze organisatie houdt nu geen zicht op de kinderen. Kies wie dat wel doet, of een andere route."
    ),
    "not_seen": _(
        "Een kind is sinds de melding door niemand gezien. Bellen of een adres nakijken is niet genoeg. "
        "Laat het kind zien, of draag het zicht over."
    ),
    "no_condition": _("Schrijf wat er anders moet zijn, zo dat iedereen kan zien of het zo is."),
    "no_due_day": _("Schrijf een hele datum, zoals 05-11-2027."),
    "day_has_passed": _("Deze dag is al geweest. Kies vandaag of een dag daarna."),
    "no_owner": _("Kies welke organisatie dit nagaat."),
    "seen_by_what": _("Schrijf waaraan te zien is dat aan deze bodemeis is voldaan."),
    "unknown_condition": _("Kies een voorwaarde uit de lijst."),
    "met_or_not": _("Kies of de voorwaarde is nagekomen."),
    "before_it_was_set": _("De voorwaarde is later gesteld. Schrijf een dag daarna."),
    "nothing_runs": _("Er loopt geen melding of onderzoek van uw organisatie meer."),
    "no_outcome": _("Kies hoe het eindigt."),
    "what_remains": _("Schrijf wat nog niet is opgelost, of kruis aan dat er verder niets bekend is."),
    "remains_or_not": _("U schreef dat er nog iets is. Haal het kruisje weg."),
    "no_successor": _("Kies wie vanaf nu zicht op veiligheid houdt."),
    "no_person": _("Schrijf de naam en functie van wie het daar overneemt. Een organisatie alleen is niet genoeg."),
    "gate_seen": _(
        "Niet elk kind is sinds de melding gezien. Bellen of een adres nakijken sluit niets af. "
        "Laat het kind zien, of zorg dat een ander zicht houdt."
    ),
    "gate_sight": _("Nog niet op elk kind houdt een ander zicht. Draag dat eerst over."),
    "gate_plan": _(
        "Er is sinds de melding geen plan vastgelegd. Maak het met het gezin en wie helpt, en leg het vast."
    ),
    "gate_director": _("Er is nog geen regisseur buiten Veilig Thuis. Spreek af wie dat wordt en leg het vast."),
}
