"""Makes the pictures of the README anew, from the repository's own documents: `make pictures`."""

import shutil
import tempfile
from pathlib import Path

import chromium
from playwright.sync_api import sync_playwright
from serving import FLAGS, served

from etl.refresh import refresh

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "dashboard" / "pictures"
PICTURES = {
    "overview": ("/", 1280, 900, "light"),
    "explore": ("/explore?theme=forces&indicator=exercise_forces", 1280, 820, "light"),
    "sources-dark": ("/sources?document=004_9c0a5f1ec5f44a8e", 1280, 900, "dark"),
    "timeline-phone": ("/timeline", 390, 900, "light"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder)
        for inputs in ("vocabulary", "figures"):
            shutil.copytree(ROOT / "data" / inputs, data / inputs)
        refresh(ROOT / "seeds", data)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        with served(data) as address:
            for name, (path, width, height, scheme) in PICTURES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                page.goto(address + path, wait_until="networkidle")
                page.wait_for_selector("#page:not(:has(.loading))")
                page.wait_for_timeout(1500)
                page.screenshot(path=FOLDER / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
