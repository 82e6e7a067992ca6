"""However much of a film waits for stock, and however little of it there is, every line keeps exactly its shots."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.model.asset import Asset
from core.model.coded import Reason
from core.model.script import Line, Script
from core.model.storyboard import Card, Found, Shot, Storyboard
from core.visuals.stock.rank import Ranked
from core.visuals.stock.rules import OURS
from core.visuals.stock.slots import slots, with_stock

FOUND = Found(source="pexels", id="1", url="https://example.org/1.mp4")


@st.composite
def films(draw: st.DrawFn) -> tuple[Storyboard, Script, dict[int, float]]:
    """Shots of one to four lines; some lines are shared by several shots."""
    shots: list[Shot] = []
    seconds: dict[int, float] = {}
    for _ in range(draw(st.integers(1, 8))):
        lines = tuple(range(len(seconds) + 1, len(seconds) + 1 + draw(st.integers(1, 4))))
        seconds |= {line: draw(st.sampled_from([0.4, 1.5, 3.0, 6.0, 14.0])) for line in lines}
        parts = draw(st.integers(1, 3))
        for part in range(parts):
            card = Card(kind=draw(st.sampled_from(["text", "code"])), body=(f"{len(shots)}",))
            shots.append(Shot(lines=lines, card=card, part=part, parts=parts))
    text = tuple(Line(id=n, section="point", text=f"Line {n}.", estimate_s=s) for n, s in seconds.items())
    return Storyboard(shots=tuple(shots)), Script(language="en", title="T", lines=text), seconds


@given(film=films(), most_s=st.sampled_from([2.0, 5.0, 9.0]), luck=st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_every_line_keeps_its_place(film: tuple[Storyboard, Script, dict[int, float]], most_s: float, luck) -> None:
    board, script, seconds = film
    rules = replace(OURS, most_s=most_s)
    places = slots(board, script, seconds, rules, lambda shot: shot.card is not None and shot.card.kind == "text")
    chosen = {
        n: (Asset(sha256=f"{n:064d}"), Ranked(FOUND, 1.0, 1.0, 1.0, reason=Reason.text("Because.")))
        for n, place in enumerate(places)
        if place.wanted and luck.random() < 0.6
    }
    out = with_stock(places, chosen)
    order = list(seconds)
    assert [line for shot in out for line in shot.lines if shot.part == 0] == order
    assert [shot.picture for shot in out if shot.picture] == [asset.sha256 for asset, _ in chosen.values()]
    count = Counter(shot.lines for shot in out)
    assert all(shot.parts == count[shot.lines] for shot in out)
    assert all((shot.picture is None) != (shot.card is None) for shot in out)
