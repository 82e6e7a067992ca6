"""The duration solver: the length that was asked for, by lines first, then a little by pauses and pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from core.errors import BadInput
from core.model.article import Article, Heading
from core.script import estimate_s
from core.script.extract.fit import MOVE, default_pauses, fit
from core.script.extract.write import write
from tests.script.conftest import article_of, many


@pytest.fixture(scope="module")
def article() -> Article:
    blocks = []
    for n, item in enumerate(many(90)):
        if n % 15 == 0:
            blocks.append(Heading(text=f"Part {n // 15 + 1} of the tale"))
        blocks.append(item)
    return article_of(*blocks)


def voice(slowness: float):  # type: ignore[no-untyped-def]
    """A voice that is slower than the table, uneven from line to line, and speaks in whole frames."""

    def measure(lines: Sequence[tuple[int, str]], speed: float, pauses: Mapping[int, float]) -> dict[int, float]:
        out = {}
        for line_id, text in lines:
            uneven = 1 + 0.06 * ((len(text) * 7) % 5 - 2)
            out[line_id] = round((estimate_s(text, "en") * slowness * uneven / speed + pauses[line_id]) * 30 + 0.5) / 30
        return out

    return measure


@pytest.mark.parametrize(("target", "slowness", "kind"), [
    (45, 1.0, "long"), (45, 1.3, "short"), (58, 0.8, "short"), (58, 1.3, "long"), (170, 0.8, "short"),
    (170, 1.0, "long"),
])  # fmt: skip
def test_it_hits_the_length_and_moves_the_voice_by_little(
    article: Article, target: float, slowness: float, kind: str
) -> None:
    script = write(article, project_type=kind, presets=("youtube_short" if kind == "short" else "youtube_long",))
    found = fit(article, script, target, voice(slowness))
    assert abs(found.seconds - target) <= 1.0
    assert 1 - MOVE - 1e-6 <= found.speed <= 1 + MOVE + 1e-6
    calm = default_pauses(found.script.lines)
    assert all(abs(found.pauses[key] / calm[key] - 1) <= MOVE + 1e-3 for key in calm)
    lines = found.script.lines
    assert lines[0] == script.lines[0]
    assert lines[-1].section == "cta"
    assert len({line.id for line in lines}) == len(lines)
    assert len({line.text for line in lines}) == len(lines)
    order = [line.span.block for line in lines if line.section == "point" and line.span]
    assert order == sorted(order)
    points = [line.point for line in lines if line.section == "point"]
    assert points == sorted(points)
    assert set(points) == set(range(len(found.script.headings)))


def test_locked_lines_stay(article: Article) -> None:
    script = write(article, project_type="long", presets=("youtube_long",))
    locked = {line.id for n, line in enumerate(script.lines) if n % 6 == 3}
    marked = script.model_copy(
        update={"lines": tuple(item.model_copy(update={"locked": item.id in locked}) for item in script.lines)}
    )
    found = fit(article, marked, 150, voice(1.0))
    kept = {line.id: line.text for line in found.script.lines}
    assert all(kept.get(line.id) == line.text for line in marked.lines if line.locked)


def test_a_length_that_is_there_already_changes_nothing(article: Article) -> None:
    script = write(article, project_type="short", presets=("youtube_short",))
    lines = [(line.id, line.text) for line in script.lines]
    length = sum(voice(1.0)(lines, 1.0, default_pauses(script.lines)).values())
    found = fit(article, script, length + 0.1, voice(1.0))
    assert found.script == script
    assert found.speed == 1.0


def test_an_article_that_is_too_short_gives_all_it_has() -> None:
    little = article_of(*many(3))
    script = write(little, project_type="short", presets=("youtube_short",))
    found = fit(little, script, 170, voice(1.0))
    assert found.seconds < 170
    assert len(found.script.lines) >= len(script.lines)


@pytest.mark.parametrize("seconds", [0, -5, 1e9, float("nan")])
def test_a_senseless_length_is_refused(article: Article, seconds: float) -> None:
    script = write(article, project_type="short", presets=("youtube_short",))
    with pytest.raises(BadInput):
        fit(article, script, seconds, voice(1.0))
