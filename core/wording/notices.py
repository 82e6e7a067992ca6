"""The sentences of notices: what was degraded, by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.wording.lengths import length

Row = str | Callable[[Any], str]


def _left_out(data: Any) -> str:
    """The thing named once, also where the error names it itself."""
    name, error = str(data["name"]), str(data["error"])
    return f"{error.rstrip('.')}; it is left out." if name in error else f"{name} is left out: {error}"


def _lines(places: list[int]) -> str:
    """ "line 3 is", "lines 3, 5 and 9 are"."""
    if len(places) == 1:
        return f"line {places[0]} is"
    shown = [str(place) for place in places[:8]]
    if len(places) > 8:
        return f"lines {', '.join(shown)} and {len(places) - 8} more are"
    return f"lines {', '.join(shown[:-1])} and {shown[-1]} are"


def _voices(who: str) -> Row:
    return lambda data: f"Not all lines have the same voice: {_lines(data['lines'])} {who.format_map(data)}."


_CONTENT: dict[str, Row] = {
    "pictures_too_many": "The article has {n} pictures; the first {most} are used.",
    "picture_left_out": "The picture {picture} is left out: {error}",
    "opened_in_browser": "This page builds its text by a script, so it was opened in a browser.",
    "other_language": "About {share:.0%} of the article is not in its main language ({main}) but in {other}.",
    "headings_left_out": lambda data: (
        f"The page is translated only in part: its text is in one language ({data['main']}), "
        + (f"headings in another are left out: {data['n']}. " if data["n"] else "its title in another. ")
        + (f"The title “{data['title']}” is changed; is the new one right? " if data["title"] else "")
        + "Correct it on the script page."
    ),
    "chapter_read": lambda data: (
        f"Of the book's {data['count']} chapters, number {data['number']} is read: “{data['title']}”. Another one can "
        "be chosen when the book is given again."
    ),
    "page_of_export": "Of the {count} pages in the archive, “{page}” is read, which the others belong to.",
    "pages_without_text": lambda data: (
        f"{data['n']} of the document's {data['count']} pages {'is a picture' if data['n'] == 1 else 'are pictures'} "
        "without text: what stands on them is not read."
    ),
    "characters_lost": lambda data: (
        f"{data['n']} {'character' if data['n'] == 1 else 'characters'} of the article cannot be read and "
        f"{'shows' if data['n'] == 1 else 'show'} as “\ufffd”: the document is damaged or mixes encodings. "
        "Save it again as UTF-8, or correct the lines of the script."
    ),
}
_UNITS = {"step": "steps", "item": "items", "ending": "conclusions", "lead": "leads", "answer": "answers"}
_NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def _number(count: int) -> str:
    """A number at the beginning of a sentence."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


