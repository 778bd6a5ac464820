"""The fixed words on the pages of a report, in Dutch (B1) and English."""

_FRONT = {
    "title": ("Terugblik", "Looking back"),
    "title_steps": ("Terugblik in stappen", "Looking back in steps"),
    "skip": ("Naar de inhoud", "To the content"),
    "period": ("Van {since} tot en met {until}", "From {since} up to and including {until}"),
    "only_view": ("Alleen wat {view} wist.", "Only what {view} knew."),
    "before": ("Voor u begint", "Before you begin"),
    "not_for_persons": (
        "Dit verslag is er om samen van te leren. Het is niet bedoeld om personen te beoordelen, ook niet achteraf.",
        "This report is for learning together. It is not meant for assessing persons, not afterwards either.",
    ),
    "not_representative": (
        (
            "Een calamiteit is een uitzondering. Wat hier staat, zegt niet hoe het meestal gaat, en ook niet dat "
            "de afloop anders geweest zou zijn."
        ),
        (
            "A calamity is an exception. What stands here does not tell how things usually go, nor that the "
            "outcome would have been different."
        ),
    ),
    "not_recorded": (
        "Niet vastgelegd is niet hetzelfde als niet gedaan. Wat hier ontbreekt, is een vraag aan wie erbij was.",
        "Not recorded is not the same as not done. What is absent here is a question to those who were there.",
    ),
    "two_layers": (
        (
            "Wat toen de norm was en wat we later leerden, staan apart. Het tweede opent u pas als het gesprek over "
            "toen klaar is."
        ),
        (
            "What was the norm then and what was learned later stand apart. Open the second only when the "
            "conversation about then is done."
        ),
    ),
    "without_names": (
        "Personen staan er met hun rol, organisaties met hun soort. Namen, geboortedagen en notities staan er niet in.",
        "Persons stand by their role, organisations by their kind. Names, birth days and notes are not in it.",
    ),
    "handling": ("Met namen of notities. Zorgvuldig bewaren.", "With names or notes. Keep with care."),
    "purpose": ("Doel", "Purpose"),
    "destroy_by": ("Vernietigen uiterlijk op", "Destroy on or before"),
    "running": ("Terugblik · niet voor het beoordelen van personen", "Looking back · not for assessing persons"),
    "cast": ("Over wie het gaat", "Whom it is about"),
    "age": ("{age} jaar bij het begin", "{age} at the beginning"),
    "contents": ("Inhoud", "Contents"),
}

