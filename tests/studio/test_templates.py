"""Style templates: all of them can be applied, differ from one another, and are pictured as the film is."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from core.errors import BadInput
from core.studio.bench import template_pictures
from core.studio.film import templates
from core.studio.project import cards, projects
from core.timeline.styles import STYLES


def test_there_are_at_least_six_and_each_says_everything() -> None:
    found = templates.templates()
    assert len(found) >= 6
    assert all(set(template.options) == set(templates.SETS) for template in found)
    assert templates.checked()
    assert len({template.options["style"] for template in found}) >= 5
    assert len({template.options["mood"] for template in found}) >= 4
    assert len({template.options["transition"] for template in found}) >= 5
    assert {template.options["motion"] for template in found} >= {"auto", "calm", "lively", "still"}
    assert {template.options["ground"] for template in found} == {"dark", "light"}


def test_thin_captions_do_not_stand_on_light_cards() -> None:
    for template in templates.templates():
        style = STYLES[template.options["style"]]
        assert style.box or style.outline >= 4 or template.options["ground"] == "dark"


def test_each_has_a_small_picture_of_its_own(workspace) -> None:
    pictures = {}
    for template in templates.templates():
        path = templates.picture(workspace, template.name)
        assert path.stat().st_size < 60_000
        with Image.open(path) as image:
            assert image.format == "JPEG"
            pictures[template.name] = image.convert("L").resize((64, 64)).tobytes()
    for a, b in combinations(pictures, 2):
        assert pictures[a] != pictures[b]


def test_no_words_of_the_trade_are_in_their_names() -> None:
    text = json.dumps([(template.label, template.note) for template in templates.templates()]).lower()
    assert not any(word in text for word in ("preset", "asset", "ken burns", "overlay", "karaoke", "bitrate"))


def test_applying_one_sets_the_look_and_nothing_else(workspace, project: int) -> None:
    before = projects.options(workspace, project)
    after = templates.apply(workspace, project, "documentary")
    assert (after.style, after.motion, after.cards, after.ground, after.mood, after.template) == (
        "lower_third", "calm", "rule", "light", "thoughtful", "documentary",
    )  # fmt: skip
    kept = set(type(before).model_fields) - {*templates.SETS, "template"}
    assert before.model_dump(include=kept) == after.model_dump(include=kept)
    assert templates.applied(after) == "documentary"
    changed = projects.set_options(workspace, project, style="pop")
    assert templates.applied(changed) == "documentary"  # with captions of ones own


def test_an_unknown_one_is_answered_with_the_known_ones(workspace, project: int) -> None:
    with pytest.raises(BadInput, match="no template 'nice'") as refused:
        templates.apply(workspace, project, "nice")
    assert "documentary" in refused.value.hint


def test_their_pictures_are_drawn_from_the_sample(workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the first and the last; the pictures that all have were drawn in the same way."""
    drawn = [item.name for item in templates.templates()][:: len(templates.templates()) - 1]
    for name in drawn:
        path = next(templates.FOLDER.glob(f"*-{name}.json"))
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    result = template_pictures.draw(workspace, tmp_path / "drawn")
    assert [path.stem.partition("-")[2] for path in result] == drawn and len(drawn) == 2
    assert cards.cards(workspace) == []
    for path in result:
        with Image.open(path) as image:
            assert image.height == template_pictures.HEIGHT
