"""Catalogue of the voices, and the choice of one when none was chosen."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from core import providers
from core.errors import MissingSetup, ProviderFailed, Unknown
from core.language.tag import primary
from core.model.voice_id import VoiceId
from core.voice.engine import FAMILY, MANY, Engine, Voice, price
from core.voice.local import FOLDER

if TYPE_CHECKING:
    from core.config import Settings

log = logging.getLogger(__name__)

FLOOR = "espeak"  # the engine that is always there, and whose voices are drafts
DRAFT = "draft_voice"  # the stored setting by which a draft voice is taken where none was chosen
_QUALITY = {"basic": 0, "good": 1, "best": 2}
_READ_BY = {"nn": "nb"}  # voices of Bokmål read Nynorsk, too
# Where a language has several countries, the one taken when only the language is known.
_COUNTRY = {"en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-BR"}


def engine(name: str, settings: Settings | None = None) -> Engine:
    """The speech engine of that id, ready to use. Raises `BadInput` or `MissingSetup`."""
    values = stored(settings)
    return cast(Engine, providers.get(FAMILY, name, values)(values))


def voice_id(voice: str) -> VoiceId:
    """The voice that "ENGINE:VOICE" names. Raises `Unknown` where a part is missing."""
    parsed = VoiceId.parse(voice)
    if not parsed.is_complete:
        raise Unknown(f"“{voice}” is not a voice.", "Write ENGINE:VOICE, such as espeak:en-us.", code="bad_voice")
    return parsed


def voices(language: str = "", settings: Settings | None = None, *, free: bool = False) -> list[Voice]:
    """The voices of all engines that can be used now, for one language or all; the best come first.

    `free` leaves out what costs money or is asked over a network. An engine that cannot say its voices is left out
    with a line in the log; `python -m core providers` says what is wrong with it.
    """
    values = stored(settings)
    found: list[Voice] = []
    for entry in providers.discover(FAMILY, values):
        if not entry.available or entry.provider is None or (free and not _is_free(entry.provider)):
            continue
        try:
            found += [_told(voice, entry.provider) for voice in cast(Engine, entry.provider(values)).voices()]
        except (MissingSetup, ProviderFailed) as error:
            log.warning("%s cannot say its voices: %s", entry.label, error.message)
        except Exception:  # a fault of a package of others' must not take everybody's voices
            if not entry.package:
                raise
            log.warning("%s of the package %s cannot say its voices", entry.label, entry.package, exc_info=True)
    targets = [voice for voice in found if speaks(voice, language)]
    return sorted(
        targets, key=lambda item: (-_QUALITY[item.quality], not _exact(item.language, language), item.shipped)
    )


def _told(voice: Voice, provider: type[providers.Provider]) -> Voice:
    """The voice with what its engine says of all of them."""
    restricts, cost = voice.restricts or provider.restricts, voice.price or price(provider.cost)
    if (restricts, cost) == (voice.restricts, voice.price):
        return voice
    return replace(voice, restricts=restricts, price=cost)


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice is one for the language; one of many languages is."""
    return not language or voice.language == MANY or _language(voice.language) == _language(language)


def _is_free(provider: type[providers.Provider]) -> bool:
    return provider.cost is None and "offline" in provider.capabilities


def default_voice(language: str, settings: Settings | None = None) -> str:
    """The id of the best installed voice for the language: never one that costs money. Raises `MissingSetup`.

    With the setting `DRAFT` it is a draft voice, which is spoken at once, if one speaks the language.
    """
    found = voices(language or "en", settings, free=True)
    if providers.is_on(stored(settings).get(DRAFT, "")):
        found.sort(key=lambda voice: voice.engine != FLOOR)
    if not found:
        raise MissingSetup(
            f"No installed voice speaks the language “{language}”.",
            "Take one of the languages that `python -m core voices` lists, or set up another speech engine.",
            code="no_voice",
        )
    return found[0].id


def of_engine(engine: Engine, language: str) -> str:
    """The voice (without its engine's name) that an engine has for a language. Raises `MissingSetup`."""
    found = [voice for voice in engine.voices() if _language(voice.language) == _language(language or "en")]
    if not found:
        raise MissingSetup(
            f"{engine.label} has no voice for the language “{language}”.", "Choose another voice.", code="no_voice"
        )
    return sorted(found, key=lambda item: not _exact(item.language, language or "en"))[0].voice


def can_speak(voice: str, text: str, language: str, settings: Settings | None = None) -> None:
    """Raises `BadInput` (no such voice) or `MissingSetup` (the voice cannot say this text), before anything is made."""
    parsed = voice_id(voice)
    engine(parsed.engine, settings).can_speak(parsed.voice, text, language)


def require_known(voice: str, settings: Settings | None = None) -> None:
    """Raises `Unknown` or `BadInput` for a voice that there is none of; what is only not set up passes.

    A service is not asked: whether it has the voice is seen when it is to speak.
    """
    parsed = voice_id(voice)
    try:
        found = engine(parsed.engine, settings)
        if _is_free(type(found)):
            found.can_speak(parsed.voice, "", "")
    except (MissingSetup, ProviderFailed):
        return


def stored(settings: Settings | None) -> Mapping[str, str]:
    """The stored settings of speech engines, and where installed voices lie (`FOLDER`)."""
    if settings is None:
        return {}
    return {FOLDER: str(settings.data / "voices"), **settings.values}


def _language(language: str) -> str:
    """The language that a voice must be of."""
    code = primary(language)
    return _READ_BY.get(code, code)


def of_country(code: str, requested: str) -> bool:
    """Whether a voice's code is of the wanted language and country, or of the usual country where none was named."""
    return _exact(code, requested) or (_language(requested) not in _COUNTRY and _language(code) == _language(requested))


def _exact(code: str, changed: str) -> bool:
    """Whether the voice's country is the wanted one, or the usual one where none was named."""
    changed = changed.replace("_", "-")
    return code.lower() == _COUNTRY.get(changed.lower(), changed).lower()
