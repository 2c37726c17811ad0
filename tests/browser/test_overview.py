"""The overview in a real browser: every theme legible in both schemes and on a phone."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def arrive(page: Page, address: str, path: str = "/") -> None:
    page.goto(address + path)
    expect(page.locator("article.theme")).to_have_count(5)
    expect(page.locator(".theme .js-plotly-plot .main-svg").first).to_be_attached()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_the_overview_is_accessible_and_nothing_is_cut(
    open_page, address, violations, cut, scheme, width
):
    page = open_page(color_scheme=scheme, width=width)
    arrive(page, address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("dependence on Russia")
    assert violations(page) == []
    assert cut(page) == []


def test_a_click_on_a_mark_leads_to_its_figure_in_explore(page: Page, address):
    arrive(page, address)
    bars = page.locator("article.theme.wide .js-plotly-plot .bars .point path").first
    bars.click(force=True)
    page.wait_for_url("**/explore?*figure=*")
    expect(page.locator("#page h1, #page h2").first).to_be_visible()


def test_the_keyboard_reaches_each_theme_in_explore(page: Page, address):
    arrive(page, address)
    page.get_by_role("link", name="Explore Trade").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore?theme=trade")


def test_the_table_of_a_chart_opens_and_holds_its_figures(page: Page, address):
    arrive(page, address)
    budget = page.get_by_role("article", name="Union State budget")
    budget.get_by_text("As a table").click()
    expect(budget.get_by_role("cell", name="2.5 bn RUB")).to_be_visible()


def test_read_on_leads_to_the_number_in_its_document_and_back_returns(page: Page, address):
    arrive(page, address)
    page.get_by_role("article", name="Trade").get_by_role("link", name="read on").click()
    expect(page.locator(".reader .number.chosen")).to_have_text("One-third")
    expect(page.locator(".reader .number.chosen")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("article.theme")).to_have_count(5)


def test_pointing_to_a_number_brings_its_mark_forward_and_the_other_way_round(page, address):
    arrive(page, address)
    card = page.get_by_role("article", name="Enterprises and programmes")
    card.get_by_role("link", name="more than 250").last.hover()
    expect(card.locator(".hoverlayer .hovertext")).to_contain_text("more than 250")
    card.locator(".js-plotly-plot .bars .point path").first.hover(force=True)
    expect(card.locator("a.marked.forward")).to_have_text("Approximately 180")


def test_a_phone_shows_every_headline_and_opens_the_rest_on_demand(open_page, address):
    page = open_page(390, 800)
    page.goto(address)
    fold = page.locator(".narrow-fold").last
    expect(fold.locator("> summary")).to_be_visible()
    expect(fold.locator(".folded-rest")).to_be_hidden()
    phone = page.evaluate("document.documentElement.scrollHeight")
    fold.locator("> summary").click()
    expect(fold.locator(".folded-rest")).to_be_visible()
    wide = open_page(1400, 900)
    wide.reload()
    expect(wide.locator(".narrow-fold .folded-rest").first).to_be_visible()
    expect(wide.locator(".narrow-fold > summary").first).to_be_hidden()
    assert phone < 6_000
