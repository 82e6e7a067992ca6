"""Sites of openly licensed pictures: off until allowed, allowed licences only, and credits that keep what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core import providers
from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model import licences
from core.model.asset import Asset
from core.model.rights import credits
from core.net import SafeNet
from core.visuals.source import FAMILY, Search
from core.visuals.sources.commons import Commons
from core.visuals.sources.openverse import Openverse
from core.visuals.stock.fetch import fetch
from core.visuals.stock.stock import usable
from tests.conftest import RecordingContext
from tests.visuals.sources import commons, openverse
from tests.visuals.sources.ready import Ready
from tests.voice.wire import Answer

OFF = [entry for entry in providers.shipped(FAMILY) if entry.provider and not entry.provider.on_by_default]
BEES = Search("bees", orientation="portrait")


@pytest.fixture
def at_openverse(tmp_path: Path) -> Iterator[tuple[Openverse, Ready]]:
    ready = openverse.ready(tmp_path)
    yield Openverse(ready.values), ready
    ready.wire.close()


@pytest.fixture
def at_commons(tmp_path: Path) -> Iterator[tuple[Commons, Ready]]:
    ready = commons.ready(tmp_path)
    yield Commons(ready.values), ready
    ready.wire.close()


@pytest.mark.parametrize("name", [entry.id for entry in OFF])
def test_a_source_without_a_key_is_asked_only_once_it_is_allowed(name: str) -> None:
    assert not [source for source in usable({}) if providers.provider_id(type(source)) == name]
    listed = {entry.id: entry for entry in providers.discover(FAMILY, {})}[name]
    assert "off until you switch it on" in listed.reason and f"REELWRIGHT_{name.upper()}_ENABLED=1" in listed.command
    assert [providers.provider_id(type(source)) for source in usable({f"{name}_enabled": "1"})] == [name]


LICENCES = [
    ("https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0", "by-sa"),
    ("http://creativecommons.org/licenses/by/2.0", "CC BY 2.0", "by"),
    ("https://creativecommons.org/licenses/by/3.0/de/deed.en", "CC BY 3.0 DE", "by"),
    ("https://creativecommons.org/licenses/by-nc-nd/2.5/au/legalcode", "CC BY-NC-ND 2.5 AU", "by-nc-nd"),
    ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", "cc0"),
    ("https://creativecommons.org/publicdomain/mark/1.0/deed.de", "Public domain", "pdm"),
]


@pytest.mark.parametrize(("address", "name", "code"), LICENCES)
def test_a_licence_is_known_by_its_address_and_by_its_name(address: str, name: str, code: str) -> None:
    licence = licences.of_address(address)
    assert licence is not None and (licence.name, licence.code) == (name, code)
    assert licences.of_name(name) == licence and licences.of_address(licence.address) == licence


@pytest.mark.parametrize(
    "address",
    [
        "https://creativecommons.org.evil.example/licenses/by/4.0/",
        "https://evil.example/creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by/9.0/",
        "https://creativecommons.org/licenses/sampling+/1.0/",
        "https://creativecommons.org/licenses/by/4.0/../../by-nc/4.0/",
        "CC BY 4.0",
        "",
    ],
)
def test_anything_else_is_no_address_of_a_licence(address: str) -> None:
    assert licences.of_address(address) is None


@pytest.mark.parametrize("name", ["CC BY", "CC BY-ND-SA 4.0", "CC BY 4.0 or later", "All rights reserved", "GFDL", ""])
def test_anything_else_is_no_name_of_a_licence(name: str) -> None:
    assert licences.of_name(name) is None


def test_openverse_photo(at_openverse: tuple[Openverse, Ready], ctx: RecordingContext) -> None:
    source, ready = at_openverse
    item = source.search(replace(BEES, most=60), ctx)[0]
    assert ready.wire.asked[0].query == {
        "q": "bees",
        "license": "cc0,pdm,by,by-sa",
        "extension": "jpg,jpeg,png,webp",
        "aspect_ratio": "tall",
        "mature": "false",
        "page_size": "20",
        "page": "1",
    }
    assert item.url.endswith("/files/1.jpg") and (item.width, item.height) == (6016, 4016)
    assert item.title == "Bees on a yellow flower" and item.tags == ("bee", "flower")
    assert item.preview_url.endswith("/thumb/") and item.provenance == "stock_openverse"
    assert item.rights.model_dump() == {
        "provider": "openverse",
        "author": "Ada Lens",
        "author_url": "https://www.flickr.com/photos/ada",
        "licence": "CC BY-SA 2.0",
        "page_url": "https://www.flickr.com/photos/ada/1",
    }


def test_what_is_fetched_keeps_the_credit_that_it_owes(
    at_openverse: tuple[Openverse, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_openverse
    asset = fetch(source.search(BEES, ctx)[0], replace(ctx, net=SafeNet([ready.at])))
    assert credits([asset]) == [
        "Picture: Bees on a yellow flower, Ada Lens, CC BY-SA 2.0 "
        "https://creativecommons.org/licenses/by-sa/2.0/, adapted (https://www.flickr.com/photos/ada/1)"
    ]
    free = asset.rights.model_copy(update={"licence": licences.Licence("cc0").name})
    assert credits([Asset(sha256="1" * 64, source="stock_openverse", rights=free)]) == []


def _licensed(code: str, number: int, host: str) -> dict[str, object]:
    mark = {"cc0": "publicdomain/zero/1.0/", "pdm": "publicdomain/mark/1.0/"}.get(code, f"licenses/{code}/2.0/")
    return openverse.photo(number, host, license=code, license_url=f"https://creativecommons.org/{mark}")


@pytest.mark.parametrize(
    ("allowed", "shown"),
    [
        ("", ["cc0", "pdm", "by", "by-sa"]),
        ("CC0, PDM", ["cc0", "pdm"]),
        ("CC0, PDM, BY", ["cc0", "pdm", "by"]),
        ("CC0, PDM, BY, BY-SA, BY-NC, BY-NC-SA", ["cc0", "pdm", "by", "by-sa", "by-nc", "by-nc-sa"]),
        ("by-nd, BY", ["by"]),  # a film crops pictures, so no setting allows what forbids changes
    ],
)
def test_only_licences_that_the_person_allows_are_taken(
    at_openverse: tuple[Openverse, Ready], ctx: RecordingContext, allowed: str, shown: list[str]
) -> None:
    """Also where the site sends others than it was asked for."""
    source, ready = at_openverse
    codes = ["cc0", "pdm", "by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd", "sampling+"]
    ready.site.photos = [_licensed(code, n, ready.wire.url) for n, code in enumerate(codes)]
    source.values = {**ready.values, "open_pictures_licences": allowed}
    found = [licences.of_name(item.rights.licence) for item in source.search(BEES, ctx)]
    assert [licence.code for licence in found if licence] == shown
    assert ready.wire.asked[0].query["license"] == ",".join(shown)


def test_where_no_licence_is_allowed_nothing_is_sent(
    at_openverse: tuple[Openverse, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_openverse
    source.values = {**ready.values, "open_pictures_licences": "by-nd"}
    with pytest.raises(MissingSetup, match="No licence is allowed"):
        source.search(BEES, ctx)
    assert not ready.wire.asked


def test_openverse_entries_that_contradict_themselves_or_lack_a_credit_are_passed_over(
    at_openverse: tuple[Openverse, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_openverse
    host = ready.wire.url
    ready.site.photos = [
        openverse.photo(1, host, license="by"),  # its address says by-sa
        openverse.photo(2, host, license_url="https://evil.example/by-sa/2.0/"),
        openverse.photo(3, host, license_url=None),
        openverse.photo(4, host, creator=None),
        openverse.photo(5, host, foreign_landing_url="javascript:alert(1)"),
        openverse.photo(6, host, mature=True),
        openverse.photo(7, host, unstable__sensitivity=["sensitive_text"]),
        openverse.photo(8, host, filetype="svg"),
        openverse.photo(9, host, width=None),
        openverse.photo(10, host, url="file:///etc/passwd"),
        openverse.photo(11, host, id=["x"]),
        openverse.photo(12, host, tags="bee", creator_url=7, thumbnail=None, title={}),
        {"id": "13"},
        None,
        _licensed("cc0", 14, host) | {"creator": None},
    ]
    found = source.search(BEES, ctx)
    assert [int(item.id[-12:], 16) for item in found] == [12, 14]
    assert (found[0].title, found[0].tags, found[0].rights.author_url, found[1].rights.author) == ("", (), "", "")


def test_a_picture_that_leads_into_the_own_network_is_not_fetched(
    at_openverse: tuple[Openverse, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_openverse
    private = "http://127.0.0.2:9/secret.jpg"
    ready.site.photos = [openverse.photo(1, ready.wire.url), openverse.photo(2, ready.wire.url, url=private)]
    ready.site.files["/files/1.jpg"] = Answer(b"", status=302, headers={"Location": private})
    for item in source.search(BEES, ctx):
        with pytest.raises(BadInput) as refused:
            fetch(item, replace(ctx, net=SafeNet([ready.at])))
        assert "private network" in refused.value.message


def test_commons_photo(at_commons: tuple[Commons, Ready], ctx: RecordingContext) -> None:
    source, ready = at_commons
    source.values = {**ready.values, "commons_contact": "ada@hive.example\r\nX: y)"}
    items = source.search(Search('bees:  "-honey" insource:/x/ well-known', most=10), ctx)
    assert [item.id for item in items] == [f"photo-{n}" for n in range(1, 11)]  # in the order of the search
    asked = ready.wire.asked[0]
    assert asked.query["gsrsearch"] == "bees honey insource x well-known filetype:bitmap"
    assert (asked.query["gsrlimit"], asked.query["gsroffset"], asked.query["iiurlwidth"]) == ("20", "0", "1920")
    assert asked.headers["user-agent"] == "Reelwright/1.0 (ada@hive.exampleX: y)"
    item = items[0]
    assert item.url.endswith("/1920px-Bees_1.jpg") and (item.width, item.height) == (1920, 2880)
    assert item.preview_url.endswith("/500px-Bees_1.jpg") and item.provenance == "stock_commons"
    assert (item.title, item.tags) == ("Bees on a flower", ("Two bees on a dandelion",))
    assert item.rights.model_dump() == {
        "provider": "commons",
        "author": "Ada Lens",
        "author_url": "https://commons.wikimedia.org/wiki/User:Ada",
        "licence": "CC BY-SA 4.0",
        "page_url": "https://commons.wikimedia.org/wiki/File:Bees_1.jpg",
    }


def test_commons_takes_the_original_where_the_thumbnail_does_not_cover_a_frame(
    at_commons: tuple[Commons, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_commons
    wide = {"width": 6000, "height": 2000, "thumbwidth": 1920, "thumbheight": 640}
    ready.site.photos = [
        commons.file(1, ready.wire.url, **wide),
        commons.file(2, ready.wire.url, **wide, size=400_000_000),
    ]
    found = source.search(BEES, ctx)
    assert [(item.width, item.height) for item in found] == [(6000, 2000), (1920, 640)]


_FILES = {
    "CC BY-SA 4.0": {},
    "CC BY 3.0 DE": {"LicenseUrl": "https://creativecommons.org/licenses/by/3.0/de/deed.en"},
    "CC0 1.0": {"License": "cc0", "LicenseUrl": "http://creativecommons.org/publicdomain/zero/1.0/deed.en"},
    "Public domain": {"License": "pd", "LicenseShortName": "Public domain", "LicenseUrl": None, "Artist": None},
    "CC BY 2.0": {"License": "cc-by-2.0", "LicenseUrl": None},
}
_LEFT_OUT = {
    "not for sale": {"LicenseUrl": "https://creativecommons.org/licenses/by-nc/4.0"},
    "not to be changed": {"LicenseUrl": "https://creativecommons.org/licenses/by-nd/4.0"},
    "another licence": {"License": "gfdl", "LicenseUrl": "http://www.gnu.org/copyleft/fdl.html"},
    "an address that only looks so": {"LicenseUrl": "https://evil.example/creativecommons.org/licenses/by/4.0"},
    "no licence": {"License": None, "LicenseShortName": None, "LicenseUrl": None},
    "not free": {"NonFree": "true"},
    "a person's rights": {"Restrictions": "personality|trademarked"},
    "nobody to name": {"Artist": None},
    "wrong types": {"LicenseUrl": 7, "License": [], "LicenseShortName": {}, "Artist": 5},
}


@pytest.mark.parametrize("name", [*_FILES, *_LEFT_OUT])
def test_of_commons_only_files_whose_licence_is_known_and_allowed_are_taken(
    at_commons: tuple[Commons, Ready], ctx: RecordingContext, name: str
) -> None:
    source, ready = at_commons
    known = commons.metadata(**(_FILES.get(name) or _LEFT_OUT.get(name) or {}))
    ready.site.photos = [commons.file(1, ready.wire.url, known)]
    assert [item.rights.licence for item in source.search(BEES, ctx)] == ([name] if name in _FILES else [])


def test_what_commons_says_of_a_file_is_read_without_its_markup(
    at_commons: tuple[Commons, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_commons
    host = ready.wire.url
    evil = '<script>alert(1)</script><a href="javascript:alert(1)">Ada\u202e &amp; Bo</a> <b' + "<i>" * 9000
    ready.site.photos = [
        commons.file(1, host, commons.metadata(Artist=evil, ObjectName=None, ImageDescription=None)),
        commons.file(2, host, commons.metadata(Artist='<a href="http://[">Cy</a>')),
        commons.file(3, host, mime="image/svg+xml"),
        commons.file(4, host, thumburl=None, url="file:///etc/passwd"),
        commons.file(5, host, extmetadata=[]),
        commons.file(6, host, descriptionurl="javascript:alert(1)"),
        {"pageid": 7, "title": "File:X.jpg", "index": "7"},
        {"pageid": 8, "title": None, "imageinfo": []},
    ]
    ada, cy = source.search(BEES, ctx)
    assert (ada.rights.author, ada.rights.author_url, ada.title) == ("Ada & Bo", "", "Bees 1")
    assert (cy.rights.author, cy.rights.author_url) == ("Cy", "")


def test_commons_says_with_status_200_that_it_was_asked_too_often(
    at_commons: tuple[Commons, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_commons
    ready.wire.failures = [Answer(b'{"error": {"code": "ratelimited", "info": "You\'ve exceeded your rate limit."}}')]
    with pytest.raises(ProviderFailed, match="takes no more requests"):
        source.search(BEES, ctx)
    ready.wire.failures = [Answer(b'{"error": {"code": "internal_api_error_DBQueryError", "info": "x"}}')]
    with pytest.raises(ProviderFailed, match="cannot be read"):
        source.search(BEES, ctx)
    assert source.search(BEES, ctx)  # neither was remembered
