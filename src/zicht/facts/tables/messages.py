"""What is wrong in a table and how to mend it, in Dutch and English; and what its reader is told."""

TABLE = {
    "table_too_many": (
        (
            "Dit zijn meer rijen of kolommen dan Zicht leest (100.000 rijen, 200 kolommen). Maak er "
            "kleinere bestanden van."
        ),
        "These are more rows or columns than Zicht reads (100,000 rows, 200 columns). Split the file.",
    ),
    "table_quotes": (
        "Bij deze rij begint een aanhalingsteken dat niet goed eindigt. Kijk hier en in de rijen ervoor.",
        "A quotation mark near this row does not end well. Look here and in the rows before it.",
    ),
    "table_windows_1252": (
        "Let op: dit bestand is geen UTF-8 en is gelezen als Windows-1252. Kijk of é, ë en € kloppen.",
        "Note: this file is not UTF-8 and was read as Windows-1252. Check that é, ë and € are right.",
    ),
    "table_not_a_workbook": (
        "Dit is geen spreadsheet die te lezen is. Sla het in uw programma opnieuw op als .xlsx.",
        "This is not a spreadsheet that can be read. Open it in your program and save it as .xlsx.",
    ),
    "table_unpacks_too_large": (
        "Dit bestand wordt bij uitpakken veel te groot. Kijk of het het goede bestand is.",
        "This file unpacks to far too much. Check that it is the right file.",
    ),
    "table_other_format": (
        "Deze soort spreadsheet wordt niet gelezen. Sla het bestand op als .xlsx of als .csv.",
        "This kind of spreadsheet is not read. Save the file as .xlsx or as .csv.",
    ),
    "table_hidden_sheet": (
        "Let op: dit blad is verborgen en is niet gelezen. Maak het zichtbaar als het mee moet.",
        "Note: this sheet is hidden and was not read. Make it visible if it belongs here.",
    ),
    "table_hidden_rows": (
        "Let op: op dit blad zijn rijen of kolommen verborgen ({places}); zij zijn wel gelezen. Kijk of dat klopt.",
        "Note: rows or columns of this sheet are hidden ({places}); they were read. Check that this is right.",
    ),
    "table_remarks": (
        "Let op: opmerkingen bij cellen zijn niet gelezen. Zet wat ertoe doet in een rij of bij toelichting.",
        "Note: remarks beside cells were not read. Put what matters in a row or in the note.",
    ),
    "table_damaged_text": (
        "Let op: hier staat tekst die een ander programma heeft beschadigd, zoals Ã© voor é. Kijk of namen kloppen.",
        "Note: there is text here that another program has damaged, such as Ã© for é. Check that names are right.",
    ),
    "table_error_value": (
        "Hier kon het rekenprogramma geen waarde tonen. Vul in wat hier hoort.",
        "The spreadsheet could show no value here. Fill in what belongs here.",
    ),
    "table_sheet_twice": (
        "Er zijn twee bladen voor hetzelfde: ook {first}. Zet de rijen bij elkaar op één blad.",
        "There are two sheets for the same: {first} too. Put their rows together on one sheet.",
    ),
    "table_formula": (
        (
            "Let op: op dit blad staan formules. Zicht rekent niets uit en leest ze als tekst. Zet er zo "
            "nodig de waarde neer."
        ),
        "Note: there are formulas on this sheet. Zicht calculates nothing and reads them as text. Paste the value.",
    ),
    "table_other_sheet": (
        "Let op: dit blad hoort niet bij een tabel van Zicht en is niet gelezen. Kijk of dat klopt.",
        "Note: this sheet does not belong to a table of Zicht and was not read. Check that this is right.",
    ),
    "table_no_facts": (
        "Er is geen blad {sheet}. Maak een lege tabel met `zicht template`, of koppel deze met `zicht map`.",
        "There is no sheet {sheet}. Make an empty table with `zicht template`, or map this one with `zicht map`.",
    ),
    "table_no_header": (
        (
            "Er is geen rij met de koppen van Zicht, zoals datum en soort. Komt de tabel van elders? Maak een "
            "koppeling met `zicht map`, of geef haar met --mapping. Kijk anders naar de koppen."
        ),
        (
            "There is no row with the titles of Zicht, such as datum and soort. If the table comes from elsewhere: "
            "map it with `zicht map`, or name the mapping with --mapping."
        ),
    ),
    "table_unknown_column": (
        "Deze kolom kent Zicht niet.{hint} Verbeter de kop of haal de kolom weg.",
        "Zicht does not know this column.{hint} Mend its title or remove the column.",
    ),
    "table_column_twice": (
        "Kolom {first} heeft dezelfde kop. Houd er één.",
        "Column {first} has the same title. Keep one.",
    ),
    "table_missing_column": (
        "De kolom {column} ontbreekt. Voeg haar toe.",
        "The column {column} is missing. Add it.",
    ),
    "table_no_title": (
        "Hier staat iets in een kolom zonder kop. Zet er een kop boven of haal het weg.",
        "Something stands here in a column without a title. Give the column a title or remove this.",
    ),
    "table_merged": (
        "Hier zijn cellen samengevoegd: maar één ervan heeft een waarde. Haal ze uit elkaar en vul ze alle in.",
        "Cells were merged here: only one of them has a value. Split the cells and fill all of them in.",
    ),
    "table_attributes": (
        'Schrijf kenmerken als `naam: waarde; naam: waarde`. Zet een waarde met een puntkomma tussen "".',
        'Write attributes as `name: value; name: value`. Put a value with a semicolon between "".',
    ),
    "table_attribute_twice": (
        "Een kenmerk staat hier twee keer. Houd er één.",
        "An attribute stands here twice. Keep one.",
    ),
    "table_declaring": (
        "Op deze rij kan in `kenmerken` alleen dit staan: {allowed}. Verbeter de kenmerken.",
        "In this row `kenmerken` can only hold: {allowed}. Mend the attributes.",
    ),
    "table_not_here": (
        'Op deze rij hoort deze cel leeg te zijn. Staat er een puntkomma in `kenmerken`? Zet dan "" om die cel.',
        'In this row this cell is to be empty. Is there a semicolon in `kenmerken`? Then put "" around that cell.',
    ),
    "table_empty": (
        "In deze tabel staan nog geen feiten. Vul ten minste één feit in, of `bekijken tot en met`.",
        "This table holds no facts yet. Fill in at least one fact, or `bekijken tot en met`.",
    ),
    "table_finer": (
        "De nauwkeurigheid zegt meer dan de datum: die noemt alleen een {day}. Verbeter een van beide.",
        "The precision says more than the date, of which only this is known: {day}. Mend one of the two.",
    ),
    "table_about": (
        "Let op: de datum is bij benadering gegeven en is gelezen met nauwkeurigheid {precision}. Kijk of dat klopt.",
        "Note: the date is approximate and was read with precision {precision}. Check that this is right.",
    ),
    "table_last_day": (
        (
            "Let op: de tabel zegt niet tot en met welke dag zij bekeken wordt. Gekozen is {day}, de laatste dag "
            "in de tabel. Vul anders `bekijken tot en met` in."
        ),
        (
            "Note: the table does not say until which day it is looked at. Taken is {day}, the last day in the "
            "table. Otherwise fill in `bekijken tot en met`."
        ),
    ),
    "table_unread_rows": (
        "Let op: rijen met soort `niet gelezen` doen niet mee: rij {rows} (aantal: {count}). Geef ze een soort.",
        "Note: rows of the kind `niet gelezen` take no part: row {rows} (number: {count}). Give them a kind.",
    ),
    "table_more_problems": (
        "En nog {count} problemen. Verbeter eerst deze en probeer het dan weer.",
        "And {count} more problems. Mend these first and then try again.",
    ),
    "table_no_such_sheet": (
        "Het blad uit de koppeling is er niet, of is leeg. Verbeter `sheet`.",
        "The sheet of the mapping is not there, or is empty. Mend `sheet`.",
    ),
    "table_mapped_column": (
        "De kolom die de koppeling noemt voor {column} staat niet in deze rij met koppen. Verbeter de koppeling.",
        "The column that the mapping names for {column} is not in this row of titles. Mend the mapping.",
    ),
    "table_mapped_column_twice": (
        "De kolom die de koppeling noemt voor {column} staat er twee keer. Geef een van beide een andere kop.",
        "The column that the mapping names for {column} stands here twice. Give one of the two another title.",
    ),
    "table_no_words": (
        (
            "Let op: hun woorden staan niet in de koppeling en dus doen niet mee: rij {rows} (aantal: "
            "{count}). Voeg ze toe als het feiten zijn."
        ),
        "Note: their words are not in the mapping and so take no part: row {rows} (number: {count}).",
    ),
    "table_several_kinds": (
        (
            "Let op: volgens de koppeling past meer dan één soort en dus doen niet mee: rij {rows} (aantal: "
            "{count}). Kies er een in de koppeling."
        ),
        "Note: by the mapping more than one kind fits and so take no part: row {rows} (number: {count}).",
    ),
    "table_on_purpose": (
        (
            "Let op: de koppeling geeft hun woorden geen soort en dus doen niet mee: rij {rows} (aantal: "
            "{count}). Kijk of dat klopt."
        ),
        "Note: the mapping gives their words no kind and so take no part: row {rows} (number: {count}).",
    ),
    "merge_role": (
        "Persoon {id} heeft hier een andere rol dan in een eerdere tabel. Is het een ander? Geef dan met --ids een id.",
        "Person {id} has another role here than in an earlier table. If it is another, give an id with --ids.",
    ),
    "merge_born": (
        (
            "Persoon {id} heeft hier een andere geboortedatum dan in een eerdere tabel. Is het een ander? Geef dan "
            "met --ids een id."
        ),
        "Person {id} has another birth date here than in an earlier table. If it is another, give an id with --ids.",
    ),
    "merge_organisation": (
        "Organisatie {id} heeft hier een ander type dan in een eerdere tabel. Verbeter een van beide.",
        "Organisation {id} has another type here than in an earlier table. Mend one of the two.",
    ),
    "merge_no_such_file": (
        "Dit bestand is niet een van de tabellen die worden samengevoegd. Noem het zoals bij de opdracht.",
        "This file is not one of the tables that are merged. Name it as in the command.",
    ),
    "merge_no_such_id": (
        "Deze id staat niet in {file}. Verbeter hem.",
        "This id is not in {file}. Mend it.",
    ),
    "table_too_long": (
        "Een tekst is langer dan in een cel past (32.767 tekens). Maak haar korter.",
        "A text is longer than fits a cell (32,767 characters). Shorten it.",
    ),
}

