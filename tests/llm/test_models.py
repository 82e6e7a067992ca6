"""Every chat model through its official client against a local server that speaks its wire."""

from __future__ import annotations

import dataclasses
import json
import logging
import pkgutil
import threading
import time
from typing import Any

import pytest

from core import providers
from core.errors import BadInput, Cancelled, MissingSetup, ProviderFailed, ReelwrightError
from core.llm import Chat, Message, open_model
from core.llm._chat import CAPABILITIES, FAMILY
from tests.conftest import shared
from tests.llm import wires
from tests.llm.servers import KEY, Say, Server, serving, wire_of

WIRES = [listed.id for listed in providers.shipped(FAMILY)]
SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"], "additionalProperties": False}
HELLO = [Message("system", "Be brief."), Message("user", "Say a.")]
GOOD = Say(json.dumps({"a": 1, "b": "x" * 200}))


def chat(server: Server, **values: str) -> tuple[Chat, list[float]]:
    """The model behind a server, with a sleeper that only notes how long it was asked to sleep."""
    slept: list[float] = []
    result = open_model(f"{server.wire}:small", {**server.values, **values})
    result.service.sleep = slept.append
    return result, slept


def stopped(message: str = "") -> None:
    raise Cancelled


@pytest.mark.parametrize("wire", WIRES)
def test_an_answer_by_schema_comes_with_usage_and_is_reported_as_it_grows(wire: str, ctx: Any) -> None:
    grown: list[int] = []
    with serving(wire, GOOD) as server:
        model, _ = chat(server)
        answer = model.complete(HELLO, SCHEMA, ctx=ctx, on_chars=grown.append)
    assert answer.data is not None and answer.data["a"] == 1
    assert (answer.usage.read, answer.usage.written) == (100, 50)
    assert grown == sorted(grown) and len(grown) > 2
    assert json.dumps(SCHEMA["properties"]) in json.dumps(server.requests[0])
    assert server.requests[0]["stream"] is True
    assert not server.requests[0].get("tools")


@pytest.mark.parametrize("wire", WIRES)
def test_the_schema_goes_where_the_wire_wants_it(wire: str, ctx: Any) -> None:
    with serving(wire, GOOD) as server:
        chat(server)[0].complete(HELLO, SCHEMA, max_tokens=77, temperature=0.1, ctx=ctx)
    body = server.requests[0]
    wire_of(wire).check_schema(body, SCHEMA, 77)


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize(
    "text",
    ['Sure! Here it is:\n{"a": 5}\nHope it helps {smile}', '```json\n{"a": 5}\n```', '<think>{"a": 1}</think>{"a": 5}'],
)
def test_prose_around_the_json_does_no_harm(wire: str, text: str, ctx: Any) -> None:
    with serving(wire, Say(text)) as server:
        assert chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx).data == {"a": 5}


@pytest.mark.parametrize("wire", WIRES)
def test_truncated_json_is_no_data_and_is_told_apart(wire: str, ctx: Any) -> None:
    with serving(wire, Say('{"a": 5, "b": {"c": 1}, "d": "x', length=True)) as server:
        answer = chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx)
    assert answer.data is None and answer.cut_off


@pytest.mark.parametrize("wire", WIRES)
def test_too_many_requests_are_asked_again_after_the_time_that_was_named(wire: str, ctx: Any) -> None:
    parts = [Say(status=429, headers={"Retry-After": "7"}), Say(status=500), GOOD]
    with serving(wire, parts) as server:
        model, slept = chat(server)
        assert model.complete(HELLO, SCHEMA, ctx=ctx).data
    assert len(server.requests) == 3
    assert sum(slept) == 7.0 + 4.0


@pytest.mark.parametrize("wire", WIRES)
def test_trouble_that_stays_is_one_sentence(wire: str, ctx: Any) -> None:
    for status, code in ((429, "rate_limited"), (500, "provider_failed"), (503, "provider_failed")):
        with serving(wire, Say(status=status, error="<html>secret stack</html>")) as server:
            model, slept = chat(server)
            with pytest.raises(ProviderFailed) as caught:
                model.complete(HELLO, SCHEMA, ctx=ctx)
        assert caught.value.code == code and caught.value.retryable
        assert caught.value.hint and "html" not in str(caught.value)
        assert len(server.requests) == 4 and sum(slept) == 1.0 + 4.0 + 12.0


@pytest.mark.parametrize("wire", WIRES)
def test_a_wait_of_an_hour_is_told_and_not_waited(wire: str, ctx: Any) -> None:
    with serving(wire, Say(status=429, headers={"Retry-After": "3600"})) as server:
        model, slept = chat(server)
        with pytest.raises(ProviderFailed, match="60 minutes"):
            model.complete(HELLO, SCHEMA, ctx=ctx)
    assert slept == []


