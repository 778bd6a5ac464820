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
    "offer_now_or_later": _("Kies of u de overdracht nu aanbiedt, of eerst belt."),
    "which_team_of_route": _("Deze organisatie heeft meer teams. Kies welk team u het aanbiedt."),
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
    "no_due_day": _("Schrijf een hele datum, zoals 05-11-2027."),
    "day_has_passed": _("Deze dag is al geweest. Kies vandaag of een dag daarna."),
    "no_owner": _("Kies welke organisatie dit nagaat."),
    "seen_by_what": _("Schrijf waaraan te zien is dat aan deze bodemeis is voldaan."),
    "before_it_was_set": _("De voorwaarde is later gesteld. Schrijf die dag of een dag daarna."),
    "lead_is_network": _("Kies een organisatie. Het netwerk helpt, en een organisatie blijft aanspreekbaar."),
    "due_before_it_was_set": _("Deze dag ligt voor de dag waarop de voorwaarde is gesteld. Kies die dag of later."),
    "nothing_runs": _("Er loopt geen melding of onderzoek van uw organisatie meer."),
    "no_outcome": _("Kies hoe het eindigt."),
    "what_remains": _("Schrijf wat nog niet is opgelost, of kruis aan dat er verder niets bekend is."),
    "remains_or_not": _("U schreef dat er nog iets is. Haal het kruisje weg."),
    "no_successor": _("Kies wie vanaf nu zicht op veiligheid houdt."),
    "no_person": _("Schrijf de naam en functie van wie het daar overneemt. Een organisatie alleen is niet genoeg."),
    "no_weighing": _("Kies wat u besluit."),
    "no_weighing_reason": _("Kies waarom u de Raad nu niet vraagt."),
    "signals_not_needed": _(
        "Signalen van het kind zijn niet nodig: ernstige problemen in de opvoeding zijn genoeg. "
        "Kies een andere reden, of schrijf in de toelichting waarom dit toch de reden is."
    ),
    "no_day_again": _("U stelt het uit. Schrijf op welke dag na vandaag u opnieuw weegt."),
    "who_asks_council": _(
        "Uw organisatie vraagt de Raad niet zelf. Vraag Veilig Thuis, de GI of de gemeente om dit te doen."
    ),
    "why_council": _("Schrijf waarom u dit nu vraagt: welke hulp is geprobeerd, geweigerd of gestopt?"),
    "no_children": _("Er staat geen kind bij dit gezin. Voeg eerst de kinderen toe."),
    "only_council": _("Alleen de Raad legt dit vast."),
    "no_decision": _("Kies wat de Raad besluit."),
    "reasons_of_council": _("Schrijf waarom. Wie het vroeg leest deze redenen."),
    "who_keeps_sight": _(
        "Ga na wie zicht houdt op de kinderen en kies die organisatie. Zonder dat sluit de Raad niet."
    ),
    "keeps_no_sight_here": _(
        "Van deze organisatie is niet vastgelegd dat zij op elk kind zicht houdt. Laat dat eerst vastleggen."
    ),
    "asker_keeps_sight": _("Bel wie het vroeg: blijft die zicht houden? Kruis dat daarna aan."),
    "who_records_court": _("Uw organisatie legt geen uitspraak vast. Vraag de Raad of de GI om dit te doen."),
    "what_was_asked": _("Kies wat aan de rechter is gevraagd."),
    "no_ruling": _("Kies wat de rechter besliste."),
    "which_institution": _("Kies welke gecertificeerde instelling de maatregel uitvoert."),
    "reasons_of_court": _("Het is anders dan gevraagd. Schrijf kort met welke reden."),
    "ends_before_it_starts": _("Deze dag ligt niet na de dag waarop de maatregel begint. Pas een van de twee aan."),
    "only_institution": _("Alleen de gecertificeerde instelling die de maatregel uitvoert legt dit vast."),
    "which_measure": _("Kies welke maatregel."),
    "no_such_measure": _("Uw instelling voert deze maatregel nu niet uit. Kies een andere."),
    "who_took_part": _("Schrijf wie meededen: ouders, jongere, wie helpt."),
    "why_end": _("Schrijf waarom de maatregel kan eindigen."),
    "no_minimum": _("Er zijn geen bodemeisen. Stel die samen op, en leg bij elk vast of eraan is voldaan."),
    "minimum_without_answer": _(
        "Van een bodemeis is de dag voorbij en is niet vastgelegd wat ervan kwam. Doe dat eerst."
    ),
    "agrees_or_not": _("Kies of de Raad instemt."),
    "sight_first": _("Nog niet op elk kind houdt een ander zicht. Draag dat over voor de maatregel eindigt."),
    "council_first": _(
        "De Raad keek nog niet mee naar dit einde, of stemde niet in. Leg het einde eerst aan de Raad voor."
    ),
    "which_setting": _("Kies waar het kind woont."),
    "no_address_here": _("Hier staat een postcode of telefoonnummer. Haal dat weg: wie samenwerkt leest dit."),
    "which_basis": _("Kies op welke basis: op last van de rechter, voogdij of vrijwillig."),
    "placed_by_whom": _("Schrijf wie de plaatsing besloot, met naam en functie."),
    "who_places": _(
        "Uw organisatie besluit hier niet over. Weet u waar het kind woont? Leg dat vast met het gewone formulier."
    ),
    "who_keeps_sight_there": _("Kies wie daar zicht houdt op de veiligheid, of dat dit nog niet is belegd."),
    "somebody_keeps_sight": _("Er is vastgelegd wie zicht houdt op een van deze kinderen. Kies die organisatie."),
    "which_child_returns": _("Kies welk kind naar huis gaat."),
    "not_placed": _("Van dit kind is hier niet vastgelegd dat het elders woont. Leg eerst de plaatsing vast."),
    "returned_by_whom": _("Schrijf wie besluit dat het kind naar huis gaat, met naam en functie."),
    "norm_met_or_not": _("Kies of aan de norm en de bodemeisen is voldaan."),
    "why_home_still": _("Er is niet aan voldaan. Schrijf waarom het kind toch naar huis gaat."),
    "recorded_otherwise": _(
        "Er staat een bodemeis open, of de laatste inschatting is niet voldoende of beheersbaar. "
        "Leg eerst vast hoe het nu is, of kies nee en schrijf waarom."
    ),
    "ask_the_child": _("Vraag het kind zelf wat het ervan vindt. Kan dat niet? Schrijf dan waarom."),
    "asked_or_not": _("U schreef wat het kind vindt. Maak dit vak leeg."),
    "who_watches": _("Kies welke organisatie kijkt hoe het thuis gaat."),
    "how_often_looked": _("Schrijf hoe vaak er wordt gekeken, en hoe. Bijvoorbeeld: elke week thuis, ook onverwacht."),
    "what_if_unsafe": _("Schrijf wat er meteen gebeurt als het thuis weer onveilig is, en wie dat doet."),
    "no_day_to_look_back": _("Schrijf op welke dag na vandaag u samen terugkijkt, zoals 05-11-2027."),
    "who_keeps_sight_after": _(
        "Kies wie daarna zicht houdt op de veiligheid. Zonder dat gaat een kind niet naar huis."
    ),
    "assess_before_return": _(
        "Van dit kind is in de laatste drie maanden geen inschatting van de veiligheid vastgelegd. Doe dat eerst."
    ),
    "no_requirements": _(
        "Voor dit kind zijn er geen bodemeisen. Spreek samen af wat er thuis minstens waar moet zijn, en leg het vast."
    ),
    "council_before_return": _(
        "Het kind woont elders op een machtiging. De Raad keek nog niet mee naar het einde daarvan. "
        "Leg dat eerst voor, of leg de uitspraak van de rechter vast."
    ),
    "which_council": _("Kies welk team van de Raad u vraagt."),
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
