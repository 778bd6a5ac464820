"""A letter as a PDF, in the fonts of the pages; nothing of the operating system is needed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

FONTS = Path(__file__).parent.parent / "static" / "zicht" / "vendor" / "source-sans-3"
WEIGHTS = {"": "400", "B": "600"}
LABEL, HEIGHT = 52, 5.5  # millimetres


def pdf(title: str, parts: Sequence[tuple[str, Sequence[tuple[str, str]]]], at: datetime) -> bytes:
    """The letter: a title, and headings with labelled lines."""
    from fpdf import FPDF  # noqa: PLC0415  (only who asks for a PDF needs it)

    paper = FPDF(format="A4")
    paper.set_title(title)
    paper.set_lang("nl")
    paper.set_creation_date(at.replace(hour=0, minute=0, second=0, microsecond=0))  # the same letter, the same bytes
    paper.set_margin(20)
    paper.set_auto_page_break(True, margin=20)
    for style, weight in WEIGHTS.items():
        paper.add_font("text", style, FONTS / f"source-sans-3-latin-{weight}-normal.woff2")
        paper.add_font("more", style, FONTS / f"source-sans-3-latin-ext-{weight}-normal.woff2")
    paper.set_fallback_fonts(["more"], exact_match=False)
    paper.add_page()
    paper.set_font("text", "B", 18)
    paper.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
    for heading, lines in parts:
        paper.ln(3)
        paper.set_font("text", "B", 12)
        paper.multi_cell(0, 7, heading, new_x="LMARGIN", new_y="NEXT")
        for label, text in lines:
            paper.set_font("text", "B" if label else "", 10)
            top = paper.get_y()
            if label:
                paper.multi_cell(LABEL, HEIGHT, label, new_x="LMARGIN", new_y="NEXT")
            below, page = paper.get_y(), paper.page
            paper.set_font("text", "", 10)
            paper.set_xy(paper.l_margin + (LABEL if label else 0), top if below >= top else below)
            paper.multi_cell(0, HEIGHT, text, new_x="LMARGIN", new_y="NEXT")
            if paper.page == page:
                paper.set_y(max(below, paper.get_y()))
    return bytes(paper.output())
