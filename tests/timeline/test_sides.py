"""A comparison's sides: each cell enters with its own words."""

from __future__ import annotations

from core.model.moving import MovingCard
from core.model.presets import SafeZone
from core.model.storyboard import Card
from core.model.timeline import Token
from core.timeline.entrances import moving
from core.visuals import draw_parts

ROWS = (("Bucket", "Bin"), ("pure", "mixed"), ("mild", "strong"))


def spoken(text: str, at: int) -> list[Token]:
    return [
        Token(text=word, start_frame=at + 8 * n, end_frame=at + 8 * n + 7, joint="space")
        for n, word in enumerate(text.split())
    ]


def entrances(*sayings: tuple[str, int]) -> dict[str, int]:
    drawn = draw_parts(
        Card(kind="comparison", rows=ROWS), 540, 960, safe=SafeZone(left=20, top=60, right=60, bottom=200)
    )
    parts = MovingCard(ground="g", sheet="s", width=540, height=960, parts=drawn.parts)
    words = [token for text, at in sayings for token in spoken(text, at)]
    source = moving(parts, "a" * 64, words, 30, 240, 30)
    texts = {(part.x, part.y): part.text for part in drawn.parts if part.text}
    return {
        texts[at]: sprite.tracks[0].start_frame for sprite in source.sprites if (at := (sprite.x, sprite.y)) in texts
    }


def test_each_side_enters_before_its_own_words() -> None:
    starts = entrances(("pure", 60), ("mixed", 110), ("mild", 150), ("strong", 200))
    frames = [starts[text] for text in ("pure", "mixed", "mild", "strong")]
    for start, word in zip(frames, (30, 80, 120, 170), strict=True):
        assert word - 12 <= start <= word


def test_a_side_that_is_not_spoken_enters_with_the_other() -> None:
    starts = entrances(("pure", 60), ("mixed", 110), ("mild", 150))
    assert starts["strong"] == starts["mild"]


def test_what_nobody_speaks_of_is_there_from_the_beginning() -> None:
    starts = entrances(("nothing of this", 60))
    assert max(starts.values()) <= 20
