"""The voice page: prices before they are owed, favourites, lines, words, differences of a recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from core.buying import Order
from core.config import load
from core.model.options import Options
from core.studio import work
from core.studio.content import articles
from core.studio.machine import services
from core.studio.project import costs, lexicon, projects
from core.studio.voice import choose, narrate, prices, recording
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.workspace import Workspace, open_workspace
from pages.parts.speech import say, voice_facts
from tests.pages.conftest import said
from tests.studio.test_interviews import TEXT as INTERVIEW
from tests.studio.test_voice import TALE, of_lines, reading
from tests.voice.engines.openai import answer
from tests.voice.wire import KEY, Wire

Page = Callable[..., AppTest]
NOVA = "openai:nova"


@pytest.fixture
def wire() -> Iterator[Wire]:
    result = Wire(answer)
    yield result
    result.close()


@pytest.fixture
def workspace(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace in which a paid voice is set up."""
    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", KEY)
    monkeypatch.setenv("REELWRIGHT_OPENAI_BASE_URL", wire.url + "/v1")
    return open_workspace(load())


@pytest.fixture
def spoken(workspace: Workspace) -> Iterator[int]:
    voice_facts.entries.clear()
    project = of_lines(workspace, TALE[:4])
    narrate.narrate(workspace, project)
    yield project
    voice_facts.entries.clear()


@pytest.fixture
def paid(workspace: Workspace, spoken: int) -> int:
    choose.set_favourite(workspace, NOVA, True)
    return spoken


def test_a_voice_that_costs_says_so_and_asks_before_it_speaks(
    page: Page, workspace: Workspace, paid: int, wire: Wire, drain: Callable[[], None]
) -> None:
    at = page("voice", paid)
    assert "Paid: about 0.01 USD for this script" in said(at) and "listeners must be told that it is AI" in said(at)
    at.button(key=f"use-{paid}-{NOVA}").click().run()
    assert work.jobs(workspace, paid) == [] and projects.options(workspace, paid).voice == ""
    words = said(at)
    assert "Speaking with Nova (OpenAI) costs about 0.01 USD for 4 lines" in " ".join(words.replace("\\", "").split())
    at.button(key=f"pay-{paid}-True").click().run()
    assert [job.kind for job in work.jobs(workspace, paid)] == ["voice"]
    drain()
    assert len(wire.asked) == 4 and projects.options(workspace, paid).voice == NOVA
    assert "Spent on this video's voice so far: less than 0.01 USD" in said(page("voice", paid)).replace("\\", "")


def test_changed_lines_of_a_paid_voice_wait_for_a_word(
    page: Page, workspace: Workspace, paid: int, wire: Wire, drain: Callable[[], None]
) -> None:
    from core.studio.script import edits

    projects.set_options(workspace, paid, voice=NOVA)
    narrate.narrate(workspace, paid)
    first = projects.view(workspace, paid).script
    assert first is not None and len(wire.asked) == 4
    edits.edit_line(workspace, paid, first.lines[1].id, "Other words.")
    for name in ("voice", "visuals"):
        at = page(name, paid)
        assert work.jobs(workspace, paid) == []
        assert "for 1 line" in said(at) and "The other 3 lines cost nothing" in said(at).replace("\\", "")
    at.button(key=f"pay-{paid}-False").click().run()
    drain()
    assert len(wire.asked) == 5


def test_not_now_changes_nothing(page: Page, workspace: Workspace, paid: int, wire: Wire) -> None:
    at = page("voice", paid)
    at.button(key=f"use-{paid}-{NOVA}").click().run()
    at.button(key=f"pay-not-{paid}").click().run()
    assert "costs about" not in said(at) and work.jobs(workspace, paid) == [] and wire.asked == []
    assert projects.options(workspace, paid).voice == "" and not prices.quote(workspace, paid).paid


def test_an_unofficial_voice_is_warned_of(page: Page, workspace: Workspace, spoken: int) -> None:
    services.save(workspace, "tiktok_enabled", "1")
    services.save(workspace, "tiktok_session_id", "abc")
    projects.set_options(workspace, spoken, voice="tiktok:en_us_001")
    assert "breaks TikTok" in said(page("voice", spoken))


def test_a_star_puts_a_voice_first(page: Page, workspace: Workspace, spoken: int) -> None:
    at = page("voice", spoken)
    star = next(item for item in at.button if str(item.key).startswith(f"star-card-{spoken}-kokoro:am_michael"))
    star.click().run()
    assert choose.favourites(workspace) == ("kokoro:am_michael",)
    assert choose.entries(workspace, choose.Wanted(language="en"))[0].voice.id == "kokoro:am_michael"


