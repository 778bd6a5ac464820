"""The codes of the log of looks in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Texts = dict[str, str | Promise]
WHAT: Texts = {
    "today": _("Vandaag"),
    "family": _("het gezin bekijken"),
    "shared_view": _("bekijken wat de samenwerking weet"),
    "chronology_text": _("de chronologie als tekst"),
    "record": _("een feit vastleggen"),
    "draft": _("een concept bewaren"),
    "rows": _("rijen plakken"),
    "fact": _("een feit bekijken"),
    "fact_text": _("een feit als tekst"),
    "correct": _("een feit verbeteren"),
    "remove": _("een feit uit het verkeerde gezin halen"),
    "finding": _("een bevinding bekijken of beantwoorden"),
    "finding_text": _("een bevinding als tekst"),
    "share": _("feiten delen"),
    "collaboration": _("de samenwerking bekijken of veranderen"),
    "break_glass": _("noodinzage vragen"),
    "glass_told": _("lezen wie noodinzage gebruikte"),
    "log": _("het logboek lezen"),
    "log_of_family": _("een overzicht voor het gezin maken"),
}
PURPOSES: Texts = {
    "safety": _("zicht houden op veiligheid"),
    "own_record": _("nakijken wat de eigen organisatie vastlegde"),
    "recording": _("vastleggen"),
    "sharing": _("delen en samenwerken"),
    "own_file": _("het eigen dossier bijhouden"),
    "acute_need": _("direct gevaar"),
    "oversight": _("toezicht op inzage"),
    "management": _("beheer"),
    "rules": _("regels lezen"),
    "numbers": _("cijfers zonder namen"),
    "own_work": _("het eigen werk bekijken"),
}
WHY: Texts = {
    "involved": _("betrokken bij het gezin"),
    "signalled": _("gaf een signaal over het gezin"),
    "broken_glass": _("noodinzage"),
    "acute_need": _("vroeg noodinzage"),
    "role": _("hoort bij de functie"),
    "no_casework": _("werkt niet met gezinnen"),
    "not_involved": _("niet betrokken"),
    "no_longer_involved": _("niet meer betrokken"),
    "other_team": _("een ander team is betrokken"),
    "signalled_only": _("gaf alleen een signaal"),
    "look_only": _("noodinzage is alleen kijken"),
    "not_together": _("doet niet mee in de samenwerking"),
    "other_role": _("hoort niet bij de functie"),
}
GROUNDS: Texts = {"taak": _("wettelijke taak")}
