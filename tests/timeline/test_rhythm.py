"""Rhythm: a picture that is seen for long is cut closer, at the border of a caption; cards of words are not."""

from __future__ import annotations

from core.model.storyboard import Art, Card, Shot, Storyboard
from core.model.timeline import Still, Timeline
from tests.timeline.making import PICTURES, film, narration

LONG = (
    "The harbour fills twice a day. Boats leave with the ebb, and come back with the flood. Nobody owns a watch here."
)
HARBOUR, TOWER, SCREEN = PICTURES


def seen(*shots: Shot, text: str = LONG, **options: str) -> Timeline:
    board = Storyboard(shots=shots, assets=PICTURES)
    return film([text] * len(shots), board=board, **options)


def stills(timeline: Timeline) -> list[Still]:
    return [scene.source for scene in timeline.scenes if isinstance(scene.source, Still)]


def test_a_photo_seen_for_long_is_cut_closer_on_a_caption_border() -> None:
    timeline = seen(Shot(lines=(0,), picture=TOWER.sha256))
    first, second = stills(timeline)[:2]
    assert second.start.w < first.end.w / 1.15
    assert timeline.scenes[1].start_frame in {cue.start_frame for cue in timeline.cues}
    assert {scene.shot for scene in timeline.scenes} == {0}
    assert timeline.scenes[1].transition.kind == "cut"
    assert max(scene.n_frames for scene in timeline.scenes) <= 4.7 * timeline.fps


def test_a_screenshot_that_stands_with_words_is_then_all_over_the_frame() -> None:
    card = Card(kind="text", title="Desktops", body=("Screens",), art=Art(picture=SCREEN.sha256, tinted=False))
    timeline = seen(Shot(lines=(0,), card=card))
    composed, second = timeline.scenes[:2]
    assert (composed.card, second.card) == ("text", "")
    assert isinstance(second.source, Still) and second.source.fit == "crop" and second.asset == SCREEN.sha256
    assert second.source.start.x != second.source.end.x
    assert second.photos == ()


def test_short_views_and_cards_of_words_stay_whole() -> None:
    brief = seen(Shot(lines=(0,), picture=TOWER.sha256), text="The harbour fills twice a day.")
    words = seen(Shot(lines=(0,), card=Card(kind="text", body=(LONG,))))
    assert len(brief.scenes) == len(words.scenes) == 1


def test_what_a_person_wants_still_or_near_stays_as_it_is() -> None:
    for change in ({"motion": "still"}, {"zoom": 2.0}, {"fit": "blur"}):
        shot = Shot(lines=(0,), picture=TOWER.sha256).model_copy(update=change)
        assert len(seen(shot).scenes) == 1, change


def test_a_small_picture_is_not_blown_up() -> None:
    small = TOWER.model_copy(update={"width": 450, "height": 800})
    board = Storyboard(shots=(Shot(lines=(0,), picture=small.sha256),), assets=(small,))
    assert len(film([LONG], board=board).scenes) == 1


def test_a_long_film_gives_its_pictures_more_time() -> None:
    texts = [LONG] * 14
    shots = tuple(Shot(lines=(n,), picture=PICTURES[n % 3].sha256) for n in range(14))
    spoken = narration(texts, letter_s=0.05)
    long = film(texts, board=Storyboard(shots=shots, assets=PICTURES), spoken=spoken)
    assert narration(texts).duration_s > 100 > spoken.duration_s / 2
    assert len(long.scenes) <= 2 * 14


def test_captions_wait_until_the_words_of_the_card_before_have_left() -> None:
    words = Shot(lines=(0,), card=Card(kind="text", body=("The harbour fills twice a day, every day.",)))
    shots = (words, Shot(lines=(1,), picture=TOWER.sha256))
    texts = ["The harbour fills twice a day, every day.", "Boats leave with the ebb."]
    timeline = film(texts, board=Storyboard(shots=shots, assets=PICTURES), transition="push", roomy=(0,))
    second = timeline.scenes[1]
    assert second.transition.n_frames > 0
    assert second.captionless == ((0, second.transition.n_frames),)
