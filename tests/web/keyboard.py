"""The journeys without a mouse: Tab until something has the focus, which must be seen, and then its keys."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator

from tests.web.journeys import Counted

MOST = 400  # more than any page has to go through twice
HAS_FOCUS = "each => each === document.activeElement"
IN_GROUP = """each => {
  const now = document.activeElement;
  return each.type === 'radio' && now.type === 'radio' && now.name === each.name && now.form === each.form;
}"""
# What WCAG 2.2 asks of a focus: drawn around it (2.4.7), and the thing not hidden behind something else (2.4.11).
SEEN = """each => {
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const at = document.elementFromPoint(box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 1));
  const labels = [...(each.labels || [])];
  const shown = at && (each.contains(at) || at.contains(each) || labels.some(one => one.contains(at)));
  return [drawn && each.matches(':focus-visible'), inside && Boolean(shown)];
}"""


@dataclass
class ByKeyboard(Counted):
    """A page on which everything is done with keys; `unseen` tells where the focus could not be seen."""

    unseen: list[str] = field(default_factory=list)

    def uncounted(self) -> "ByKeyboard":
        return ByKeyboard(self.page, self.made, unseen=self.unseen)

    def press(self, what: Locator) -> None:
        self._reach(what)
        self.page.keyboard.press("Enter")

    def write(self, what: Locator, text: str) -> None:
        self._reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def mark(self, what: Locator) -> None:
        self._reach(what)
        if what.is_checked():
            return
        self.page.keyboard.press("Space")
        assert what.is_checked()

    def unmark(self, what: Locator) -> None:
        self._reach(what)
        self.page.keyboard.press("Space")
        assert not what.is_checked()

    def select(self, what: Locator, text: str) -> None:
        self._reach(what)
        self.page.keyboard.press("Home")
        for _ in range(MOST):
            if what.evaluate("each => each.selectedOptions[0].label") == text:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no line {text} in the list")

    def _reach(self, what: Locator) -> None:
        """Tab until it has the focus; within a group of choices the arrows do."""
        what.wait_for()
        for _ in range(MOST):
            if what.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press("ArrowDown" if what.evaluate(IN_GROUP) else "Tab")
        else:
            raise AssertionError(f"not reached by keyboard: {what}")
        drawn, shown = what.evaluate(SEEN)
        if not (drawn and shown):
            self.unseen.append(f"{what}: drawn {drawn}, not behind anything {shown}")
