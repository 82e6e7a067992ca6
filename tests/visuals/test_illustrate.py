"""Stock in the storyboard: only where the article has nothing, nothing twice, and never at the price of the film."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from typing import Any

import pytest

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model.article import Article, Code, Image, Table
from core.model.asset import STOCK
from core.model.storyboard import Found, Storyboard
from core.providers import provider_id
from core.visuals import Wanted, refresh, storyboard, swap
from core.visuals.bench.server import Stock
from core.visuals.files.phash import near
from core.visuals.source import Search, Source
from core.visuals.stock.find import search
from core.visuals.stock.illustrate import illustrate
from core.visuals.stock.rules import MONEYPRINTER, OURS
from core.wording import words
from tests.visuals import stocked
from tests.visuals.making import photo

AUTO, ALL = Wanted("auto", 1080, 1920), Wanted("stock", 1080, 1920)


def shown(board: Storyboard) -> list[Any]:
    """The stock that is seen, in order."""
    found = [board.asset(shot.picture) for shot in board.shots if shot.picture]
    return [item for item in found if item is not None and item.source.startswith(STOCK)]


def covers(board: Storyboard, script: Any) -> bool:
    order = [line.id for line in script.lines]
    firsts = [order.index(shot.lines[0]) for shot in board.shots]
    parts = all(0 <= shot.part < shot.parts for shot in board.shots)
    return {n for shot in board.shots for n in shot.lines} == set(order) and firsts == sorted(firsts) and parts


def test_without_a_source_nothing_is_touched(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    board = storyboard(article, script, None, ctx)
    assert illustrate(board, article, script, None, [], ctx, OURS, AUTO) is board
    assert illustrate(board, article, script, None, [Broken()], ctx, OURS, Wanted("article")) is board


def test_words_give_way_to_stock_and_nothing_is_seen_twice(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    stock = Stock(stocked.items())
    with stocked.sources(ctx, stock) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
        again = illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
    assert covers(result, script) and again == result  # the same answers, the same film
    stock_shown = shown(result)
    assert len(stock_shown) >= 4
    assert len({element.origin for element in stock_shown}) == len(stock_shown)
    assert not any(near(a.phash, b.phash) for n, a in enumerate(stock_shown) for b in stock_shown[n + 1 :])
    assert all(item.phash and item.rights.author and item.rights.page_url for item in stock_shown)
    kinds = [shot.card.kind for shot in result.shots if shot.card]
    assert kinds[0] == "title" and kinds[-1] == "end"
    assert any("Matches “" in words(shot.reason) for shot in result.shots)
    for shot in result.shots:
        assert 4 <= len(shot.candidates) <= 8 and all(ctx.blobs.has(candidate.sha256) for candidate in shot.candidates)
        assert all(candidate.reason for candidate in shot.candidates)
        found = {candidate.found.origin for candidate in shot.candidates if candidate.found}
        assert not found & {asset.origin for asset in stock_shown}


def test_scenes_share_their_questions_and_each_is_asked_once(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    stock = Stock(stocked.items())
    with stocked.sources(ctx, stock) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
        n = len(stock.asked)
        illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
    assert max(Counter(stock.asked).values()) == 1 and len(stock.asked) == n <= 4 * (12 + len(board.shots))


def test_what_the_article_shows_stays(ctx) -> None:
    sha = ctx.blobs.put(photo(3), ".png")
    code = Code(text="make install\nmake test", language="bash")
    table = Table(header=("a", "b"), rows=(("1", "2"), ("3", "4")))
    article = stocked.article(
        Image(location="x.png", caption="A kernel", sha256=sha, width=640, height=480), code, table
    )
    script = stocked.script()
    lines = list(script.lines)
    for n, block in ((1, 4), (2, 5), (3, 6)):
        lines[n] = lines[n].model_copy(
            update={"cue": lines[n].cue.model_copy(update={"block": block, "kind": "image"})}
        )
    script = script.model_copy(update={"lines": tuple(lines)})
    with stocked.sources(ctx, Stock(stocked.items())) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        for requested in (AUTO, ALL):
            result = illustrate(board, article, script, None, sources, ctx, OURS, requested)
            first = {s.picture: s.lines for s in reversed(board.shots) if s.picture}
            kept = [
                (s.lines, s.picture, s.card)
                for s in board.shots
                if first.get(s.picture) == s.lines or (s.card and s.card.kind in ("code", "table"))
            ]
            there = [(s.lines, s.picture, s.card) for s in result.shots]
            assert len(kept) >= 3 and all(item in there for item in kept)
            assert covers(result, script)


def test_a_topic_without_an_article_gets_footage_throughout(ctx) -> None:
    article = Article(title="How Linux is released", topic="How Linux is released")
    script = stocked.script()
    with stocked.sources(ctx, Stock(stocked.items())) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
    assert [shot.card.kind for shot in result.shots if shot.card] == ["title", "end"]
    assert len(shown(result)) == len(result.shots) - 2


def test_what_lasts_long_is_divided_among_several(ctx) -> None:
    article, script = stocked.article(), stocked.script(seconds=14.0, n=3)
    with stocked.sources(ctx, Stock(stocked.items())) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, ALL)
    assert covers(result, script) and len(shown(result)) >= 4
    seconds = {line.id: line.estimate_s for line in script.lines}
    for shot in result.shots:
        asset = result.asset(shot.picture) if shot.picture else None
        if asset is not None:
            assert sum(seconds[n] for n in shot.lines) / shot.parts <= OURS.most_s


def test_where_there_is_too_little_stock_the_words_fill_the_rest(ctx) -> None:
    article, script = stocked.article(), stocked.script(seconds=14.0, n=3)
    with stocked.sources(ctx, Stock(stocked.items(2))) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, ALL)
    assert covers(result, script) and 1 <= len(shown(result)) <= 2
    seconds = {line.id: line.estimate_s for line in script.lines}
    for shot in result.shots:
        if shot.picture:
            assert sum(seconds[n] for n in shot.lines) / shot.parts <= OURS.most_s
    for line in script.lines:  # the shots of a line have it alone, or share exactly the same lines
        assert len({shot.lines for shot in result.shots if line.id in shot.lines}) == 1


def test_one_that_cannot_be_had_is_passed_over_with_a_warning(ctx, monkeypatch: pytest.MonkeyPatch) -> None:
    article, script = stocked.article(), stocked.script()
    stock = Stock(stocked.items())
    real, gone = stock.file, []

    def file(number: int, what: str) -> tuple[str, bytes]:
        if what != "small" and len(gone) < 2:
            gone.append(number)
            raise KeyError(number)
        return real(number, what)

    monkeypatch.setattr(stock, "file", file)
    with stocked.sources(ctx, stock) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
    assert len(shown(result)) >= 4 and not {item.origin.rpartition("-")[2] for item in shown(result)} & {
        str(n) for n in gone
    }
    assert sum("is left out" in warning for warning in ctx.warnings) == 2


class Broken(Source):
    """A source that answers badly."""

    label = "Broken"
    capabilities = frozenset({"image", "footage"})

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__({})
        self.error = error or ProviderFailed("The service has too many requests.", "Try again in a minute.")
        self.asked = 0

    def greet(self, ctx: Any) -> str:
        return "Broken answers."

    def search(self, search: Search, ctx: Any) -> list[Found]:
        self.asked += 1
        raise self.error


def test_a_source_that_fails_is_a_warning_not_an_end(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    board = storyboard(article, script, None, ctx)
    for error in (ProviderFailed("Too many.", "Wait."), MissingSetup("The key is refused.", "Enter it again.")):
        broken = Broken(error)
        result = illustrate(board, article, script, None, [broken], ctx, OURS, AUTO)
        assert broken.asked == 1  # it is not asked once more for every scene
        assert [(s.lines, s.card, s.picture) for s in result.shots] == [
            (s.lines, s.card, s.picture) for s in board.shots
        ]
        assert any(error.message in warning for warning in ctx.warnings)
    assert provider_id(Broken) == "test_illustrate"


def test_a_working_source_serves_beside_a_failing_one(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    with stocked.sources(ctx, Stock(stocked.items())) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, [Broken(), *sources], ctx, OURS, AUTO)
    assert len(shown(result)) >= 4 and sum("Broken found no pictures" in warning for warning in ctx.warnings) == 1


def test_pictures_of_something_else_leave_the_words(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    other = ("horse farm animal", "kitchen recipe cake", "snake reptile zoo", "parcel courier delivery")
    items = [stocked.item(n, f"{other[n % 4]} party release bug package", site="pixabay") for n in range(1, 20)]
    with stocked.sources(ctx, Stock(items)) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
    assert not shown(result) and [s.card for s in result.shots] == [s.card for s in board.shots]


def test_what_is_locked_stays_when_the_rest_is_chosen_anew(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    with stocked.sources(ctx, Stock(stocked.items())) as (sources, ctx):
        board = illustrate(storyboard(article, script, None, ctx), article, script, None, sources, ctx, OURS, AUTO)
        number = next(n for n, shot in enumerate(board.shots) if shot.picture)
        mine = swap(board, number, next(asset for asset in board.assets if asset.sha256 != board.shots[number].picture))
        planned = refresh(mine, article, script, None, ctx)
        result = illustrate(planned, article, script, None, sources, ctx, OURS, AUTO, before=mine)
    kept = [shot for shot in result.shots if shot.locked]
    assert [(item.lines, item.picture) for item in kept] == [(mine.shots[number].lines, mine.shots[number].picture)]
    assert len({element.origin for element in shown(result)}) == len(shown(result))
    assert covers(result, script)


def test_the_rules_of_moneyprinter(ctx) -> None:
    article, script = stocked.article(), stocked.script(seconds=9.0)
    items = [dataclasses.replace(item, duration_s=float(6 + item.number)) for item in stocked.items()]
    stock = Stock(items)
    with stocked.sources(ctx, stock) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, MONEYPRINTER, ALL)
    assert 1 <= len(shown(result)) <= 5 and all(asset.kind == "footage" for asset in shown(result))
    promised = {f"{element.site}:video-{element.number}": element.duration_s for element in items}
    assert all(promised[entry.origin] >= 10 for entry in shown(result))
    assert not any(not moves for _, _, moves in stock.asked) and len({words for _, words, _ in stock.asked}) <= 5


def test_looking_for_something_by_hand(ctx) -> None:
    article, script = stocked.article(), stocked.script()
    items = [*stocked.items(6), stocked.item(50, "orange cat on a sofa"), stocked.item(51, "cat", moves=False)]
    with stocked.sources(ctx, Stock(items)) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        given = (board, board.shots[0], article, script, (1080, 1920), OURS, ctx)
        found = search(sources, "cat", "both", *given)
        assert {item.found.id for item in found if item.found} == {"video-50", "photo-51"}
        assert words(found[0].reason).startswith("Matches “cat”")
        assert [element.found.id for element in search(sources, "cat", "image", *given) if element.found] == [
            "photo-51"
        ]
        assert search(sources, "volcano", "both", *given) == ()
        with pytest.raises(ProviderFailed):
            search([Broken()], "cat", "both", *given)
        with pytest.raises(BadInput):
            swap(board, 0, "0" * 64)


def test_a_host_that_lets_us_wait_for_a_file_is_asked_for_no_more_files(ctx, monkeypatch) -> None:
    asked: list[str] = []

    def stalls(found: Found, *_: Any) -> Any:
        asked.append(found.origin)
        raise ProviderFailed("It sent nothing more for 30 seconds.", code="timeout", retryable=True)

    article, script = stocked.article(), stocked.script()
    monkeypatch.setattr(sys.modules["core.visuals.stock.fetch"], "fetch", stalls)
    monkeypatch.setattr(sys.modules["core.visuals.stock.illustrate"], "fetched", stalls)
    with stocked.sources(ctx, Stock(stocked.items())) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        result = illustrate(board, article, script, None, sources, ctx, OURS, AUTO)
    waited = OURS.clips + 1  # those of the first go, side by side, and one more
    assert shown(result) == [] and covers(result, script) and len(asked) == len(set(asked)) <= waited
    assert sum("left out" in warning for warning in ctx.warnings) == len(asked)
