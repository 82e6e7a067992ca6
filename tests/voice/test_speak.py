"""Lines become takes: word times, pauses, caching, cancelling."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest

from core import voice
from core.errors import BadInput, Cancelled, MissingSetup
from core.media import versions
from core.model.narration import SAMPLES_PER_FRAME
from core.voice import lexicon, sound
from tests.voice.sounds import check_words, onset_errors, samples

EN = "espeak:en-us"
ROOT = Path(__file__).resolve().parents[2]


def one(ctx, text, language="en", **options):
    spoken = voice.speak_lines(
        [(7, text)], options.pop("voice", voice.default_voice(language)), language=language, ctx=ctx, **options
    )
    return spoken.narration.takes[0]


def test_a_narration_has_the_lines_in_order_padded_to_whole_frames(ctx):
    result = voice.speak_lines([(3, "First."), (1, "And second.")], EN, language="en", ctx=ctx, pauses={3: 1.0})
    takes = result.narration.takes
    assert [take.line_id for take in takes] == [3, 1]
    for take in takes:
        assert len(samples(take, ctx)) == take.n_frames * SAMPLES_PER_FRAME
        assert not samples(take, ctx)[take.n_samples :].any()
        check_words(take)
    assert (takes[0].n_frames * SAMPLES_PER_FRAME - takes[0].n_samples) / 48_000 == pytest.approx(1.0, abs=1 / 30)
    assert result.narration.starts() == {3: 0, 1: takes[0].n_frames}


def test_every_line_is_spoken_once(ctx):
    lines = [(1, "One line."), (2, "Another line."), (3, "One line.")]
    first = voice.speak_lines(lines, EN, language="en", ctx=ctx)
    assert (first.done, first.reused) == (2, 1)  # equal lines share their sound
    again = voice.speak_lines(lines, EN, language="en", ctx=ctx)
    assert (again.done, again.reused) == (0, 3)
    assert again.narration == first.narration


def test_one_word_edited_is_one_line_spoken(ctx):
    lines = [(n, f"This is the line with number {n}.") for n in range(40)]
    voice.speak_lines(lines, EN, language="en", ctx=ctx)
    lines[17] = (17, "This is the edited line with number 17.")
    assert voice.speak_lines(lines, EN, language="en", ctx=ctx).done == 1


@pytest.mark.parametrize(
    "change",
    [{"speed": 1.2}, {"takes": {1: 1}}, {"voice": "espeak:en-gb"}, {"lexicon": lexicon.parse_lexicon("line = lion")}],
)
def test_what_decides_the_sound_decides_the_key(ctx, change):
    before = voice.speak_lines([(1, "A line.")], EN, language="en", ctx=ctx).narration.takes[0]
    options = {"voice": EN, **change}
    result = voice.speak_lines([(1, "A line.")], options.pop("voice"), language="en", ctx=ctx, **options)
    assert result.done == 1
    assert result.narration.takes[0].key != before.key


@pytest.mark.parametrize(("name", "speaks"), [("espeakng-loader", 1), ("numpy", 0), ("av", 0)])
def test_another_version_of_a_library_that_decides_samples_is_another_take(ctx, monkeypatch, name, speaks):
    before = one(ctx, "A line.")
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "99.9" if asked == name else real(asked))
    versions._version.cache_clear()
    again = voice.speak_lines([(7, "A line.")], EN, language="en", ctx=ctx)
    monkeypatch.undo()
    versions._version.cache_clear()
    assert again.narration.takes[0].key != before.key
    assert again.done == speaks  # what was spoken stays, what is cut of it is cut anew


def test_another_pause_or_a_lexicon_that_does_not_touch_the_line_costs_no_speech(ctx):
    voice.speak_lines([(1, "A line.")], EN, language="en", ctx=ctx)
    again = voice.speak_lines(
        [(1, "A line.")], EN, language="en", ctx=ctx, pauses={1: 2.0}, lexicon=lexicon.parse_lexicon("nginx = engine x")
    )
    assert again.done == 0
    assert again.narration.takes[0].n_frames > 75


def test_a_lost_blob_is_made_again(ctx):
    take = voice.speak_lines([(1, "A line.")], EN, language="en", ctx=ctx).narration.takes[0]
    ctx.blobs.path(take.audio).unlink()
    again = voice.speak_lines([(1, "A line.")], EN, language="en", ctx=ctx)
    assert again.narration.takes[0] == take
    assert ctx.blobs.has(take.audio)


def test_lines_are_equally_loud_and_never_clipped(ctx):
    texts = [
        "Hello!",
        "A whole sentence, which goes on for a while, is as loud as a word.",
        "Six thick thistles stick.",
    ]
    for name in ("espeak:en-us", "espeak:en-us+f2", "espeak:ru", "espeak:cmn"):
        for take in voice.speak_lines(list(enumerate(texts)), name, language="en", ctx=ctx).narration.takes:
            speech = samples(take, ctx)[: take.n_samples]
            assert sound.loudness_lufs(speech, 48_000) == pytest.approx(sound.TARGET_LUFS, abs=0.3)
            assert np.abs(speech.astype(int)).max() < 32_700


def test_sound_begins_and_ends_in_silence_without_clicks(ctx):
    take = one(ctx, "Apples and oranges.")
    speech = samples(take, ctx)[: take.n_samples].astype(int)
    assert abs(speech[0]) < 20 and abs(speech[-1]) < 20
    assert 0.02 < take.words[0].start < 0.05
    assert take.n_samples / 48_000 - take.words[-1].end < 0.06


LINES = {
    "en": "The desktop shows icons. Then, plugins appear; third-party tools follow. Choose some font, please. However, "
    "happy users keep talking. Every day, judges vote, zebras run, lions roar.",
    "de": "Der Rechner startet. Danach, so heißt es, folgt das System. Tatsächlich, sagt Paul, kostet es fünf Euro. "
    "Hier, am Ende, fehlt ein Zeichen.",
    "fr": "Le bureau affiche des icônes. Ensuite, la fenêtre s'ouvre; tout change. Pourtant, chaque jour, il vient.",
    "es": "El escritorio muestra iconos. Después, la ventana se abre; todo cambia. Siempre, cada día, fue así.",
    "ru": "Рабочий стол показывает значки. Потом, конечно, фильм идёт; всё хорошо. Хотя, четыре друга, шли дальше.",
    "hi": "डेस्कटॉप खुलता है। फिर, विंडो आती है; सब बदलता है। उदाहरण के लिए, पाँच लोग बोलते हैं।",
    "zh": "桌面环境。 例如， 今天天气很好， 我们 去公园。 他说， 四个人， 非常 高兴。",
}


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("speed", [0.75, 1.0, 1.5])
def test_a_word_after_a_pause_starts_where_it_is_heard(ctx, language, speed):
    take = one(ctx, LINES[language], language, speed=speed)
    check_words(take)
    errors = onset_errors(take, ctx)
    assert len(errors) >= 3
    assert max(map(abs, errors.values())) <= 40, errors


HARD = {
    "money": "AT&T costs $5.50 (~4,80 €) in 2024",
    "shared": "It's the top of the hill, over the river and of the sea.",
    "dashes": "- bullet — dash – end —",
    "emoji": "😀🎉 🚀",
    "markup": "{\\an8}ASS \\N {\\b1}bold{\\b0} <speak> <break time='3s'/> &lt; [[h@l'oU]]",
    "hidden": "a\u200bb \u202ertl\u202c \ufeff nul\x00l \x07",
    "abbreviations": "U.S. e.g. Dr. Smith's C++ & C# v2.0.1",
    "digits": "1234567890123456789012345678901234567890 and 3.14159",
    "languages": "Tokyo (東京), Москва, λόγος α, مرحبا, שלום, 서울, नमस्ते end.",
    "long": "The quick brown fox jumps over the lazy dog. " * 111,
    "no spaces": "w" * 5000,
    "nothing": "…",
    "empty": "",
    "blank": " \n ",
}


@pytest.mark.parametrize("name", HARD)
def test_hard_lines_keep_exactly_their_words(ctx, name):
    take = one(ctx, HARD[name])
    check_words(take)
    assert take.n_frames > 0


def test_markup_is_spoken_as_text(ctx):
    plain, markup = one(ctx, "wait break"), one(ctx, "wait <break time='3s'/>")
    assert markup.n_samples - plain.n_samples < 3.5 * 48_000  # its letters are said; no three seconds of silence
    assert one(ctx, "[[h@l'oU]] you").words[1].start > 1.0  # spelt out, not read as phonemes


@pytest.mark.parametrize(
    ("language", "text", "foreign"),
    [
        ("zh", "我 用 Linux 系统。", "Linux"),
        ("ar", "نظام Firefox جديد", "Firefox"),
        ("ru", "Привет, Firefox и мир.", "Firefox"),
        ("ja", "私は Firefox を 使う。", "Firefox"),
        ("en", "The city of 東京 is big.", "東京"),
        ("en", "The city of Москва is big.", "Москва"),
    ],
)
def test_words_of_another_language_are_said_as_words(ctx, language, text, foreign):
    take = one(ctx, text, language)
    check_words(take)
    word = next(word for word in take.words if word.word == foreign)
    assert 0.3 < word.end - word.start < 1.0  # spelling it letter by letter takes more than a second


def test_a_chinese_line_without_spaces_knows_when_each_character_is_said(ctx):
    text = "桌面环境提供图标。例如，今天天气很好。"
    (word,) = one(ctx, text, "zh").words
    at = [word.time_at(place) for place in range(len(text))]
    assert at == sorted(at)
    assert len(word.marks) >= 14
    assert word.time_at(text.index("例")) - word.time_at(text.index("标")) > 0.3  # the full stop's pause lies between


def test_languages_no_voice_speaks_are_refused_before_anything_is_made(ctx):
    with pytest.raises(MissingSetup) as refused:
        voice.speak_lines([(1, "สวัสดีชาวโลก")], EN, language="th", ctx=ctx)
    assert "Thai" in refused.value.message and refused.value.hint
    assert not ctx.blobs.folder.exists()
    with pytest.raises(MissingSetup):
        voice.default_voice("th")


def test_a_few_letters_no_voice_can_say_are_named_in_a_warning(ctx):
    take = one(ctx, "The Thai letter ไ is pronounced like this in a long sentence.")
    check_words(take)
    assert any("ไ" in warning for warning in ctx.warnings)


@pytest.mark.parametrize("name", ["", "espeak", "espeak:", ":en", "nope:en-us", "espeak:xx", "espeak:en-us+nope"])
def test_a_voice_that_is_none_is_refused(ctx, name):
    with pytest.raises(BadInput) as refused:
        voice.speak_lines([(1, "Hello.")], name, language="en", ctx=ctx)
    assert refused.value.hint


def test_a_line_of_a_whole_book_is_refused_before_anything_is_made(ctx):
    with pytest.raises(BadInput, match="Line 2") as refused:
        voice.speak_lines([(1, "Short."), (2, "word " * 5000)], EN, language="en", ctx=ctx)
    assert "Split" in refused.value.hint and not ctx.blobs.folder.exists()


def test_cancelling_keeps_what_was_spoken(ctx):
    spoken = []

    def check() -> None:
        if len(spoken) > 2:
            from core.errors import Cancelled

            raise Cancelled

    stopping = dataclasses.replace(ctx, check=check, progress=lambda fraction, message="": spoken.append(fraction))
    lines = [(n, f"Line number {n}.") for n in range(5)]
    with pytest.raises(Cancelled):
        voice.speak_lines(lines, EN, language="en", ctx=stopping)
    after = voice.speak_lines(lines, EN, language="en", ctx=ctx)
    assert 0 < after.reused < 5 and after.done + after.reused == 5


def test_progress_goes_from_none_to_all(ctx):
    seen = []
    watching = dataclasses.replace(ctx, progress=lambda fraction, message="": seen.append((fraction, message)))
    voice.speak_lines([(1, "One."), (2, "Two.")], EN, language="en", ctx=watching)
    assert seen[0][0] == 0.0 and seen[-1][0] == 1.0
    assert [fraction for fraction, _ in seen] == sorted(fraction for fraction, _ in seen)


def test_a_preview_is_made_once(ctx):
    first = voice.preview("Listen to this.", EN, language="en", ctx=ctx)
    kept = len(list(ctx.blobs.folder.iterdir()))
    assert voice.preview("Listen to this.", EN, language="en", ctx=ctx) == first
    assert len(list(ctx.blobs.folder.iterdir())) == kept
    with pytest.raises(BadInput):
        voice.preview("  ", EN, language="en", ctx=ctx)


DIGESTS = """
import sys; sys.path.insert(0, {root!r})
from pathlib import Path
from core import voice
from core.ports import Context
from core.render.bench.ports import FolderBlobs, MemoryCache
folder = Path({folder!r})
ctx = Context(blobs=FolderBlobs(folder), cache=MemoryCache(), scratch=folder, scenes=folder)
for name in {voices!r}:
    take = voice.speak_lines([(1, "Noise and breath, sixty-six.")], name, language="en", ctx=ctx).narration.takes[0]
    print(take.audio, [(word.start, word.end) for word in take.words])
"""


def test_another_process_in_another_order_makes_the_same_bytes(tmp_path):
    def run(voices, folder):
        code = DIGESTS.format(root=str(ROOT), folder=str(tmp_path / folder), voices=voices)
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        return out.stdout.splitlines()

    names = ["espeak:en-us", "espeak:en-us+f2", "espeak:de+f3"]
    assert run(names, "a") == list(reversed(run(names[::-1], "b")))
