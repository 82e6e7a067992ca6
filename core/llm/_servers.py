"""Servers that speak OpenAI's wire: their addresses, and whether they ask for a key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    """A compatible server. `keys` is the page where one gets a key, empty where none is needed."""

    label: str
    url: str
    keys: str = ""
    start: str = ""  # how it is started, for one's own machine


SERVERS: dict[str, Server] = {
    "openai": Server("OpenAI", "https://api.openai.com/v1", "platform.openai.com/api-keys"),
    "openrouter": Server("OpenRouter", "https://openrouter.ai/api/v1", "openrouter.ai/keys"),
    "groq": Server("Groq", "https://api.groq.com/openai/v1", "console.groq.com/keys"),
    "mistral": Server("Mistral", "https://api.mistral.ai/v1", "console.mistral.ai/api-keys"),
    "deepseek": Server("DeepSeek", "https://api.deepseek.com/v1", "platform.deepseek.com/api_keys"),
    "gemini": Server(
        "Gemini", "https://generativelanguage.googleapis.com/v1beta/openai/", "aistudio.google.com/apikey"
    ),
    "lmstudio": Server("LM Studio", "http://127.0.0.1:1234/v1", start="Start its server in the Developer tab."),
    "vllm": Server("vLLM", "http://127.0.0.1:8000/v1", start="Start it with `vllm serve MODEL`."),
    "llamacpp": Server("llama.cpp", "http://127.0.0.1:8080/v1", start="Start it with `llama-server -m FILE`."),
}
