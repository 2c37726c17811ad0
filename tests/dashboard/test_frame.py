"""The frame serves every byte itself, knows its pages, and follows the snapshot."""

import re
import shutil

import pytest
from projects import Project
from read_components import find, links, words

from dashboard import app as frame
from dashboard import theme
from dashboard.components import shell
from dashboard.published import current
from dashboard.published import published as read
from etl.refresh import refresh


@pytest.fixture(scope="module")
def app(published):
    return frame.create_app(published.data)


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


def test_the_page_names_its_language_and_asks_no_other_machine(client):
    html = client.get("/").get_data(as_text=True)
    assert '<html lang="en"' in html
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//""", html) == []


def test_every_face_is_served_here_and_may_be_kept(client):
    for _, file, _, _ in theme.FACES:
        answer = client.get(f"/fonts/{file}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/fonts/Other.otf").status_code == 404


def test_large_scripts_may_be_kept_by_the_browser(client):
    html = client.get("/").get_data(as_text=True)
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', html)
    assert scripts
    for script in scripts:
        assert "immutable" in client.get(script).headers["Cache-Control"], script


def test_no_tool_server_is_opened(app):
    rules = {rule.rule for rule in app.server.url_map.iter_rules()}
    assert not [rule for rule in rules if "mcp" in rule]


def test_each_page_has_its_place_in_the_navigation(app):
    with app.server.test_request_context("/"):
        laid = app.layout()
    for page in frame.pages():
        (link,) = find(laid, id=shell.nav_id(page.path))
        assert (link.href, words(link)) == (page.path, page.name)


def test_the_badge_tells_snapshot_and_day(app, published):
    with app.server.test_request_context("/"):
        (badge,) = find(app.layout(), id=shell.BADGE)
    assert words(badge).startswith(f"Snapshot {published.snapshot.number} · ")


def test_several_apps_in_one_process_keep_to_their_own_data(app, tmp_path):
    other = frame.create_app(tmp_path)
    with other.server.test_request_context("/"):
        made, whole = frame.content(frame.pages()[0], "/", "", None)
        assert (words(made)[:24], whole) == ("Nothing is published yet", False)
    with app.server.test_request_context("/"):
        assert frame.content(frame.pages()[0], "/", "", None)[1]


def test_an_unknown_address_says_so(app):
    with app.server.test_request_context("/"):
        made, whole = frame.content(None, "/nowhere", "", None)
    assert "Nothing stands at /nowhere" in words(made)
    assert not whole


def test_a_damaged_snapshot_is_told_with_its_place_and_remedy(project):
    folder = project.data / "published" / "1"
    file = folder / "events.parquet"
    file.chmod(0o644)
    file.write_bytes(b"")
    with frame.create_app(project.data).server.test_request_context("/"):
        made, whole = frame.content(frame.pages()[0], "/", "", None)
    assert not whole
    assert "events.parquet" in words(made)
    assert "econdep" in words(made)


def test_a_snapshot_is_read_once_and_kept_by_its_number(published):
    assert read(published.data) is read(published.data)
    assert current(published.data).number == published.snapshot.number


def test_a_manifest_that_is_none_shows_no_snapshot(tmp_path):
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "manifest.json").write_text("{")
    assert current(tmp_path) is None


@pytest.fixture(scope="module")
def grown(published, tmp_path_factory):
    """A project whose second snapshot has a figure that the first has not. Read only."""
    folder = tmp_path_factory.mktemp("grown")
    shutil.copytree(published.seeds, folder / "seeds")
    shutil.copytree(published.data, folder / "data")
    project = Project(folder / "seeds", folder / "data")
    note = "Joint programmes: 41 joint programs of the Union State run in 2031.\n"
    (project.seeds / "later.txt").write_text(note)
    refresh(project.seeds, project.data)
    return project


def at(project, page, query):
    with frame.create_app(project.data).server.test_request_context("/"):
        (found,) = [one for one in frame.pages() if one.name == page]
        return frame.content(found, found.path, query, None)


@pytest.mark.parametrize("page", [page.name for page in frame.pages()])
def test_a_frozen_page_says_so_and_every_link_keeps_to_its_snapshot(grown, page):
    made, whole = at(grown, page, "?snapshot=1")
    assert whole
    banner, body = made.children
    assert "You are reading snapshot 1" in words(banner)
    assert links(banner) == [next(p.path for p in frame.pages() if p.name == page)]
    inner = [href for href in links(body) if href.startswith("/")]
    assert inner
    assert [href for href in inner if "snapshot=1" not in href] == []


def test_a_frozen_page_shows_what_was_published_then(grown):
    assert "later" in words(at(grown, "Sources", "")[0])
    assert "later" not in words(at(grown, "Sources", "?snapshot=1")[0])


@pytest.mark.parametrize("asked", ["99", "x", "0", "-1", "१"])
def test_an_address_of_a_snapshot_that_is_not_there_says_so_and_leads_on(published, asked):
    made, whole = at(published, "Explore", f"?theme=trade&snapshot={asked}")
    assert not whole
    assert f"There is no snapshot {asked}" in words(made)
    assert links(made) == ["/explore?theme=trade", "/changes"]


def test_downloads_keep_to_the_snapshot_of_their_address(grown):
    client = frame.create_app(grown.data).server.test_client()
    address = "/download/figures.csv?indicator=union_state_programmes"
    assert "41" in client.get(address).get_data(as_text=True)
    assert "2031" not in client.get(f"{address}&snapshot=1").get_data(as_text=True)
    assert client.get(f"{address}&snapshot=99").status_code == 404
