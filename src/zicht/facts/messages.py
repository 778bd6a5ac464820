"""What is wrong and how to mend it, in Dutch and English. Messages are an interface: clear and gentle."""

from zicht.facts.tables.messages import TABLE

_MOMENTS = {
    "moments_count": (
        "Kies {least} tot {most} momenten; hier staan er {count}.",
        "Choose {least} to {most} moments; there are {count} here.",
    ),
    "moment_twice": (
        "Deze dag is al een moment. Houd er één.",
        "This day is a moment already. Keep one.",
    ),
    "moment_outside": (
        "Op of voor deze dag is nog niets bekend, of de chronologie is dan al voorbij. Kies een dag ertussen.",
        "Nothing is known yet on this day, or the chronology is over by then. Choose a day in between.",
    ),
    "moment_name": (
        "Bij `{key}` staat een naam die in de casus voorkomt. Schrijf de rol, zoals moeder of kind 1.",
        "At `{key}` stands a name that occurs in the case. Write the role, such as mother or child 1.",
    ),
    "moment_calamity": (
        "Op deze dag was de calamiteit bekend. Kies een eerder moment: leren begint bij wat toen bekend was.",
        "The calamity was known on this day. Choose an earlier moment: learning begins with what was known then.",
    ),
}

_READING = {
    "unreadable": (
        "Dit bestand is niet te lezen. Kijk of het bestaat en of u het mag openen.",
        "This file cannot be read. Check that it exists and that you may open it.",
    ),
    "too_large": (
        "Dit bestand is groter dan {limit} MB. Kijk of het het goede bestand is, of splits het.",
        "This file is larger than {limit} MB. Check that it is the right file, or split it.",
    ),
    "encoding": (
        "Dit is geen UTF-8. Sla het bestand opnieuw op met de codering UTF-8.",
        "This is not UTF-8. Save the file again with the encoding UTF-8.",
    ),
    "control_character": (
        "Hier staat een teken dat niet zichtbaar is en niet in een tekst hoort. Typ deze regel opnieuw.",
        "There is a character here that is not visible and does not belong in a text. Type this line again.",
    ),
    "syntax": (
        (
            "Hier is de YAML niet te lezen. Kijk op deze regel en erboven naar inspringen, aanhalingstekens "
            "en dubbele punten."
        ),
        "The YAML cannot be read here. Look at indentation, quotes and colons on this line and above it.",
    ),
    "alias": (
        (
            "Verwijzingen binnen YAML (& en *) worden niet gelezen. Schrijf de inhoud uit, of zet er "
            "aanhalingstekens omheen."
        ),
        "References within YAML (& and *) are not read. Write the content out, or put quotes around it.",
    ),
    "tag": (
        "Een YAML-label (met ! ervoor) wordt niet gelezen. Haal het weg.",
        "A YAML tag (with ! before it) is not read. Remove it.",
    ),
    "too_deep": (
        "Dit is dieper genest dan een bestand van Zicht ooit is. Kijk of er een haakje te veel staat.",
        "This is nested deeper than a Zicht file ever is. Check for a bracket too many.",
    ),
    "too_many": (
        "Dit bestand heeft meer dan {limit} waarden. Kijk of het het goede bestand is, of splits het.",
        "This file has more than {limit} values. Check that it is the right file, or split it.",
    ),
    "key_not_text": (
        "De sleutel op deze regel is geen gewone tekst. Begin de regel met een naam en een dubbele punt.",
        "The key on this line is not plain text. Begin the line with a name and a colon.",
    ),
    "duplicate_key": (
        "Deze sleutel staat al op regel {first}. Houd er één.",
        "This key already stands on line {first}. Keep one.",
    ),
    "empty_file": (
        "Dit bestand is leeg. Kijk of het het goede bestand is.",
        "This file is empty. Check that it is the right file.",
    ),
    "several_documents": (
        "Hier begint een tweede YAML-document (---). Maak er aparte bestanden van.",
        "A second YAML document begins here (---). Make separate files of them.",
    ),
}

