"""The voices of Kokoro that ship in data/kokoro, and the languages of all of its voices, by a voice's first letter."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.config import ROOT
from core.errors import MissingSetup

FOLDER = ROOT / "data" / "kokoro"
SHAPE = (510, 1, 256)  # a style for each number of phonemes

# first letter of a voice -> (BCP-47 code, language, espeak-ng's name of it)
LANGUAGES = {
    "a": ("en-US", "American English", "en-us"),
    "b": ("en-GB", "British English", "en"),
    "e": ("es-ES", "Spanish", "es"),
    "f": ("fr-FR", "French", "fr"),
    "h": ("hi", "Hindi", "hi"),
    "i": ("it", "Italian", "it"),
    "j": ("ja", "Japanese", "ja"),
    "p": ("pt-BR", "Brazilian Portuguese", "pt-br"),
    "z": ("zh", "Chinese", "cmn"),
}
# The best two of each language (French has one), the first being its default, with the sha256 of their files.
VOICES = {
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "am_michael": "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1",
    "bf_emma": "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73",
    "bm_george": "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc",
    "ef_dora": "f66ec66bd295acb18372e37008533a9a3228483ccd294e7538d5d9294ac9a532",
    "em_alex": "27809e9eafdcbcfff90a3016c697568676531de2a2c39cee29c96c7bd6b83e95",
    "ff_siwis": "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861",
    "hf_alpha": "040be6a4425411cc01fda5fd06693c76bfa78572632852bc8cda9c99232ffb56",
    "hm_omega": "b02d9222d9ed00ce26b302173a862c2c93f96cc40b5c422b8d14910b9ff34137",
    "if_sara": "409b69248798fcdc2542330c76953d230710f19b057e59cb82fdc3c4cf71265c",
    "im_nicola": "bc578e510d52a96d6940d46f12e96d7b3df00905dbea075113226d100e6e1ab0",
    "jf_alpha": "56b479360aad9f367aeb8cef908f9201cf48b4555e488c5f4590c9dfcd978bb6",
    "jm_kumo": "09e959d239724c734d65661f06f14cdabcddfd476bfaaad905a937099ae9e64f",
    "pf_dora": "3da7b5b2d91847ebf5646f57631af6ececae3c29a89cd300f06edf9aa6cfe9ee",
    "pm_alex": "0175c753f59c54e7fd5a995bedef0c5ff2fb67e0043dd3dcb2ae74ec2acbeb2a",
    "zf_xiaobei": "5dde6e1c9c4f12c8b327bc29c0cee361a23b52b952c04636858ba637ec66e640",
    "zm_yunxi": "7243892fb4e560d47014090ddf010f8b8b790f3c6b029ff82b2ac06aa4e27c8b",
}


def is_name(voice: str) -> bool:
    """Whether this is how a voice of Kokoro is called: language, gender, "_", name."""
    return len(voice) > 3 and voice[0] in LANGUAGES and voice[2] == "_"


@lru_cache(maxsize=4)
def style(voice: str, folder: Path = FOLDER) -> np.ndarray:
    """The styles of a shipped voice, `SHAPE`. Raises `MissingSetup` for a file that is missing or damaged."""
    try:
        data = (folder / f"{voice}.bin").read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != VOICES[voice]:
        raise MissingSetup(
            f"The voice {voice} is damaged: {folder / voice}.bin.",
            "Put the folder data/kokoro of the distribution back.",
            code="no_voice",
        )
    return np.frombuffer(data, dtype="<f4").reshape(SHAPE)