@pytest.mark.parametrize("wire", WIRES)
def test_a_wrong_key_and_a_missing_model_say_what_to_do(wire: str, ctx: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for status, word in ((401, "settings page"), (404, wire_of(wire).NO_MODEL)):
        with serving(wire, Say(status=status)) as server:
            model, slept = chat(server)
            with pytest.raises(MissingSetup) as caught:
                model.complete(HELLO, SCHEMA, ctx=ctx)
        assert word in caught.value.hint and slept == []
        assert KEY not in str(caught.value) and KEY not in repr(caught.value.__cause__)
    assert KEY not in caplog.text


@pytest.mark.parametrize("wire", WIRES)
def test_a_stall_ends_and_is_tried_once_more(wire: str, ctx: Any) -> None:
    with serving(wire, [Say(GOOD.text, stall=True), GOOD]) as server:
        model, _ = chat(server, llm_stall_s="0.1")
        assert model.complete(HELLO, SCHEMA, ctx=ctx).data
    with serving(wire, Say(GOOD.text, stall=True)) as server:
        model, _ = chat(server, llm_stall_s="0.1")
        with pytest.raises(ProviderFailed, match="sent nothing"):
            model.complete(HELLO, SCHEMA, ctx=ctx)
    assert len(server.requests) == 2


@pytest.mark.parametrize("wire", WIRES)
def test_how_long_one_waits_is_a_setting_of_each_service(wire: str, ctx: Any) -> None:
    with serving(wire, Say("never", stall=True)) as server:
        names = [f"{wire}_{name}" for name in chat(server)[0].service.waits]
        own, _ = chat(server, **{names[0]: "7", names[1]: "0.1"}, llm_first_s="9", llm_stall_s="9")
        assert own.service.patience() == (7.0, 0.1)
        with pytest.raises(ProviderFailed) as caught:
            own.complete([Message("user", "?")], ctx=ctx)
        common, _ = chat(server, llm_first_s="9")
        plain, _ = chat(server)
    assert "sent nothing for" in caught.value.message and "Settings" in caught.value.hint
    assert common.service.patience() == (9.0, 30.0)
    assert plain.service.patience() == (wire_of(wire).FIRST_S, 30.0)  # a model at home is loaded first
    declared = {f"{wire}_{setting.name}" for setting in type(own.service).settings}
    assert set(names) <= declared


@pytest.mark.parametrize("wire", WIRES)
def test_a_torn_answer_is_asked_for_again(wire: str, ctx: Any) -> None:
    with serving(wire, [Say(GOOD.text, torn=True), GOOD]) as server:
        answer = chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx)
    if not wire_of(wire).TORN:  # its wire does not tell an end from a tear; the form of the answer does
        assert answer.data is None or answer.data["a"] == 1
    else:
        assert answer.data and len(server.requests) == 2


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize("raw", [b"<html>It works!</html>", b"[1, 2]", b"\xff\xfe\x00", b"{}", b""])
def test_a_server_that_is_none_is_one_sentence(wire: str, raw: bytes, ctx: Any) -> None:
    with serving(wire, Say(raw=raw)) as server:
        model, _ = chat(server)
        try:
            answer = model.complete(HELLO, SCHEMA, ctx=ctx)
        except ReelwrightError as error:
            assert error.message and "html" not in str(error)
        else:
            assert answer.data is None


@pytest.mark.parametrize("wire", WIRES)
def test_a_stop_is_noticed_while_nothing_comes_and_leaves_no_thread(wire: str, ctx: Any) -> None:
    with serving(wire, Say(GOOD.text, stall=True)) as server:
        model, _ = chat(server)
        stopping = dataclasses.replace(ctx, check=lambda: stopped() if server.requests else None)
        began = time.monotonic()
        with pytest.raises(Cancelled):
            model.complete(HELLO, SCHEMA, ctx=stopping)
        assert time.monotonic() - began < 60
        assert not [item for item in threading.enumerate() if item.name == "chat-model"]


@pytest.mark.parametrize("wire", WIRES)
def test_nobody_there_is_said_with_the_address(wire: str, ctx: Any) -> None:
    with serving(wire, GOOD) as server:
        values = server.values
    model = open_model(f"{wire}:small", values)
    with pytest.raises(MissingSetup, match=r"127\.0\.0\.1") as caught:
        model.complete(HELLO, SCHEMA, ctx=ctx)
    assert caught.value.hint


@pytest.mark.parametrize("wire", WIRES)
def test_models_are_those_the_server_lists(wire: str) -> None:
    with serving(wire, GOOD, models=("one", "two")) as server:
        result = open_model(f"{wire}:any", server.values)
        assert [model.name for model in result.service.models()] == ["one", "two"]


