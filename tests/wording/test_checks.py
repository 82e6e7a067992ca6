"""The sentences of a video's report: made of what was measured, none of them kept."""

from __future__ import annotations

import pytest

from core.wording import checks

MISSED = {
    "frames": (58, 60, "The file has 58 frames instead of 60, or they come at an uneven pace."),
    "sync": (0.25, 0.0333, "Sound and pictures differ by 0.25 seconds."),
    "decode": (3, 0, "The file is damaged: the decoder complained 3 times."),
    "black": ([[1.0, 2.5]], 0.4, "The picture is black at 1.0-2.5 s."),
    "silent": ([[float(n), n + 1.0] for n in range(5)], 1.0,
               "There is no sound at 0.0-1.0 s, 1.0-2.0 s, 2.0-3.0 s, 3.0-4.0 s and elsewhere."),
    "loudness": (-20.04, [-14.0, 0.5], "The loudness is -20.0 LUFS; platforms want -14."),
    "true_peak": (0.31, -1.0, "A peak reaches 0.3 dBTP and may crackle; -1 is the most."),
    "caption_safe_zone": ([0, 3], {},
                          "Captions of scene 1, 4 lie where the platform's own buttons are, or outside the picture."),
    "caption_speed": ([[1.0, 24.2], [3.0, 31.9]], 20.0,
                      "2 captions are too fast to read (up to 32 characters a second)."),
    "duration": (95.0, [15, 60], "For YouTube Shorts we advise 15 s to 60 s; this lasts 95 s."),
    "size": (80_000_000, 72_000_000, "The file has 80 MB; the platform takes 72."),
}  # fmt: skip


def report(name: str, ok: bool, value: object = None, limit: object = None) -> dict[str, object]:
    return {"ok": ok, "checks": [{"name": name, "ok": ok, "value": value, "limit": limit}]}


@pytest.mark.parametrize("name", sorted(MISSED))
def test_what_was_missed_is_said_with_its_figures(name: str) -> None:
    value, limit, sentence = MISSED[name]
    (item,) = checks.report(report(name, False, value, limit), "youtube_short")["checks"]
    assert item == {"name": name, "ok": False, "value": value, "limit": limit, "message": sentence}


@pytest.mark.parametrize("name", sorted(checks.TABLE))
def test_what_was_passed_is_one_sentence(name: str) -> None:
    shown = checks.report(report(name, True), "")
    assert shown["checks"][0]["message"].endswith(".")
    assert checks.bare(shown) == report(name, True)


def test_a_report_of_before_keeps_its_sentences() -> None:
    old = {"ok": True, "checks": [{"name": "sync", "ok": True, "value": 0, "limit": 1, "message": "As it was."}]}
    assert checks.report(old, "youtube_short") == old
