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
}
