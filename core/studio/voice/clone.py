"""A voice made after a person's own, by a service that can; never without the speaker's consent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from core import providers
from core.errors import BadInput, MissingSetup
from core.language.graphemes import start
from core.model.limits import SAMPLE_BYTES
from core.model.text import file_name, one_line
from core.studio.workspace.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.voice import Voice
    from core.voice.engines.elevenlabs import ElevenLabsSpeech

ENGINE = "elevenlabs"
CONSENT = "This is my own voice, or its owner has agreed to this."
SENT = (
    "The recording and the name go to ElevenLabs, which makes a voice of them in your account there and keeps both"
    " until you delete them there."
)
_MOST_FILES, _MOST_BYTES = 25, SAMPLE_BYTES


def can(workspace: Workspace) -> bool:
    """Whether a service that makes voices after a person's own is set up."""
    found = providers.discover("core.voice.engines", workspace.values_now())
    return any(entry.id == ENGINE and entry.available for entry in found)


def clone(workspace: Workspace, name: str, samples: Sequence[tuple[str, bytes]], *, consent: bool) -> Voice:
    """A new voice made after a person's own, which is then in the list; `samples` are (file name, sound) pairs.

    Raises `BadInput` (no consent, no name, no sound), `MissingSetup`, `ProviderFailed`.
    """
    from core.media.probe import decode_audio
    from core.media.soundness import require_sound
    from core.voice import catalogue

    if not consent:
        raise BadInput(
            "A voice may only be cloned with its owner's consent.", "Tick that you have it.", code="no_consent"
        )
    name = one_line(name)
    if not name or not samples or len(samples) > _MOST_FILES:
        raise BadInput(
            "A new voice needs a name and a recording.", f"Give both; at most {_MOST_FILES} files.", code="no_recording"
        )
    home = open_workspace(workspace.settings)
    if not can(home):
        raise MissingSetup("ElevenLabs is not set up.", "Enter its key on the settings page.", code="no_key")
    engine = cast("ElevenLabsSpeech", catalogue.engine(ENGINE, home.settings))
    with TemporaryDirectory(dir=workspace.scratch) as folder:
        paths = []
        for number, (file, data) in enumerate(samples):
            file = file_name(file, "A recording", 60)
            if len(data) > _MOST_BYTES:
                raise BadInput(
                    f"{file} is larger than {_MOST_BYTES // 10**6} MB.", "Save it as mp3, or cut it shorter."
                )
            path = Path(folder) / f"sample{number}{Path(file).suffix.lower()[:6]}"
            path.write_bytes(data)
            require_sound(decode_audio(path, name=file), file)  # refused before anything is sent
            paths.append(path)
        return engine.clone(start(name, 60), paths, consent=consent)
