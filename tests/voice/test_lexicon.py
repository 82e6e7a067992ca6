"""Words said otherwise than written: found whole, in every language; the captions keep the script's spelling."""

from __future__ import annotations

import unicodedata

import pytest

from core import voice
from core.errors import BadInput
from core.model.speech import LineSpeech, Pronunciation
from core.voice import ipa, lexicon
from core.voice.text import plain
from tests.voice.sounds import check_words


def said(text: str, words: str, language: str = "") -> str:
    return lexicon.respelt(plain(text), lexicon.parse_lexicon(words), language).text


def test_a_word_is_respelt_and_keeps_its_place():
    spoken = lexicon.respelt(
        plain("Use Nginx, not nginxd or SQL."), lexicon.parse_lexicon("nginx = engine x\nSQL = sequel")
    )
    assert spoken.text == "Use engine x, not nginxd or sequel."
    assert spoken.origin[spoken.text.index("engine")] == 4
    assert spoken.origin[spoken.text.index("not")] == 11
    assert len(spoken.text) == len(spoken.origin)


@pytest.mark.parametrize(
    ("text", "words", "heard"),
    [
        ("a C++ (x) day", "C++ = see plus plus\n(x) = ex", "a see plus plus ex day"),  # text, no pattern
        ("the IT of it", "IT = eye tea", "the eye tea of it"),  # capitals count where the entry is in capitals
        ("New York, York", "York = Yorick\nNew York = Big Apple", "Big Apple, Yorick"),  # the longest first
        ("nginx's config", "nginx = engine x", "engine x's config"),
        ("Øl og øl", "øl = beer", "beer og beer"),
        ("東京は大阪", "大阪 = おおさか", "東京はおおさか"),  # no spaces, so no edges
        ("कम कमी", "कम = kam", "kam कमी"),  # a vowel sign belongs to its word
        ("Слово словом", "слово = речь", "речь словом"),
        (unicodedata.normalize("NFD", "Café olé"), unicodedata.normalize("NFC", "café = coffee"), "coffee ole\u0301"),
        ("x_y y", "y = why", "x_y why"),
        ("مرحبا بكم", "بكم = bikum", "مرحبا bikum"),
    ],
)
def test_whole_words_of_any_language(text: str, words: str, heard: str):
    assert said(text, words) == heard


def test_an_entry_for_one_language_leaves_the_others():
    entries = (lexicon.lexicon_entry("Chat", "chah", language="fr"), lexicon.lexicon_entry("chat", "tchatt"))
    for language, heard in (("fr-FR", "Le chah."), ("en", "Le tchatt.")):
        assert lexicon.respelt(plain("Le chat."), entries, language).text == heard


def test_the_projects_own_word_goes_before_the_one_for_all():
    both = lexicon.merged_lexicons(
        lexicon.parse_lexicon("gif = jiff"), lexicon.parse_lexicon("GIF = giff\nSQL = sequel")
    )
    assert {item.word.lower(): item.said for item in both} == {"gif": "jiff", "sql": "sequel"}


def test_a_lexicon_is_written_line_by_line():
    found = lexicon.parse_lexicon("# mine\n\nnginx = engine x\nC++ = /siː/\n")
    assert [(item.word, item.said, item.ipa) for item in found] == [("nginx", "engine x", ""), ("C++", "", "siː")]
    with pytest.raises(BadInput, match="Line 2"):
        lexicon.parse_lexicon("a = b\nnonsense")


@pytest.mark.parametrize(("word", "heard"), [(" ", "x"), ("x", " "), ("--", "x"), ("x", "x" * 300)])
def test_what_is_no_pronunciation_is_refused(word: str, heard: str):
    with pytest.raises(BadInput):
        lexicon.lexicon_entry(word, heard)


def test_a_pronunciation_has_no_control_characters():
    assert lexicon.lexicon_entry("x\x1b", "a\x07b") == lexicon.lexicon_entry("x", "ab")


def test_captions_keep_the_scripts_spelling_and_words_their_times(ctx):
    text = "We run nginx on Kubernetes."
    entries = lexicon.parse_lexicon("nginx = engine x\nKubernetes = koober netties")
    take = voice.speak_lines([(3, text)], "espeak:en-us", language="en", ctx=ctx, lexicon=entries).narration.takes[0]
    check_words(take)
    assert [word.word for word in take.words] == text.split()
    bare = voice.speak_lines([(3, text)], "espeak:en-us", language="en", ctx=ctx).narration.takes[0]
    assert take.audio != bare.audio
    assert take.words[2].end - take.words[2].start > 0.3


