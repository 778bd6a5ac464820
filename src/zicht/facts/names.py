"""The names of persons in a case file, which no case carries along: read only for who stated a purpose."""

from pathlib import Path

from zicht.facts.document import read


def names_in(path: Path) -> dict[str, str]:
    """Names by the id of the person, for those who have one. Raises ProblemsFound when the file cannot be read."""
    top = read(path).mapping or {}
    persons = top["persons"].sequence if "persons" in top else None
    found: dict[str, str] = {}
    for each in persons or ():
        entry = each.mapping or {}
        if "id" in entry and "name" in entry and entry["name"].value:
            found[str(entry["id"].value)] = " ".join(str(entry["name"].value).split())
    return found