_FIELDS = {
    "missing": (
        "`{key}` ontbreekt of is leeg. Vul het aan.",
        "`{key}` is missing or empty. Add it.",
    ),
    "unknown_key": (
        "Deze sleutel hoort niet bij `{place}`.{hint} Verbeter de sleutel of haal hem weg.",
        "This key does not belong to `{place}`.{hint} Mend the key or remove it.",
    ),
    "not_mapping": (
        "Bij `{place}` horen hier sleutels met waarden, zoals `id: a1`. Schrijf het zo op.",
        "`{place}` needs keys with values here, such as `id: a1`. Write it like that.",
    ),
    "not_list": (
        "`{key}` moet een lijst zijn. Zet er [ ] omheen, of elk punt op een regel met een streepje.",
        "`{key}` must be a list. Put [ ] around it, or each item on a line with a hyphen.",
    ),
    "not_text": (
        "`{key}` moet tekst zijn. Zet aanhalingstekens om een datum of om true en false.",
        "`{key}` must be text. Put quotes around a date or around true and false.",
    ),
    "not_date": (
        ("`{key}` moet een dag zijn die bestaat, van 1900 tot en met 2199. Schrijf jjjj-mm-dd, zoals 2024-03-01."),
        (
            "`{key}` must be a day that exists, from 1900 up to and including 2199. Write yyyy-mm-dd, "
            "such as 2024-03-01."
        ),
    ),
    "not_number": (
        "`{key}` moet een heel getal van {least} tot en met {most} zijn. Verbeter het.",
        "`{key}` must be a whole number from {least} up to and including {most}. Mend it.",
    ),
    "not_bool": (
        "`{key}` moet true of false zijn. Weet u het niet, laat `{key}` dan weg.",
        "`{key}` must be true or false. If you do not know, leave `{key}` out.",
    ),
    "not_one_of": (
        "`{key}` heeft een waarde die hier niet kan.{hint} Kies uit: {allowed}.",
        "`{key}` has a value that is not possible here.{hint} Choose from: {allowed}.",
    ),
    "not_id": (
        (
            "`{key}` mag alleen letters, cijfers, punt, plus, streepje en laag streepje hebben: hoogstens "
            "80 tekens en een letter of cijfer voorop. Verbeter `{key}`."
        ),
        (
            "`{key}` may only have letters, digits, dot, plus, hyphen and underscore: 80 characters at most "
            "and a letter or digit first. Mend `{key}`."
        ),
    ),
    "empty_list": (
        "`{key}` is een lege lijst. Zet er ten minste één punt in.",
        "`{key}` is an empty list. Put at least one item in it.",
    ),
    "wrong_format": (
        "Dit bestand moet `format: {wanted}` hebben. Kijk of het het goede bestand is en verbeter `format`.",
        "This file must have `format: {wanted}`. Check that it is the right file and mend `format`.",
    ),
}

_CASE = {
    "duplicate_id": (
        "Deze `{key}` staat al bij wat op regel {first} begint. Geef een van beide een andere.",
        "What begins on line {first} already has this `{key}`. Give one of the two another.",
    ),
    "reserved_id": (
        "De `id` {word} staat in Zicht voor het hele gezin. Kies een andere `id` voor deze persoon.",
        "The `id` {word} stands for the whole family in Zicht. Choose another `id` for this person.",
    ),
    "unknown_person": (
        "`{key}` noemt iemand die niet onder `persons` staat. Gebruik de `id` van een persoon, niet de naam.",
        "`{key}` names somebody who is not under `persons`. Use a person's `id`, not the name.",
    ),
    "unknown_organisation": (
        "`{key}` noemt een organisatie die niet onder `organisations` staat. Voeg haar toe of kies een `id`.",
        "`{key}` names an organisation that is not under `organisations`. Add it or choose an `id`.",
    ),
    "unknown_reference": (
        "`{key}` noemt geen organisatie uit dit bestand en geen soort organisatie. Verbeter de code.",
        "`{key}` names no organisation of this file and no organisation type. Mend the code.",
    ),
    "unknown_fact": (
        "`{key}` noemt een feit dat er niet is. Geef dat feit een `id` en noem die hier.",
        "`{key}` names a fact that is not there. Give that fact an `id` and name it here.",
    ),
    "refers_to_itself": (
        "`{key}` noemt het feit zelf. Noem hier het eerdere feit, of haal `{key}` weg.",
        "`{key}` names the fact itself. Name the earlier fact here, or remove `{key}`.",
    ),
    "relation_to_itself": (
        "`from` en `to` zijn dezelfde persoon. Noem bij een van beide de ander.",
        "`from` and `to` are the same person. Name the other person in one of them.",
    ),
    "unknown_kind": (
        "Deze soort feit staat niet in de woordenlijst.{hint} Kies een soort uit rulebook/kinds.yaml.",
        "This kind of fact is not in the vocabulary.{hint} Choose a kind from rulebook/kinds.yaml.",
    ),
    "unknown_attribute": (
        "Dit kenmerk hoort niet bij `{kind}`.{hint} Verbeter het kenmerk, of zet het in `note`.",
        "This attribute does not belong to `{kind}`.{hint} Mend the attribute, or put it in `note`.",
    ),
    "born": (
        (
            "`born` moet een dag zijn die bestaat (jjjj-mm-dd), ongeveer (~jjjj of ~jjjj-mm), of null: "
            "niet bekend. Verbeter het."
        ),
        ("`born` must be a day that exists (yyyy-mm-dd), about (~yyyy or ~yyyy-mm), or null: not known. Mend it."),
    ),
    "known_before": (
        "`known_from` ligt voor de eerste dag waarop het feit gebeurd kan zijn. Verbeter een van beide.",
        "`known_from` lies before the first day on which the fact may have happened. Mend one of the two.",
    ),
    "until_before_since": (
        "`{key}` moet later zijn dan `{since}`. Verbeter een van beide.",
        "`{key}` must be later than `{since}`. Mend one of the two.",
    ),
    "corrects_itself": (
        "Deze correctie verwijst in een kring naar zichzelf. Laat haar de laatste versie noemen.",
        "This correction refers to itself in a circle. Let it name the latest version.",
    ),
    "corrected_twice": (
        "Het feit op regel {first} corrigeert dezelfde versie al. Noem in `corrects` de `id` van dat feit.",
        "The fact on line {first} already corrects the same version. Name that fact's `id` in `corrects`.",
    ),
    "correction_known_before": (
        "Deze correctie is eerder bekend dan wat zij corrigeert. Verbeter `known_from`.",
        "This correction is known before what it corrects. Mend `known_from`.",
    ),
    "no_case_files": (
        "In deze map staan geen bestanden die op .casus.yaml eindigen. Kies een andere map of een bestand.",
        "This folder holds no files that end in .casus.yaml. Choose another folder or a file.",
    ),
}

