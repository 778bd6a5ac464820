"""The rulebook that is served and what the forms offer, loaded once per process."""

from functools import cache
from pathlib import Path

from django.conf import settings

from zicht.casework.content import FormContent, load_content
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook


def _folder() -> Path:
    return Path(settings.RULEBOOK) if settings.RULEBOOK else content_folder()


@cache
def forms() -> FormContent:
    """What the forms offer."""
    return load_content(_folder(), served()[0])


@cache
def served() -> tuple[Vocabulary, Rulebook]:
    """Vocabulary and rulebook of the region."""
    return load(_folder(), settings.REGION)
