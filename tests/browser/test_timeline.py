"""The timeline in a real browser: choose an event by any means; its address leads back to it."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
EVENT = "13 November 2018"


def arrive(page: Page, address: str, path: str = "/timeline") -> None:
    page.goto(address + path)
    expect(page.locator(".happening").first).to_be_visible()
    expect(page.locator("#timeline-graph .main-svg").first).to_be_attached()


def chosen(page: Page):
    return page.get_by_role("complementary", name="The chosen event")


def press_first_mark(page: Page) -> None:
    mark = page.locator("#timeline-graph .scatterlayer .point").first
    mark.hover(force=True)
    expect(page.locator("#timeline-graph .hoverlayer .hovertext")).to_be_visible()
    mark.click(force=True)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(390, "light"), (800, "light"), (1400, "light"), (1400, "dark")],
)
def test_the_timeline_is_accessible_and_nothing_is_cut(
    open_page, address, published, violations, cut, width, scheme
):
    page = open_page(color_scheme=scheme, width=width)
    event = published.frames["events"]["event_id"].iloc[0]
    for path in ("/timeline", f"/timeline?event={event}"):
        arrive(page, address, path)
        assert violations(page) == []
        assert cut(page) == []


def test_a_phone_shows_the_whole_time_without_scrolling_sideways(open_page, address, cut):
    page = open_page(width=390)
    page.goto(f"{address}/timeline")
    plot = page.locator("#timeline-graph-narrow .js-plotly-plot")
    expect(plot).to_be_visible()
    expect(page.locator("#timeline-graph")).to_be_hidden()
    years = plot.locator(".xaxislayer-above text")
    expect(years.first).to_be_visible()
    assert (years.first.text_content(), years.last.text_content()) == ("2000", "2020")
    page.add_style_tag(content=".plot { overflow-x: auto } .plot > div { min-width: 760px }")
    assert cut(page), "a chart that scrolls sideways is cut"


def test_an_event_of_the_list_opens_its_sentence_with_the_date_marked(page: Page, address):
    arrive(page, address)
    page.get_by_role("link", name=EVENT).click()
    expect(chosen(page).locator("mark.chosen")).to_have_text(EVENT)
    expect(page.locator(".happening.on")).to_contain_text(EVENT)
    page.go_back()
    expect(page.locator(".happening.on")).to_have_count(0)


def test_choosing_an_event_keeps_the_place_on_the_page(page: Page, address):
    arrive(page, address)
    link = page.get_by_role("link", name=EVENT)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    expect(chosen(page).locator("mark.chosen")).to_have_text(EVENT)
    assert page.evaluate("scrollY") == before > 0
    expect(chosen(page)).to_be_in_viewport()


def test_the_keyboard_chooses_an_event_and_follows_it_to_its_source(page: Page, address):
    arrive(page, address)
    page.get_by_role("link", name=EVENT).focus()
    page.keyboard.press("Enter")
    chosen(page).get_by_role("link", name="read on").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reader .number.chosen")).to_have_text(EVENT)


def test_the_address_of_an_event_restores_it_and_a_click_on_a_mark_chooses_another(
    page: Page, address
):
    arrive(page, address)
    page.get_by_role("link", name=EVENT).click()
    expect(chosen(page).locator("mark.chosen")).to_have_text(EVENT)
    arrive(page, "", page.url)
    expect(chosen(page).locator("mark.chosen")).to_have_text(EVENT)
    press_first_mark(page)
    expect(chosen(page).locator("mark.chosen")).not_to_have_text(EVENT)


def test_a_figure_of_the_time_leads_to_explore(page: Page, address):
    arrive(page, address)
    page.get_by_role("link", name="29 January 2014").click()
    chosen(page).get_by_role("link", name="3.2 bn RUB").click()
    page.wait_for_url("**/explore?*figure=*")


def test_explore_opens_soundly_after_a_click_on_an_event(page: Page, address):
    arrive(page, address)
    press_first_mark(page)
    expect(chosen(page).locator("mark.chosen")).to_be_visible()
    page.get_by_role("link", name="Explore", exact=True).click()
    expect(page.locator("#explore-chart h2")).to_be_visible()
