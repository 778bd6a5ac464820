"""The rulebook that is served, loaded once per process."""

from functools import cache
from pathlib import Path

from django.conf import settings

from zicht.facts.kinds import Vocabulary
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook


@cache
def served() -> tuple[Vocabulary, Rulebook]:
    """Vocabulary and rulebook of the region."""
    folder = Path(settings.RULEBOOK) if settings.RULEBOOK else content_folder()
    return load(folder, settings.REGION)
