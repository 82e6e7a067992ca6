"""Sentences that rows held before they held codes, as the codes they meant.

This is part of a released step of the database: the sentences are those of that time and are never changed. One that
nobody knows becomes the code "text" with the sentence as its data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Coded = dict[str, Any]
_INTS = frozenset({"n", "most", "of", "line"})
_FLOATS = frozenset({"seconds", "asked", "least"})

_MARKS = {
    "not from the article": "added",
    "the article's title": "title",
    "changed by hand": "edited",
    "written by hand": "own",
    "kept as it is": "kept",
    "written without a source": "topic",
    "no passage of the article says this": "no_passage",
    "the passage named for it says something else": "wrong_passage",
}
_FOUND = (
    ("invented", r"The article says nothing like this\."),
    ("mostly_invented", r"Most of these words are not where the article speaks of this\."),
    ("nothing_of", r"The article says nothing of “(?P<ours>.+)”\."),
    ("no_quotation", r"The article has no such quotation: “(?P<ours>.+)”\."),
    ("swapped", r"The article says (?P<theirs>.+) where the line says (?P<ours>.+)\."),
    ("other_word", r"The article says “(?P<theirs>.+)”, not “(?P<ours>.+)”\."),
    ("word_left_out", r"The article says “(?P<theirs>.+)” here; the line does not\."),
    ("other", r"The article says (?P<theirs>.+), not (?P<ours>.+)\."),
    ("not_said_of", r"The article does not say this of (?P<ours>.+)\."),
    ("word_not_here", r"The article does not say “(?P<ours>.+)” here\."),
    ("not_said_here", r"The article does not say (?P<ours>.+) here\."),
    ("not_said", r"The article does not say (?P<ours>.+)\."),
    ("not_mentioned_here", r"The article does not mention (?P<ours>.+) here\."),
    ("not_mentioned", r"The article does not mention (?P<ours>.+)\."),
)
_TITLED = r"(?: \((?P<title>.+)\))?"
_REASONS = (
    ("title", r"The film opens with its title\."),
    ("end", r"The film closes with its source\."),
    ("code", r"The code this passage talks about\." + _TITLED),
    ("table", r"The table this passage talks about\." + _TITLED),
    ("list", r"The list this passage comes from\." + _TITLED),
    ("quote", r"The quotation this passage speaks of\." + _TITLED),
    ("chart", r"The figures of the table this passage talks about, as a chart\."),
    ("comparison", r"What this passage compares, side by side\."),
    ("named", r"The line names what this picture shows\." + _TITLED),
    ("beside", r"The article shows this picture beside this passage\." + _TITLED),
    ("section", r"A picture of the section this passage stands in\." + _TITLED),
    ("opening", r"A picture that stands at the article's beginning\." + _TITLED),
    ("again", r"The section's picture again, framed otherwise\." + _TITLED),
    ("words", r"The words themselves: no picture of the article belongs to this passage\."),
    ("change", r"The words themselves, so that the picture before is not seen for too long\."),
    ("last", r"A picture of the article that the film has not shown: there is more to read\." + _TITLED),
    ("chosen", r"Chosen by you\."),
    ("seen_before", r"Seen here before\."),
    ("yours", r"A picture of yours\."),
    ("same_section", r"From the same section(?:\.|: (?P<title>.+))"),
    ("elsewhere", r"From elsewhere in the article(?:\.|: (?P<title>.+))"),
)
_STOCK = (
    ("matches", r"Matches “(?P<words>.+)”\. (?P<form>.+)"),
    ("about", r"About “(?P<words>.+)”, as the article is\. (?P<form>.+)"),
    ("found", r"(?P<form>(?:.+, )?[Ff]rom .+\.(?: It also looks like it\.)?)"),
)
_LINES = r"Not all lines have the same voice: lines? (?P<lines>[\d, and]+) (?:is|are) "
_NOTICES = (
    ("pictures_too_many", r"The article has (?P<n>\d+) pictures; the first (?P<most>\d+) are used\."),
    ("picture_left_out", r"The picture (?P<picture>.+?) is left out: (?P<error>.+)"),
    (
        "other_language",
        r"About (?P<share>\d+)% of the article is not in its main language \((?P<main>\S+)\) but in (?P<other>\S+)\.",
    ),
    ("not_translated", r"The script keeps the article's own language: this writer does not translate\."),
    (
        "short_article",
        r"The article has words for about (?P<seconds>\d+) seconds; a (?P<type>\w+) video on these platforms should "
        r"have at least (?P<least>\d+)\.",
    ),
    (
        "short_model",
        r"The model wrote words for about (?P<seconds>\d+) seconds; there should be at least (?P<least>\d+)\.",
    ),
    ("stays_short", r"The script stays too short: (?P<error>.+)"),
    ("beginning_only", r"The article is so long that only its beginning was read\."),
    (
        "sentences_left_out",
        r"(?P<n>\d+) sentences of the model were left out: they named addresses, handles, keys or paths\.",
    ),
    ("own_terms", r"Pictures are looked for by the script's own words: (?P<error>.+)"),
    ("aligner_failed", r"(?P<error>.+) The words' times are found by the built-in aligner meanwhile\."),
    (
        "times_estimated",
        r"The times of the words are estimated by their length: eSpeak NG cannot read this language\.",
    ),
    (
        "no_phonetic_signs",
        r"(?P<engine>.+) cannot read phonetic signs, so “(?P<word>.+)” is said as it is written\. Write in ordinary "
        r"letters how it sounds\.",
    ),
    (
        "letters_left_out",
        r"(?P<engine>.+) cannot read some letters; they are left out of the speech: (?P<letters>.+)\.",
    ),
    (
        "readings_unknown",
        r"The reading of these characters is not known; they are left out of the speech: (?P<letters>.+)\.",
    ),
    (
        "other_voice",
        r"The chosen voice could not be had \((?P<error>.+)\), so all lines are spoken by (?P<voice>.+), as you "
        r"allowed\.",
    ),
    (
        "recording_outdated",
        r"The words of line (?P<line>\d+) have changed since it was recorded, so the voice speaks it\. Record it "
        r"again\.",
    ),
    ("lines_recorded", _LINES + r"recorded by a person\."),
    ("lines_not_recorded", _LINES + r"spoken by the chosen voice and not recorded\."),
    ("lines_by_voice", _LINES + r"by (?P<voice>.+)\."),
    ("platform_most", r"(?P<platform>.+) takes videos of at most (?P<seconds>\d+) s\."),
    (
        "waits_to_be_paid",
        r"The lines are chosen\. Speaking what is new costs (?P<price>.+); it waits for your word\.",
    ),
    (
        "length_missed",
        r"The narration is (?P<seconds>\d+) s long; no lines of the article come nearer to (?P<asked>[\d.]+) s\.",
    ),
    ("voices_outdated", r"The list of voices could not be brought up to date: (?P<error>.+)"),
    ("words_alone", r"Pictures are chosen by their words alone: (?P<error>.+)"),
    ("sound_unused", r"The sound of (?P<name>.+) is not used\."),
    ("previews_missing", r"(?P<n>\d+) of (?P<of>\d+) previews could not be fetched: (?P<error>.+)"),
    ("source_failed", r"(?P<source>.+) found no pictures: (?P<error>.+)"),
    ("own_words", r"Pictures are searched for in the script's own words: (?P<error>.+)"),
    ("left_out", r"(?P<name>.+?) is left out: (?P<error>.+)"),
    ("font_useless", r"Your font (?P<font>.+) has not the letters of this video, so the usual one is used\."),
    ("font_lacks", r"Your font (?P<font>.+) lacks (?P<letters>.+): the usual one has them\."),
    ("song_unplayable", r"(?P<error>.+) It is passed over\."),
    ("no_song", r"There is no music in (?P<folder>.+), so the video has none\."),
    ("too_short", r"The video lasts (?P<seconds>\d+) s, and (?P<platform>.+) asks for at least (?P<least>\d+) s\."),
)
_DEFAULTS: dict[str, Coded] = {"source_failed": {"hint": ""}}


def flag(sentence: str) -> Coded | None:
    """A line's flag, read from the sentence that older versions stored; None for none."""
    if not sentence:
        return None
    mark, colon, rest = sentence.partition(": ")
    if not colon and mark in _MARKS:
        return {"code": _MARKS[mark]}
    if colon and _MARKS.get(mark) in ("edited", "own", "kept"):
        return {"code": _MARKS[mark], "about": flag(rest)}
    return _matched(sentence, _FOUND) or _text(sentence)


