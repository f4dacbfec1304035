"""What a reader does on the search page, and what is found."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from .queries import Table


@dataclass(frozen=True)
class Answer:
    """What the search page at ``place`` found for a query, and the page that should come first, or pages that do as well."""

    place: str
    query: str
    wanted: tuple[str, ...]
    found: list[str]

    def is_at(self, rank: int) -> bool:
        """Whether the wanted page is the first (0), second (1) … of the results."""
        return any(url in self.wanted for url in self.found[rank : rank + 1])

    def __str__(self) -> str:
        return f"{self.place} «{self.query}»: {' or '.join(self.wanted)}, found {self.found[:3]}"


def answers(page: Page, origin: str, table: Table) -> Iterator[Answer]:
    """Each query of a table typed on its search page below ``origin``; the page shows the results of the one just yielded."""
    for place, queries in table.items():
        page.goto(origin + place)
        for query, wanted in queries:
            yield Answer(place, query, wanted, search(page, query))


def share(given: list[Answer]) -> str:
    """«Search: 80 queries, 77 first, 3 second»."""
    first = sum(answer.is_at(0) for answer in given)
    second = sum(answer.is_at(1) and not answer.is_at(0) for answer in given)
    return f"Search: {len(given)} queries, {first} first, {second} second"


def search(page: Page, query: str) -> list[str]:
    """Type a query, press Enter, wait for the count; returns the addresses of the first results, without the origin."""
    page.fill("#_q", query)
    page.press("#_q", "Enter")
    page.locator("#_search_status", has_text=query).wait_for()
    return addresses(page)


def addresses(page: Page) -> list[str]:
    """What is shown, from the top: above the results the page with the help lines, where it sounds like danger."""
    shown = "#_crisis:not([hidden]) h2 a, #_results h3 a"
    hrefs = page.eval_on_selector_all(shown, "links => links.map(link => new URL(link.href).pathname.slice(1))")
    return list(dict.fromkeys(map(str, hrefs)))
