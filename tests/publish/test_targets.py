"""The contract of every target, found by discovery; outside packages run it too."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from core import providers
from core.errors import BadInput, ReelwrightError, StorageError
from core.model.presets import PRESETS
from core.publish.target import CAPABILITIES, FAMILY, Desk, Post, Target

NAMES = [entry.id for entry in providers.discover(FAMILY)]

FILLED = {"text": "bees", "url": "http://127.0.0.1:9/films", "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}


@pytest.fixture(params=NAMES)
def target(request: pytest.FixtureRequest) -> Target:
    return set_up(request.param)


@pytest.fixture
def post(tmp_path: Path, target: Target) -> Post:
    return example(target, tmp_path)


def set_up(name: str) -> Target:
    """A target, of a package's or ours, whose settings lead to where nobody is."""
    (entry,) = [entry for entry in providers.discover(FAMILY) if entry.id == name]
    assert entry.provider is not None, entry.reason
    values = {f"{entry.id}_{item.name}": FILLED[item.kind] for item in entry.provider.settings if item.required}
    values |= {f"{entry.id}_address": "http://127.0.0.1:9/films", f"{entry.id}_path": "/dev/null/films"}
    if entry.provider.connection is not None:
        values[f"{entry.provider.connection.id}_base_url"] = "http://127.0.0.1:9"
    return cast(Target, entry.provider(values))


def example(target: Target, folder: Path) -> Post:
    """A post that the target takes."""
    film = folder / "bees.mp4"
    film.write_bytes(b"film")
    named = target.platform or ("facebook" if type(target).__module__.endswith(".facebook") else "youtube")
    preset = next(p.name for p in PRESETS.values() if p.platform.name == named)
    return Post(
        key="k", project="p" * 64, film=film, sha256=hashlib.sha256(b"film").hexdigest(), size=4, seconds=40.0,
        width=1080, height=1920, preset=preset, title="How bees talk", description="Of dances.", tags=("bees",),
        privacy="public" if "privacy" in target.capabilities else "private",
    )  # fmt: skip


def test_there_are_targets() -> None:
    assert {"youtube", "facebook", "folder", "instagram", "s3", "tiktok", "webdav", "webhook", "wordpress"} <= set(
        NAMES
    )


def test_it_says_what_it_is(target: Target) -> None:
    assert target.label and target.note.endswith(".")
    assert target.capabilities <= CAPABILITIES
    if "account" in target.capabilities:
        assert target.scopes and type(target)().sign_in().token.startswith("https://")


def test_a_good_post_has_no_problem_and_every_field_of_it_is_named(target: Target, post: Post) -> None:
    assert target.problems(post) == []
    fields = target.fields(post)
    assert all(field.name and field.value for field in fields)
    assert len({field.name for field in fields}) == len(fields)


def test_all_that_is_wrong_is_found_at_once_without_asking_anybody(target: Target, post: Post) -> None:
    preset = PRESETS[post.preset]
    wrong = Post(**{**vars(post), "title": "x" * (preset.title_chars + 1), "description": "y" * 100_000})
    found = target.problems(wrong)
    assert len(found) in ((2,) if target.platform else (0, 2))
    assert all(isinstance(error, BadInput) and error.hint for error in found)


def test_nobody_there_is_one_sentence_and_nothing_is_committed(
    target: Target, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.net.retry._BACKOFF_S", (0.0, 0.0, 0.0))
    monkeypatch.setattr("core.net.retry._STEP_S", 0.0)
    monkeypatch.setattr("core.publish.targets.youtube._BACKOFF_S", (0.0,) * 5)
    state: dict[str, object] = {}
    with pytest.raises(ReelwrightError) as caught:
        target.send(post, state, Desk(token=lambda refused: "token"))
    assert isinstance(caught.value, StorageError) or caught.value.retryable
    assert "127.0.0.1" not in caught.value.message
    assert not state.get("committed")


def test_a_list_of_targets_loads_nobodys_client() -> None:
    code = (
        "import sys; from core import providers; providers.discover('core.publish.targets');"
        "clients = {'googleapiclient', 'httplib2', 'boto3', 'botocore'};"
        "sys.exit(any(name.partition('.')[0] in clients for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=300).returncode == 0
