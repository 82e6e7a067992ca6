"""The languages espeak-ng speaks well enough to be understood, in plain words.

Left out on purpose: what espeak-ng 1.52 marks as hardly begun, and Thai, which it cannot speak.
"""

from __future__ import annotations

from core.model.speech import Gender
from core.voice.engine import Voice

LICENCE = "GPL-3.0-or-later (program and voices); the sound is yours"

# espeak-ng's name of the language -> (BCP-47 code, label)
LANGUAGES: dict[str, tuple[str, str]] = {
    "af": ("af", "Afrikaans"),
    "an": ("an", "Aragonese"),
    "ar": ("ar", "Arabic"),
    "az": ("az", "Azerbaijani"),
    "be": ("be", "Belarusian"),
    "bg": ("bg", "Bulgarian"),
    "bn": ("bn", "Bengali"),
    "bs": ("bs", "Bosnian"),
    "ca": ("ca", "Catalan"),
    "cmn": ("zh", "Chinese (Mandarin)"),
    "cs": ("cs", "Czech"),
    "cy": ("cy", "Welsh"),
    "da": ("da", "Danish"),
    "de": ("de", "German"),
    "el": ("el", "Greek"),
    "en-us": ("en-US", "English (United States)"),
    "en-gb": ("en-GB", "English (Great Britain)"),
    "en-gb-x-rp": ("en-GB", "English (Received Pronunciation)"),
    "en-gb-scotland": ("en-GB", "English (Scotland)"),
    "eo": ("eo", "Esperanto"),
    "es": ("es-ES", "Spanish (Spain)"),
    "es-419": ("es-419", "Spanish (Latin America)"),
    "et": ("et", "Estonian"),
    "eu": ("eu", "Basque"),
    "fa": ("fa", "Persian"),
    "fi": ("fi", "Finnish"),
    "fr-fr": ("fr-FR", "French (France)"),
    "fr-be": ("fr-BE", "French (Belgium)"),
    "fr-ch": ("fr-CH", "French (Switzerland)"),
    "ga": ("ga", "Irish"),
    "gu": ("gu", "Gujarati"),
    "he": ("he", "Hebrew"),
    "hi": ("hi", "Hindi"),
    "hr": ("hr", "Croatian"),
    "hu": ("hu", "Hungarian"),
    "hy": ("hy", "Armenian"),
    "id": ("id", "Indonesian"),
    "is": ("is", "Icelandic"),
    "it": ("it", "Italian"),
    "ja": ("ja", "Japanese"),
    "ka": ("ka", "Georgian"),
    "kk": ("kk", "Kazakh"),
    "kn": ("kn", "Kannada"),
    "ko": ("ko", "Korean"),
    "ku": ("ku", "Kurdish"),
    "ky": ("ky", "Kyrgyz"),
    "la": ("la", "Latin"),
    "lb": ("lb", "Luxembourgish"),
    "lt": ("lt", "Lithuanian"),
    "lv": ("lv", "Latvian"),
    "mk": ("mk", "Macedonian"),
    "ml": ("ml", "Malayalam"),
    "mr": ("mr", "Marathi"),
    "ms": ("ms", "Malay"),
    "nb": ("nb", "Norwegian"),
    "ne": ("ne", "Nepali"),
    "nl": ("nl", "Dutch"),
    "pa": ("pa", "Punjabi"),
    "pl": ("pl", "Polish"),
    "pt-br": ("pt-BR", "Portuguese (Brazil)"),
    "pt": ("pt-PT", "Portuguese (Portugal)"),
    "ro": ("ro", "Romanian"),
    "ru": ("ru", "Russian"),
    "sk": ("sk", "Slovak"),
    "sl": ("sl", "Slovenian"),
    "sq": ("sq", "Albanian"),
    "sr": ("sr", "Serbian"),
    "sv": ("sv", "Swedish"),
    "sw": ("sw", "Swahili"),
    "ta": ("ta", "Tamil"),
    "te": ("te", "Telugu"),
    "tr": ("tr", "Turkish"),
    "tt": ("tt", "Tatar"),
    "ug": ("ug", "Uyghur"),
    "uk": ("uk", "Ukrainian"),
    "ur": ("ur", "Urdu"),
    "vi": ("vi", "Vietnamese"),
}

# Names that espeak-ng lists but does not know when asked for: ours -> its own.
_NATIVE = {"en-gb": "en", "fr-fr": "fr"}

_ALIASES = {"en": "en-us", "es-es": "es", "fr": "fr-fr", "no": "nb", "pt-pt": "pt", "zh": "cmn"}

# espeak-ng's variants that stay clear at narration speed: suffix -> (label, gender). The first is the default.
VARIANTS: dict[str, tuple[str, Gender]] = {
    "": ("man", "man"),
    "+f2": ("woman", "woman"),
    "+m3": ("man, softer", "man"),
    "+f3": ("woman, brighter", "woman"),
}


def all_voices() -> list[Voice]:
    """Every voice of espeak-ng: each language in every variant; the default variant of each language comes first."""
    return [
        Voice("espeak", name + suffix, f"{language}, {variant} (draft voice)", code, gender, "basic", LICENCE)
        for suffix, (variant, gender) in VARIANTS.items()
        for name, (code, language) in LANGUAGES.items()
    ]


def native(voice: str) -> str:
    """Return espeak-ng's own name of a voice."""
    name, variant = parts(voice)
    return _NATIVE.get(name, name) + variant


def known(voice: str) -> bool:
    """Whether this is one of our espeak-ng voices: a language of the table and a variant."""
    name, variant = parts(voice)
    return name in LANGUAGES and variant in VARIANTS


def parts(voice: str) -> tuple[str, str]:
    """The language of an espeak-ng voice by our name, and its variant ("" or "+f2"); "zh" is understood as "cmn"."""
    name, plus, variant = voice.partition("+")
    name = name.lower().replace("_", "-")
    return _ALIASES.get(name, name), plus + variant
