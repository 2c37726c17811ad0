"""Explore in a real browser: what a reader sees, presses, shares and takes away."""

import csv
import io
import re
import shutil
import zipfile
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from serving import served

from dashboard.components import evidence
from dashboard.state import View
from dashboard.state import address as address_of
from etl.load import snapshots
from etl.refresh import refresh

pytestmark = pytest.mark.browser

FIRST = View()
ENTERPRISES = View(indicator="participating_enterprises")
FORCES = View(indicator="exercise_forces")
PRESSES = 4


def go(page: Page, address: str, view: View = FIRST) -> None:
    page.goto(address + address_of(view))
    expect(page.locator(".explore")).to_be_visible()
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until every chart in view is drawn, and all that comes later has come."""
    page.wait_for_function(
        "() => !document.querySelector('.to-come') && "
        "[...document.querySelectorAll('.dash-graph')].every((one) => "
        "one.querySelector('.js-plotly-plot .main-svg'))"
    )


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def figure_of(published, **columns) -> str:
    table = published.frames["observations"]
    for column, value in columns.items():
        table = table[table[column] == value]
    assert len(table) == 1, f"{len(table)} figures have {columns}"
    return table["observation_id"].iloc[0]


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_first_visit_shows_a_figure_with_its_sentence_and_source(page, address):
    go(page, address)
    expect(page.locator("#explore-chart h2")).to_contain_text("exports go to Russia")
    expect(page.locator("#explore-evidence blockquote")).to_contain_text("all Belarusian exports")
    expect(page.locator("#explore-evidence mark")).to_have_text("One-third")
    expect(page.locator("#explore-evidence .source")).to_contain_text("GlobalSecurity.org")


def test_choosing_writes_the_address_and_back_and_forward_restore_it(page, address):
    go(page, address)
    choose(page, "Theme", "Exercises and forces")
    expect(page.locator("#explore-chart h2")).to_contain_text("Forces in an exercise")
    choose(page, "Of", "Belarus")
    expect(page.locator("#explore-evidence h2")).to_contain_text("1 figure in view")
    page.wait_for_url("**entity=BLR**")
    assert asked(page) == {
        "theme": ["forces"], "indicator": ["exercise_forces"], "entity": ["BLR"],
    }  # fmt: skip

    page.go_back()
    expect(page.locator("#explore-evidence h2")).to_contain_text("7 figures in view")
    expect(page.get_by_label("Of", exact=True).first).to_have_value("All")
    page.go_back()
    expect(page.locator("#explore-chart h2")).to_contain_text("exports go to Russia")
    page.go_forward()
    page.go_forward()
    expect(page.locator("#explore-evidence h2")).to_contain_text("1 figure in view")
    expect(page.get_by_label("Of", exact=True).first).to_have_value("Belarus")
    assert asked(page)["entity"] == ["BLR"]


def test_an_address_restores_the_whole_view(page, address, published):
    figure = figure_of(published, indicator="exercise_forces", breakdown="ships")
    document = published.frames["documents"].query("kind == 'article'")["document_id"].iloc[0]
    view = View(
        theme="forces",
        indicator="exercise_forces",
        entity="RUS",
        period_from="2013",
        period_to="2013",
        sources=(document,),
        statuses=("actual",),
        show="chart",
        pinned=figure,
    )
    go(page, address, view)
    expect(page.locator("#explore-evidence h2")).to_contain_text("2 figures in view")
    expect(page.get_by_label("Of", exact=True).first).to_have_value("Russia")
    expect(page.get_by_label("From year", exact=True).first).to_have_value("2013")
    expect(page.locator(".mantine-Pill-label").first).to_contain_text("GlobalSecurity.org")
    expect(page.locator(f"[data-pin='{figure}']")).to_have_attribute("aria-pressed", "true")
    assert page.url == address + address_of(view), "opening an address must not rewrite it"


def test_pressing_a_mark_pins_its_excerpt_and_pressing_again_lets_go(page, address, published):
    figure = figure_of(published, indicator="participating_enterprises", entity="BLR")
    go(page, address, ENTERPRISES)
    box = page.locator("#explore-chart .barlayer .point path").first.bounding_box()
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(at[0] - 4, at[1])
    page.mouse.move(*at)
    expect(page.locator(f".chips[data-observation='{figure}']")).to_have_class(
        re.compile("forward")
    )
    pin = page.locator(f"[data-pin='{figure}']")
    for _ in range(PRESSES):
        page.mouse.click(*at)  # a press is lost where the chart is drawn anew under it
        with suppress(AssertionError):
            expect(pin).to_have_attribute("aria-pressed", "true", timeout=6_000)
            break
    expect(pin).to_have_attribute("aria-pressed", "true")
    page.wait_for_url(f"**figure={figure}**")
    page.locator(f"[data-pin='{figure}']").click()
    expect(page.locator(f"[data-pin='{figure}']")).to_have_attribute("aria-pressed", "false")
    page.wait_for_url(lambda url: "figure=" not in url)


def test_what_is_not_sent_with_the_chart_comes_by_itself(page, address, monkeypatch):
    monkeypatch.setattr(evidence, "_MOST_OPEN", 0)
    go(page, address, FORCES)
    fold = page.locator("#explore-evidence .folded")
    more = int(fold.locator("summary").inner_text().split()[0])
    assert fold.locator(".excerpt").count() == more > 1
    fold.locator("summary").click()
    fold.locator("[data-pin]").last.click()
    page.wait_for_url("**figure=**")


def test_pointing_to_an_excerpt_brings_its_mark_forward(page, address):
    go(page, address, ENTERPRISES)
    page.locator("#explore-evidence mark", has_text="180").hover()
    expect(page.locator("#explore-chart .hoverlayer")).to_contain_text("180")
    page.locator(".masthead").hover()
    expect(page.locator("#explore-chart .hoverlayer .hovertext")).to_have_count(0)


def test_everything_can_be_chosen_and_pinned_with_the_keyboard_alone(page, address):
    go(page, address, FORCES)
    page.get_by_label("Of", exact=True).first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()  # no key is pressed before it opens
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-combobox-selected]").last).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**entity=**")
    page.get_by_role("radio", name="Forces stationed abroad").focus()
    page.keyboard.press("Space")
    expect(page.locator("#explore-chart h2")).to_contain_text("stationed in Belarus")
    drawn(page)
    page.wait_for_function("() => !document.querySelector('[data-dash-is-loading]')")
    page.locator("[data-pin]").first.press("Enter")  # in one go: what is drawn anew loses the focus
    page.wait_for_url("**figure=**")


RINGS = """() => {
  const found = [];
  for (const one of document.querySelectorAll('.controls *, .controls')) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    found.push(outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`);
  }
  return found;
}"""


@pytest.mark.parametrize(
    ("scheme", "accent"), [("light", "rgb(138, 75, 8)"), ("dark", "rgb(224, 164, 88)")]
)
def test_the_control_that_has_the_keyboard_is_ringed(open_page, address, scheme, accent):
    page = open_page(color_scheme=scheme)
    go(page, address, FORCES)
    ringed = {}
    page.locator(".masthead a").last.focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const one = document.activeElement; "
            "return one.closest('.controls') ? one.labels?.[0]?.textContent ?? one.id : '' }"
        )
        if name:
            ringed[name] = {ring for ring in page.evaluate(RINGS) if ring}
    assert set(ringed) >= {"Theme", "Of", "From year", "To year", "Sources", "Status", "Chart"}
    wrong = {name: rings for name, rings in ringed.items() if rings != {f"2px {accent}"}}
    assert not wrong


def test_the_table_holds_the_same_figures_and_follows_the_colour_scheme(page, address):
    go(page, address, View(indicator="participating_enterprises", show="table"))
    cells = page.locator(".ag-cell[col-id='figure']")
    expect(cells).to_have_count(3)
    expect(cells.first).to_contain_text("≈")
    page.get_by_label("Switch between light and dark").click()
    assert page.locator("html").get_attribute("data-ag-theme-mode") == "dark"
    expect(page.locator(".ag-root-wrapper")).to_have_css("background-color", "rgb(27, 31, 38)")


CUT_CELLS = """() => [...document.querySelectorAll('.ag-cell, .ag-header-cell-text')]
  .filter((one) => {
    const { paddingLeft, paddingRight } = getComputedStyle(one);
    const text = document.createRange();
    text.selectNodeContents(one);
    const room = one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return text.getBoundingClientRect().width > room + 1;
  })
  .map((one) => one.textContent)"""


def test_no_cell_of_a_table_is_cut(page, address, published):
    figures = published.frames["observations"]
    for indicator in figures["indicator"].unique():
        page.goto(address + address_of(View(indicator=indicator, show="table")))
        count = int((figures["indicator"] == indicator).sum())
        expect(page.locator(".ag-cell[col-id='figure']")).to_have_count(count)
        page.wait_for_function(f"() => ({CUT_CELLS})().length === 0", timeout=5000)


def test_the_colour_scheme_turns_charts_too_and_keeps_the_view(page, address):
    go(page, address, ENTERPRISES)
    before = page.url
    page.get_by_label("Switch between light and dark").click()
    page.wait_for_function(
        "() => document.querySelector('.js-plotly-plot').layout.meta.paper === '#1b1f26'"
    )
    assert page.url == before
    page.reload()
    page.wait_for_function(
        "() => document.querySelector('.js-plotly-plot')?.layout.meta.paper === '#1b1f26'"
    )


def test_the_picture_carries_measure_unit_marks_sources_and_snapshot(page, address, published):
    go(page, address, ENTERPRISES)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG").click()
    svg = waiting.value.path().read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", " ", svg).replace("\u00a0", " ").split())
    for words in (
        "Enterprises taking part in joint programmes: Belarus and Russia", "Undated.",
        "≈ 180", "more than 250", "hollow, ≈: about", "GlobalSecurity.org",
        f"Snapshot {published.snapshot.number}",
    ):  # fmt: skip
        assert words in text, f"the picture does not say {words!r}: {text}"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PNG").click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


def test_downloads_hold_the_figures_in_view_with_their_sources(page, address):
    go(page, address, View(indicator="participating_enterprises", entity="RUS"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["value"], row["qualifier"], row["low"], row["high"]) == (
        "250", "more_than", "250", "",
    )  # fmt: skip
    assert "Russian ones take part" in row["sentence"]
    assert row["publisher"] == "GlobalSecurity.org"
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    assert zipfile.is_zipfile(waiting.value.path())
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Workbook").click()
    assert zipfile.is_zipfile(waiting.value.path())


def test_the_citation_names_title_snapshot_sources_and_address(page, address):
    view = View(indicator="participating_enterprises", entity="RUS")
    go(page, address, view)
    page.get_by_text("Cite", exact=True).click()
    said = page.locator("#citation")
    for words in ("enterprises take part", "snapshot 1 ", "GlobalSecurity.org", address):
        expect(said).to_contain_text(words)


def test_copy_link_holds_the_address(open_page, address):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, address, ENTERPRISES)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_derived_figure_shows_formula_and_inputs_and_leads_to_them(page, address):
    go(page, address, View(indicator="union_state_budget_execution"))
    card = page.locator("#explore-evidence .excerpt")
    expect(card).to_contain_text("100 × spent / planned")
    expect(card.get_by_role("link")).to_have_count(2)
    card.get_by_role("link", name="1.3").click()
    expect(page.locator("#explore-chart h2")).to_contain_text("Union State budget")
    expect(page.locator(".chip[aria-pressed='true']")).to_contain_text("1.3")


def test_read_on_leads_to_the_passage_of_the_source(page, address):
    go(page, address, ENTERPRISES)
    page.get_by_role("link", name="read on").first.click()
    page.wait_for_url("**/sources?document=**passage=**")


def test_a_new_snapshot_appears_by_itself_and_keeps_the_view(page, project):
    with served(project.data) as address:
        view = View(indicator="participating_enterprises", entity="BLR")
        go(page, address, view)
        expect(page.locator("#snapshot-badge")).to_contain_text("Snapshot 1")
        (project.seeds / "another.txt").write_text(
            "Note\n\nAbout 75 enterprises of Belarus take part in the joint programs.\n"
        )
        assert refresh(project.seeds, project.data).snapshot.number == 2
        expect(page.locator("#snapshot-badge")).to_contain_text("Snapshot 2", timeout=20_000)
        expect(page.locator("#explore-chart .foot")).to_contain_text("Snapshot 2", timeout=20_000)
        assert page.url == address + address_of(view)


def test_nothing_published_and_a_damaged_snapshot_are_said_in_sentences(page, project, tmp_path):
    with served(tmp_path / "empty") as address:
        page.goto(address + "/explore")
        expect(page.locator("#page h1")).to_have_text("Nothing is published yet")
    shutil.copytree(project.data, tmp_path / "harmed")
    snapshot = snapshots.current(tmp_path / "harmed")
    path = tmp_path / "harmed" / "published" / str(snapshot.number) / "observations.parquet"
    path.chmod(0o644)
    path.write_bytes(b"not a table")
    with served(tmp_path / "harmed") as address:
        page.goto(address + "/explore")
        expect(page.locator("#page h1")).to_have_text("The published figures cannot be read")
        expect(page.locator("#page")).to_contain_text("observations.parquet")


def test_a_choice_without_figures_says_so_and_leads_on(page, address):
    page.goto(address + "/explore?indicator=participating_enterprises&from=1950&to=1951")
    expect(page.locator("#explore-chart h2")).to_contain_text("No figure yet for")
    page.get_by_role("link", name="Show every figure").click()
    expect(page.locator("#explore-evidence h2")).to_contain_text("3 figures in view")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize(
    "view",
    [
        View(),
        FORCES,
        View(indicator="participating_enterprises", show="table"),
        View(indicator="-"),
    ],
    ids=["statement", "chart", "table", "empty"],
)
def test_axe_finds_nothing_and_nothing_is_cut(
    open_page, address, violations, cut, scheme, width, view
):
    page = open_page(width=width, height=844, color_scheme=scheme)
    page.goto(address + address_of(view))
    expect(page.locator(".explore")).to_be_visible()
    drawn(page)
    if view.show == "table":
        expect(page.locator(".ag-cell").first).to_be_visible()
    assert violations(page) == []
    assert cut(page) == []
    if width < 760:
        page.get_by_text("Choose what to show").click()
        expect(page.get_by_label("Theme", exact=True).first).to_be_visible()
        assert violations(page) == []
        assert cut(page) == []


def test_nothing_moves_for_those_who_asked_for_less_motion(open_page, address):
    page = open_page(reduced_motion="reduce")
    go(page, address)
    moving = page.evaluate(
        "document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 50).length"
    )
    assert moving == 0


def test_paper_carries_the_chart_without_the_controls(page, address):
    go(page, address, ENTERPRISES)
    page.emulate_media(media="print")
    expect(page.locator(".controls")).to_be_hidden()
    expect(page.locator("#explore-chart h2")).to_be_visible()
    expect(page.locator("#explore-evidence blockquote").first).to_be_visible()
    page.set_viewport_size({"width": 760, "height": 1080})
    card = page.locator("#explore-chart").bounding_box()
    assert (card["x"], card["width"]) == (0, 760), "no room is left for controls on paper"
    expect(page.get_by_text("Choose what to show")).to_be_hidden()


def test_paper_keeps_what_a_mark_is_filled_with(page, address):
    go(page, address, ENTERPRISES)
    page.emulate_media(media="print")
    for name in (".swatch", "mark"):
        adjusts = page.locator(name).evaluate_all(
            "all => [...new Set(all.map((one) => getComputedStyle(one).printColorAdjust))]"
        )
        assert adjusts == ["exact"], name


def test_paper_shows_no_dark_box_behind_a_label(open_page, address):
    page = open_page(color_scheme="dark")
    go(page, address, FORCES)
    page.emulate_media(media="print", color_scheme="dark")
    # One look at all of them: a chart that is drawn anew meanwhile has other boxes.
    page.wait_for_function(
        "() => { const all = [...document.querySelectorAll('#explore-chart .annotation .bg')];"
        " return all.length && all.every((one) => getComputedStyle(one).fillOpacity === '0'); }"
    )
