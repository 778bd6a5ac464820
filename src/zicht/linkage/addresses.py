"""Addresses for comparing: street, number with what is added to it, and postcode. A secret address has no keys."""

import re
import unicodedata
from dataclasses import dataclass

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([a-z]{2})\b")
_NUMBER = re.compile(r"\b(\d{1,5})\s?-?\s?([a-z]{1,3}\b|\d{1,4}\b|)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was read. `added` is what follows the number; all may be empty."""

    street: str
    number: str
    added: str
    postcode: str


def read_address(text: str) -> Address:
    """What a line holds.

    >>> read_address("Molenweg 12-a, 3512 AB Utrecht")
    Address(street='molenweg', number='12', added='a', postcode='3512ab')
    >>> read_address("Plein '40-'45").street, read_address("molenweg").number
    ('plein', '')
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    code = _POSTCODE.search(bare)
    rest = _POSTCODE.sub(" ", bare) if code else bare
    number = _NUMBER.search(rest)
    street = rest[: number.start()] if number else rest.partition(",")[0]
    return Address(
        re.sub(r"[^a-z]+", "", street),
        number[1] if number else "",
        number[2] if number else "",
        f"{code[1]}{code[2]}" if code else "",
    )


def keys_of_address(text: str) -> frozenset[str]:
    """The keys under which an address is found, from a street alone up to what is added to the number."""
    return frozenset(key for place in _places(read_address(text)) for key in _keys(place, read_address(text)))


def key_asked(text: str) -> str | None:
    """The most exact key of an address that was asked for; None when it holds no place.

    >>> key_asked("molenweg 12"), key_asked("3512 ab"), key_asked("12")
    ('a:molenweg 12', 'a:3512ab', None)
    """
    address = read_address(text)
    for place in _places(address):
        return max(_keys(place, address), key=len)
    return None


def _places(address: Address) -> list[str]:
    return [each for each in (address.street, address.postcode) if each]


def _keys(place: str, address: Address) -> set[str]:
    found = {f"a:{place}"}
    if address.number:
        found |= {f"a:{place} {address.number}", f"a:{place} {address.number}{address.added}"}
    return found
