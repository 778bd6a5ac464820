"""What the commands of the web application say, in Dutch (B1) and English."""

WEB = {
    "demo": (
        "Start Zicht als webtoepassing met een verzonnen regio, op deze computer.",
        "Start Zicht as a web application with an invented region, on this computer.",
    ),
    "demo_more": (
        "De gegevens staan in een eigen database in de map van --data. Stoppen: Ctrl-C. Niet voor echte gezinnen.",
        "The data stand in a database of their own in the folder of --data. Stop: Ctrl-C. Not for real families.",
    ),
    "serve": (
        "Start Zicht voor een organisatie of regio, op een eigen PostgreSQL.",
        "Start Zicht for an organisation or region, on a PostgreSQL of its own.",
    ),
    "serve_more": (
        "Leest ZICHT_SECRET_KEY, ZICHT_DATABASE_URL en ZICHT_HOSTS. Zet er een proxy met TLS voor. Zie docs/web.md.",
        "Reads ZICHT_SECRET_KEY, ZICHT_DATABASE_URL and ZICHT_HOSTS. Put a proxy with TLS before it. See docs/web.md.",
    ),
    "manage": (
        "Beheer van een installatie: prepare, migrate, createaccount, reevaluate.",
        "Keep an installation: prepare, migrate, createaccount, reevaluate.",
    ),
    "manage_more": (
        "Geef een opdracht met haar opties; --help na de opdracht zegt welke.",
        "Give a command with its options; --help after the command tells which.",
    ),
    "option_bind": ("Adres en poort waarop Zicht luistert.", "Address and port that Zicht listens on."),
    "option_workers": ("Aantal processen.", "Number of processes."),
    "serve_missing": (
        "Zet eerst {name}. Zie docs/web.md, onder A real installation.",
        "Set {name} first. See docs/web.md, A real installation.",
    ),
    "serve_demo": (
        "ZICHT_DEMO=1 is voor het voorbeeld: haal het weg, of gebruik zicht demo.",
        "ZICHT_DEMO=1 is for the demo: take it away, or use zicht demo.",
    ),
    "serve_failed": ("{text}", "{text}"),
    "option_data": ("Map voor de database van het voorbeeld.", "Folder for the database of the demo."),
    "option_cases": (
        "Map met casusbestanden waar de gezinnen uit worden gemaakt.",
        "Folder of case files from which the families are made.",
    ),
    "option_port": ("Poort; is zij bezet, dan de volgende.", "Port; when it is taken, the next."),
    "option_open": ("Open de bladzijde in de browser.", "Open the page in the browser."),
    "demo_needs_web": (
        "Hiervoor is meer nodig: {name} ontbreekt. Installeer met: pip install 'zicht[web,embedded]'.",
        "This needs more: {name} is missing. Install with: pip install 'zicht[web,embedded]'.",
    ),
    "demo_database": ("De database start ...", "The database starts ..."),
    "demo_families": ("Gezinnen worden gemaakt: {number} van {total}", "Families are made: {number} of {total}"),
    "demo_ready": (
        "Zicht staat klaar op {address} . Kies daar een account. Stoppen: Ctrl-C.",
        "Zicht is ready at {address} . Choose an account there. Stop: Ctrl-C.",
    ),
    "demo_stopped": ("Gestopt. De gegevens blijven in {folder}.", "Stopped. The data stay in {folder}."),
    "demo_stopping": (
        "De database in {folder} stopt nog. Wacht even en probeer het opnieuw.",
        "The database in {folder} is still stopping. Wait a moment and try again.",
    ),
    "demo_no_server": ("{text}", "{text}"),
    "demo_no_cases": (
        "Er zijn geen casusbestanden in {folder}. Wijs met --cases een map aan.",
        "There are no case files in {folder}. Name a folder with --cases.",
    ),
    "no_database": (
        (
            "De database van de webtoepassing antwoordt niet, of weigert dit ({kind}). Kijk ZICHT_DATABASE_URL en"
            " ZICHT_OWNER_URL na."
        ),
        (
            "The database of the web application does not answer, or refuses this ({kind}). Check ZICHT_DATABASE_URL"
            " and ZICHT_OWNER_URL."
        ),
    ),
    "verify-log": (
        "Kijk na of het logboek van inzage heel is, en zo niet waar het breekt.",
        "Check whether the log of looks is whole, and where it breaks if not.",
    ),
    "verify-log_more": (
        (
            "Bewaar het einde dat deze opdracht noemt buiten deze computer. Geef het de volgende keer mee met"
            " --head: dan is ook te zien of het einde is afgeknipt. Afsluitcode: 0 heel, 1 gebroken, 2 niet na te"
            " kijken."
        ),
        (
            "Keep the end that this command tells outside this machine. Give it the next time with --head: then it"
            " shows too whether the end was cut off. Exit code: 0 whole, 1 broken, 2 cannot be checked."
        ),
    ),
    "option_head": ("Einde van een eerdere keer.", "End of an earlier time."),
    "log_head_unreadable": (
        "--head is het einde zoals deze opdracht het noemde: een nummer, een dubbele punt en een hash.",
        "--head is the end as this command told it: a number, a colon and a hash.",
    ),
    "log_counted": (
        "{looks} keer inzage, waarvan {destroyed} in een gezin dat vernietigd is.",
        "{looks} looks, of which {destroyed} at a family that was destroyed.",
    ),
    "log_whole": ("Het logboek is heel.", "The log is whole."),
    "log_whole_head": (
        "Het logboek is heel, en het eerdere einde staat er nog in.",
        "The log is whole, and the earlier end still stands in it.",
    ),
    "log_head": ("Einde: {head}", "End: {head}"),
    "log_changed": ("Inzage {look} is veranderd.", "Look {look} was changed."),
    "log_cut": (
        "Voor inzage {look} is iets weggehaald, veranderd of ingevoegd.",
        "Before look {look} something was removed, changed or put in.",
    ),
    "log_family_changed": (
        "Bij inzage {look} is het gezin veranderd.",
        "At look {look} the family was changed.",
    ),
    "log_not_destroyed": (
        "Tot en met inzage {look} mist bij meer of minder inzage het gezin dan bij vernietigingen is opgeschreven.",
        "Up to look {look} more or fewer looks lack their family than destructions wrote down.",
    ),
    "log_head_gone": (
        "Het eerdere einde, inzage {look}, staat niet meer in het logboek: het is afgeknipt of opnieuw geschreven.",
        "The earlier end, look {look}, is no longer in the log: its end was cut off or written anew.",
    ),
    "destroy": (
        "Vernietig alles over een gezin, zoals de wet het vraagt.",
        "Destroy everything about a family, as the law asks.",
    ),
    "destroy_more": (
        (
            "FAMILY is het kenmerk van het gezin. Zonder --confirm verandert er niets: de opdracht noemt alleen wat"
            " weg zou gaan. Er blijft een merk zonder persoonsgegevens. Back-ups en wat in andere dossiers staat"
            " vernietigt deze opdracht niet."
        ),
        (
            "FAMILY is the id of the family. Without --confirm nothing changes: the command only tells what would go. A"
            " mark without personal data stays. Backups and what stands in other files are not destroyed by this"
            " command."
        ),
    ),
    "option_reason": (
        "Waarom: bewaartermijn, verzoek, rechter of vergissing.",
        "Why: retention period, request, court or mistake.",
    ),
    "option_decided_by": (
        "Wie dit besloot; geef dit twee keer, met twee namen.",
        "Who decided this; give it twice, with two names.",
    ),
    "destroy_kept_until": (
        "Bewaard tot {day} ({years} jaar na de laatste wijziging, {source}); eerder alleen op verzoek of bevel.",
        "Kept until {day} ({years} years after the last change, {source}); earlier only on request or order.",
    ),
    "destroy_kept_by_law": (
        "Niets vernietigd: dit wordt bewaard tot {day} ({source}). Vroeg iemand er zelf om: --reason request.",
        "Nothing was destroyed: this is kept until {day} ({source}). If somebody asked for it: --reason request.",
    ),
    "destroy_two_people": (
        "Niets vernietigd: hierover besluiten twee mensen. Geef twee keer --decided-by, met twee namen.",
        "Nothing was destroyed: two people decide about this. Give --decided-by twice, with two names.",
    ),
    "option_confirm": ("Doe het echt. Dit is niet terug te draaien.", "Really do it. This cannot be undone."),
    "destroy_nothing": ("Er is geen gezin met dit kenmerk.", "There is no family with this id."),
    "destroy_looks": (
        "{looks:>8} keer inzage in het logboek verliest het gezin, en blijft verder staan",
        "{looks:>8} looks in the log lose the family, and stay otherwise",
    ),
    "destroy_open": (
        "{count:>8} bevindingen staan nog open",
        "{count:>8} findings still stand open",
    ),
    "destroy_involved": (
        "Niets vernietigd: {who} werkt nog met dit gezin. Laat de betrokkenheid eerst eindigen.",
        "Nothing was destroyed: {who} still works with this family. Let the involvement end first.",
    ),
    "destroy_dry": (
        "Er is niets vernietigd. Herhaal met --confirm om het te doen.",
        "Nothing was destroyed. Repeat with --confirm to do it.",
    ),
    "destroy_done": (
        "Vernietigd. Merk, om na het terugzetten van een back-up te zien wat opnieuw weg moet: {mark}",
        "Destroyed. Mark, to see after putting back a backup what must go again: {mark}",
    ),
    "rebuild": (
        "Maak de bevindingen opnieuw uit de feiten, en noem wat verschilt.",
        "Make the findings anew from the facts, and tell what differs.",
    ),
    "rebuild_more": (
        (
            "Noemt per gezin en zicht de sleutels van bevindingen: + erbij, ~ anders, - weg. Met --rulebook wordt"
            " een nieuw regelboek uitgerekend naast het regelboek dat in gebruik is. Zet daarna ZICHT_RULEBOOK om,"
            " start opnieuw, en ruim op met --forget."
        ),
        (
            "Tells per family and view the keys of findings: + added, ~ changed, - gone. With --rulebook a new"
            " rulebook is worked out beside the one in use. Then change ZICHT_RULEBOOK, start again, and clear up"
            " with --forget."
        ),
    ),
    "option_family": ("Alleen dit gezin.", "This family only."),
    "option_dry_run": ("Noem wat verschilt, en verander niets.", "Tell what differs, and change nothing."),
    "option_next_rulebook": ("Map met het nieuwe regelboek.", "Folder with the new rulebook."),
    "option_forget": (
        "Gooi de bevindingen weg van regelboeken die niet in gebruik zijn.",
        "Drop the findings of rulebooks that are not in use.",
    ),
    "rebuild_counted": (
        "{families} gezinnen, bij {differing} verschilt iets.",
        "{families} families, at {differing} something differs.",
    ),
    "rebuild_dry": ("Er is niets veranderd.", "Nothing was changed."),
    "rebuild_progress": ("{done} van {count} gezinnen", "{done} of {count} families"),
    "rebuild_prepared": (
        "Het regelboek in {folder} is uitgerekend voor elk gezin. Het oude is nog in gebruik.",
        "The rulebook in {folder} was worked out for each family. The old one is still in use.",
    ),
    "rebuild_forgotten": ("{count} bevindingen weggegooid.", "{count} findings dropped."),
}
