"""A vocabulary that is not right is refused."""

from pathlib import Path

import pytest

from tests.rulebook.copied import KINDS, Change, told


@pytest.mark.parametrize(
    ("pattern", "new", "code"),
    [
        (r"^(      late): \{type: bool", r"\1: {type: boolean", "not_one_of"),
        (r"^(      late): \{type: bool", r"\1: {type: enum", "missing"),
        (r"^(      late): \{type: bool", r"\1: {soort: bool", "missing"),
        (r"^      late: ", "      nationality: ", "forbidden_input"),
        (r"^  - code: birth$", "  - code: pregnancy_known", "duplicate_id"),
        (r"^    counts_as: \[life_event\]", "    counts_as: [levens_event]", "unknown_class"),
        (r"when: \{reason: thuisgehouden\}", "when: {reden: thuisgehouden}", "no_such_attribute"),
        (r"when: \{reason: thuisgehouden\}", "when: {reason: thuis}", "no_such_value"),
        (r"^    group: family_life", "    group: gezin", "not_one_of"),
        (r"^    subject_roles: \[adult, child, family\]", "    subject_roles: [ouder]", "not_one_of"),
        (r"^    label_nl: zwangerschap bekend", "    label: zwangerschap bekend", "missing"),
        (r"^version: .*", "versie: 1", "unknown_key"),
    ],
)
def test_a_vocabulary_that_is_not_right_is_refused(
    folder: Path, change: Change, pattern: str, new: str, code: str
) -> None:
    change(KINDS, pattern, new)

    found = told(folder)

    assert code in [each.code for each in found]
    assert {each.file for each in found} == {KINDS}
    assert all(each.line > 1 for each in found)
