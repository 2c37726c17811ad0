"""Finds a Chromium for the browser tests, and gets one where there is none.

Run as a script before pytest; `find` is what the tests use. Debian's package is preferred, since
it brings the libraries that a browser needs; Playwright's own build is the fallback.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Path of a Chromium: $ECONDEP_CHROMIUM, else one on the path, else Playwright's, else None."""
    if named := os.environ.get("ECONDEP_CHROMIUM"):
        return named
    if found := next(filter(None, map(shutil.which, NAMES)), None):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        bundled = playwright.chromium.executable_path
    return bundled if os.path.exists(bundled) else None  # noqa: PTH110


def get() -> bool:
    """Install a Chromium; whether one is there afterwards."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(["apt-get", *command], env=environment, check=False, stdout=sys.stderr)
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find() is not None


if __name__ == "__main__" and find() is None and not get():
    sys.exit(
        "The browser tests need a Chromium and none could be installed: install the package "
        "'chromium', or name a browser in the variable ECONDEP_CHROMIUM."
    )
