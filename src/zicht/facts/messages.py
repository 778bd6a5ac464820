"""What is wrong and how to mend it, in Dutch and English. Messages are an interface: clear, gentle, complete."""

_READING = {
    "unreadable": (
        "Dit bestand is niet te lezen. Kijk of het bestaat en of u het mag openen.",
        "This file cannot be read. Check that it exists and that you may open it.",
    ),
    "too_large": (
        "Dit bestand is groter dan {limit} MB. Een casus gaat over een gezin; splits het bestand of kijk of het het goede is.",
        "This file is larger than {limit} MB. A case is about one family; split the file or check that it is the right one.",
    ),
    "encoding": (
        "Dit is geen UTF-8. Sla het bestand opnieuw op met de codering UTF-8.",
        "This is not UTF-8. Save the file again with the encoding UTF-8.",
    ),
    "control_character": (
        "Hier staat een teken dat niet in een tekstbestand hoort. Haal het weg.",
        "There is a character here that does not belong in a text file. Remove it.",
    ),
    "syntax": (
        "Hier is de YAML niet te lezen. Kijk naar inspringen, aanhalingstekens en dubbele punten op of boven deze regel.",
        "The YAML cannot be read here. Look at indentation, quotes and colons on or above this line.",
    ),
    "alias": (
        "Verwijzingen binnen YAML (& en *) worden niet gelezen. Schrijf de inhoud uit.",
        "References within YAML (& and *) are not read. Write the content out.",
    ),
    "tag": (
        "Een YAML-label met ! wordt niet gelezen. Haal het weg.",
        "A YAML tag with ! is not read. Remove it.",
    ),
    "too_deep": (
        "Dit is dieper genest dan een bestand van Zicht ooit is. Kijk of een haakje te veel openstaat.",
        "This is nested deeper than a Zicht file ever is. Check for a bracket too many.",
    ),
    "too_many": (
        "Dit bestand heeft meer dan {limit} waarden. Splits het.",
        "This file has more than {limit} values. Split it.",
    ),
    "key_not_text": (
        "Een sleutel moet gewone tekst zijn.",
        "A key must be plain text.",
    ),
    "duplicate_key": (
        "De sleutel `{key}` staat hier twee keer. Houd er een.",
        "The key `{key}` stands here twice. Keep one.",
    ),
    "empty_file": (
        "Dit bestand is leeg.",
        "This file is empty.",
    ),
    "several_documents": (
        "Er staan meer YAML-documenten in dit bestand (---). Maak er aparte bestanden van.",
        "There are several YAML documents in this file (---). Make separate files of them.",
    ),
}

_FIELDS = {
    "missing": (
        "`{key}` ontbreekt. Vul het aan.",
        "`{key}` is missing. Add it.",
    ),
    "unknown_key": (
        "Een onbekende sleutel staat bij {place}.{hint}",
        "There is an unknown key in {place}.{hint}",
    ),
    "not_mapping": (
        "Bij {place} horen hier sleutels met waarden.",
        "{place} needs keys with values here.",
    ),
    "not_list": (
        "`{key}` moet een lijst zijn, bijvoorbeeld [a, b].",
        "`{key}` must be a list, such as [a, b].",
    ),
    "not_text": (
        "`{key}` moet tekst zijn. Zet aanhalingstekens om een getal of datum.",
        "`{key}` must be text. Put quotes around a number or date.",
    ),
    "not_date": (
        "`{key}` moet een datum zijn die bestaat, als jjjj-mm-dd, tussen 1900 en 2199.",
        "`{key}` must be a date that exists, as yyyy-mm-dd, between 1900 and 2199.",
    ),
    "not_number": (
        "`{key}` moet een geheel getal van {least} of meer zijn.",
        "`{key}` must be a whole number of {least} or more.",
    ),
    "not_bool": (
        "`{key}` moet true of false zijn.",
        "`{key}` must be true or false.",
    ),
    "not_one_of": (
        "`{key}` moet een van deze zijn: {allowed}.{hint}",
        "`{key}` must be one of: {allowed}.{hint}",
    ),
    "not_id": (
        "`{key}` mag alleen letters, cijfers, punt, streepje en laag streepje hebben, hoogstens 80 tekens.",
        "`{key}` may only have letters, digits, dot, hyphen and underscore, 80 characters at most.",
    ),
    "empty_list": (
        "`{key}` mag niet leeg zijn.",
        "`{key}` must not be empty.",
    ),
    "wrong_format": (
        "`format` moet `{wanted}` zijn.",
        "`format` must be `{wanted}`.",
    ),
}

