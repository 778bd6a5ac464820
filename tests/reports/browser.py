"""A page in a real Chromium: what axe finds in it, how wide it is, and what comes out of the printer."""

import json
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"),
    *("--no-first-run", "--disable-extensions", "--disable-sync", "--disable-dev-shm-usage"),
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Chromium keeps a window at least 500 wide; a frame may be as narrow as a telephone.
OUTSIDE = """<!doctype html><title>frames</title>FRAMES<script>
  const said = [];
  addEventListener("message", each => {
    said.push(each.data);
    if (said.length === frames.length) {
      const where = document.createElement("pre");
      where.id = "said"; where.textContent = btoa(encodeURIComponent(JSON.stringify(said)));
      document.body.append(where);
    }
  });
</script>"""
# Words of a picture that fall out of it, or that lie over each other; one picture in three is shown at a width.
INSIDE = """<script>
  const badly = svg => {
    const words = [...svg.querySelectorAll("text")].map(each => [each.textContent, each.getBBox()]);
    const wide = svg.viewBox.baseVal.width, apart = .5;
    const out = words.filter(([, box]) => box.x < 0 || box.x + box.width > wide).map(([said]) => said);
    const over = words.flatMap(([one, a], n) => words.slice(n + 1).filter(([, b]) =>
      a.x + apart < b.x + b.width && b.x + apart < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height
    ).map(([two]) => one + " / " + two));
    return [...out, ...over];
  };
  const look = async () => {
    const found = await axe.run(document, {runOnly: RULES});
    return {
      words: [...document.querySelectorAll("svg")].filter(each => each.checkVisibility()).flatMap(badly),
      pictures: [...document.querySelectorAll("svg")].filter(each => each.checkVisibility()).length,
      wider: document.documentElement.scrollWidth - window.innerWidth, passes: found.passes.length,
      violations: found.violations.map(each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 120))]),
    };
  };
  (async () => {
    const folded = await look();
    document.querySelectorAll("details").forEach(each => { each.open = true });
    parent.postMessage({width: window.innerWidth, folded, opened: await look()}, "*");
  })();
</script>"""


@cache
def chromium() -> str:
    """The browser of this machine; without one the test is skipped."""
    found = next((path for each in NAMES if (path := shutil.which(each))), None)
    if found is None:
        pytest.fail("no Chromium on this machine: run make browser")
    return found


@cache
def axe() -> str:
    """The source of axe-core."""
    found = list((ROOT / ".venv" / "axe").rglob("axe.min.js"))
    if not found:
        pytest.fail("no axe-core in this checkout: run make browser")
    return found[0].read_text("utf-8")


def looked_at(html: str, widths: Iterable[int], folder: Path) -> dict[int, dict[str, Any]]:
    """Per width what axe says of a page, `folded` as it comes and `opened` with everything folded out."""
    inside = INSIDE.replace("RULES", json.dumps(RULES))
    (folder / "page.html").write_text(f"{POLICY.sub('', html)}<script>{axe()}</script>{inside}", "utf-8")
    frames = "".join(
        f'<iframe src="page.html" style="width:{each}px;height:900px;border:0"></iframe>' for each in widths
    )
    outside = folder / "outside.html"
    outside.write_text(OUTSIDE.replace("FRAMES", frames), "utf-8")
    dumped = _run(folder, "--virtual-time-budget=60000", "--window-size=1400,1000", "--dump-dom", outside.as_uri())
    said = re.search(rb'<pre id="said">([^<]+)', dumped)
    assert said, "the page did not answer"
    found: list[dict[str, Any]] = json.loads(unquote(b64decode(said[1]).decode()))
    return {each["width"]: each for each in found}


def as_on_paper(html: str) -> str:
    """The page as the printer lays it out, but on a screen, where it can be measured."""
    return html.replace("@media print", "@media screen")


def printed(html: str, folder: Path) -> list[str]:
    """The text of each page that the printer would give."""
    page, paper = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    _run(folder, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    return [each.extract_text() for each in PdfReader(BytesIO(paper.read_bytes())).pages]


def _run(folder: Path, *arguments: str) -> bytes:
    command = [chromium(), *QUIET, f"--user-data-dir={folder / 'profile'}", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-500:]
    return done.stdout
