"""Sources in a real browser: a document reads well, and each number leads to what became of it."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def arrive(page: Page, address: str, path: str = "/sources") -> None:
    page.goto(address + path)
    expect(page.locator("#page h1")).to_be_visible()


def panel(page: Page):
    return page.get_by_role("complementary", name="The chosen number")


@pytest.fixture
def article(published) -> str:
    """The address of the longer of the two documents."""
    documents = published.frames["documents"]
    longest = documents.loc[documents["characters"].idxmax(), "document_id"]
    return f"/sources?document={longest}"


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(390, "light"), (1000, "light"), (1400, "light"), (1400, "dark")],
)
def test_the_list_and_every_document_are_accessible_and_nothing_is_cut(
    open_page, address, published, violations, cut, width, scheme
):
    page = open_page(color_scheme=scheme, width=width)
    documents = published.frames["documents"]["document_id"]
    number = published.frames["mentions"]["mention_id"].iloc[-1]
    paths = [f"/sources?document={one}" for one in documents]
    for path in ("/sources", *paths, f"{paths[0]}&outcome=event", f"/sources?mention={number}"):
        arrive(page, address, path)
        assert violations(page) == [], path
        assert cut(page) == [], path


def test_a_number_shows_what_became_of_it_and_leads_to_its_chart(page: Page, address, article):
    arrive(page, address, article)
    page.locator(".reader .number", has_text="Approximately 180").click()
    expect(panel(page)).to_contain_text("≈ 180")
    expect(panel(page)).to_contain_text("undated")
    panel(page).get_by_role("link", name="See in chart").click()
    page.wait_for_url("**/explore?*figure=*")
    expect(page.locator(".excerpt.pinned")).to_contain_text("Approximately 180 enterprises")


def test_a_figure_is_one_click_from_its_chart(page: Page, address, article):
    arrive(page, address, article)
    page.get_by_role("link", name="See more than 250 in its chart").click()
    page.wait_for_url("**/explore?*figure=*")
    expect(page.locator(".excerpt.pinned")).to_contain_text("more than 250")


def test_choosing_numbers_keeps_the_place_and_the_address_leads_back(page: Page, address, article):
    arrive(page, address, article)
    number = page.locator(".reader .number", has_text="more than 250")
    number.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    number.click()
    expect(panel(page)).to_contain_text("more than 250")
    assert page.evaluate("scrollY") == before > 0
    arrive(page, "", page.url)
    expect(panel(page)).to_contain_text("more than 250")
    expect(page.locator(".reader .number.chosen")).to_be_in_viewport()


def test_the_keyboard_walks_from_number_to_number(page: Page, address, article):
    arrive(page, address, article)
    page.locator(".reader .number").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reader .number.chosen")).to_have_count(1)
    first = page.locator(".reader .number.chosen").get_attribute("id")
    panel(page).get_by_role("link", name="Next number").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{first}'].chosen")).to_have_count(0)
    panel(page).get_by_role("link", name="Close").click()
    expect(panel(page)).to_have_count(0)


def test_on_a_phone_the_chosen_number_is_not_hidden_by_its_panel(open_page, address, published):
    page = open_page(width=390, height=844)
    mentions = published.frames["mentions"]
    wanted = mentions.loc[mentions["text"] == "200-300", "mention_id"].iloc[0]
    arrive(page, address, f"/sources?mention={wanted}")
    expect(panel(page)).to_be_visible()
    page.wait_for_timeout(300)
    number = page.locator(".reader .number.chosen").bounding_box()
    sheet = panel(page).bounding_box()
    assert number is not None
    assert sheet is not None
    assert number["y"] >= 0
    assert number["y"] + number["height"] <= sheet["y"]


def test_filtering_by_outcome_and_going_back(page: Page, address, article):
    arrive(page, address, article)
    page.get_by_role("link", name="dates").click()
    expect(page.locator(".reader.only-event")).to_be_visible()
    page.go_back()
    expect(page.locator(".reader.only-event")).to_have_count(0)


def test_unknown_addresses_lead_back(page: Page, address):
    for path in ("/sources?document=nope", "/timeline?event=nope"):
        arrive(page, address, path)
        page.locator("#page a").click()
        expect(page.locator("#page h1")).not_to_contain_text("not ")