def reason(sentence: str) -> Coded | None:
    """A shot's or a candidate's reason, read from the sentence that older versions stored; None for none."""
    if not sentence:
        return None
    found = _matched(sentence, _REASONS)
    if found is not None:
        return found
    stock = _matched(sentence, _STOCK)
    form = _form(stock["data"].pop("form")) if stock is not None else None
    return _text(sentence) if stock is None or form is None else {**stock, "data": {**stock["data"], **form}}


def notice(sentence: str) -> Coded:
    """A warning, read from the sentence that older versions stored."""
    return _matched(sentence, _NOTICES) or _text(sentence)


def shot(values: dict[str, Any]) -> dict[str, Any]:
    """A stored shot as JSON, its sentences as codes; one that has codes already is as it was."""
    if isinstance(values.get("reason"), str):
        values = {**values, "reason": reason(values["reason"])}
    offered = [
        {**item, "reason": reason(item["reason"]) or _text("")} if isinstance(item.get("reason"), str) else item
        for item in values.get("candidates", ())
    ]
    return {**values, "candidates": offered}


def line(values: dict[str, Any]) -> dict[str, Any]:
    """A stored line as JSON, the sentence of its flag as a code."""
    return {**values, "flag": flag(values["flag"])} if isinstance(values.get("flag"), str) else values