_CHECKS = {
    "table_missing": (
        "Hier ontbreekt: {key}. Vul het in.",
        "Missing here: {key}. Fill it in.",
    ),
    "table_not_date": (
        (
            "Dit is geen dag die bestaat, van 1900 tot en met 2199. Schrijf 5-2-2024, februari 2024 of 2024. Een jaar "
            "heeft vier cijfers."
        ),
        (
            "This is no day that exists, from 1900 up to and including 2199. Write 5-2-2024, februari 2024 or 2024. A "
            "year has four digits."
        ),
    ),
    "table_not_day": (
        "Hier moet een hele dag staan die bestaat, van 1900 tot en met 2199. Schrijf hem zoals 5-2-2024.",
        "Here belongs a whole day that exists, from 1900 up to and including 2199. Write it as 5-2-2024.",
    ),
    "table_born": (
        "Schrijf een dag (5-2-2014), een maand (februari 2014), een jaar (2014), of niets als het niet bekend is.",
        "Write a day (5-2-2014), a month (februari 2014), a year (2014), or nothing when it is not known.",
    ),
    "table_not_bool": (
        "`{key}` moet ja of nee zijn. Weet u het niet, laat het dan weg.",
        "`{key}` must be ja or nee. If you do not know, leave it out.",
    ),
    "table_duplicate_id": (
        "Deze `{key}` staat al in rij {first}. Geef een van beide een andere.",
        "This `{key}` stands in row {first} already. Give one of the two another.",
    ),
    "table_unknown_person": (
        (
            "Hier staat iemand die niet op het blad Personen of in een rij `persoon` staat. Gebruik de id van een "
            "persoon, zoals moeder of kind1, niet de naam."
        ),
        (
            "Here stands somebody who is not on the sheet Personen or in a row `persoon`. Use the id of a person, "
            "such as moeder or kind1, not the name."
        ),
    ),
    "table_unknown_organisation": (
        (
            "Hier staat een organisatie die niet op het blad Organisaties of in een rij `organisatie` staat. Voeg "
            "haar toe, of schrijf er een type bij: De Linde (School)."
        ),
        (
            "Here stands an organisation that is not on the sheet Organisaties or in a row `organisatie`. Add it, "
            "or write its type beside it: De Linde (School)."
        ),
    ),
    "table_unknown_fact": (
        "`{key}` noemt een feit dat er niet is. Geef de rij van dat feit een id en noem die hier.",
        "`{key}` names a fact that is not there. Give the row of that fact an id and name it here.",
    ),
    "table_relation_to_itself": (
        "Een relatie is tussen twee personen, en hier staat twee keer dezelfde. Noem bij een van beide de ander.",
        "A relation is between two persons, and here stands one twice. Name the other person in one place.",
    ),
    "table_unknown_kind": (
        "Deze soort feit staat niet in de woordenlijst.{hint} Kies een soort uit het blad Codes.",
        "This kind of fact is not in the vocabulary.{hint} Choose a kind from the sheet Codes.",
    ),
    "table_unknown_attribute": (
        "Dit kenmerk hoort niet bij `{kind}`.{hint} Verbeter het, of zet het in de toelichting.",
        "This attribute does not belong to `{kind}`.{hint} Mend it, or put it in the column toelichting.",
    ),
    "table_known_before": (
        "`bekend sinds` ligt voor de eerste dag waarop het gebeurd kan zijn. Verbeter een van beide.",
        "`bekend sinds` lies before the first day on which it may have happened. Mend one of the two.",
    ),
    "table_corrected_twice": (
        "Rij {first} verbetert hetzelfde feit al. Noem in `verbetert` de id van die rij.",
        "Row {first} already corrects the same fact. Name the id of that row in `verbetert`.",
    ),
    "table_correction_known_before": (
        "Deze verbetering is eerder bekend dan wat zij verbetert. Verbeter `bekend sinds`.",
        "This correction is known before what it corrects. Change `bekend sinds`.",
    ),
    "table_unknown_reference": (
        "`{key}` noemt geen organisatie uit deze tabel en geen type organisatie. Verbeter het.",
        "`{key}` names no organisation of this table and no type of organisation. Mend it.",
    ),
}
TABLE |= _CHECKS
