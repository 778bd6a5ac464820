"""Every text of a page has its English, and the file that holds them is as `make texts` writes it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import texts as gathering
from zicht.rulebook.words import forbidden_word
from zicht.web.english import PATH, Catalogue, Text, texts

FILLED_IN = re.compile(r"%\(\w+\)s|%%|<[^>]*>")
KNOWN = texts()
Written = tuple[str, str, bool]
written = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('\n"\\%'), min_size=1)


def test_every_text_of_a_page_has_its_english() -> None:
    missing = [each.dutch for each in gathering.merged(gathering.gathered(), KNOWN) if not each.is_whole]

    assert missing == [], "run `make texts`, and write their English in django.po"


def test_the_file_is_as_it_is_gathered_and_holds_no_text_that_is_gone() -> None:
    now = gathering.written(gathering.merged(gathering.gathered(), KNOWN))

    assert PATH.read_text(encoding="utf-8") == now, "run `make texts`"


def test_the_english_fills_in_and_marks_up_what_the_dutch_does() -> None:
    for each in KNOWN:
        wanted = sorted(FILLED_IN.findall(each.dutch))
        assert [sorted(FILLED_IN.findall(one)) for one in each.english] == [wanted] * len(each.english), each.dutch
        for one in each.english:
            assert one[-1] in ".:?!…" or each.dutch[-1] not in ".:?!…", each.dutch
            assert one == one.strip(), each.dutch


def test_the_english_judges_nobody_either() -> None:
    assert {word for each in KNOWN for one in each.english if (word := forbidden_word(one))} == set()


def test_a_text_that_was_guessed_or_left_empty_is_not_shown() -> None:
    catalogue = Catalogue([Text("Gezin", ("",)), Text("Kind", ("Child",), fuzzy=True), Text("Dag", ("Day",))])

    assert [catalogue.gettext(each) for each in ("Gezin", "Kind", "Dag")] == ["Gezin", "Kind", "Day"]


def test_a_number_chooses_among_several() -> None:
    catalogue = Catalogue([Text("%(n)s dag", ("%(n)s day", "%(n)s days"), plural="%(n)s dagen")])

    assert [catalogue.ngettext("%(n)s dag", "%(n)s dagen", n) for n in (0, 1, 2)] == [
        "%(n)s days",
        "%(n)s day",
        "%(n)s days",
    ]


@given(st.lists(st.tuples(written, written, st.booleans()), unique_by=lambda each: each[0].casefold()))
def test_a_text_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, found: list[Written]) -> None:
    said = [
        Text(dutch, (english, f"{english}s"), plural=f"{dutch}en", places=("a.html", "b.py"))
        if is_several
        else Text(dutch, (english,), places=("a.html",))
        for dutch, english, is_several in found
    ]
    path = tmp_path_factory.getbasetemp() / "django.po"
    path.write_text(gathering.written(said), encoding="utf-8", newline="\n")

    assert texts(path) == said


def test_a_file_with_both_sides_of_a_conflict_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text('msgid "Gezin"\n<<<<<<< HEAD\nmsgstr "Family"\n', encoding="utf-8")

    with pytest.raises(ValueError, match="no text: <<<<<<< HEAD"):
        texts(path)


@pytest.mark.parametrize("code", ['_("Feit" + kind)', '_(f"{kind}")', "_(kind)", 'ngettext("feit", n, n)'])
def test_a_text_that_is_made_while_the_application_runs_is_refused(code: str, tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text(f"from django.utils.translation import gettext as _, ngettext\n{code}\n", encoding="utf-8")

    with pytest.raises(gathering.NotFixedError, match=r"page\.py:2"):
        list(gathering.of_python(path))


def test_a_template_gives_its_tags_its_blocks_and_the_texts_among_arguments(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        """{% load i18n %}{% if a %}{% trans "Dag" %}{% endif %}{{ b|default:_("geen 5%") }}"""
        """{% blocktrans count n=2 %}{{ n }} feit{% plural %}{{ n }} feiten{% endblocktrans %}"""
        """{% include "zicht/parts/text.html" with label=_('Naam') %}""",
        encoding="utf-8",
    )

    found = [(each.dutch, each.plural) for each in gathering.of_template(path)]

    assert found == [("Dag", ""), ("%(n)s feit", "%(n)s feiten"), ("geen 5%%", ""), ("Naam", "")]
