"""What the commands about tables say, in Dutch (B1) and English."""

_HELP = {
    "option_mapping": (
        "Koppeling: wat de kolommen en woorden van een tabel van elders betekenen.",
        "Mapping: what the columns and words of a table from elsewhere mean.",
    ),
    "template": (
        "Schrijf een lege tabel om in te vullen, met lijsten om uit te kiezen en uitleg.",
        "Write an empty table to fill in, with lists to choose from and an explanation.",
    ),
    "template_more": (
        "FILE eindigt op .xlsx (aangeraden) of .csv.",
        "FILE ends in .xlsx (advised) or .csv. The table itself is in Dutch.",
    ),
    "map": (
        "Koppel een tabel van elders: welke kolom is wat, en welke woorden zijn welke soort feit.",
        "Map a table from elsewhere: which column is what, and which words are which kind of fact.",
    ),
    "map_more": (
        (
            "Zonder --mapping stelt deze opdracht vragen en bewaart zij de antwoorden. De tabel zelf verandert niet. "
            "Met --to komt er een tabel in de vorm van Zicht; rijen zonder soort blijven daarin staan, met de reden."
        ),
        (
            "Without --mapping this command asks questions and keeps the answers. The table itself does not change. "
            "With --to a table in the form of Zicht is made; rows without a kind stay in it, with the reason."
        ),
    ),
    "option_save": (
        "Waar de koppeling komt (zonder: naast de tabel, *.koppeling.yaml).",
        "Where the mapping goes (without: beside the table, *.koppeling.yaml).",
    ),
    "option_map_to": ("Schrijf ook de tabel in de vorm van Zicht.", "Write the table in the form of Zicht as well."),
    "merge": (
        "Voeg tabellen van verschillende organisaties samen tot één casus.",
        "Merge tables of several organisations into one case.",
    ),
    "merge_more": (
        (
            "Personen zijn dezelfde als hun id gelijk is, of als --ids het zegt. Wat dubbel kan zijn wordt getoond en "
            "blijft twee keer staan. Elke organisatie weet haar eigen rijen vanaf de dag in `bekend sinds`."
        ),
        (
            "Persons are the same when their ids agree, or when --ids says so. What may be double is shown and stays "
            "twice. Each organisation knows its own rows from the day in `bekend sinds`."
        ),
    ),
    "option_ids": (
        "Bestand dat zegt welke id in welke tabel wie is.",
        "File that says which id in which table is whom.",
    ),
    "option_output_case": (
        "Het casusbestand dat wordt geschreven (*.casus.yaml).",
        "The case file to write (*.casus.yaml).",
    ),
    "export": (
        "Schrijf de feiten van een casus als tabel (.xlsx of .csv).",
        "Write the facts of a case as a table (.xlsx or .csv).",
    ),
    "export_more": (
        "Bij lezen geeft de tabel dezelfde casus. Geboortedata gaan mee, namen nooit, toelichtingen met --with-notes.",
        "Read again, the table gives the same case. Birth dates come along; names never; notes only with --with-notes.",
    ),
    "option_to": ("Het bestand dat wordt geschreven.", "The file to write."),
    "option_export_notes": (
        "Neem toelichtingen en functies mee.",
        "Take notes and functions along.",
    ),
    "option_overwrite": ("Overschrijf een bestand dat er al is.", "Overwrite a file that is there already."),
}

_SAID = {
    "exists": (
        "{file}: dit bestand is er al. Kies een andere naam, of geef --overwrite.",
        "{file}: this file is there already. Choose another name, or give --overwrite.",
    ),
    "not_writable": (
        "{file}: hier kan niet worden geschreven. Kies een andere plek.",
        "{file}: nothing can be written here. Choose another place.",
    ),
    "wrong_ending": (
        "{file}: de naam moet eindigen op {endings}. Kies een andere naam.",
        "{file}: the name must end in {endings}. Choose another name.",
    ),
    "export_personal": (
        "Let op: {file} bevat geboortedata. Bewaar het veilig en gooi het op tijd weg.",
        "Note: {file} holds birth dates. Keep it safe and destroy it in time.",
    ),
    "export_notes": (
        "Let op: {file} bevat ook toelichtingen en functies.",
        "Note: {file} holds notes and functions too.",
    ),
    "merged": (
        "{tables} tabellen samengevoegd: {facts} feiten, {persons} personen, {organisations} organisaties.",
        "{tables} tables merged: {facts} facts, {persons} persons, {organisations} organisations.",
    ),
    "merged_persons": (
        "Deze personen staan in meer tabellen en zijn als dezelfde gelezen: {persons}. Kijk of dat klopt.",
        "These persons stand in several tables and were read as the same: {persons}. Check that this is right.",
    ),
    "merged_double": (
        "Misschien dubbel: feit {first} ({one}) en feit {second} ({two}): {kind}, {day}, over {persons}.",
        "Perhaps double: fact {first} ({one}) and fact {second} ({two}): {kind}, {day}, about {persons}.",
    ),
    "merged_doubles": (
        "Misschien dubbel, aantal: {count}. Beide zijn gebleven. Haal er zelf een weg als het hetzelfde is.",
        "Perhaps double, number: {count}. Both have stayed. Remove one when it is the same.",
    ),
    "merged_unknown": (
        "Feiten zonder organisatie: {count}. Die tellen alleen mee in het gezamenlijke beeld.",
        "Facts without an organisation: {count}. These count only in the joined view.",
    ),
    "no_organisation": ("geen organisatie", "no organisation"),
    "merge_two": ("Noem ten minste twee tabellen.", "Name at least two tables."),
    "map_done": (
        "Rijen die een feit worden: {facts}. Rijen die niet meedoen: {unread}.",
        "Rows that become a fact: {facts}. Rows that take no part: {unread}.",
    ),
    "map_next": (
        "Naspelen: zicht replay {table} --mapping {mapping}",
        "Replay: zicht replay {table} --mapping {mapping}",
    ),
    "map_private": (
        "In {file} kunnen woorden uit de tabel staan, ook namen. Bewaar het bij de tabel.",
        "{file} may hold words from the table, names too. Keep it with the table.",
    ),
}