_CASE = {
    "duplicate_id": (
        "Deze `id` staat al op regel {first}. Elke `id` komt een keer voor.",
        "This `id` already stands on line {first}. Each `id` occurs once.",
    ),
    "unknown_person": (
        "`{key}` noemt iemand die niet onder `persons` staat. Gebruik de `id` van een persoon, niet de naam.",
        "`{key}` names somebody who is not under `persons`. Use a person's `id`, not the name.",
    ),
    "unknown_organisation": (
        "`{key}` noemt een organisatie die niet onder `organisations` staat. Voeg haar toe of verbeter de `id`.",
        "`{key}` names an organisation that is not under `organisations`. Add it or mend the `id`.",
    ),
    "unknown_reference": (
        "`{key}` noemt geen organisatie uit dit bestand en geen soort organisatie.",
        "`{key}` names no organisation of this file and no organisation type.",
    ),
    "unknown_fact": (
        "`{key}` noemt een feit dat er niet is. Geef dat feit een `id` en noem die hier.",
        "`{key}` names a fact that is not there. Give that fact an `id` and name it here.",
    ),
    "unknown_kind": (
        "Deze soort feit bestaat niet in de woordenlijst.{hint}",
        "This kind of fact is not in the vocabulary.{hint}",
    ),
    "unknown_attribute": (
        "Een kenmerk hoort niet bij `{kind}`.{hint}",
        "An attribute does not belong to `{kind}`.{hint}",
    ),
    "born": (
        "`born` moet een datum zijn (jjjj-mm-dd), bij benadering ~jjjj of ~jjjj-mm, of null.",
        "`born` must be a date (yyyy-mm-dd), an approximation ~yyyy or ~yyyy-mm, or null.",
    ),
    "known_before": (
        "`known_from` ligt voor de dag waarop het feit op zijn vroegst gebeurde. Verbeter een van beide.",
        "`known_from` lies before the first day on which the fact may have happened. Mend one of the two.",
    ),
    "until_before_since": (
        "`until` moet na `since` liggen.",
        "`until` must be after `since`.",
    ),
    "corrects_itself": (
        "Deze correctie verwijst in een kring naar zichzelf. Laat haar de laatste versie noemen.",
        "This correction refers to itself in a circle. Let it name the latest version.",
    ),
    "corrected_twice": (
        "Twee feiten corrigeren dezelfde versie (de andere staat op regel {first}). Laat de tweede de eerste noemen.",
        "Two facts correct the same version (the other stands on line {first}). Let the second name the first.",
    ),
    "correction_known_before": (
        "Deze correctie is eerder bekend dan wat zij corrigeert. Verbeter `known_from`.",
        "This correction is known before what it corrects. Mend `known_from`.",
    ),
    "no_case_files": (
        "In deze map staan geen bestanden die op .casus.yaml eindigen.",
        "This folder holds no files that end in .casus.yaml.",
    ),
}

