"""What a reader does on the search page, and what is found."""

from playwright.sync_api import Page


def search(page: Page, query: str) -> list[str]:
    """Type a query, press Enter, wait for the count; returns the addresses of the first results, without the origin."""
    page.fill("#_q", query)
    page.press("#_q", "Enter")
    page.locator("#_search_status", has_text=query).wait_for()
    return addresses(page)


def addresses(page: Page) -> list[str]:
    hrefs = page.eval_on_selector_all("#_results h3 a", "links => links.map(link => new URL(link.href).pathname.slice(1))")
    return [str(href) for href in hrefs]
