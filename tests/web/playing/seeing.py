"""What somebody reads on Vandaag and on the pages of a family."""

from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import Page

# Each line with its family, text and badge; a line that is folded has its title only.
READ_TODAY = """() => {
  const said = (element, selector) => (element.querySelector(selector)?.textContent || '').replace(/\\s+/g, ' ').trim();
  const lines = [...document.querySelectorAll('section[aria-labelledby=open] > ul.lines > li.line')].map(each =>
    [said(each, '.line__family'), said(each, 'p'), said(each, '.badge'), !!each.querySelector('.badge--due')]);
  const folded = [...document.querySelectorAll('section[aria-labelledby=open] details.fold')].flatMap(fold =>
    [...fold.querySelectorAll('li')].map(each => [
      fold.querySelector('summary').firstChild.textContent.trim(),
      each.firstChild.textContent.trim(), said(each, '.badge'), !!each.querySelector('.badge--due')]));
  return [...lines, ...folded];
}"""
READ_FAMILY = """() => [...document.querySelectorAll('section[aria-labelledby=open] article.finding')].map(each => {
  const said = selector => (each.querySelector(selector)?.textContent || '').replace(/\\s+/g, ' ').trim();
  return [said('h3'), said('p'), said('.badge'), !!each.querySelector('.badge--due')];
})"""
READ_STEPS = """() => [...document.querySelectorAll('section[aria-labelledby=sight] li.line')].map(each => {
  const said = selector => (each.querySelector(selector)?.textContent || '').replace(/\\s+/g, ' ').trim();
  return [said('.line__family'), said('p'), said('.badge'), !!each.querySelector('.badge--due')];
})"""
WITHOUT_TERM = "zonder termijn"


@dataclass(frozen=True, slots=True)
class Line:
    """Something that stands open on a page. `passed`: its term is over."""

    of: str
    text: str
    term: str
    passed: bool

    @property
    def is_raised(self) -> bool:
        """Whether it is more than something to do in time."""
        return self.passed or self.term == WITHOUT_TERM


def today(page: Page) -> list[Line]:
    """What stands open on Vandaag."""
    page.goto("/")
    return [Line(*each) for each in page.evaluate(READ_TODAY)]


def steps(page: Page) -> list[Line]:
    """The steps of handovers and what changed where one keeps sight, on Vandaag as it is open."""
    return [Line(*each) for each in page.evaluate(READ_STEPS)]


def settled(page: Page) -> str:
    """What came back lately, on Vandaag as it is open."""
    return page.text_content("section[aria-labelledby=back]") or ""


def of_family(page: Page, family: UUID, address: str = "") -> list[Line]:
    """What stands open on the page of a family: `samen/` is what is known together."""
    page.goto(f"/gezin/{family}/{address}")
    return [Line(*each) for each in page.evaluate(READ_FAMILY)]
