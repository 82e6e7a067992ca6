"""One natural voice of Piper for each language, to offer before any list was asked for.

Sizes are those of the hub's voices.json; licences those of the voices' cards, as far as they are known. Chosen: a free
licence first, then how natural it sounds. Left out: voices made of recordings for research alone (lessac, ryan).
"""

from __future__ import annotations

from dataclasses import dataclass

from core.model.speech import Gender

OWN_LICENCE = "Its own, in the card that comes with it"
_MEDIUM, _HIGH = 63_201_294, 113_895_201


@dataclass(frozen=True)
class Told:
    """The facts known of a voice before its list was asked for."""

    language: str
    gender: Gender = "neutral"
    licence: str = OWN_LICENCE
    size_bytes: int = _MEDIUM


RECOMMENDED = {
    "en_US-ljspeech-high": Told("English (United States)", "woman", "Public domain", _HIGH),
    "en_GB-alba-medium": Told("English (Great Britain)", "woman", "CC BY 4.0"),
    "de_DE-thorsten-high": Told("German (Germany)", "man", "CC0", _HIGH),
    "fr_FR-siwis-medium": Told("French (France)", "woman", "CC BY 4.0"),
    "es_ES-davefx-medium": Told("Spanish (Spain)", "man", "CC0"),
    "es_MX-ald-medium": Told("Spanish (Mexico)", "man"),
    "it_IT-paola-medium": Told("Italian (Italy)", "woman", "CC0"),
    "pt_BR-faber-medium": Told("Portuguese (Brazil)", "man", "CC0"),
    "pt_PT-tugão-medium": Told("Portuguese (Portugal)", "man"),
    "nl_BE-nathalie-medium": Told("Dutch (Belgium)", "woman"),
    "ca_ES-upc_ona-medium": Told("Catalan (Spain)", "woman"),
    "cs_CZ-jirka-medium": Told("Czech (Czech Republic)", "man"),
    "da_DK-talesyntese-medium": Told("Danish (Denmark)", "neutral"),
    "fi_FI-harri-medium": Told("Finnish (Finland)", "man"),
    "hu_HU-anna-medium": Told("Hungarian (Hungary)", "woman"),
    "is_IS-bui-medium": Told("Icelandic (Iceland)", "man", size_bytes=76_495_465),
    "ka_GE-natia-medium": Told("Georgian (Georgia)", "woman"),
    "kk_KZ-issai-high": Told("Kazakh (Kazakhstan)", size_bytes=127_864_258),
    "ne_NP-google-medium": Told("Nepali (Nepal)", size_bytes=76_766_385),
    "no_NO-talesyntese-medium": Told("Norwegian (Norway)", "neutral"),
    "pl_PL-gosia-medium": Told("Polish (Poland)", "woman"),
    "ro_RO-mihai-medium": Told("Romanian (Romania)", "man"),
    "ru_RU-irina-medium": Told("Russian (Russia)", "woman"),
    "sk_SK-lili-medium": Told("Slovak (Slovakia)", "woman"),
    "sr_RS-serbski_institut-medium": Told("Serbian (Serbia)", size_bytes=76_733_615),
    "sv_SE-nst-medium": Told("Swedish (Sweden)", "neutral", size_bytes=63_104_526),
    "sw_CD-lanfrica-medium": Told("Swahili (Congo)", "neutral"),
    "tr_TR-fahrettin-medium": Told("Turkish (Turkey)", "man"),
    "uk_UA-ukrainian_tts-medium": Told("Ukrainian (Ukraine)", size_bytes=76_735_663),
    "vi_VN-vais1000-medium": Told("Vietnamese (Vietnam)", "woman"),
    "zh_CN-huayan-medium": Told("Chinese (China)", "woman"),
}