def test_espeak_reads_ipa_itself_and_says_where_it_cannot(ctx):
    text = "We run nginx here, [really]."
    sound = lexicon.parse_lexicon("nginx = /ˈɛndʒɪn ˈɛks/")
    take = voice.speak_lines([(3, text)], "espeak:en-us", language="en", ctx=ctx, lexicon=sound).narration.takes[0]
    check_words(take)
    spelt = voice.speak_lines(
        [(3, text)], "espeak:en-us", language="en", ctx=ctx, lexicon=lexicon.parse_lexicon("nginx = engine x")
    )
    assert abs(take.n_samples - spelt.narration.takes[0].n_samples) < 0.25 * 48_000
    with pytest.raises(BadInput, match="does not know the phonetic sign"):
        voice.speak_lines(
            [(3, text)], "espeak:en-us", language="en", ctx=ctx, lexicon=lexicon.parse_lexicon("nginx = /ʘʘ/")
        )
    with pytest.raises(BadInput, match="cannot make all sounds"):
        voice.speak_lines(
            [(3, text)], "espeak:en-us", language="en", ctx=ctx, lexicon=lexicon.parse_lexicon("nginx = /øːʏ/")
        )


@pytest.mark.parametrize(
    ("signs", "names", "count"), [("həˈloʊ", "h@l'oU", 4), ("tʃɜːtʃ", "tS3:tS", 3), ("ˌbɔ̃.ʒuʁ", "b,O~Zur", 5)]
)
def test_ipa_as_espeak_calls_it(signs: str, names: str, count: int):
    assert ipa.names(signs) == (names, count)


def test_an_engine_without_ipa_says_so(ctx, tmp_path):
    from core.config import Settings
    from tests.voice.engines import openai

    ready = openai.ready(tmp_path)
    settings = Settings(data=tmp_path, values=ready.values)
    words = (Pronunciation(word="nginx", ipa="ˈɛndʒɪn"), Pronunciation(word="tea", said="tee", ipa="tiː"))
    try:
        voice.speak_lines([(1, "We run nginx with tea.")], "openai:nova", language="en", ctx=ctx, lexicon=words,
                    settings=settings)  # fmt: skip
        assert ready.wire.asked[0].json["input"] == "We run nginx with tee."
    finally:
        ready.wire.close()
    assert ctx.warnings == [
        "OpenAI cannot read phonetic signs, so “nginx” is said as it is written."
        " Write in ordinary letters how it sounds."
    ]


def test_a_changed_entry_has_only_the_lines_with_its_word_spoken_again(ctx):
    lines = [(1, "We run nginx."), (2, "It is fast."), (3, "So is nginxd.")]
    voice.speak_lines(lines, "espeak:en-us", language="en", ctx=ctx)
    again = voice.speak_lines(
        lines, "espeak:en-us", language="en", ctx=ctx, lexicon=lexicon.parse_lexicon("nginx = engine x")
    )
    assert (again.done, again.reused) == (1, 2)


def test_a_line_in_another_language_takes_that_languages_words(ctx):
    special = {2: LineSpeech(voice="espeak:fr-fr", language="fr")}
    entries = (lexicon.lexicon_entry("chat", "minou", language="fr"),)
    lines = [(1, "We chat."), (2, "Le chat dort.")]
    before = voice.speak_lines(lines, "espeak:en-us", language="en", ctx=ctx, special=special)
    after = voice.speak_lines(lines, "espeak:en-us", language="en", ctx=ctx, special=special, lexicon=entries)
    assert (before.done, after.done) == (2, 1)
    assert [take.voice for take in after.narration.takes] == ["", "espeak:fr-fr"]


def test_a_long_lexicon_costs_no_time():
    import time

    entries = tuple(Pronunciation(word=f"word{number}", said="x") for number in range(2_000))
    began = time.process_time()
    for _ in range(100):
        assert len(lexicon.lexicon_words_in("A line with word7, word1999 and many others besides.", entries)) == 2
    assert time.process_time() - began < 2
