"""A reader's way through the pages, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.web.browser import chromium, fits, walk
from tests.web.made import WORDS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def test_from_the_search_box_to_the_highlighted_words(browser: Browser, served: str) -> None:
    with browser.new_context(service_workers="block") as context:
        walk(context.new_page(), served, "orrin valley pumps", WORDS)
        assert context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["", "search?q=pumps", "claim/c1", "claim/c2", "entity/e-pumps", "article/a1", "article/none", "?as_of=x"]
)
def test_no_page_scrolls_sideways(browser: Browser, served: str, path: str, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]  # a literal of the two
        page = context.new_page()
        page.goto(served + path)
        fits(page)


def test_the_date_is_kept_from_page_to_page(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{served}claim/c1")
        page.get_by_label("What was held by the end of").fill("2026-03-04")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**/claim/c1?as_of=2026-03-04")
        page.get_by_role("link", name="Orrin Valley Pumps").first.click()
        page.wait_for_url("**/entity/e-pumps?as_of=2026-03-04")
        page.get_by_role("link", name="See what is held now").click()
        page.wait_for_url("**/entity/e-pumps?")


def test_a_keyboard_reaches_the_content_first(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{served}claim/c1")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#main")
        assert page.evaluate("document.activeElement.id") == "main"
