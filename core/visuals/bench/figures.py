"""Figures of the stock picture benchmark: each scene's first picture, its topic, and the promises the film keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from core.model.article import Article
from core.model.asset import Rights
from core.model.script import Script
from core.model.storyboard import Found, Storyboard
from core.ports import Context
from core.visuals.bench.items import UNLABELLED, Item
from core.visuals.files.phash import near
from core.visuals.source import Kind, Search, Source
from core.visuals.stock.find import orientation
from core.visuals.stock.illustrate import Wanted, illustrate, replaceable, spoken_seconds
from core.visuals.stock.rank import LEAST, Frame, Pool, Ranked
from core.visuals.stock.rules import Rules
from core.visuals.stock.seek import STOCK, Seeker
from core.visuals.stock.slots import slots
from core.visuals.stock.terms import stems
from core.visuals.stock.topic import Topic, topic
from core.wording import words

BAR = 0.8
NAMED, CLEARLY = 0.55, 0.15  # a label is an article's by its words, and by so much more than any other's
ALIKE = 0.15  # how relevant the items of a label are to its article, on the whole


def articles_of_labels(items: Sequence[Item], articles: Mapping[str, Article]) -> dict[str, tuple[str, ...]]:
    """For the stock picture benchmark: map each label of its file of items to the articles it belongs to, to none
    where it is another topic's: by the article's name or title; where every article has such a label, all others are
    other topics'. Else by the words of the label, and where those are not plain, by what the label's items as a whole
    have in common with each article.
    """
    labels = list(dict.fromkeys(label for element in items for label in element.topics))
    exact = {label: tuple(name for name in articles if _same(label, name, articles[name])) for label in labels}
    if {name for names in exact.values() for name in names} == set(articles):
        return {label: names if label else tuple(articles) for label, names in exact.items()}
    fields = {name: topic(article) for name, article in articles.items()}
    pools = {name: Pool([_as_found(entry) for entry in items], fields[name]) for name in articles}
    out: dict[str, tuple[str, ...]] = {}
    for label in labels:
        if exact[label] or label in ("", UNLABELLED):
            out[label] = exact[label] if label else tuple(articles)
            continue
        marks = sorted(((_mark(label, name, articles[name], fields[name]), name) for name in articles), reverse=True)
        clear = marks[0][0] > NAMED and (len(marks) == 1 or marks[0][0] >= marks[1][0] + CLEARLY)
        mine = [_as_found(item).origin for item in items if label in item.topics]
        near = {name: sum(pools[name].relevance[o] for o in mine) / len(mine) for name in articles}
        like = {name: sum(pools[name].affinity[o] for o in mine) / len(mine) for name in articles}
        if clear:
            out[label] = (marks[0][1],)
        else:
            best = max(articles, key=lambda name: like[name])
            out[label] = (best,) if near[best] >= ALIKE else ()
    return out


def _as_found(item: Item) -> Found:
    return Found(source=item.site, id=str(item.number), url="", title=item.title, tags=item.tags,
                 rights=Rights(page_url=item.page_url))  # fmt: skip


def _mark(label: str, name: str, article: Article, message: Topic) -> float:
    """Score how much of a label's words the article's name, title, headings and text have, 0 to 1."""
    title = {*stems(name.replace("-", " ").replace("_", " ")), *stems(article.title), *stems(article.topic)}
    heads = {s for block in article.blocks if block.kind == "heading" for s in stems(block.text)}
    words = stems(label.replace("-", " ").replace("_", " "))
    marks = [
        1.0 if any(s == text or (len(s) > 3 and s in text) for text in title)
        else 0.6 if s in heads else 0.4 * message.weight.get(s, 0.0)
        for s in words
    ]  # fmt: skip
    return sum(marks) / len(marks) if marks else 0.0


def _same(label: str, name: str, article: Article) -> bool:
    """Whether a label is an article's name or title."""
    mine = set(stems(label.replace("-", " ").replace("_", " ")))
    return bool(mine) and any(
        _plain(label) == _plain(known) or mine == set(stems(known.replace("-", " ").replace("_", " ")))
        for known in (name, article.title)
    )


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def measure(
    name: str,
    article: Article,
    script: Script,
    board: Storyboard,
    sources: Sequence[Source],
    items: Mapping[int, Item],
    owner: Mapping[str, tuple[str, ...]],
    ctx: Context,
    rules: Rules,
    request: Wanted,
) -> dict[str, Any]:
    """Measure the stock pictures of one film: every scene's first candidate as found by searching, and as chosen from
    all items at once; then the finished storyboard: nothing twice, nothing that looks the same, the article's
    pictures where they were.
    """
    frame = Frame(request.width, request.height)
    rows = _scenes(name, article, script, board, sources, items, owner, ctx, rules, frame, request, False)
    every = _scenes(name, article, script, board, sources, items, owner, ctx, rules, frame, request, True)
    film = illustrate(board, article, script, None, sources, ctx, rules, request)
    return {
        "article": name,
        "title": article.title,
        "scenes": rows,
        "own_first": _share(rows),
        "own_first_of_all": _share(every),
        "other_topics_first": sum(row["whose"] == "another topic" for row in rows),
        **_film(board, film),
    }


