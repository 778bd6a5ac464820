"""Makes docs/pictures/replay.svg: what a replay really looks like on a terminal.

usage: python tools/terminal_picture.py [--check]

The command runs on a pseudo-terminal of 100 columns; its colours become an SVG of our own. With --check nothing is
written: the exit status is 1 when the picture is not what the command shows today.
"""

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PICTURE = HERE / "docs" / "pictures" / "replay.svg"
SHOWN = ("replay", "cases/more/rechter-minder-dan-gevraagd.casus.yaml", "--on", "2022-11-29")
COLUMNS, ROWS = 100, 40
CHARACTER, LINE, MARGIN, BAR = 8.43, 20, 24, 34
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
# How each style of the command line looks on paper: SGR code -> class.
CLASSES = {"1": "bold", "2": "dim", "36": "open", "33": "raised", "32": "closed", "1;34": "heading"}
STYLE = """
    text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #24292f; white-space: pre }
    .bold { font-weight: 700 }
    .dim { fill: #656d76 }
    .open { fill: #0b6e75 }
    .raised { fill: #8a5300 }
    .closed { fill: #1a6b34 }
    .heading { font-weight: 700; fill: #1f4e9c }
"""


def on_terminal(command: Sequence[str], columns: int = COLUMNS, environment: Mapping[str, str] | None = None) -> str:
    """What a command writes to a terminal of this width, colours included."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    given = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
    given |= {"TERM": "xterm-256color", "PYTHONUTF8": "1", **(environment or {})}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=there, stderr=there, env=given, cwd=HERE
    ) as process:
        os.close(there)
        content = b"".join(_read(here))
        process.wait()
    os.close(here)
    return content.decode("utf-8").replace("\r\n", "\n")


def picture(text: str, title: str) -> str:
    """An SVG of terminal text."""
    lines = text.rstrip("\n").split("\n")
    width = round(COLUMNS * CHARACTER + 2 * MARGIN)
    height = BAR + MARGIN + len(lines) * LINE
    rows = [
        f'  <text x="{MARGIN}" y="{BAR + MARGIN + number * LINE - 4}">{"".join(_spans(line))}</text>'
        for number, line in enumerate(lines)
        if line
    ]
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
                f'aria-label="{escape(title)}">'
            ),
            f"  <title>{escape(title)}</title>",
            f"  <style>{STYLE}  </style>",
            f'  <rect width="{width}" height="{height}" rx="8" fill="#fbfbf9" stroke="#d0d5db"/>',
            f'  <text x="{MARGIN}" y="22" class="dim">$ {escape(title)}</text>',
            f'  <path d="M0 {BAR - 0.5}H{width}" stroke="#d0d5db"/>',
            *rows,
            "</svg>\n",
        ]
    )


def fresh() -> str:
    """The picture as it would be drawn today."""
    zicht = str(Path(sys.executable).with_name("zicht"))
    text = on_terminal([zicht, *SHOWN], environment={"ZICHT_LANGUAGE": "nl"})
    return picture(text, " ".join(["zicht", *SHOWN]))


def _read(descriptor: int) -> Iterator[bytes]:
    """Everything until the other side of the terminal closes, which Linux tells with an error."""
    with contextlib.suppress(OSError):
        while chunk := os.read(descriptor, 65536):
            yield chunk


def _spans(line: str) -> Iterator[str]:
    """The pieces of one line, each in its style."""
    style = ""
    for number, piece in enumerate(_SGR.split(line)):
        if number % 2:
            style = CLASSES.get(piece, "")
        elif piece:
            text = escape(piece, quote=False)
            yield f'<tspan class="{style}">{text}</tspan>' if style else text


def main(arguments: Sequence[str]) -> int:
    """Write the picture, or check it."""
    drawn = fresh()
    if "--check" in arguments:
        same = PICTURE.is_file() and PICTURE.read_text("utf-8") == drawn
        print("the picture is up to date" if same else "the picture is not up to date: run make pictures")
        return 0 if same else 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn, "utf-8")
    print(f"wrote {PICTURE.relative_to(HERE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