_RULEBOOK = {
    "duplicate_code": (
        "De code `{code}` staat ook in {other}. Geef een van beide een andere code.",
        "The code `{code}` stands in {other} too. Give one of them another code.",
    ),
    "code_is_not_file": (
        "De code moet gelijk zijn aan de naam van het bestand ({wanted}).",
        "The code must equal the name of the file ({wanted}).",
    ),
    "forbidden_input": (
        "Een regel mag niet kijken naar `{key}`: afkomst, nationaliteit, geloof, inkomen en postcode zijn nooit een grond.",
        "A rule may not look at `{key}`: origin, nationality, religion, income and postcode are never a ground.",
    ),
    "free_text_input": (
        "`{key}` is vrije tekst; een regel leest nooit vrije tekst. Gebruik een kenmerk met vaste waarden.",
        "`{key}` is free text; a rule never reads free text. Use an attribute with fixed values.",
    ),
    "no_such_attribute": (
        "Geen van de soorten in deze regel heeft het kenmerk `{key}`.{hint}",
        "None of the kinds here has the attribute `{key}`.{hint}",
    ),
    "no_such_value": (
        "`{key}` kent deze waarde niet: {allowed}.",
        "`{key}` does not have this value: {allowed}.",
    ),
    "unknown_class": (
        "Deze klasse staat niet in de woordenlijst.{hint}",
        "This class is not in the vocabulary.{hint}",
    ),
    "unknown_term": (
        "Deze termijn staat niet in terms.yaml.{hint}",
        "This term is not in terms.yaml.{hint}",
    ),
    "unknown_condition": (
        "Deze voorwaarde staat niet in conditions.yaml.{hint}",
        "This condition is not in conditions.yaml.{hint}",
    ),
    "unknown_holding": (
        "Dit staat niet onder `holdings` in conditions.yaml.{hint}",
        "This is not under `holdings` in conditions.yaml.{hint}",
    ),
    "condition_circle": (
        "De voorwaarde `{code}` hangt van zichzelf af. Haal een van de verwijzingen weg.",
        "The condition `{code}` depends on itself. Remove one of the references.",
    ),
    "condition_unreachable": (
        "De voorwaarde `{code}` kan nooit gaan gelden: {why}. Geef haar een opening of haal haar weg.",
        "The condition `{code}` can never hold: {why}. Give it an opening or remove it.",
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
        "`{key}` hoort niet bij een regel van de vorm {shape}.",
        "`{key}` does not belong to a rule of the shape {shape}.",
    ),
    "cannot_match": (
        "Dit kan op geen enkel feit passen: `when` en `unless` noemen hetzelfde.",
        "This cannot match any fact: `when` and `unless` name the same.",
    ),
    "one_of_two": (
        "Geef precies een van `{one}` en `{other}`.",
        "Give exactly one of `{one}` and `{other}`.",
    ),
    "forbidden_word": (
        "Een zin mag het woord `{word}` niet hebben: teksten zeggen wat is vastgelegd, nooit een oordeel.",
        "A sentence may not have the word `{word}`: texts say what is recorded, never a judgement.",
    ),
    "unknown_placeholder": (
        "Deze zin gebruikt een veld dat er niet is. Gebruik: {allowed}.",
        "This sentence uses a field that does not exist. Use: {allowed}.",
    ),
    "missing_case": (
        "Bij deze regel ontbreekt een voorbeeld: {missing}. Zet het in {file}.",
        "This rule lacks a case: {missing}. Put it in {file}.",
    ),
    "case_fails": (
        "Het voorbeeld `{case}` komt anders uit: verwacht {wanted}, gevonden {found}.",
        "The case `{case}` comes out differently: expected {wanted}, found {found}.",
    ),
    "cases_without_rule": (
        "Naast dit bestand staat geen regel met deze naam. Noem het naar de regel waar het bij hoort.",
        "There is no rule of this name beside this file. Name it after the rule that it belongs to.",
    ),
    "loosens_law": (
        "De regio verruimt de wettelijke termijn `{code}`. Een regio mag een wettelijke termijn alleen verkorten.",
        "The region loosens the legal term `{code}`. A region may only shorten a legal term.",
    ),
    "unknown_region": (
        "Deze regio is er niet. Bekend zijn: {allowed}.",
        "There is no such region. Known are: {allowed}.",
    ),
}

MESSAGES: dict[str, dict[str, str]] = {
    code: {"nl": dutch, "en": english}
    for group in (_READING, _FIELDS, _CASE, _RULEBOOK)
    for code, (dutch, english) in group.items()
}
