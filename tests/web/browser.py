"""A real browser, and the walk from the search box to the highlighted words."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

WIDTHS = (360, 1280)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's browser, or skip with the reason where there is none."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(_NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def walk(page: Page, base_url: str, query: str, words: str) -> None:
    """Search for `query`, open the claim that holds `words` and follow it to the page where exactly they are marked.

    On the way no page may scroll sideways at any of `WIDTHS`, and the browser may complain of nothing.
    """
    complaints: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", complain)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.goto(base_url)
    fits(page)
    box = page.get_by_role("searchbox")
    box.fill(query)
    box.press("Enter")
    page.wait_for_url("**/search?q=*")
    fits(page)
    _open_claim(page, words)
    fits(page)
    said = page.locator("#utterances + ol > li").filter(has=page.locator("blockquote", has_text=words)).first
    said.get_by_role("link", name="see the words").click()
    page.wait_for_url("**/article/**#said")
    marks = page.locator("mark")
    marked = "\n".join(str(text) for text in marks.evaluate_all("found => found.map(mark => mark.textContent)"))
    assert marked == words
    assert page.locator("mark#said").count() == 1
    assert page.locator("mark#said").evaluate("mark => mark.matches(':target')")
    for width in WIDTHS:
        fits(page, width)
        # the anchor is followed again, as a reader does who turns the screen
        page.reload()
        top = page.locator("mark#said").evaluate("mark => mark.getBoundingClientRect().top / window.innerHeight")
        assert 0 <= top < 1, f"the words are outside the window at {width} px"
    assert complaints == []


def fits(page: Page, *widths: int) -> None:
    """Check that the page can be read without scrolling sideways."""
    for width in widths or WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        seen = page.evaluate("document.documentElement.scrollWidth")
        assert seen <= width, f"{page.url} is {seen} px wide in a window of {width}"


def _open_claim(page: Page, words: str) -> None:
    links = page.locator("#found-claims h3 a")
    for number in range(links.count()):
        links.nth(number).click()
        page.wait_for_url("**/claim/**")
        if page.locator("#utterances + ol blockquote", has_text=words).count():
            return
        page.go_back()
    raise AssertionError(f"none of {links.count()} claims found holds {words!r}")
