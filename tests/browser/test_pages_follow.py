"""Overview, Timeline and Sources follow a new snapshot; the reader keeps page, choice and place."""

import pytest
from playwright.sync_api import expect
from serving import served

from etl.refresh import refresh

pytestmark = pytest.mark.browser
NOTE = "Note\n\nOn 3 May 2019 about 75 enterprises of Belarus took part in the joint programs.\n"


@pytest.mark.parametrize(
    ("path", "place", "before", "after"),
    [
        ("/", ".lead", "2 documents hold", "3 documents hold"),
        ("/timeline", "#page", "13 November 2018", "3 May 2019"),
        ("/sources", ".library", "Union State", "Note"),
    ],
    ids=["overview", "timeline", "sources"],
)
def test_a_new_snapshot_appears_by_itself(page, project, path, place, before, after):
    with served(project.data) as address:
        page.goto(address + path)
        expect(page.locator(place).first).to_contain_text(before)
        (project.seeds / "another.txt").write_text(NOTE)
        refresh(project.seeds, project.data)
        expect(page.locator(place).first).to_contain_text(after)
        assert page.url == address + path


def test_a_reader_keeps_number_and_place_while_the_snapshot_changes(page, project, published):
    mentions = published.frames["mentions"]
    wanted = mentions.loc[mentions["text"] == "200-300", "mention_id"].iloc[0]
    with served(project.data) as address:
        page.goto(f"{address}/sources?mention={wanted}")
        expect(page.locator(".reader .chosen")).to_be_in_viewport()
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(300)
        place = page.evaluate("scrollY")
        (project.seeds / "another.txt").write_text(NOTE)
        refresh(project.seeds, project.data)
        expect(page.locator("#snapshot-badge")).to_contain_text("Snapshot 2")
        page.wait_for_timeout(500)
        expect(page.locator(".reader .chosen")).to_have_count(1)
        expect(page.get_by_role("complementary", name="The chosen number")).to_be_visible()
        assert page.evaluate("scrollY") == place > 0
