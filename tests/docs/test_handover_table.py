"""The protocol of a handover in the documentation is the table by which the application works."""

from handover_table import PAGE, rewritten


def test_the_documented_protocol_is_as_it_would_be_written_now() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert rewritten(text) == text, "run make docs"
    assert "| take over | receiver | verified | taken |" in text
