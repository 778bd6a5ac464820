"""Makes docs/pictures/terugblik.png: what the first screens of a report really look like in a browser.

usage: python tools/report_picture.py
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent.parent
PICTURE = HERE / "docs" / "pictures" / "terugblik.png"
CASE = "cases/more/twee-regisseurs.casus.yaml"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTH, HEIGHT = 1200, 980


def main() -> int:
    """Take the picture; 1 without a browser."""
    browser = next((path for each in BROWSERS if (path := shutil.which(each))), None)
    if browser is None:
        print("no Chromium on this machine: run make browser")
        return 1
    with TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        zicht = str(Path(sys.executable).with_name("zicht"))
        subprocess.run([zicht, "report", CASE, "-o", str(page)], cwd=HERE, check=True)
        own = page.read_text("utf-8")
        start, end = own.index('<section aria-labelledby="joined">'), own.index('<div class="scroll"')
        page.write_text(f"{own[: own.index('<body>')]}<body>{own[start:end]}</section></body></html>", "utf-8")
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--window-size={WIDTH},{HEIGHT}",
        )
        command = [browser, *options, f"--screenshot={PICTURE}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
    print(f"wrote {PICTURE.relative_to(HERE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
