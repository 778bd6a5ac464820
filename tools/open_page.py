"""Shows a page in a browser where there is a screen, and always says where it lies.

usage: python tools/open_page.py [FILE]

Without a file: whether there is a screen, by its exit code.
"""

import os
import sys
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import Path

DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether somebody sits behind a screen: macOS and Windows have one, elsewhere the desktop says so."""
    if "CI" in environment or "SSH_CONNECTION" in environment:
        return False
    return platform in {"darwin", "win32"} or any(environment.get(each) for each in DESKTOPS)


def shown(page: Path) -> bool:
    """Open the page in a browser of its own window; a browser in the terminal would hold up the command."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser and browser.open(page.as_uri())


def main(arguments: Sequence[str]) -> int:
    """Open the page where that can be; the path last, so that it is found. Without one: 1 where there is no screen."""
    if not arguments:
        return 0 if has_screen(os.environ, sys.platform) else 1
    page = Path(arguments[0]).resolve()
    if has_screen(os.environ, sys.platform):
        shown(page)
    print(f"\nThe report to learn from: {page}\nOpen it in a browser: {page.as_uri()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