def test_a_model_that_was_not_named_is_taken_from_the_server_or_asked_for() -> None:
    with serving("ollama", GOOD, models=("embed-x", "first:3b")) as server:
        assert open_model("ollama", server.values).writer == "ollama:first:3b"
        assert open_model("ollama:other:7b-q4", server.values).model == "other:7b-q4"
    with serving("ollama", GOOD, models=()) as server, pytest.raises(MissingSetup, match="no model yet"):
        open_model("ollama", server.values)
    with serving("openai", GOOD, models=("one", "two")) as server:
        with pytest.raises(MissingSetup, match="name of a model") as caught:
            open_model("openai", server.values)
        assert "one, two" in caught.value.hint


def test_a_server_without_schemas_is_asked_in_its_own_way_and_remembered(ctx: Any) -> None:
    def turn(body: dict[str, Any], n: int) -> Say:
        for word in ("stream_options", "temperature"):
            if word in body:
                return Say(status=400, error=f"Unsupported parameter: {word}")
        if body.get("response_format"):
            return Say(status=422, error="response_format is not supported here")
        return GOOD

    with serving("openai", turn) as server:
        model, _ = chat(server)
        assert model.complete(HELLO, SCHEMA, ctx=ctx).data
        asked = len(server.requests)
        assert model.complete(HELLO, SCHEMA, ctx=ctx).data
    assert asked == 5 and len(server.requests) == 6


def test_a_server_that_does_not_stream_is_understood(ctx: Any) -> None:
    whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [
        {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": '{"a": 3}'}}]}  # fmt: skip
    with serving("openai", Say(raw=json.dumps(whole).encode())) as server:
        assert chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx).data == {"a": 3}


def test_an_older_model_of_anthropic_is_only_told_of_the_schema(ctx: Any) -> None:
    def turn(body: dict[str, Any], n: int) -> Say:
        return Say(status=400, error="output_config: not supported") if "output_config" in body else GOOD

    with serving("anthropic", turn) as server:
        assert chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx).data


def test_each_server_gets_its_own_key_only() -> None:
    with pytest.raises(MissingSetup, match="OpenRouter needs a key") as caught:
        open_model("openai:m", {"openai_api_key": KEY, "openai_chat_server": "openrouter"})
    assert "REELWRIGHT_OPENAI_CHAT_KEY" in caught.value.hint
    with pytest.raises(MissingSetup, match="OpenAI needs a key") as caught:
        open_model("openai:m", {})
    assert "REELWRIGHT_OPENAI_API_KEY" in caught.value.hint
    assert open_model("openai:m", {"openai_chat_server": "lmstudio"}).model == "m"
    with pytest.raises(MissingSetup) as caught:
        open_model("openai:m", {"openai_api_key": "sk-ключ\n"})
    assert "ключ" not in str(caught.value)


def test_prices_that_were_set_become_a_cost(ctx: Any) -> None:
    with serving("openai", GOOD) as server:
        model, _ = chat(server, openai_chat_price_in="2", openai_chat_price_out="10")
        assert model.complete(HELLO, SCHEMA, ctx=ctx).cost == pytest.approx((200 + 500) / 1e6)
        assert model.cost == pytest.approx(0.0007)
    with serving("ollama", GOOD) as server:
        assert chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx).cost == 0.0
    with serving("openai", GOOD) as server:
        assert chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx).cost is None


def test_a_model_is_fetched_with_progress_and_a_wrong_name_is_said(ctx: Any) -> None:
    shares: list[float] = []
    telling = dataclasses.replace(ctx, progress=lambda share, message="": shares.append(share))
    with serving("ollama", Say()) as server:
        open_model("ollama:m", server.values).service.pull("m", telling)  # type: ignore[attr-defined]
    assert shares[:4] == [0.0, 0.25, 0.5, 0.75]
    lost = Say(error="pull model manifest: file does not exist")
    with serving("ollama", lost) as server, pytest.raises(BadInput, match="could not fetch"):
        open_model("ollama:m", server.values).service.pull("m", ctx)  # type: ignore[attr-defined]


def test_requests_to_openai_are_what_its_interface_says(ctx: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document = json.loads(shared("contracts", "openai.json").read_text())
    schema = {"$ref": "#/components/schemas/CreateChatCompletionRequest", "components": document["components"]}
    with serving("openai", GOOD) as server:
        chat(server)[0].complete(HELLO, SCHEMA, ctx=ctx)
    jsonschema.Draft202012Validator(schema).validate(server.requests[0])


def test_every_model_has_its_wire_here_and_every_wire_its_model() -> None:
    assert {info.name for info in pkgutil.iter_modules(wires.__path__)} == set(WIRES)
    for item in providers.shipped(FAMILY):
        assert (
            item.provider and item.provider.capabilities <= CAPABILITIES and item.provider.label and item.provider.note
        )
