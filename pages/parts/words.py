"""Plain words for what the data calls otherwise, and numbers as people read them."""

from __future__ import annotations

from datetime import UTC, datetime

from core.language.graphemes import start
from core.language.tag import primary
from core.wording.lengths import about as about
from core.wording.lengths import length as seconds

STEP_TITLES = {
    "content": "Content",
    "script": "Script",
    "voice": "Voice",
    "visuals": "Pictures",
    "render": "Video",
    "publish": "Publish",
}
DOING = {
    "content": "Reading the article",
    "read_again": "Reading the page again",
    "script": "Writing the script",
    "voice": "Speaking the lines",
    "visuals": "Choosing the pictures",
    "render": "Making the video",
    "make": "Making the video",
    "animatic": "Making the preview",
    "publication": "Asking how a post stands",
    "fit": "Fitting the length",
    "rewrite": "Writing the line anew",
    "titles": "Finding titles",
    "publish": "Publishing the video",
    "thumbnail": "Making the thumbnail",
    "recording": "Following your recording",
    "natural_voice": "Bringing the voice",
    "listen": "Listening to the voice",
}
TYPE_WORDS = {"short": "Short", "medium": "Medium", "long": "Long"}
TYPE_HELP = {"short": "30 to 90 seconds", "medium": "1 to 3 minutes", "long": "5 to 15 minutes"}
KIND_WORDS = {
    "": "",
    "recipe": "Recipe",
    "howto": "How-to",
    "listicle": "List of tips",
    "review": "Review",
    "news": "News",
    "release": "Press release",
    "interview": "Interview",
    "essay": "Opinion or essay",
    "diary": "Diary",
    "explainer": "Explainer",
    "reference": "Reference",
}
SECTION_WORDS = {"hook": "Opening", "intro": "Introduction", "point": "Point", "cta": "Ending"}
MOTION_WORDS = {
    "auto": "Chosen for me",
    "still": "No movement",
    "in": "Move closer",
    "out": "Move away",
    "left": "To the left",
    "right": "To the right",
    "up": "Upwards",
    "down": "Downwards",
}
FIT_WORDS = {
    "auto": "Chosen for me",
    "blur": "Whole picture, soft background",
    "crop": "Fill the frame",
    "contain": "Whole picture with words",
}
TRANSITION_WORDS = {
    "cut": "Hard cut",
    "dissolve": "Dissolve",
    "fade": "Fade through black",
    "slide": "Slide",
    "push": "Push",
    "wipe": "Wipe",
    "zoom": "Zoom",
}
PICTURES_WORDS = {
    "auto": "The article, then elsewhere",
    "article": "The article alone",
    "stock": "Mostly elsewhere",
}
QUALITY_WORDS = {"draft": "Quick look", "standard": "Good", "high": "Best"}
QUALITY_HELP = "Quick look is made fastest; Best takes about three times as long as Good."
BAR_HELP = "It costs time: with the bar, any later change has the whole video made again instead of a few scenes."
STYLE_WORDS = {
    "classic": "Classic",
    "karaoke": "Word by word",
    "pop": "One large word",
    "boxed": "Boxed",
    "lower_third": "At the edge",
    "minimal": "Small",
}
LANGUAGES = {
    "af": "Afrikaans", "an": "Aragonese", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish",
    "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ml": "Malayalam", "mr": "Marathi", "ms": "Malay", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language(code: str) -> str:
    """The English name of a language code as pages show it; the code itself where we have none."""
    return LANGUAGES.get(primary(code), code)


def clock(value: float) -> str:
    """A place in a film as pages show it: 75.4 -> "1:15"."""
    minutes, rest = divmod(int(value), 60)
    return f"{minutes}:{rest:02d}"


def left(eta_s: float | None) -> str:
    """The time left of some work in words of a page: "about 40 s left", or nothing."""
    if eta_s is None:
        return ""
    if eta_s < 5:
        return "a few seconds left"
    rounded = 5 * round(eta_s / 5) if eta_s < 120 else 30 * round(eta_s / 30)
    return f"about {seconds(rounded)} left"


def megabytes(size: int) -> str:
    """The size of a file as pages show it: 12_345_678 -> "12.3 MB"."""
    return f"{size / 1e6:.1f} MB" if size < 1e9 else f"{size / 1e9:.2f} GB"


def ago(then: datetime, now: datetime | None = None) -> str:
    """The age of a time in words of a page: "just now", "5 minutes ago", "yesterday", "12 March 2026"."""
    now = now or datetime.now(UTC)
    past = (now - (then if then.tzinfo else then.replace(tzinfo=UTC))).total_seconds()
    if past < 60:
        return "just now"
    if past < 3600:
        return _some(past // 60, "minute")
    if past < 86400:
        return _some(past // 3600, "hour")
    if past < 2 * 86400:
        return "yesterday"
    if past < 7 * 86400:
        return _some(past // 86400, "day")
    return f"{then.day} {then:%B %Y}"


def _some(value: float, unit: str) -> str:
    return f"{int(value)} {unit}{'' if int(value) == 1 else 's'} ago"


def count(number: int, item: str, many: str = "") -> str:
    """A number and its noun as pages show them: count(1, "line") -> "1 line"."""
    return f"{number} {item if number == 1 else (many or item + 's')}"


def quoted(text: str, limit: int = 90) -> str:
    """The beginning of a text for a page, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = start(text, limit)
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.") + "…"


def plain(text: str) -> str:
    """A foreign text that may stand in a page's Markdown: nothing in it is taken for markup, a colour or an icon."""
    out = "".join("\\" + char if char in _MARKUP else char for char in text)
    return " ".join(out.split())


_MARKUP = frozenset("\\`*_{}[]()<>#+-.!|$~:&^=@")
