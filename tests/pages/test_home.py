"""The first page: everything one can begin from, and every video made so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.store.when import now, parse
from core.studio import work
from core.studio.project import cards, projects
from core.studio.project.views import ProjectCard
from core.studio.workspace.workspace import Workspace
from pages.parts.home import begin
from pages.parts.standing import standing
from tests.content.test_doors import book
from tests.pages.conftest import HTML, WIZARD, said

Page = Callable[..., AppTest]


def test_the_empty_page_says_what_to_do(page: Page) -> None:
    at = page()
    assert at.text_area(key="given").label == "Paste a link or the text of an article"
    assert at.button(key="sample").label == "Try the sample"
    assert not at.error and "How it goes" in said(at)


def test_a_pasted_text_opens_its_first_step(page: Page, workspace: Workspace) -> None:
    at = page()
    at.text_area(key="given").set_value("# Bread at home\n\nBread needs flour and water. " * 5)
    at.button(key="start").click().run()
    assert not at.exception
    (card,) = cards.cards(workspace)
    assert at.query_params["project"] == str(card.id)
    assert "How long" in [item.label for item in at.radio]


def test_the_sample_opens_its_first_step(page: Page, workspace: Workspace) -> None:
    at = page()
    at.button(key="sample").click().run()
    assert not at.exception and not at.error
    assert len(cards.cards(workspace)) == 1 and at.query_params["project"]


def test_a_dropped_file_brings_the_pictures_dropped_with_it(page: Page, workspace: Workspace, bread: Path) -> None:
    at = page()
    box = at.file_uploader[0]
    for name in ("bread.html", "bowl.png", "dough.png"):
        box.upload(name, (bread.parent / name).read_bytes())
    at.run()
    assert not at.exception
    article = projects.view(workspace, cards.cards(workspace)[0].id).article
    assert sum(block.kind == "image" and block.sha256 is not None for block in article.blocks) == 2


def test_pictures_in_a_folder_are_found_by_their_names(page: Page, workspace: Workspace, bread: Path) -> None:
    at = page()
    box = at.file_uploader[0]
    box.upload("bread.html", HTML.replace('src="', 'src="images/').encode())
    for name in ("bowl.png", "dough.png"):
        box.upload(name, (bread.parent / name).read_bytes())
    at.run()
    article = projects.view(workspace, cards.cards(workspace)[0].id).article
    assert sum(block.kind == "image" and block.sha256 is not None for block in article.blocks) == 2


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("", "nothing to begin"),
        ("   \n ", "nothing to begin"),
        ("file:///etc/passwd", "http"),
        ("ftp://a.example/x", "http"),
    ],
)
def test_what_cannot_be_begun_from_is_said_and_nothing_is_made(
    page: Page, workspace: Workspace, given: str, word: str
) -> None:
    at = page()
    at.text_area(key="given").set_value(given)
    at.button(key="start").click().run()
    assert word in at.error[0].value and len(at.error) == 1
    assert cards.cards(workspace) == [] and work.jobs(workspace) == []


@pytest.mark.parametrize("name,data", [("a.docx", b"no zip"), ("a.html", b"\x89PNG\r\n\x1a\n"), ("a.txt", b"")])
def test_a_file_that_is_not_what_it_says_is_one_sentence(
    page: Page, workspace: Workspace, name: str, data: bytes
) -> None:
    at = page()
    at.file_uploader[0].upload(name, data).run()
    assert len(at.error) == 1 and "Traceback" not in at.error[0].value
    assert cards.cards(workspace) == []


def test_the_chapter_of_a_book_is_chosen_before_a_video_is_begun(page: Page, workspace: Workspace) -> None:
    at = page()
    at.file_uploader[0].upload("tides.epub", book(2400)).run()
    box = at.selectbox(key="chapter")
    assert box.value == 2 and len(box.options) == 4 and cards.cards(workspace) == []
    box.set_value(3).run()
    at.button(key="book-begin").click().run()
    assert [card.title for card in cards.cards(workspace)] == ["The storm"]


def test_a_link_is_read_in_the_background_and_its_failure_said(
    page: Page, workspace: Workspace, drain: Callable[[], None]
) -> None:
    at = page()
    at.text_area(key="given").set_value("http://127.0.0.1:9/article")
    at.button(key="start").click().run()
    assert [job.kind for job in work.jobs(workspace)] == ["content"]
    drain()
    at.run()
    assert len(at.error) == 1 and not at.exception
    assert cards.cards(workspace) == [] and "reading" not in at.query_params
    at.button(key="dismiss-1").click().run()
    assert not at.error and not at.exception and work.jobs(workspace, active=False) == []
    assert not page().error


def test_a_link_that_failed_after_its_page_was_closed_is_there_to_be_tried_again(
    page: Page, workspace: Workspace, drain: Callable[[], None]
) -> None:
    work.start(workspace, "content", {"url": "http://127.0.0.1:9/<b>article</b>", "options": {}})
    drain()
    at = page()
    assert len(at.error) == 1 and "article" in said(at) and "<b>" not in said(at).replace("\\<b\\>", "")
    (failed,) = work.jobs(workspace, active=False)
    at.button(key=f"try-again-{failed.id}").click().run()
    assert not at.error and not at.exception
    (again,) = work.jobs(workspace)
    assert (again.kind, again.status) == ("content", "queued") and str(again.id) in at.query_params["reading"]
    drain()
    at.run()
    assert len(at.error) == 1


def test_failures_stand_in_one_place_are_dismissed_together_and_their_address_can_be_mended(
    page: Page, workspace: Workspace, drain: Callable[[], None]
) -> None:
    addresses = [f"http://127.0.0.1:9/{'a' * 150}-{n}" for n in range(4)]
    for address in addresses:
        work.start(workspace, "content", {"url": address, "options": {}})
    drain()
    at = page()
    assert len(at.error) == 1 and "3 more could not be read" in [item.label for item in at.expander]
    newest = max(job.id for job in work.jobs(workspace, active=False))
    at.button(key=f"edit-the-address-{newest}").click().run()
    assert at.text_area(key="given").value == addresses[-1]  # whole, to be mended
    assert len(work.jobs(workspace, active=False)) == 3
    at.button(key="dismiss-all").click().run()
    assert not at.error and not at.exception and work.jobs(workspace, active=False) == []


def test_what_is_typed_on_the_first_page_is_there_after_another_page_until_it_is_begun_from(page: Page) -> None:
    text = "# Bread at home\n\nBread needs flour and water. " * 5
    at = page()
    at.text_area(key="given").set_value(text).run()
    at.switch_page("settings.py").run()
    at.switch_page("home.py").run()
    assert at.text_area(key="given").value == text
    at.button(key="start").click().run()
    assert at.query_params["project"]
    at.switch_page("home.py").run()
    assert at.text_area(key="given").value == ""


def test_a_pasted_text_can_be_edited_again_and_says_the_same(page: Page, workspace: Workspace) -> None:
    text = "# Bread at home\n\nBread needs flour and water. " * 5 + "\n\n- Flour of wheat\n- Water and salt\n"
    at = page()
    at.text_area(key="given").set_value(text).run()
    at.button(key="start").click().run()
    first = projects.view(workspace, 1).article
    at.button(key="edit-text").click().run()
    assert not at.exception and "Bread needs flour and water" in at.text_area(key="given").value
    at.button(key="start").click().run()
    again = projects.view(workspace, 2).article
    assert [block.text for block in again.blocks] == [item.text for item in first.blocks] and again.title == first.title


def test_what_was_refused_stays_in_the_box(page: Page) -> None:
    at = page()
    at.text_area(key="given").set_value("ftp://a.example/x").run()
    at.button(key="start").click().run()
    assert len(at.error) == 1 and at.text_area(key="given").value == "ftp://a.example/x"


def test_each_video_is_a_card_with_its_next_step(page: Page, workspace: Workspace, project: int) -> None:
    at = page()
    card = cards.cards(workspace)[0]
    assert at.button(key=f"titled-{project}").label == "**Bread at home**"
    at.button(key=f"open-{project}").click().run()
    assert not at.exception and card.step == "script"
    assert at.query_params["project"] == str(project)


def test_a_link_is_told_from_a_text() -> None:
    for link in ("https://a.example/x?y=1", "http://a.example", "a.example/path", "www.a.example", " https://a.b/c \n"):
        assert begin.is_link(link), link
    for text in ("Bread. Water.", "see https://a.example", "file:///etc/passwd", "", "one two"):
        assert not begin.is_link(text), text


def _card(**changes: object) -> ProjectCard:
    given = {
        "id": 1, "title": "Bread", "status": "composing", "step": "render", "next_action": "Make the video",
        "updated_at": parse(now()), "project_type": "short", "platforms": ("tiktok",),
    }  # fmt: skip
    return ProjectCard.model_validate(given | changes)


def test_words_and_button_of_a_card_agree(workspace: Workspace, project: int) -> None:
    def read(**changes: object) -> tuple[str, str, str]:
        found = standing(_card(**changes))
        return found.words, found.label, found.step

    assert read() == ("The pictures are chosen", "Make the video", "render")
    assert read(status="review", step="publish") == ("Ready to watch", "Watch", "render")
    assert read(status="review", step="voice") == ("Changed since its video was made", "Update video", "render")
    assert read(status="published", step="publish")[1:] == ("Watch", "render")
    assert read(status="failed", step="voice")[1:] == ("See what is wrong", "voice")
    for kind, words, step in (
        ("script", "Writing the script", "script"),
        ("voice", "Speaking the lines", "voice"),
        ("render", "Making the video", "render"),
        ("make", "Making the video", "render"),
    ):
        job = work.job(workspace, work.start(workspace, kind, project))
        assert read(status="review", step="publish", job=job) == (words, "See progress", step)
    small = work.job(workspace, work.start(workspace, "titles", project, preset="tiktok"))
    assert read(status="review", step="publish", job=small)[1] == "Watch"


def test_the_picture_and_the_name_of_a_card_open_it(page: Page, project: int) -> None:
    at = page()
    at.button(key=f"titled-{project}").click().run()
    assert not at.exception and at.query_params["project"] == str(project)


def test_what_is_typed_is_there_when_the_page_is_loaded_anew(page: Page) -> None:
    at = page()
    at.text_area(key="given").set_value("Half of a text that I am still typing").run()
    name = at.query_params["draft"]
    other = AppTest.from_file(str(WIZARD), default_timeout=300)
    other.query_params["draft"] = name
    other.run()
    assert other.text_area(key="given").value == "Half of a text that I am still typing"
    other.text_area(key="given").set_value("").run()
    assert "draft" not in other.query_params
    third = AppTest.from_file(str(WIZARD), default_timeout=300)
    third.query_params["draft"] = name
    third.run()
    assert not third.exception and not third.text_area(key="given").value
