"""A real browser on a running dashboard: no request may leave this machine, no script may fail."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import chromium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)
from serving import FLAGS, HOST, served

expect.set_options(timeout=20_000)  # a loaded machine is no fault of the page
MEDIA = ("media", "color_scheme", "reduced_motion")
CUT = """() => {
  const cut = [];
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('svg, .unseen, .skip, [hidden], .ag-root-wrapper')) continue;
    const style = getComputedStyle(one);
    if (style.visibility === 'hidden' || !one.clientWidth) continue;
    const own = [...one.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const hides = ['hidden', 'clip'].includes(style.overflowX);
    const field = one.matches('input:not([type=radio]):not([type=checkbox])') && one.value;
    if ((own && hides || field) && one.scrollWidth > one.clientWidth + 1) {
      cut.push(one.outerHTML.slice(0, 160));
    }
    const box = one.getBoundingClientRect();
    if (own && box.width && (box.right > innerWidth + 1 || box.left < -1)) {
      if (!one.closest('.scroll table')) cut.push(`outside: ${one.outerHTML.slice(0, 160)}`);
    }
  }
  for (const plot of document.querySelectorAll('.js-plotly-plot')) {
    for (let one = plot; one !== document.body; one = one.parentElement) {
      if (one.scrollWidth > one.clientWidth + 1) cut.push(`a chart is wider than ${one.className}`);
    }
  }
  for (const text of document.querySelectorAll('.js-plotly-plot text')) {
    const plot = text.closest('.js-plotly-plot').getBoundingClientRect();
    const box = text.getBoundingClientRect();
    const [left, right] = [Math.max(plot.left - 3, -1), Math.min(plot.right + 2, innerWidth + 1)];
    if (box.width && (box.right > right || box.left < left)) {
      cut.push(`in a chart: ${text.textContent}`);
    }
  }
  return cut;
}"""


@pytest.fixture(scope="session")
def address(published) -> Iterator[str]:
    """The dashboard over the repository's own documents."""
    with served(published.data) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Page:
    """One for all tests: to open another costs twice what a page in one that is warm does."""
    return browser.new_page()


@pytest.fixture
def open_page(window: Page) -> Iterator[Callable[..., Page]]:
    """Shows the window in a size, scheme and motion; the test fails where a page misbehaves."""
    wrongs: list[str] = []

    def check(request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme in ("http", "https") and url.hostname != HOST:
            wrongs.append(f"a request left this machine: {request.url}")

    def failed(error: Error) -> None:
        wrongs.append(f"a script failed: {error}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrongs.append(f"console: {message.text}")

    heard = {"request": check, "pageerror": failed, "console": said}

    def open_one(width: int = 1400, height: int = 900, **media: Any) -> Page:
        window.mouse.move(0, 0)  # off what opens under it
        window.set_viewport_size({"width": width, "height": height})
        window.emulate_media(**{**dict.fromkeys(MEDIA, "null"), **media})
        return window

    for event, listener in heard.items():
        window.on(event, listener)
    yield open_one
    if window.url.startswith("http"):
        window.evaluate("localStorage.clear(), sessionStorage.clear()")  # a scheme that was chosen
    window.goto("about:blank")
    window.context.clear_permissions()
    for event, listener in heard.items():
        window.remove_listener(event, listener)
    assert not wrongs, "\n".join(wrongs)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong on a page, at any level, one line each."""
    axe = Axe()

    def find(page: Page) -> list[str]:
        found = axe.run(page).response["violations"]
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: "
            + "; ".join(node["html"][:160] for node in one["nodes"][:4])
            for one in found
        ]

    return find


@pytest.fixture(scope="session")
def cut() -> Callable[[Page], list[str]]:
    """The elements of a page whose text is cut off or lies outside the window."""

    def find(page: Page) -> list[str]:
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wide = [f"the page is {width} px wider than the window"] if width > 0 else []
        return wide + page.evaluate(CUT)

    return find
