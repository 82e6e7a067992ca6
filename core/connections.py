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
PEXELS = Connection(
    "pexels",
    "Pexels",
    (
        Setting("api_key", "API key", kind="secret", required=True),
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://www.pexels.com/api/key/",
)
PIXABAY = Connection(
    "pixabay",
    "Pixabay",
    (
        Setting("api_key", "API key", kind="secret", required=True, help="It stands on the page for developers."),
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://pixabay.com/api/docs/#api_search_images",
)
RUNWARE = Connection(
    "runware",
    "Runware",
    (
        Setting("api_key", "API key", kind="secret", required=True),
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://my.runware.ai/keys",
)
ASSEMBLYAI = Connection(
    "assemblyai",
    "AssemblyAI",
    (
        Setting("api_key", "API key", kind="secret", required=True),
        Setting("base_url", "Address", kind="url", help="Only for its servers in the EU, or a proxy of one's own."),
    ),
    url="https://www.assemblyai.com/dashboard/api-keys",
)
