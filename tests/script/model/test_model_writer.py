"""Scripts by a chat model, through the official clients against local servers."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import said

from core.errors import BadInput, Cancelled, MissingSetup, ProviderFailed
from core.model.coded import Flag
from core.model.presets import PRESETS
from core.script import as_seed_json, total_s
from core.script.extract.write import FLAG_ADDED
from core.script.model import FLAG_TOPIC, write_with_model
from core.script.post.seo import seo
from core.wording import words
from tests.llm.servers import Say

CLIENTS = ("ollama", "openai", "anthropic")
SHORT: dict[str, Any] = {"project_type": "short", "presets": ("youtube_short",)}
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("wire", CLIENTS)
@pytest.mark.parametrize(
    ("kind", "presets", "window"),
    [
        ("short", ("youtube_short",), (30, 60)),
        ("medium", ("tiktok",), (60, 180)),
        ("long", ("youtube_long",), (300, 900)),
    ],
)
def test_scripts_of_all_three_types_fit_their_window(
    model: Any, ctx: Any, wire: str, kind: str, presets: tuple[str, ...], window: tuple[int, int]
) -> None:
    article = said.article({"short": 1, "medium": 3, "long": 20}[kind])
    with model(wire, lambda prompt, n: said.any_form(prompt, 120)) as (chat, server):
        script = write_with_model(article, llm=chat, project_type=kind, presets=presets, ctx=ctx)
    assert window[0] <= total_s(script.lines, "en") <= window[1]
    assert script.lines[0].section == "hook" and script.lines[-1].section == "cta"
    assert script.writer == f"{wire}:small" and len({item.text for item in script.lines}) == len(script.lines)
    for line in script.lines[:-1]:
        assert line.span is not None and line.flag is None
        assert line.text.rstrip(".") in article.passage(line.span)
    seed = as_seed_json(script)
    assert seed["hook"] and seed["intro"] and seed["points"] and seed["cta"] and seed["total_estimated_duration"] > 0
    for name in presets:
        assert 0 < len(seo(article, script, (name,))[name].title) <= PRESETS[name].title_chars
    assert len(server.requests) <= 12


@pytest.mark.parametrize("wire", CLIENTS)
def test_a_mistake_is_shown_to_the_model_and_repaired(model: Any, ctx: Any, wire: str) -> None:
    def good(prompt: str) -> str:
        return json.dumps(said.whole(prompt))

    wrongs: list[tuple[Any, str]] = [
        (lambda p: "I would rather not use JSON.", "no JSON object"),
        (lambda p: Say(good(p)[:400], length=True), "cut off"),
        (lambda p: good(p)[:400], "cut off"),
        (lambda p: said.whole(p, points="none"), "points"),
        (lambda p: said.whole(p, hook=42), "hook"),
        (lambda p: said.whole(p, hook=[]), "hook: it is empty"),
        (lambda p: said.whole(p, hook="  "), "hook: it is empty"),
        (lambda p: said.whole(p, points=[{"text": [{"words": "x"}]}]), "points.0.text.0.text"),
        (lambda p: "", "empty"),
        (lambda p: {"error": "no"}, "hook"),
    ]
    for wrong, word in wrongs:
        with model(wire, lambda p, n, wrong=wrong: wrong(p) if n == 0 else good(p)) as (chat, server):
            script = write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
        assert len(script.lines) == 9 and len(server.requests) == 2
        assert word in server.prompt(1).split("cannot be used")[1]
        bad = model(wire, lambda p, n, wrong=wrong: wrong(p))
        with bad as (chat, server), pytest.raises(ProviderFailed) as caught:
            write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
        assert len(server.requests) == 2 and caught.value.code == "bad_answer"
        assert "twice" in caught.value.message and len(caught.value.message) < 250 and "{" not in caught.value.message


@pytest.mark.parametrize(
    "dress",
    [
        "Of course! Here is your script:\n\n{}\n\nLet me know what you think {{smile}}.",
        "```json\n{}\n```",
        '{{"script": {}}}',
        "<think>They want {{json}}.</think>{}",
    ],
)
def test_prose_around_the_json_does_no_harm(model: Any, ctx: Any, dress: str) -> None:
    with model("ollama", lambda p, n: dress.format(json.dumps(said.whole(p)))) as (chat, server):
        assert len(write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT).lines) == 9
    assert len(server.requests) == 1


def test_texts_where_sentences_were_asked_for_are_matched_with_the_article(model: Any, ctx: Any) -> None:
    def plain(prompt: str, n: int) -> Any:
        rows = [text for _, text in said.numbered(prompt)]
        point = {"text": " ".join(rows[2:]), "duration_est": "30 s", "visual_cue": None, "text_overlay": ["a", "b"]}
        return {"hook": rows[0], "intro": rows[1], "points": [point], "cta": "See you there."}

    with model("openai", plain) as (chat, _):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
    assert len(script.lines) == 9 and all(line.span for line in script.lines[:-1])


def test_three_times_too_long_is_cut_by_whole_lines(model: Any, ctx: Any) -> None:
    with model("ollama", lambda p, n: said.whole(p, times=5)) as (chat, server):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
    assert 30 <= total_s(script.lines, "en") <= 60 and len(server.requests) == 1
    assert {line.section for line in script.lines} == {"hook", "intro", "point", "cta"}
    assert all(item.text.endswith(".") for item in script.lines)
    assert len(script.headings) == max(element.point for element in script.lines) + 1


def test_too_short_is_asked_for_once_more(model: Any, ctx: Any) -> None:
    def tiny(prompt: str) -> Any:
        result = said.whole(prompt)
        return {**result, "points": [{**result["points"][0], "text": result["points"][0]["text"][:1]}]}

    with model("ollama", lambda p, n: tiny(p) if n == 0 else said.whole(p)) as (chat, server):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
    assert len(server.requests) == 2 and "at least 30" in server.prompt(1) and total_s(script.lines, "en") >= 30
    with model("ollama", lambda p, n: tiny(p)) as (chat, server):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
    assert len(server.requests) == 2 and "at least 30" in words(script.warnings[0])


def test_a_wrong_passage_is_corrected_and_an_invention_is_flagged(model: Any, ctx: Any) -> None:
    def answer(prompt: str, n: int) -> Any:
        result = said.whole(prompt)
        result["points"][0]["text"][0]["sources"] = [7]  # says what sentence 3 says
        result["points"][0]["text"][1] = said.sentence(4, "Dragons guard the treasury of Atlantis every night.")
        result["points"][1]["text"][0] = {"text": "Penguins love jazz music.", "sources": [], "search_terms": []}
        result["points"][1]["text"][1] = {"text": "Stones are dressed by hand, two days a pair.", "sources": [99, "s8"]}
        return result

    with model("openai", answer) as (chat, _):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
    by_text = {line.text.split()[0]: line for line in script.lines}
    third = by_text["A"]
    assert third.span is not None and said.article().passage(third.span).startswith("A flood")
    assert by_text["Dragons"].span is None and "something else" in words(by_text["Dragons"].flag)
    assert by_text["Penguins"].span is None and by_text["Penguins"].flag
    stones = by_text["Stones"]
    assert stones.span is not None and "dresses the stones" in said.article().passage(stones.span)


def test_the_check_that_is_handed_in_flags_lines(model: Any, ctx: Any) -> None:
    doubt = Flag.of("other", theirs="1782", ours="1872")

    def check(line: Any, article: Any) -> Flag | None:
        return doubt if "1782" in line.text else None

    with model("ollama", lambda p, n: said.whole(p)) as (chat, _):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, check=check, **SHORT)
    assert [item.flag for item in script.lines if item.flag] == [doubt, FLAG_ADDED]


def test_wishes_stand_in_the_prompt_and_a_custom_prompt_replaces_ours(model: Any, ctx: Any) -> None:
    with model("ollama", lambda p, n: said.whole(p)) as (chat, server):
        script = write_with_model(
            said.article(), llm=chat, ctx=ctx, language="de", tone="dry", audience="children", point_of_view="we",
            paragraphs=1, **SHORT,
        )  # fmt: skip
        for word in ("German", "dry", "children", "we.", "exactly one point"):
            assert word in server.prompt()
        assert script.language == "de" and len(script.headings) == 1
        write_with_model(said.article(), llm=chat, ctx=ctx, custom_prompt="Write like a sailor.", tone="dry", **SHORT)
    prompt = server.prompt()
    assert "Write like a sailor." in prompt and "You write the spoken script" not in prompt and "dry" not in prompt
    assert "BEGIN ARTICLE" in prompt and '"additionalProperties":false' in prompt


def test_another_language_keeps_the_passages_that_the_model_names(model: Any, ctx: Any) -> None:
    def german(prompt: str, n: int) -> Any:
        rows = [
            (1, "Die alte Mühle an der Lauter wurde 1782 gebaut."), (2, "Ihr Rad misst mehr als fünf Meter."),
            (3, "Im Frühjahr 1829 riss eine Flut das erste Wehr fort."), (4, "Heute läuft dort eine Turbine."),
            (5, "Die Genossenschaft verkauft den Strom an das Dorf und bezahlt damit das Dach."),
            (6, "Besucher sehen das Werk am ersten Sonntag jedes Monats."),
            (7, "Eiche, Hainbuche und Eisen haben ihren Platz, weil jedes anders verschleißt."),
            (8, "Der Müller schärft die Steine von Hand, zwei Tage für jedes Paar."),
        ]  # fmt: skip
        lines = [said.sentence(number, text, "water wheel") for number, text in rows]
        lines[3]["sources"] = [1]
        points = [{"heading": "Wasser", "text": lines[2:]}]
        return {"title": "Die Mühle", "hook": lines[:1], "intro": lines[1:2], "points": points, "cta": ["Komm vorbei."]}

    with model("ollama", german) as (chat, _):
        script = write_with_model(said.article(), llm=chat, ctx=ctx, language="de", **SHORT)
    assert script.language == "de" and all(item.span for item in script.lines[:-1])
    assert said.article().passage(script.lines[2].span).startswith("A flood")  # type: ignore[arg-type]
    assert all(line.cue.terms == ("water wheel",) for line in script.lines[:-1])


def test_a_topic_is_written_without_a_source_and_says_so(model: Any, ctx: Any) -> None:
    rows = [{"text": step, "sources": [1], "search_terms": ["old mill", "x y z w", "river"]} for step in said.STEPS]
    results = {
        "hook": rows[:1],
        "intro": rows[1:2],
        "points": [{"heading": "Mills", "text": rows[2:]}],
        "cta": "Bye now.",
    }
    with model("openai", lambda p, n: results) as (chat, server):
        script = write_with_model("Why water mills last", llm=chat, ctx=ctx, language="en", **SHORT)
    assert "Why water mills last" in server.prompt() and "BEGIN ARTICLE" not in server.prompt()
    assert all(line.span is None and line.flag == FLAG_TOPIC for line in script.lines)
    assert script.lines[2].cue.terms == ("old mill", "river")


def test_a_long_article_takes_at_most_twelve_calls_even_with_mistakes(model: Any, ctx: Any) -> None:
    article = said.article(45)
    assert 6900 <= article.n_words <= 7300
    steps: list[float] = []
    telling = dataclasses.replace(ctx, progress=lambda share, message="": steps.append(share))
    with model("ollama", lambda p, n: "no" if n in (1, 5) else said.any_form(p)) as (chat, server):
        script = write_with_model(article, llm=chat, project_type="long", presets=("youtube_long",), ctx=telling)
    assert len(server.requests) <= 12
    assert 400 <= total_s(script.lines, "en") <= 855
    assert steps == sorted(steps) and steps[-1] == 1.0
    blocks = [line.span.block for line in script.lines if line.section == "point" and line.span]
    assert blocks == sorted(blocks) and blocks[-1] > 0.8 * len(article.blocks)
    poor = model("ollama", lambda p, n: "no" if n % 2 == 0 else said.any_form(p))
    with poor as (chat, server), pytest.raises(ProviderFailed, match="too many mistakes"):
        write_with_model(article, llm=chat, project_type="long", presets=("youtube_long",), ctx=ctx)
    assert len(server.requests) == 12


def test_parts_that_come_out_short_are_asked_for_again(model: Any, ctx: Any) -> None:
    def answer(prompt: str, n: int) -> str:
        return said.any_form(prompt, 100 if "An earlier script" in prompt else 12)

    with model("ollama", answer) as (chat, server):
        script = write_with_model(said.article(30), llm=chat, project_type="long", presets=("youtube_long",), ctx=ctx)
    assert len(server.requests) <= 12 and total_s(script.lines, "en") >= 290


def test_a_stop_in_the_middle_ends_within_two_seconds(model: Any, ctx: Any) -> None:
    asked: list[float] = []

    def answer(prompt: str, n: int) -> Any:
        asked.append(time.monotonic())
        return Say(said.any_form(prompt), stall=n == 3)

    def check() -> None:
        if len(asked) > 3:
            raise Cancelled

    with model("ollama", answer) as (chat, _), pytest.raises(Cancelled):
        write_with_model(
            said.article(45), llm=chat, project_type="long", presets=("youtube_long",),
            ctx=dataclasses.replace(ctx, check=check),
        )  # fmt: skip
    assert time.monotonic() - asked[-1] < 2.0


def test_a_long_script_stays_within_300_mib() -> None:
    code = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests/script/model"]
import said
from pathlib import Path
from core.llm import open_model
from core.ports import Context
from core.script.model import write_with_model
from tests.llm.servers import Say, serving
here = Path(".")
ctx = Context(blobs=None, cache=None, scratch=here, scenes=here)
turn = lambda body, n: Say(said.any_form("\\n".join(one["content"] for one in body["messages"])))
with serving("ollama", turn) as server:
    chat = open_model("ollama:m", server.values)
    write_with_model(said.article(45), llm=chat, project_type="long", presets=("youtube_long",), ctx=ctx)
print([row.split()[1] for row in open('/proc/self/status') if row.startswith('VmHWM')][0])
"""
    done = subprocess.run([sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout.split()[-1]) < 300 * 1024, "KiB at most"


def test_a_short_video_of_a_long_article_reads_its_most_central_sentences(model: Any, ctx: Any) -> None:
    with model("ollama", lambda p, n: said.whole(p)) as (chat, server):
        write_with_model(said.article(45), llm=chat, ctx=ctx, **SHORT)
    numbers = [n for n, _ in said.numbered(server.prompt())]
    assert len(server.requests) == 1 and numbers[:4] == [1, 2, 3, 4] and 60 < len(numbers) < 140


def test_what_cannot_be_written_is_refused_before_a_call(model: Any, ctx: Any) -> None:
    from core.model.article import Article, Code

    with model("ollama", lambda p, n: said.whole(p)) as (chat, server):
        with pytest.raises(BadInput, match="no sentence"):
            write_with_model(Article(title="x", blocks=(Code(text="x = 1"),)), llm=chat, ctx=ctx, **SHORT)
        with pytest.raises(BadInput, match="platform"):
            write_with_model(said.article(), llm=chat, ctx=ctx, project_type="short", presets=("myspace",))
        with pytest.raises(BadInput):
            write_with_model(
                said.article(), llm=chat, ctx=ctx, project_type="short", presets=(), excluded_blocks=(1, 3)
            )
    assert server.requests == []


def test_a_model_that_is_missing_says_how_to_get_it(model: Any, ctx: Any) -> None:
    gone = model("ollama", lambda p, n: Say(status=404))
    with gone as (chat, _), pytest.raises(MissingSetup, match="no model called “small”") as caught:
        write_with_model(said.article(), llm=chat, ctx=ctx, **SHORT)
    assert "ollama pull small" in caught.value.hint
