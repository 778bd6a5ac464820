"""The words that a picture needs itself."""

WORDS = {
    "title": ("Chronologie", "Chronology"),
    "held": ("zicht op veiligheid", "sight on safety"),
    "not_recorded": ("niet vastgelegd", "not recorded"),
    "several": ("meer dan één tegelijk", "more than one at once"),
    "involved": ("betrokken", "involved"),
    "pending": ("binnen de termijn", "within the term"),
    "raised": ("om na te gaan", "to look into"),
    "fact": ("feit", "fact"),
    "facts": ("meer feiten (aantal)", "several facts (number)"),
    "circle": ("De kring om het gezin", "The circle around the family"),
    "organisation": ("organisatie", "organisation"),
    "informal": ("eigen netwerk of wat beschermt", "own network or what protects"),
    "imprecise": ("dag niet precies bekend", "day not exactly known"),
}


def word(key: str, language: str) -> str:
    """A word in one language."""
    return WORDS[key][0 if language == "nl" else 1]
