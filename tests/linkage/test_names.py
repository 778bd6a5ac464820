"""Names that are written in several ways are found as one, and other names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicht.linkage.addresses import key_asked, keys_of_address
from zicht.linkage.names import Likeness, keys_of_name, likeness, name_key, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyzéëïöüçşğıłøñ'- "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Van der Meij", "Meij"),
        ("v.d. Meij", "Vandermeij"),
        ("Meijer", "Meyer"),
        ("Dijkstra", "Dykstra"),
        ("Koert", "Court"),
        ("Carolien", "Karolien"),
        ("Sophie", "Sofie"),
        ("Zoë", "Zoe"),
        ("Yılmaz", "Yilmaz"),
        ("Çelik", "Celik"),
        ("Janssen", "Jansen"),
        ("Smidt", "Smit"),
        ("Kowalska", "Kowalski"),
        ("Schouten", "Souten"),
    ],
)
def test_a_name_is_the_same_in_another_spelling(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Mohammed", "Muhamed"), ("Wisser", "Visser"), ("Jan", "Jon")])
def test_a_name_that_sounds_alike_is_found_and_said_to_sound_alike(one: str, other: str) -> None:
    assert keys_of_name(one) & keys_of_name(other)
    assert likeness(words_of(one)[0], other) is Likeness.SOUNDS


@pytest.mark.parametrize(("one", "other"), [("Hendriks", "Henkriks"), ("Vermeulen", "Vermeuen"), ("Dekker", "Dekkter")])
def test_a_name_with_one_letter_wrong_is_found_as_near(one: str, other: str) -> None:
    assert keys_of_name(one) & keys_of_name(other)
    assert likeness(words_of(one)[0], other) in {Likeness.NEAR, Likeness.SOUNDS}


@pytest.mark.parametrize(("one", "other"), [("Bakker", "Visser"), ("Anna", "Eva"), ("Tim", "Bas"), ("Bos", "Smit")])
def test_other_names_have_nothing_in_common(one: str, other: str) -> None:
    assert not keys_of_name(one) & keys_of_name(other)
    assert likeness(words_of(one)[0], other) is None


@given(st.text(LETTERS, max_size=20))
def test_a_name_is_always_as_it_is_itself(name: str) -> None:
    assert all(likeness(each, name) is Likeness.SAME for each in words_of(name))


@given(st.text(LETTERS, max_size=20), st.text(LETTERS, max_size=20))
def test_likeness_by_sound_or_spelling_goes_both_ways(one: str, other: str) -> None:
    assert bool(keys_of_name(one) & keys_of_name(other)) == bool(keys_of_name(other) & keys_of_name(one))


@given(st.text(max_size=40))
def test_any_text_at_all_can_be_compared(text: str) -> None:
    assert keys_of_name(text) == keys_of_name(text.upper()) or not text.isascii()
    assert key_asked(text) is None or key_asked(text) in keys_of_address(text)


def test_an_address_is_found_by_street_by_number_and_by_postcode_and_its_neighbour_is_not() -> None:
    kept = keys_of_address("Van Goghstraat 12a, 3512 AB Utrecht")

    assert {key_asked(each) for each in ("van goghstraat", "Van Goghstraat 12", "3512AB 12 A", "3512 ab")} <= kept
    assert key_asked("Van Goghstraat 12b") not in kept
    assert key_asked("Van Goghstraat 1") not in kept
