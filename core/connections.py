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
OPEN_PICTURES = Connection(
    "open_pictures",
    "Pictures without a key",
    (
        Setting(
            "licences",
            "Licences",
            kind="choice",
            default="CC0, PDM, BY, BY-SA",
            choices=("CC0, PDM", "CC0, PDM, BY", "CC0, PDM, BY, BY-SA", "CC0, PDM, BY, BY-SA, BY-NC, BY-NC-SA"),
            help="Pictures under other licences are never taken. CC0 and PDM ask for nothing; BY for a credit, which "
            "the text under your video gives; SA that what is made of the picture is shared alike; NC forbids videos "
            "that earn money. Those that forbid changes (ND) cannot be taken, as a film crops and moves pictures.",
        ),
    ),
)