def test_delivery_is_chosen_and_words_are_listed(
    page: Page, workspace: Workspace, spoken: int, drain: Callable[[], None]
) -> None:
    lexicon.keep(workspace, spoken, "pages", "paygis")
    lexicon.keep(workspace, None, "GIF", "jiff")
    at = page("voice", spoken)
    drain()
    at.run()
    assert "pages → paygis" in said(at) and "GIF → jiff" in said(at)
    at.select_slider(key=f"pause_line_s-{spoken}").set_value(0.9).run()
    drain()
    assert projects.options(workspace, spoken).pause_line_s == 0.9
    at.run()
    at.selectbox(key=f"fallback_voice-{spoken}").select("espeak:en-gb").run()
    assert projects.options(workspace, spoken).fallback_voice == "espeak:en-gb"
    next(item for item in at.button if item.label == "Remove").click().run()
    assert projects.options(workspace, spoken).lexicon == ()


def test_where_a_recording_differs_is_decided_on_the_page(
    page: Page, workspace: Workspace, spoken: int, drain: Callable[[], None]
) -> None:
    recording.start(workspace, spoken, reading([TALE[0], TALE[2], TALE[3], TALE[3]]), "mine.wav")
    drain()
    page("voice", spoken)
    drain()
    at = page("voice", spoken)
    words = said(at).replace("\\", "")
    assert "You left this line out." in words and "You read this line more than once." in words
    assert "line 2 is spoken by the chosen voice" in words
    ids = [line.id for line in projects.view(workspace, spoken).script.lines]  # type: ignore[union-attr]
    at.button(key=f"out-{spoken}-{ids[1]}-skipped").click().run()
    assert [line.id for line in projects.view(workspace, spoken).script.lines] == [ids[0], *ids[2:]]  # type: ignore[union-attr]
    drain()
    at.run()
    at.button(key=f"accept-{spoken}-{ids[3]}-repeated").click().run()
    assert "differs from the script" not in said(at)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Hello”, world (again)!", ["Hello", "world", "again"]),
        ("C++ — isn't C#.", ["C++", "isn't", "C#"]),
        ("東京は大きい。", ["東京は大きい"]),
        ("🙂 …", []),
    ],
)
def test_words_to_be_said_otherwise_are_without_their_marks(text: str, words: list[str]) -> None:
    assert say.words_of(text) == words


def test_a_sample_of_a_paid_voice_is_bought_by_the_press_and_by_no_rerun(
    page: Page, workspace: Workspace, paid: int, wire: Wire
) -> None:
    at = page("voice", paid)
    assert wire.asked == []
    at.button(key=f"listen-{paid}-{NOVA}").click().run()
    assert len(wire.asked) == 1
    at.run()
    page("voice", paid)
    assert len(wire.asked) == 1


def test_what_may_have_been_paid_waits_for_a_press(page: Page, workspace: Workspace, paid: int, wire: Wire) -> None:
    order = Order("a line", "speech", "openai", "OpenAI", 100, "character", 0.5)
    with WorkspaceTill(workspace, paid).buying(order, lambda: None) as sale:
        sale.sent()
        sale.doubtful()
    at = page("voice", paid)
    assert "1 request that may have been paid for was sent" in said(at)
    at.button(key="maybe-paid-problem-0").click().run()
    assert "may have been paid" not in said(at) and costs.doubts(workspace) == 0
    message = said(page("settings"))
    assert "sent and never answered" in message and "maybe paid: 0.50 USD" in message


def test_doubtful_words_are_heard_and_accepted_on_the_page(page: Page, workspace: Workspace) -> None:
    voice_facts.entries.clear()
    project = of_lines(workspace, [*TALE[:2], "Siobhan runs kubectl every morning."])
    narrate.narrate(workspace, project)
    at = page("voice", project)
    assert {"Words to check: 2"} <= {item.label for item in at.expander}
    right = next(item for item in at.button if item.label == "It is right")
    right.click().run()
    assert not at.exception
    assert [entry.word for entry in projects.options(workspace, project).lexicon] == ["Siobhan"]
    assert "Words to check: 1" in {item.label for item in at.expander}
    next(item for item in at.button if item.label == "Say it otherwise").click().run()
    assert not at.exception
    assert next(item for item in at.selectbox if item.label == "The word").value == "kubectl"


def test_both_voices_of_an_interview_are_chosen_on_the_page(page: Page, workspace: Workspace) -> None:
    voice_facts.entries.clear()
    content = articles.import_article(workspace, text=INTERVIEW, name="interview.md")
    project = projects.create(workspace, content, Options(voice="espeak:en-us", project_type="long", music="none"))
    narrate.narrate(workspace, project)
    at = page("voice", project)
    whose = next(item for item in at.button_group if item.label == "Whose voice")
    whose.set_value("guest_voice").run()
    next(item for item in at.button if item.label == "Use this voice").click().run()
    assert not at.exception
    options = projects.options(workspace, project)
    assert options.voice == "espeak:en-us" and options.guest_voice not in ("", "espeak:en-us")
    next(item for item in at.button if item.label == "One voice for both").click().run()
    assert projects.options(workspace, project).guest_voice == "none"