_RULEBOOK = {
    "duplicate_code": (
        "De code `{code}` staat ook in {other}. Geef een van beide een andere code.",
        "The code `{code}` stands in {other} too. Give one of them another code.",
    ),
    "code_is_not_file": (
        "De code moet gelijk zijn aan de naam van het bestand: `{wanted}`. Verbeter een van beide.",
        "The code must equal the name of the file: `{wanted}`. Mend one of the two.",
    ),
    "forbidden_input": (
        (
            "`{key}` mag hier niet staan: afkomst, nationaliteit, geloof, inkomen en postcode zijn nooit een "
            "grond. Haal het weg."
        ),
        (
            "`{key}` may not stand here: origin, nationality, religion, income and postcode are never a "
            "ground. Remove it."
        ),
    ),
    "free_text_input": (
        "`{key}` is vrije tekst, en een regel leest geen vrije tekst. Gebruik een kenmerk met vaste waarden.",
        "`{key}` is free text, and a rule does not read free text. Use an attribute with fixed values.",
    ),
    "no_such_attribute": (
        "De soorten hier hebben het kenmerk `{key}` niet allemaal.{hint} Verbeter het, of splits de soorten.",
        "Not all kinds here have the attribute `{key}`.{hint} Mend it, or split the kinds.",
    ),
    "no_such_value": (
        "`{key}` heeft een waarde die niet kan. Kies uit: {allowed}.",
        "`{key}` has a value that is not possible. Choose from: {allowed}.",
    ),
    "not_value": (
        "Onder `{key}` horen codes, of true of false, en ten minste één. Verbeter deze regel.",
        "Under `{key}` belong codes, or true or false, and at least one. Mend this line.",
    ),
    "wrong_type": (
        "`{key}` noemt een kenmerk dat hier niet past: nodig is {wanted}. Kies een ander kenmerk.",
        "`{key}` names an attribute that does not fit here: it must be {wanted}. Choose another attribute.",
    ),
    "not_requirement": (
        "`{key}` moet nummers uit requirements.yaml hebben, zoals R018. Verbeter het nummer.",
        "`{key}` must have numbers of requirements.yaml, such as R018. Mend the number.",
    ),
    "unknown_class": (
        "Deze klasse staat niet in kinds.yaml.{hint} Verbeter de code.",
        "This class is not in kinds.yaml.{hint} Mend the code.",
    ),
    "unknown_term": (
        "Deze termijn staat niet in terms.yaml.{hint} Verbeter de code, of voeg de termijn toe.",
        "This term is not in terms.yaml.{hint} Mend the code, or add the term.",
    ),
    "unknown_condition": (
        "Deze voorwaarde staat niet in conditions.yaml.{hint} Verbeter de code, of voeg de voorwaarde toe.",
        "This condition is not in conditions.yaml.{hint} Mend the code, or add the condition.",
    ),
    "unknown_holding": (
        "Dit staat niet onder `holdings` in conditions.yaml.{hint} Verbeter de code, of voeg het toe.",
        "This is not under `holdings` in conditions.yaml.{hint} Mend the code, or add it.",
    ),
    "condition_circle": (
        "De voorwaarde `{code}` hangt van zichzelf af. Haal een van de verwijzingen weg.",
        "The condition `{code}` depends on itself. Remove one of the references.",
    ),
    "condition_unreachable": (
        "De voorwaarde `{code}` kan nooit gaan gelden. Geef haar een opening die voorkomt of haal haar weg.",
        "The condition `{code}` can never hold. Give it an opening that can occur, or remove it.",
    ),
    "several_ways": (
        "De voorwaarde `{code}` heeft meer dan een van `opens`, `holding`, `all_of`, `any_of`. Houd er één.",
        "The condition `{code}` has more than one of `opens`, `holding`, `all_of` and `any_of`. Keep one.",
    ),
    "condition_unused": (
        "Geen regel en geen andere voorwaarde gebruikt `{code}`. Haal haar weg of gebruik haar.",
        "No rule and no other condition uses `{code}`. Remove it or use it.",
    ),
    "term_unused": (
        "Geen regel gebruikt de termijn `{code}`. Haal haar weg of gebruik haar.",
        "No rule uses the term `{code}`. Remove it or use it.",
    ),
    "wrong_part": (
        "`{key}` hoort niet bij `{shape}`. Haal het weg.",
        "`{key}` does not belong to `{shape}`. Remove it.",
    ),
    "cannot_match": (
        "Dit kan op geen enkel feit passen: de eisen hier sluiten elkaar uit. Haal er een weg.",
        "This cannot match any fact: what is asked here excludes itself. Remove one of the demands.",
    ),
    "one_of_two": (
        "Geef precies een van deze: {one}, {other}.",
        "Give exactly one of these: {one}, {other}.",
    ),
    "forbidden_word": (
        (
            "`{key}` mag het woord `{word}` niet hebben: een tekst zegt wat is vastgelegd en geeft geen "
            "oordeel. Kies een ander woord."
        ),
        (
            "`{key}` may not have the word `{word}`: a text says what is recorded and does not judge. "
            "Choose another word."
        ),
    ),
    "unknown_placeholder": (
        "Deze zin heeft een veld dat er niet is, of een accolade te veel. Gebruik alleen: {allowed}.",
        "This sentence has a field that does not exist, or a brace too many. Use only: {allowed}.",
    ),
    "no_fixed_length": (
        "`{key}` vraagt een termijn in dagen of weken, want zij kijkt ook terug. Kies een andere termijn.",
        "`{key}` needs a term in days or weeks, because it also looks back. Choose another term.",
    ),
    "no_part_of_rulebook": (
        (
            "Dit is geen deel van een regelboek: geen regel, lijst van termijnen of voorwaarden, of regio. Noem eerst"
            " het gewijzigde bestand, met `format: zicht-rule/1` erin, en dan de casussen."
        ),
        (
            "This is no part of a rulebook: no rule, list of terms or conditions, or region. Name the changed file"
            " first, with `format: zicht-rule/1` in it, and then the cases."
        ),
    ),
    "missing_case": (
        "Bij deze regel ontbreekt een voorbeeld: {missing}. Zet het in {file}.",
        "This rule lacks a case: {missing}. Put it in {file}.",
    ),
    "case_fails": (
        ("Het voorbeeld `{case}` komt anders uit: verwacht {wanted}, gevonden {found}. Verbeter een van beide."),
        "The case `{case}` comes out differently: expected {wanted}, found {found}. Mend one of them.",
    ),
    "cases_without_rule": (
        "Naast dit bestand staat geen regel met deze naam. Noem het naar de regel waar het bij hoort.",
        "There is no rule of this name beside this file. Name it after the rule that it belongs to.",
    ),
    "loosens_law": (
        "De regio verruimt de wettelijke termijn `{code}`. Maak haar niet langer dan de wet; korter mag.",
        "The region loosens the legal term `{code}`. Make it no longer than the law; shorter is allowed.",
    ),
    "unknown_region": (
        "Deze regio is er niet. Kies uit: {allowed}.",
        "There is no such region. Choose from: {allowed}.",
    ),
}

MESSAGES: dict[str, dict[str, str]] = {
    code: {"nl": dutch, "en": english}
    for group in (_READING, _FIELDS, _CASE, _RULEBOOK, _MOMENTS, TABLE)
    for code, (dutch, english) in group.items()
}
