"""Discovery: a file is a provider; a broken one is listed, never fatal."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from core import providers
from core.errors import BadInput, MissingSetup
from core.studio.machine import supported
from core.visuals.source import Source
from core.voice.aligner import Aligner

ROOT = Path(__file__).resolve().parents[1]

HEAD = "from core.providers import Connection, Cost, Provider, Setting\n"
FILES = {
    "good": 'class Good(Provider):\n    label = "Good one"\n    settings = (Setting("size", "Size", default="7"),)\n',
    "_helper": "raise RuntimeError('never imported')\n",
    "broken": "raise RuntimeError('secret detail')\n",
    "needs": "import a_package_that_is_not_there\n",
    "extra": """
        class Extra(Provider):
            label = "Extra"
            requires = ("no_such_module.deep",)
            install = "pip install x==1"
        """,
    "two": "class A(Provider): ...\nclass B(Provider): ...\n",
    "keyed": """
        cloud = Connection("cloud", "Cloud", (Setting("api_key", "API key", kind="secret", required=True),))
        class Keyed(Provider):
            label = "Keyed"
            connection = cloud
        """,
}


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    name = f"family_{tmp_path.name.replace('-', '_')}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").touch()
    for stem, text in FILES.items():
        (folder / f"{stem}.py").write_text(HEAD + textwrap.dedent(text))
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name
    for module in [item for item in sys.modules if item.split(".")[0] == name]:
        del sys.modules[module]


def listed(family, values=None):
    return {entry.id: entry for entry in providers.discover(family, values)}


def test_each_file_is_a_provider_and_helpers_are_none(family):
    assert sorted(listed(family)) == ["broken", "extra", "good", "keyed", "needs", "two"]
    assert listed(family)["good"].available and listed(family)["good"].label == "Good one"


def test_one_that_does_not_load_says_why_and_what_to_do(family):
    found = listed(family)
    assert "a_package_that_is_not_there" in found["needs"].reason and "pip install" in found["needs"].command
    assert not found["broken"].available and "secret detail" not in found["broken"].reason
    assert (
        found["extra"].reason == "it needs no_such_module.deep." and found["extra"].command == "Run: pip install x==1"
    )
    assert "2 providers" in found["two"].reason


def test_a_missing_key_makes_it_unavailable_until_it_is_there(family):
    assert "API key" in listed(family)["keyed"].reason
    assert "REELWRIGHT_CLOUD_API_KEY" in listed(family)["keyed"].command
    assert listed(family, {"cloud_api_key": "x"})["keyed"].available
    assert list(providers.connections([family])) == ["cloud"]


def test_settings_are_read_by_their_owners_name(family):
    good = providers.get(family, "good")
    assert good().setting("size") == "7"
    assert good({"good_size": "9"}).setting("size") == "9"
    keyed = providers.get(family, "keyed", {"cloud_api_key": "x"})
    assert keyed({"cloud_api_key": "x"}).setting("api_key") == "x"
    with pytest.raises(KeyError):
        good().setting("nope")


def test_asking_for_what_cannot_be_had_is_an_error_in_words(family):
    with pytest.raises(BadInput, match="nope"):
        providers.get(family, "nope")
    with pytest.raises(MissingSetup) as refused:
        providers.get(family, "extra")
    assert refused.value.hint == "Run: pip install x==1"


@pytest.mark.parametrize("family", [item for item in supported.FAMILIES if supported.has_package(item)])
def test_listing_a_family_imports_no_client_and_no_model(family):
    """Check that what the providers require or have as their client stays unread until one of them is used."""
    code = f"import sys; from core import providers; providers.discover({family!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    required = {
        name.split(".")[0]
        for element in providers.shipped(family)
        if element.provider
        for name in element.provider.requires
    }
    heavy = {"httpx", "requests", "torch", "onnxruntime", "transformers", "PIL", "moviepy", "scipy"}
    assert not set(run.stdout.split()) & (required | heavy)


def test_what_a_provider_must_have_is_asked_for_when_it_is_made():
    class Deaf(Aligner):
        label = "Deaf"

    class Blind(Source):
        capabilities = frozenset({"image"})

        def greet(self, ctx):
            return "Blind answers."

    with pytest.raises(TypeError, match="hear"):
        Deaf({})
    with pytest.raises(TypeError, match=r"Blind lacks search\(\)"):
        Blind({})