_SCRIPT: dict[str, Row] = {
    "must_left_out": lambda data: (
        f"{_number(data['count'])} of the article's {_UNITS.get(data['kind'], 'parts')} "
        f"{'does' if data['count'] == 1 else 'do'} not fit into {length(data['most'])}. Choose a longer type of video."
        + (f' Not said: "{data["words"]}"' if data.get("words") else "")
    ),
    "behind_left_out": (
        "{count} paragraphs at the foot of the page, from “{words}” on, are taken for what a site puts behind an "
        "article (comments, boxes, other articles) and not told. If they are the author's, paste the article's text "
        "instead."
    ),
    "open_questions": lambda data: (
        f"{_number(data['count'])} {'line' if data['count'] == 1 else 'lines'} of the script would make a viewer ask "
        "who, which or what is meant. The script page shows them."
    ),
    "not_translated": "The script keeps the article's own language: this writer does not translate.",
    "short_article": lambda data: (
        f"The article has words for about {length(data['seconds'])}; "
        f"a {data['type']} video on these platforms should have at least {length(data['least'])}."
    ),
    "short_model": lambda data: (
        f"The model wrote words for about {length(data['seconds'])}; there should be at least {length(data['least'])}."
    ),
    "stays_short": "The script stays too short: {error}",
    "beginning_only": "The article is so long that only its beginning was read.",
    "sentences_left_out": ("{n} sentences of the model were left out: they named addresses, handles, keys or paths."),
    "own_terms": "Pictures are looked for by the script's own words: {error}",
}
_VOICE: dict[str, Row] = {
    "aligner_failed": "{error} The words' times are found by the built-in aligner meanwhile.",
    "times_estimated": "The times of the words are estimated by their length: eSpeak NG cannot read this language.",
    "no_phonetic_signs": (
        "{engine} cannot read phonetic signs, so “{word}” is said as it is written."
        " Write in ordinary letters how it sounds."
    ),
    "letters_left_out": "{engine} cannot read some letters; they are left out of the speech: {letters}.",
    "readings_unknown": "The reading of these characters is not known; they are left out of the speech: {letters}.",
    "other_voice": ("The chosen voice could not be had ({error}), so all lines are spoken by {voice}, as you allowed."),
    "recording_outdated": (
        "The words of line {line} have changed since it was recorded, so the voice speaks it. Record it again."
    ),
    "lines_by_voice": _voices("by {voice}"),
    "lines_recorded": _voices("recorded by a person"),
    "lines_not_recorded": _voices("spoken by the chosen voice and not recorded"),
    "voice_of_other_language": lambda data: (
        f"{data['voice']} is no voice for the language “{data['language']}”, "
        f"in which {_lines(data['lines'])} to be spoken."
    ),
    "platform_most": lambda data: f"{data['platform']} takes videos of at most {length(data['seconds'])}.",
    "waits_to_be_paid": "The lines are chosen. Speaking what is new costs {price}; it waits for your word.",
    "length_missed": lambda data: (
        f"The narration is {length(data['seconds'])} long; "
        f"no lines of the article come nearer to {length(data['asked'])}."
    ),
    "other_choice_stays": "The voice is installed. Another was chosen in the meantime, and it stays.",
    "voices_outdated": "The list of voices could not be brought up to date: {error}",
    "engine_missing": lambda data: f"{data['engine']} cannot speak yet: {data['error']} {data['command']}".strip(),
    "voice_restricts": "{voice}: {restricts}",
}
_VISUALS: dict[str, Row] = {
    "words_alone": "Pictures are chosen by their words alone: {error}",
    "sound_unused": "The sound of {name} is not used.",
    "left_out": _left_out,
    "previews_missing": "{n} of {of} previews could not be fetched: {error}",
    "source_failed": lambda data: f"{data['source']} found no pictures: {data['error']} {data['hint']}".strip(),
    "picture_waits": "The scene was changed while the picture was made, so the picture waits among the others.",
    "picture_in_library": (
        "The scene that the picture was made for is not there any more, so the picture waits among your own."
    ),
    "thumbnail_waits": "Another thumbnail was chosen in the meantime, so the picture waits among your own.",
    "own_words": "Pictures are searched for in the script's own words: {error}",
}
_FILM: dict[str, Row] = {
    "font_useless": "Your font {font} has not the letters of this video, so the usual one is used.",
    "font_lost": "The file of your font {font} is gone or damaged, so the usual one is used. Choose it again.",
    "sound_mended": "The sound of {lines} was damaged or gone and was made again.",
    "picture_mended": "The picture {name} was damaged or gone and was fetched again.",
    "file_torn": "{file} is gone or damaged. Make the video again: what is whole of it is used.",
    "fonts_unread": (
        "Of your own fonts {fonts} cannot be read, so the others are used. Put the file in its place again."
    ),
    "font_lacks": "Your font {font} lacks {letters}: the usual one has them.",
    "song_unplayable": "{error} It is passed over.",
    "song_short": lambda data: f"{data['name']} lasts {data['seconds']:g} s and is repeated.",
    "sound_clipped": "{name} was recorded too loud: it sounds distorted. Record or export it lower.",
    "clip_short": lambda data: f"{data['name']} lasts {data['seconds']:g} s: it is repeated while it is shown.",
    "no_song": "There is no music in {folder}, so the video has none.",
    "too_short": lambda data: (
        f"The video lasts {length(data['seconds'])}; "
        f"for {data['platform']} at least {length(data['least'])} are advised."
    ),
}
_PUBLISH: dict[str, Row] = {
    "publish_captions_failed": "The video is on {place}, but its captions are not: {error}",
    "publish_thumbnail_failed": "The video is on {place}, but its thumbnail is not: {error}",
    "publish_privacy": "{place} made the video {now}, though {asked} was asked for.",
    "publish_refused": "{place} refused the video ({reason}).",
    "publish_no_link": "{place} published the video, but its link did not come: look for it there.",
    "publish_inbox": "The video is in your inbox on {place}: open its app to finish the post.",
    "publish_no_data": (
        "The video is in the article, but {place} took out its data for search engines: only editors may write them."
    ),
    "publish_gone": "The video is no longer on {place}.",
}
TABLE: dict[str, Row] = {**_CONTENT, **_SCRIPT, **_VOICE, **_VISUALS, **_FILM, **_PUBLISH}
