"""Doubtful words of a project: listed, listened to by a recogniser, decided."""

from __future__ import annotations

import importlib.machinery
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from core.errors import MissingSetup
from core.model.speech import Pronunciation
from core.studio import work
from core.studio.project import lexicon, projects
from core.studio.voice import doubts, narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.voice import whisper_weights
from tests.studio.test_voice import TALE, of_lines

LINES = [TALE[0], "Siobhan runs kubectl every morning."]


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[int]]:
    """Put a recogniser in place that hears the same in every line; the list counts how often it listened."""

    def hears(text: str) -> list[int]:
        times: list[int] = []

        class Model:
            def __init__(self, *_: object, **__: object) -> None:
                pass

            def transcribe(self, sound: object, **_: object) -> tuple[list[SimpleNamespace], None]:
                times.append(1)
                return [SimpleNamespace(text=text, words=())], None

        module = ModuleType("faster_whisper")
        module.__spec__ = importlib.machinery.ModuleSpec("faster_whisper", None)
        module.WhisperModel = Model  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "faster_whisper", module)
        monkeypatch.setattr(whisper_weights, "has", lambda name: True)
        monkeypatch.setattr(whisper_weights, "files", lambda name: {})
        return times

    return hears


def words(workspace: Workspace, project: int) -> set[str]:
    return {doubt.text for doubt in doubts.found(workspace, project)}


def test_words_are_listed_before_anything_is_spoken_and_decided_one_by_one(workspace: Workspace) -> None:
    project = of_lines(workspace, LINES)
    assert words(workspace, project) == {"Siobhan", "kubectl"}
    narrate.narrate(workspace, project)
    lexicon.keep(workspace, project, "Siobhan", "", as_written=True)
    assert words(workspace, project) == {"kubectl"}
    assert (
        projects.view(workspace, project).step("voice").state == "ready"
    )  # nothing is spoken anew for a word that is right
    lexicon.keep(workspace, None, "kubectl", "cube control")
    assert words(workspace, project) == set()
    assert projects.view(workspace, project).step("voice").state == "stale"


def test_a_recogniser_listens_once_to_each_line(workspace: Workspace, recogniser: Callable[[str], list[int]]) -> None:
    project = of_lines(workspace, LINES)
    narrate.narrate(workspace, project)
    if not doubts.can_listen(workspace):
        with pytest.raises(MissingSetup):
            doubts.listen(workspace, project, Run())
    times = recogniser("Siobhan runs bananas every morning.")
    assert doubts.can_listen(workspace)
    job = work.start(workspace, doubts.KIND, project)
    work.finish_here(workspace, job, Run())
    assert len(times) == 2
    found = {doubt.text: doubt.heard for doubt in doubts.found(workspace, project)}
    assert found["kubectl"] == "bananas" and "Siobhan" not in found
    doubts.listen(workspace, project, Run())
    assert len(times) == 2


def test_an_accepted_word_is_kept_for_all_projects_too(workspace: Workspace) -> None:
    project = of_lines(workspace, LINES)
    kept = lexicon.keep(workspace, None, "kubectl", "", as_written=True)
    assert kept == Pronunciation(word="kubectl", as_written=True)
    assert lexicon.general(workspace) == (kept,) and words(workspace, project) == {"Siobhan"}
    lexicon.forget(workspace, None, "kubectl")
    assert words(workspace, project) == {"Siobhan", "kubectl"}