def _scenes(
    name: str,
    article: Article,
    script: Script,
    board: Storyboard,
    sources: Sequence[Source],
    items: Mapping[int, Item],
    owner: Mapping[str, tuple[str, ...]],
    ctx: Context,
    rules: Rules,
    frame: Frame,
    request: Wanted,
    everything: bool,
) -> list[dict[str, Any]]:
    seeker = Seeker(board, article, script, sources, ctx, rules, frame)
    places = slots(
        board, script, spoken_seconds(script, None), rules, lambda shot: replaceable(shot, article, request.pictures)
    )
    if everything:
        seeker.pool = Pool(_all(sources, script.language, frame, ctx), seeker.topic)
    else:
        seeker.look(places)
    rows = []
    for n, slot in enumerate(places):
        ranked = [item for item in seeker.ranked(slot) if seeker.fits(item)]
        first = ranked[0] if ranked else None
        if first is not None:
            seeker.taken.add(first.found.origin)
        shown = slot.shot.card.kind if slot.shot.card else "picture of the article"
        rows.append(
            {
                "scene": n + 1,
                "line": slot.scene.text,
                "shows": "waits for stock" if slot.wanted else shown,
                "query": "" if everything else seeker.question(slot),
                **_first(first, name, items, owner),
            }
        )
    return rows


def _all(sources: Sequence[Source], language: str, frame: Frame, ctx: Context) -> list[Found]:
    """Every item of the file, as the sources read it."""
    out: list[Found] = []
    kinds: tuple[Kind, ...] = ("footage", "image")
    for source in sources:
        for kind in kinds:
            for page in range(1, 100):
                way = orientation((frame.width, frame.height))
                found = source.search(Search("*", kind, way, language, 80, page), ctx)
                out += found
                if len(found) < 80:
                    break
    return out


def _first(first: Ranked | None, name: str, items: Mapping[int, Item], owner: Mapping[str, tuple[str, ...]]) -> Any:
    if first is None:
        return {"candidate": "", "page_url": "", "topic": "", "whose": "nothing fits", "reason": ""}
    item = items[int(first.found.id.rpartition("-")[2])]
    mine = any(name in owner.get(label, ()) for label in item.topics)
    theirs = any(owner.get(label, ()) for label in item.topics)
    whose = "own" if mine else "another article" if theirs else "another topic"
    return {
        "candidate": first.found.title or ", ".join(first.found.tags) or first.found.origin,
        "page_url": first.found.rights.page_url,
        "topic": ", ".join(item.topics),
        "whose": "not said" if item.topics == (UNLABELLED,) else whose,
        "relevance": first.relevance,
        "reason": words(first.reason),
    }


def _share(rows: Sequence[Mapping[str, Any]]) -> float:
    """The share of scenes whose first candidate is of their own topic."""
    return round(sum(row["whose"] == "own" for row in rows) / len(rows), 4) if rows else 0.0


def _film(before: Storyboard, film: Storyboard) -> dict[str, Any]:
    """Count the stock pictures, repeats, article pictures and candidates of the finished storyboard."""
    shown = [asset for shot in film.shots if shot.picture and (asset := film.asset(shot.picture)) is not None]
    stock = [asset for asset in shown if asset.source in STOCK]
    origins = Counter(asset.origin for asset in stock)
    looks = [asset.phash for asset in {item.sha256: item for item in shown}.values() if asset.phash]
    pairs = [(a, b) for n, a in enumerate(looks) for b in looks[n + 1 :]]
    own = {shot.picture: shot.lines for shot in reversed(before.shots) if shot.picture}
    kept = [sha for sha, lines in own.items() if any(s.picture == sha and s.lines == lines for s in film.shots)]
    return {
        "stock_shown": len(stock),
        "shown_twice": sum(n - 1 for n in origins.values()),
        "look_alike": sum(near(a, b) for a, b in pairs),
        "article_pictures": len(own),
        "article_pictures_kept": len(kept),
        "candidates_per_shot": round(sum(len(s.candidates) for s in film.shots) / max(1, len(film.shots)), 1),
    }


__all__ = ["BAR", "LEAST", "articles_of_labels", "measure"]
