"""Makes the pictures of docs/terugblik.md: what a report really looks like in a browser.

usage: python tools/report_picture.py
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

HERE = Path(__file__).resolve().parent.parent
PICTURES = HERE / "docs" / "pictures"
PAGE = HERE / "docs" / "terugblik.md"
FAMILY, CALAMITY = "cases/more/twee-regisseurs.casus.yaml", "cases/001-2.1-getuige-van-geweld.casus.yaml"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1")
WIDTH = 1200
OPENED = {"terugblik-dag"}  # shown as a reader who asks why has it


class Part(NamedTuple):
    """A part of a page to take a picture of: of which case, from where, until before where, and how high."""

    name: str
    case: str
    begin: str
    end: str
    height: int


PARTS = (
    Part("terugblik-voorblad", FAMILY, "<body>", '<section aria-labelledby="own">', 540),
    Part("terugblik", FAMILY, '<section aria-labelledby="joined">', '<div class="scroll"', 1100),
    Part("terugblik-dag", FAMILY, '<h3 id="day-5">', '<section class="day" aria-labelledby="day-6">', 1170),
    Part("terugblik-stap", CALAMITY, '<section class="sheet" aria-labelledby="step-1">', "<details class", 980),
)


def main() -> int:
    """Take the pictures; 1 without a browser."""
    browser = next((path for each in BROWSERS if (path := shutil.which(each))), None)
    if browser is None:
        print("no Chromium on this machine: run make browser")
        return 1
    with TemporaryDirectory() as folder:
        for part in PARTS:
            page = Path(folder) / f"{part.name}.html"
            page.write_text(cut(part, Path(folder)), "utf-8")
            options = (f"--window-size={WIDTH},{part.height}", f"--screenshot={PICTURES / part.name}.png")
            subprocess.run([browser, *QUIET, *options, page.as_uri()], check=True, capture_output=True)
            print(f"wrote docs/pictures/{part.name}.png")
    return 0


def cut(part: Part, folder: Path) -> str:
    """The page with only this part in its body; a report in steps has the moments of the page it is shown on."""
    page, moments = folder / "report.html", folder / "moments.yaml"
    moments.write_text(re.findall(r"```yaml moments\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0], "utf-8")
    zicht = str(Path(sys.executable).with_name("zicht"))
    steps = ("--stepwise", "--moments", str(moments)) if part.case == CALAMITY else ()
    command = [zicht, "report", part.case, *steps, "-o", str(page)]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    own = page.read_text("utf-8")
    start = own.index(part.begin)
    shown = own[start : own.index(part.end, start)]
    if part.name in OPENED:
        shown = shown.replace('<details class="why', '<details open class="why', 1)
        shown = shown.replace('<details class="why behind', '<details open class="why behind')
    return re.sub(r"<body>.*", "<body>", own, flags=re.DOTALL) + shown


if __name__ == "__main__":
    sys.exit(main())
