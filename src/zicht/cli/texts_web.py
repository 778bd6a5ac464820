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
    "demo_no_server": ("{text}", "{text}"),
    "demo_no_cases": (
        "Er zijn geen casusbestanden in {folder}. Wijs met --cases een map aan.",
        "There are no case files in {folder}. Name a folder with --cases.",
    ),
}
