"""A window for each account, opened when it is first needed and kept open."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, Page

from tests.web.live import window
from zicht.web.models import Account


class Windows:
    """The windows of one play, without scripts: everything works without them, and quicker."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.stack, self.open = ExitStack(), dict[int, Page]()

    def of(self, account: Account) -> Page:
        """The page of somebody who signed in."""
        if account.pk not in self.open:
            self.open[account.pk] = self.stack.enter_context(window(self.browser, self.url, account, scripts=False))
        return self.open[account.pk]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stack.close()
