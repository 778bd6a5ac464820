"""Words that no sentence of Zicht may have: texts say what is recorded, never a judgement (design, principle 1)."""

import re

FORBIDDEN_WORDS = (
    *(
        "te laat",
        "gemist",
        "nagelaten",
        "verzuimd",
        "nalatig",
        "nalatigheid",
        "had kunnen",
        "hadden kunnen",
        "had moeten",
    ),
    *(
        "hadden moeten",
        "werkt niet mee",
        "werken niet mee",
        "meewerkend",
        "weigerachtig",
        "onwil",
        "onwillig",
        "gefaald",
    ),
    *("faalt", "falen", "schuldig", "verwijt", "verwijtbaar", "verdacht", "dader", "zorgmijder", "zorgmijders"),
    *("risicogezin", "probleemgezin", "manipulatief", "liegt", "leugen", "onbekwaam", "slechte ouder", "risicoscore"),
    *("voorkomen had", "te voorkomen", "vermijdbaar", "fout gegaan"),
    *(
        "too late",
        "missed",
        "neglected to",
        "negligent",
        "negligence",
        "could have",
        "should have",
        "failed",
        "failure",
    ),
    *("uncooperative", "non-compliant", "guilty", "blame", "blameworthy", "suspect", "perpetrator", "manipulative"),
    *("liar", "incompetent", "bad parent", "risk score", "preventable", "avoidable"),
)
_PATTERN = re.compile(r"(?<!\w)(" + "|".join(re.escape(word) for word in FORBIDDEN_WORDS) + r")(?!\w)", re.IGNORECASE)


def forbidden_word(text: str) -> str | None:
    """The first forbidden word in a text.

    >>> forbidden_word("De melding is niet nagelaten.")
    'nagelaten'
    >>> forbidden_word("Er staat geen gesprek in deze chronologie.") is None
    True
    """
    found = _PATTERN.search(text)
    return found[1].lower() if found else None
