"""The accounts that several providers share, so that a key is entered once. Data only."""

from __future__ import annotations

from core.providers import Connection, Setting

OPENAI = Connection(
    "openai",
    "OpenAI",
    (
        Setting("api_key", "API key", kind="secret", required=True, unless="base_url"),
        Setting("base_url", "Address", kind="url", help="Only for another server that speaks the same language."),
    ),
    url="https://platform.openai.com/api-keys",
)
ELEVENLABS = Connection(
    "elevenlabs",
    "ElevenLabs",
    (
        Setting("api_key", "API key", kind="secret", required=True),
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://elevenlabs.io/app/settings/api-keys",
)