_SECTIONS = {
    "own_views": ("Eerst: wat elke organisatie wist", "First: what each organisation knew"),
    "own_views_lead": (
        (
            "Zo lagen de feiten bij elke organisatie. Waar niet bij staat wie een feit nog meer kende, is dat niet "
            "vastgelegd."
        ),
        (
            "This is how the facts lay at each organisation. Where it does not say who else knew a fact, that is not "
            "recorded."
        ),
    ),
    "recorded_by": ("Zelf vastgelegd", "Recorded itself"),
    "told_by_others": ("Van anderen gehoord", "Heard from others"),
    "is_together": ("Zijn de feiten bij elkaar gelegd?", "Were the facts put together?"),
    "together_lead": (
        "Deze momenten zijn vastgelegd waarop mensen samen keken:",
        "These moments are recorded at which people looked together:",
    ),
    "not_together": (
        (
            "In deze chronologie staat geen moment waarop mensen de feiten samen bekeken. Vraag na of het er was "
            "en niet is vastgelegd."
        ),
        (
            "This chronology holds no moment at which people looked at the facts together. Ask whether there was "
            "one that was not recorded."
        ),
    ),
    "also_known": ("Ook bekend bij {organisation} (vanaf {since})", "Also known to {organisation} (from {since})"),
    "since": ("bekend vanaf {since}", "known from {since}"),
    "learned": ("bekend vanaf {day}", "known from {day}"),
    "happened": ("gebeurd: {day}", "happened: {day}"),
    "facts_in_row": ("{count} feiten", "{count} facts"),
    "corrected": ("verbetering", "correction"),
    "note": ("Notitie", "Note"),
    "about": ("over", "about"),
    "joined": ("De chronologie", "The chronology"),
    "joined_label": (
        "Achteraf samengelegd; dit overzicht had toen niemand.",
        "Put together afterwards; nobody had this overview at the time.",
    ),
    "sight_table": ("Wie hield zicht op de veiligheid", "Who kept sight on safety"),
    "facts_table": ("Alle vastgelegde feiten", "All recorded facts"),
    "column_children": ("Kinderen", "Children"),
    "column_who": ("Wie", "Who"),
    "column_since": ("Vanaf", "From"),
    "column_until": ("Tot", "Until"),
    "column_number": ("Nr.", "No."),
    "column_day": ("Dag", "Day"),
    "column_what": ("Wat", "What"),
    "column_persons": ("Over wie", "About whom"),
    "column_recorder": ("Vastgelegd door", "Recorded by"),
    "still": ("nog op de laatste dag", "still on the last day"),
    "no_sight": (
        "Zicht op de veiligheid was in deze chronologie niet gevraagd.",
        "Sight on safety was not asked in this chronology.",
    ),
    "days": ("Dag voor dag", "Day by day"),
    "days_lead": (
        (
            "Elke dag staat op zichzelf, met alleen wat toen bekend was. Een dag die er niet bij staat, was gelijk aan "
            "de laatste dag ervoor. Wat sinds die dag gelijk bleef, is lichter gedrukt."
        ),
        (
            "Each day stands by itself, with only what was known then. A day that is not listed was like the last one "
            "before it. What stayed the same since then is printed lighter."
        ),
    ),
    "to_day": ("Naar een dag", "To a day"),
    "became_known": ("Bekend geworden", "Became known"),
    "nothing_new": (
        "Er werd niets nieuws bekend; alleen de tijd ging verder.",
        "Nothing new became known; only time went on.",
    ),
    "five_questions": ("De vijf basisvragen op deze dag", "The five basic questions on this day"),
    "behind": ("Uit welke feiten deze antwoorden komen", "From which facts these answers come"),
    "open_norm": ("Open volgens de norm van toen", "Open by the norm of that time"),
    "nothing_open": (
        "Volgens de norm van toen stond er niets open.",
        "By the norm of that time nothing was open.",
    ),
    "later": ("Inzicht van later", "Insight of later"),
    "later_hint": ("openen na het gesprek over toen", "open after the conversation about then"),
    "later_lead": (
        "Dit leerden we later. Het was toen geen afgesproken norm.",
        "This was learned later. It was not an agreed norm at the time.",
    ),
    "findings": ("Bevindingen, met waarom", "Findings, with why"),
    "findings_lead": (
        "Een bevinding is een vraag om samen te bekijken, met de feiten en de regel waar zij op rust.",
        "A finding is a question to look at together, with the facts and the rule that it rests on.",
    ),
    "no_norm": (
        "Volgens de norm van toen zijn er geen bevindingen.",
        "By the norm of that time there are no findings.",
    ),
    "untold": ("Wat dit dossier niet vertelt", "What this file does not tell"),
    "nothing_untold": (
        "Van elke organisatie is iets ingezien. Toch kan er meer zijn dan is vastgelegd.",
        "Something of every organisation was looked at. Still there may be more than was recorded.",
    ),
    "counts": ("Hoeveel bevindingen", "How many findings"),
    "counts_lead": (
        "Deze getallen zeggen iets over de regels en het dossier, niet over mensen of organisaties.",
        "These numbers say something about the rules and the file, not about people or organisations.",
    ),
    "made": ("Hoe dit verslag is gemaakt", "How this report was made"),
    "made_with": (
        "Regelboek {rulebook} ({hash}). Kenmerk van het bestand: {reference}.",
        "Rulebook {rulebook} ({hash}). Mark of the file: {reference}.",
    ),
    "picture_table": (
        "Hetzelfde als tabel staat onder het beeld.",
        "The same as a table stands below the picture.",
    ),
}

_WHY = {
    "turn_new": ("nieuw", "new"),
    "turn_open": ("loopt", "going on"),
    "turn_passed": ("om na te gaan", "to look into"),
    "turn_done": ("afgerond", "settled"),
    "why_facts": ("Rust op", "Rests on"),
    "why_ends": ("Klaar bij", "Ends by"),
    "why_unknown": ("Niet bekend", "Not known"),
    "why_also": ("Het kan ook zijn", "It may also be"),
    "why_rule": ("Regel", "Rule"),
    "why_term": ("Termijn", "Term"),
    "why_ask": ("Na te vragen bij", "To ask"),
}

