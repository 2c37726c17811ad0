"""Changes, claims and frozen addresses in a real browser: found, read and cited by a reader."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from serving import served

from etl.refresh import refresh

pytestmark = pytest.mark.browser

NOTE = "The union budget of the Union State for 2031 is {} billion rubles.\n"
SHEET = """\
indicator,entity,counterpart,subject,breakdown,period,value,low,high,qualifier,unit,status,\
attributed_to,source_title,source_publisher,source_url,source_date,note
exercise_forces,UNION_STATE,,Zapad-2017,personnel,2017,12700,,,exact,persons,claimed,,Drill,Vox,,,
exercise_forces,UNION_STATE,,Zapad-2017,personnel,2017,240000,,,exact,persons,claimed,,War,RUSI,,,
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory, published):
    """The address of a dashboard whose second snapshot has a changed figure and a claim set."""
    folder = tmp_path_factory.mktemp("browser-changes")
    shutil.copytree(published.seeds, folder / "seeds")
    shutil.copytree(published.data, folder / "data")
    (folder / "data" / "figures").mkdir(exist_ok=True)
    for text in ("7.5", "8.5"):
        (folder / "seeds" / "note.txt").write_text(NOTE.format(text))
        (folder / "data" / "figures" / "drill.csv").write_text(SHEET)
        refresh(folder / "seeds", folder / "data")
    with served(folder / "data") as address:
        yield address


@pytest.mark.parametrize(
    ("width", "scheme"), [(1400, "light"), (390, "light"), (1400, "dark")], ids=str
)
def test_changes_can_be_read_by_everyone(open_page, changed, violations, cut, width, scheme):
    page = open_page(width=width, color_scheme=scheme)
    page.goto(f"{changed}/changes")
    expect(page.locator(".change")).to_have_count(1)
    expect(page.locator(".change mark").first).to_have_text("7.5 billion rubles")
    assert cut(page) == []
    assert violations(page) == []


def test_a_reader_compares_snapshots_and_goes_back(page, changed):
    page.goto(f"{changed}/changes")
    page.locator(".history a", has_text="Snapshot 1").click()
    expect(page.locator(".compared h2")).to_contain_text("against nothing")
    page.go_back()
    expect(page.locator(".compared h2")).to_contain_text("Snapshot 3 against snapshot 2")


def test_the_history_of_a_figure_opens_where_the_figure_is_read(page, changed):
    page.goto(f"{changed}/explore?indicator=union_state_budget&from=2031")
    page.locator("[data-pin]", has_text="8.5").first.click()
    history = page.locator(".excerpt.pinned .past")
    history.locator("summary").click()
    expect(history).to_contain_text("published in 2 states up to snapshot 3")
    expect(history.locator("mark")).to_have_text(["8.5 billion rubles", "7.5 billion rubles"])
    page.locator(".excerpt.pinned").get_by_text("read on").first.click()
    page.locator(".panel .past summary").click()
    expect(page.locator(".panel .past li")).to_have_count(2)


def test_a_cited_view_stays_as_it_was_wherever_its_links_lead(page, changed):
    page.goto(f"{changed}/sources?snapshot=1")
    expect(page.locator(".frozen")).to_contain_text("You are reading snapshot 1")
    expect(page.locator("#nav-explore")).to_have_attribute("href", "/explore?snapshot=1")
    page.locator("#nav-explore").click()
    expect(page.locator(".explore")).to_be_visible()
    expect(page.locator(".frozen")).to_be_visible()
    page.get_by_label("Show as").get_by_text("Table").click()
    page.wait_for_url(re.compile("show=table.*snapshot=1"))
    page.get_by_text("See the current view").click()
    expect(page.locator(".frozen")).to_have_count(0)
    assert "snapshot=" not in page.url


def test_a_view_is_cited_as_it_is_now(page, changed):
    page.goto(f"{changed}/explore?indicator=exercise_forces")
    cite = page.locator("#cite-view")
    expect(cite).to_have_attribute("href", "/explore?indicator=exercise_forces&snapshot=3")
    # What is drawn anew while it is clicked is not clicked.
    page.wait_for_function("() => !document.querySelector('[data-dash-is-loading]')")
    page.wait_for_load_state("networkidle")
    cite.click()
    expect(page.locator(".frozen")).to_contain_text("cites snapshot 3")


def test_an_address_of_a_removed_snapshot_leads_on(page, changed, violations):
    page.goto(f"{changed}/explore?theme=trade&snapshot=99")
    expect(page.get_by_role("heading", name="There is no snapshot 99")).to_be_visible()
    assert violations(page) == []
    page.get_by_text("See this page as it is now").click()
    expect(page.locator(".explore")).to_be_visible()


@pytest.mark.parametrize("width", [1400, 390])
def test_who_states_what_can_be_read_by_everyone(open_page, changed, violations, cut, width):
    page = open_page(width=width)
    page.goto(f"{changed}/explore?indicator=exercise_forces&show=claims")
    expect(page.locator(".claims").first).to_contain_text("12,700 to 240,000")
    page.wait_for_function("() => document.querySelectorAll('.claims .main-svg').length > 0")
    expect(page.locator(".claims").first.locator("svg")).not_to_have_count(0)
    assert cut(page) == []
    assert violations(page) == []
