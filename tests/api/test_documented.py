"""The schema names every status that a call is answered with."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from core.api import v1
from core.studio.workspace.workspace import Workspace


@pytest.fixture
def api(workspace: Workspace) -> TestClient:
    return TestClient(v1.build(lambda: workspace), raise_server_exceptions=False)


def operations(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, call) for path, calls in schema["paths"].items() for method, call in calls.items()]


def test_what_is_answered_is_documented_in_the_one_shape(api: TestClient) -> None:
    schema = api.get("/openapi.json").json()
    asked = 0
    for path, method, call in operations(schema):
        for number, body in (("999999", b"{}"), ("1", b"{broken"), ("no-number", b'{"a": 1}')):
            address = path
            for parameter in call.get("parameters", ()):
                address = address.replace("{" + parameter["name"] + "}", number)
            for kind in ("application/json", "multipart/form-data; boundary=x"):
                given = {"content": body, "headers": {"content-type": kind}} if "requestBody" in call else {}
                answer = api.request(method, address, **given)  # type: ignore[arg-type]
                if answer.status_code == 405:
                    continue  # of the other address
                asked += 1
                assert str(answer.status_code) in call["responses"], (method, address, answer.text[:200])
                if answer.status_code >= 400:
                    assert set(answer.json()["error"]) == {"code", "message", "hint"}
                    shape = call["responses"][str(answer.status_code)]["content"]["application/json"]["schema"]
                    assert shape == {"$ref": "#/components/schemas/Error"}
    assert asked > 200


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("GET", "/contents/upload/", "POST"),
        ("GET", "/scripts/generate/", "POST"),
        ("PUT", "/scripts/generate/", "POST"),
    ],
)
def test_a_known_address_asked_in_another_way_is_405(api: TestClient, method: str, path: str, allow: str) -> None:
    answer = api.request(method, path, json={"lines": []} if method == "PUT" else None)
    assert (answer.status_code, answer.headers["allow"]) == (405, allow), answer.text
    assert answer.json()["error"]["hint"]


def test_a_number_that_is_none_is_still_422(api: TestClient) -> None:
    assert api.get("/contents/abc/").status_code == 422