_WIZARD = {
    "ask_again": ("Dat staat er niet bij. Probeer het nog eens.", "That is not one of them. Try again."),
    "ask_none": ("staat niet in de tabel", "not in the table"),
    "map_sheet": ("Blad {sheet}, {rows} rijen. Kolommen:", "Sheet {sheet}, {rows} rows. Columns:"),
    "map_columns": ("{rows} rijen. Kolommen:", "{rows} rows. Columns:"),
    "ask_which_sheet": ("Welk blad is de tabel?", "Which sheet is the table?"),
    "ask_header": ("In welke rij staan de koppen?", "In which row are the titles?"),
    "ask_occurred_on": ("Welke kolom is de datum?", "Which column is the date?"),
    "ask_kind": ("Welke kolom zegt wat er gebeurde?", "Which column says what happened?"),
    "ask_organisation": ("Welke kolom is de organisatie?", "Which column is the organisation?"),
    "ask_about": ("Welke kolom zegt over wie het gaat?", "Which column says whom it is about?"),
    "ask_known_from": ("Welke kolom zegt sinds wanneer het bekend was?", "Which column says since when it was known?"),
    "ask_note": ("Welke kolom is een toelichting?", "Which column is a note?"),
    "map_persons": (
        "Personen. Geef elk een id zonder naam, zoals moeder of kind1. Kies een rol uit: {roles}.",
        "Persons. Give each an id without a name, such as moeder or kind1. Choose a role from: {roles}.",
    ),
    "ask_person": ("'{written}' ({count} keer): id", "'{written}' ({count} times): id"),
    "ask_role": ("  rol van {id}", "  role of {id}"),
    "ask_born": (
        "  geboren (dag, maand of jaar; leeg is onbekend)",
        "  born (day, month or year; empty is unknown)",
    ),
    "ask_everybody": (
        "De tabel zegt niet over wie een rij gaat. Over wie gaan alle rijen? Noem ids, zoals moeder, kind1",
        "The table does not say whom a row is about. Whom are all rows about? Name ids, such as moeder, kind1",
    ),
    "map_relations": (
        "Relaties, zoals: moeder is ouder van kind1. Zonder relatie raakt iets over moeder het kind niet.",
        "Relations, such as: moeder is ouder van kind1. Without one, a fact about moeder does not reach the child.",
    ),
    "ask_relation": (
        "Relatie ({relations}); leeg is klaar",
        "Relation ({relations}); empty is done",
    ),
    "map_organisations": ("Organisaties. Kies een type uit: {types}.", "Organisations. Choose a type from: {types}."),
    "ask_type": ("'{written}' ({count} keer): type", "'{written}' ({count} times): type"),
    "ask_own_organisation": (
        "De tabel heeft geen kolom met de organisatie. Van welke organisatie is zij? Naam",
        "The table has no column with the organisation. Whose is it? Name",
    ),
    "map_kinds": (
        (
            "Welke soort feit zijn deze woorden? Kies een nummer, of typ een soort of een deel ervan. Leeg: geen soort "
            "(de rijen blijven bewaard en doen niet mee). `stop`: de rest krijgt geen soort."
        ),
        (
            "Which kind of fact are these words? Choose a number, or type a kind or a part of one. Empty: no kind "
            "(the rows are kept and take no part). `stop`: the rest get no kind."
        ),
    ),
    "map_words": ("'{written}' ({count} keer)", "'{written}' ({count} times)"),
    "ask_words": ("  soort", "  kind"),
    "ask_reason": ("  waarom geen soort", "  why no kind"),
    "no_kind_yet": ("nog geen soort gekozen", "no kind chosen yet"),
    "map_found": ("  gekozen: {kind}", "  chosen: {kind}"),
    "ask_until": (
        "Tot en met welke dag bekijken? (leeg: de laatste dag in de tabel)",
        "Up to which day to look? (empty: the last day in the table)",
    ),
}

TABLES: dict[str, tuple[str, str]] = _HELP | _SAID | _WIZARD
