"""Look at the built site in a browser: pictures of its pages, what is too wide, the search.

    make docs
    .venv/bin/python scripts/look.py PICTURES [WORD…]

Each page is opened at the width of a desktop and of a phone, without a network beside the site's
own server. Its picture goes into the folder PICTURES; with words, only pages whose path has one of
them. Exit code 1 if something is wider than its page, something cannot be loaded or fails, or the
search does not find what it must. The browser is Chromium, found on the path.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, FloatRect, Page, Response, Route, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

SITE: Final = Path(__file__).parents[1] / "site"
WIDTHS: Final = {"desktop": 1280, "phone": 390}
SEARCHED: Final = {"LoopRunner": "Asynchronous tests", "retrun_value": "mock-spec"}
"""What is typed into the search, and a page that its results must name."""
TALLEST_PICTURE: Final = 12_000
"""What is further down a page is cut off: browsers fail to draw at some height."""

# What is cut off, or scrolls, within an element of the page is in nobody's way.
TOO_WIDE: Final = """() => {
    const scrolls = (element) => {
        for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
            if (getComputedStyle(e).overflowX !== "visible") return true;
        return false;
    };
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll("main *")]
        .filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
        .map((e) => `${e.tagName} ${e.className}: ${e.textContent.trim().slice(0, 60)}`);
}"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Say nothing."""


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Serve the site while the block lasts, and give its address."""
    handler = functools.partial(QuietHandler, directory=SITE)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Looker:
    """Opens pages in a browser, takes pictures, and collects what is wrong.

    Parameters:
        browser: the browser.
        address: where the site is served.
        pictures: the folder for the pictures.
    """

    def __init__(self, browser: Browser, address: str, pictures: Path) -> None:
        self.browser = browser
        self.address = address
        self.pictures = pictures
        self.faults: list[str] = []

    @contextlib.contextmanager
    def opened(self, path: str, size: str) -> Iterator[Page]:
        """Open a page of the site; nothing from elsewhere is loaded."""

        def fault(text: object) -> None:
            self.faults.append(f"{path}, {size}: {text}")

        def only_from_here(route: Route) -> None:
            if route.request.url.startswith(self.address):
                route.continue_()
            else:
                fault(f"needs the network: {route.request.url}")
                route.abort()

        def missing(response: Response) -> None:
            if not response.ok:
                fault(f"not found: {response.url}")

        page = self.browser.new_page(viewport={"width": WIDTHS[size], "height": 900})
        page.route("http*://**", only_from_here)
        page.on("pageerror", fault)
        page.on("response", missing)
        page.goto(f"{self.address}/{path}", wait_until="networkidle")
        yield page
        for element in page.evaluate(TOO_WIDE):
            fault(f"wider than the page: {element}")
        page.close()

    def look(self, path: str, size: str) -> None:
        """Open a page and take its picture."""
        with self.opened(path, size) as page:
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST_PICTURE)
            picture = self.pictures / f"{path.strip('/').replace('/', '-') or 'index'}.{size}.png"
            area: FloatRect = {"x": 0, "y": 0, "width": WIDTHS[size], "height": height}
            page.screenshot(path=picture, full_page=True, clip=area)

    def search(self, words: str, size: str) -> None:
        """Type into the search, take a picture, and compare what is found."""
        with self.opened("", size) as page:
            page.keyboard.press("/")
            page.keyboard.type(words, delay=20)
            # The results are in a shadow tree, which locators see into.
            found = page.get_by_text(SEARCHED[words], exact=True).locator("visible=true").first
            with contextlib.suppress(PlaywrightTimeoutError):
                found.wait_for(timeout=3000)
            page.screenshot(path=self.pictures / f"search-{words}.{size}.png")
            if not found.is_visible():
                self.faults.append(f"the search for {words} does not name {SEARCHED[words]}")


def main() -> int:
    """Look at the site and print what is wrong with it."""
    parser = argparse.ArgumentParser(description="Look at the built site in a browser.")
    parser.add_argument("pictures", type=Path, help="the folder for the pictures")
    parser.add_argument("words", nargs="*", help="only pages whose path has one of these")
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    folders = sorted(path.parent.relative_to(SITE) for path in SITE.rglob("index.html"))
    paths = ["" if str(folder) == "." else f"{folder.as_posix()}/" for folder in folders]
    if options.words:
        paths = [path for path in paths if any(word in path for word in options.words)]
    with sync_playwright() as playwright, served() as address:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        looker = Looker(browser, address, options.pictures)
        for size in WIDTHS:
            for path in paths:
                looker.look(path, size)
            for words in SEARCHED:
                looker.search(words, size)
        browser.close()
    print(*looker.faults, f"{len(paths)} pages, {len(looker.faults)} faults", sep=os.linesep)
    return int(bool(looker.faults))


if __name__ == "__main__":
    sys.exit(main())
