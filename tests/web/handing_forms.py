"""An offer and its acceptance, filled in."""

WHOLE: dict[str, str | list[str]] = {
    "spoken_with": "Jo van het team",
    "spoken_on": "vandaag",
    "ground": "convenant",
    "told": "yes",
    "told_by": "de melder, gisteren",
    "expectations": "elke week langs\neen plan met de ouders",
    "watch": "slaapt Kas op school",
    "leaves_out": "all",
}
ACCEPTING = {"items": ["e1", "e2", "w1"], "ground": "taak", "purpose": "veiligheid"}