_STEPS = {
    "steps_lead": (
        (
            "U gaat stap voor stap terug. Elke stap laat alleen zien wat toen bekend was. Praat eerst, en ga dan "
            "pas verder."
        ),
        "You go back step by step. Each step shows only what was known then. Talk first, and only then go on.",
    ),
    "steps_paper": (
        "Op papier: elke stap is een eigen blad. Deel het volgende blad pas uit als de groep zover is.",
        "On paper: each step is a sheet of its own. Hand out the next sheet only when the group is ready.",
    ),
    "steps_proposed": (
        (
            "Zicht stelde deze momenten voor: dagen waarop het meeste bekend werd. Een gespreksleider kiest beter "
            "zelf drie tot zes momenten."
        ),
        (
            "Zicht proposed these moments: days on which most became known. A facilitator does better to choose "
            "three to six moments."
        ),
    ),
    "step": ("Stap {number}: {heading}", "Step {number}: {heading}"),
    "knew_new": ("Nieuw op dit moment", "New at this moment"),
    "knew_earlier": ("Al eerder bekend", "Known before"),
    "knew_nothing_new": ("Niets nieuws sinds de vorige stap.", "Nothing new since the step before."),
    "what_known": ("Wat was bekend, en bij wie?", "What was known, and to whom?"),
    "work_then": ("Zo was het werk toen", "This is how the work was then"),
    "to_fill_in": (
        (
            "Nog door de gespreksleider aan te vullen: hoeveel werk er lag, wie er afwezig was, wachttijden, "
            "geldende instructies, en het dilemma van dat moment."
        ),
        (
            "Still to be added by the facilitator: how much work there was, who was absent, waiting times, "
            "instructions in force, and the dilemma of that moment."
        ),
    ),
    "caseload": ("Hoeveel werk er lag", "How much work there was"),
    "absence": ("Wie er afwezig was", "Who was absent"),
    "waiting": ("Wachttijden", "Waiting times"),
    "instruction": ("Geldende instructies", "Instructions in force"),
    "dilemma": ("Het dilemma van dat moment", "The dilemma of that moment"),
    "went_well": ("Wat er goed ging", "What went well"),
    "dissent": ("Wie er anders over dacht", "Who thought otherwise"),
    "family": ("Het verhaal van het gezin", "The account of the family"),
    "questions": ("Eerst zelf, dan samen", "First by yourself, then together"),
    "question_know": ("Wat weet u nu, en van wie?", "What do you know now, and from whom?"),
    "question_think": ("Wat denkt u dat er speelt? Wat nog meer?", "What do you think is going on? What else?"),
    "question_do": ("Wat zou u nu doen, en met wie?", "What would you do now, and with whom?"),
    "question_sense": (
        "Wat maakte het toen begrijpelijk om te doen wat er gedaan werd?",
        "What made it understandable, then, to do what was done?",
    ),
    "reveal": (
        "Verder: hoe alles naast elkaar lag, en wat er daarna kwam",
        "Go on: how everything lay side by side, and what came next",
    ),
    "afterwards": ("Wat er daarna werd vastgelegd", "What was recorded next"),
    "nothing_afterwards": (
        "Tot het volgende moment is niets vastgelegd.",
        "Nothing was recorded until the next moment.",
    ),
    "ending": ("Tot slot: hoe het verder ging", "To close: how it went on"),
    "ending_lead": (
        (
            "Nu weet u de afloop. Daardoor lijkt alles ervoor er al naar te wijzen. Toen was dat niet te zien zoals "
            "nu. Ga terug naar wat u bij elke stap zei."
        ),
        (
            "Now you know the outcome. It makes everything before seem to point to it. At the time it could not be "
            "seen as it can now. Go back to what you said at each step."
        ),
    ),
}

_GUIDE = {
    "guide": ("Voor het gesprek", "For the conversation"),
    "for_facilitator": ("Voor de gespreksleider", "For the facilitator"),
    "for_professional": ("Voor wie met gezinnen werkt", "For who works with families"),
    "for_organisation": ("Voor organisatie en beleid", "For organisation and policy"),
    "agreed": ("Wat spreken wij af?", "What do we agree?"),
    "agreed_lead": (
        "Wat gaan wij anders doen, wie begint, en op welke dag kijken wij of het hielp?",
        "What will we do otherwise, who begins, and on which day do we look whether it helped?",
    ),
}

TEXTS: dict[str, tuple[str, str]] = _FRONT | _SECTIONS | _WHY | _STEPS | _GUIDE


def say(key: str, language: str, **values: object) -> str:
    """A text in one language, filled in."""
    return TEXTS[key][0 if language == "nl" else 1].format(**values)