def notices(iterable: Iterable[Any]) -> list[Any]:
    """The warnings of a row, their sentences of older versions as codes."""
    return [notice(item) if isinstance(item, str) else item for item in iterable]


def _text(sentence: str) -> Coded:
    return {"code": "text", "data": {"text": sentence}}


def _matched(sentence: str, table: tuple[tuple[str, str], ...]) -> Coded | None:
    for code, pattern in table:
        match = re.fullmatch(pattern, sentence, re.DOTALL)
        if match is not None:
            named = {name: _value(name, value) for name, value in match.groupdict().items() if value is not None}
            data = {**_DEFAULTS.get(code, {}), **named}
            return {"code": code, "data": data}
    return None


def _value(name: str, text: str) -> Any:
    if name == "share":
        return int(text) / 100
    if name == "lines":
        return [int(match) for match in re.findall(r"\d+", text)]
    return int(text) if name in _INTS else float(text) if name in _FLOATS else text


def _form(sentence: str) -> Coded | None:
    """The form of a found picture, as in "Portrait, 12 s, from Pexels."; None where it is none."""
    bare = sentence.removesuffix(" It also looks like it.")
    *parts, last = bare.removesuffix(".").split(", ")
    if not last.lower().startswith("from "):
        return None
    out: Coded = {"kind": "footage", "source": {"Pexels": "pexels", "Pixabay": "pixabay"}.get(last[5:], last[5:])}
    for part in parts:
        seconds = re.fullmatch(r"(\d+) s", part)
        if seconds:
            out["seconds"] = float(seconds[1])
        elif part.lower() == "photo":
            out["kind"] = "image"
        elif part.lower() in ("square", "portrait", "landscape"):
            out["shape"] = part.lower()
        else:
            return None
    return out | ({"looks": True} if bare != sentence else {})
