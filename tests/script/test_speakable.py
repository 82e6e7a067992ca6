"""Tests of speakable text: the article's own words, without what no one can say."""

from __future__ import annotations

import time

import pytest

from core.script.read.speakable import Unspeakable, speakable

SAID = [
    ("en", "Use tools, e.g. GNOME & KDE, etc.", "Use tools, for example GNOME and KDE, and so on."),
    (
        "en",
        "It was 5 km [12] away, i.e. far, at 20 °C[3].",
        "It was 5 kilometres away, that is far, at 20 degrees Celsius.",
    ),
    ("en", "GNOME (see Figure 13.1) came in version 3.38.", "GNOME came in version 3.38."),
    ("en", "The range() function takes the file(s).", "The range function takes the files."),
    ("en", "Guides exist for managers: → https://help.gnome.org/admin/", "Guides exist for managers."),
    ("en", "Call `list` twice, § 5 says.", "Call list twice, section 5 says."),
    ("en", "The net\u00adwork\u200b is\u202e fine.", "The network is fine."),
    ("en", "He said [the president] was (as ever) late.", "He said the president was late."),
    ("de", "Das Paket kostet z. B. 5 Mio. Euro usw.", "Das Paket kostet zum Beispiel 5 Millionen Euro und so weiter."),
    ("fr", "Il a dit « oui » (voir page 3).", "Il a dit « oui »."),
    ("ru", "Это т. е. так, 5 км.", "Это то есть так, 5 километров."),
    ("ja", "Debian（デビアン）は自由です。", "Debianは自由です。"),
]
REFUSED = [
    ("en", "Visit https://example.org for more."),
    ("en", "Write to foo@example.org today."),
    ("en", "Edit /etc/passwd now."),
    ("en", "Set x = {1: 2} and go."),
    ("en", "Run it with --force please."),
    ("en", "The my_list variable is set."),
    ("en", "For instance, [None, 'hello', 10] doesn't sort."),
    ("en", "The pair (x, y) is a point on the map."),
    ("en", "(All of this is an aside.)"),
    ("en", "He said “it goes on."),
    ("en", "1 2 3 4 5 6 7 8 9 10 a"),
    ("en", "Follow @somebody for news."),
]


@pytest.mark.parametrize(("language", "written", "spoken"), SAID)
def test_written_becomes_spoken(language: str, written: str, spoken: str) -> None:
    assert speakable(written, language) == spoken


@pytest.mark.parametrize(("language", "written"), REFUSED)
def test_what_cannot_be_said_is_refused(language: str, written: str) -> None:
    with pytest.raises(Unspeakable):
        speakable(written, language)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "(1, ",
        "[a ",
        "a-",
        "a.",
        "→ ",
        "http://",
        "a@",
        "“",
        "'a',",
        "((a)",
        "- -",
        "z. B. ",
        "e.g. ",
        "「。",
        "1.",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """Patterns that could run wild on hostile text do not: 1200 characters are the most a sentence may have."""
    text = "A word " + piece * (1200 // len(piece))
    started = time.process_time()
    for language in ("en", "de", "ja"):
        try:
            speakable(text, language)
        except Unspeakable:
            continue
    assert time.process_time() - started < 2.0
