"""A name that looks like markup is shown as it is written, on the page and in a picture of it."""

import html
import re

import pytest
from playwright.sync_api import Page, expect
from serving import served

from dashboard.state import View, address
from etl.refresh import refresh

pytestmark = pytest.mark.browser

NAME = "Fair <a href='https://evil.example'>x</a> %{x} <5 & &amp;"
SHEET = (
    "indicator,entity,subject,period,value,qualifier,unit,status,source_title\n"
    f"export_of_tests,BLR,{NAME},2011,7,exact,count,actual,Press {NAME}\n"
    f"export_of_tests,BLR,{NAME} again,2011,9,exact,count,actual,Press {NAME}\n"
)
INDICATOR = """
[indicators.export_of_tests]
label = "Tests <b>"
theme = "forces"
definition = "Tests."
unit_kind = "count"
"""


def test_a_name_with_markup_is_shown_as_it_is_written(page: Page, project):
    with (project.data / "vocabulary" / "indicators.toml").open("a") as file:
        file.write(INDICATOR)
    (project.data / "figures").mkdir()
    (project.data / "figures" / "fair.csv").write_text(SHEET)
    refresh(project.seeds, project.data)
    with served(project.data) as found:
        page.goto(found + address(View(indicator="export_of_tests")))
        labels = page.locator(".js-plotly-plot .annotation-text")
        expect(labels.filter(has_text="%{x}").first).to_be_visible()
        # A label may break at any blank, and an SVG's line has no character for it.
        solid = "".join(NAME.split())
        assert any(solid in "".join(text.split()) for text in labels.all_text_contents())
        linked = page.locator(".js-plotly-plot a").evaluate_all(
            "(all) => all.map((a) => a.outerHTML)"
        )
        assert not [one for one in linked if "evil" in one]
        with page.expect_download() as waiting:
            page.get_by_role("button", name="SVG").click()
    svg = waiting.value.path().read_text(encoding="utf-8")
    assert not re.search(r"<a\b", svg)
    said = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", svg)).split())
    assert "Tests <b>: Belarus" in said
    assert f"Press {NAME}" in said
