"""Back matter: the page's own boxes behind an article, from the first that is certain to the end of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.language.phrases import listed
from core.language.spacing import unspaced
from core.language.stems import stem
from core.language.stop_words import stop_words
from core.language.tag import base
from core.model.article import Article
from core.script.read.comments import comment_head, comments_begin
from core.script.read.data import pattern, table

_EARLIEST = 0.4  # of the texts: before that a page's box stands beside the article, not behind it
_LATE = 0.7  # of the texts: from here on a request of the page's, and a word on the author, end the article
_FEWEST = 3  # texts of an article before its back matter
_HEADING, _COUNTED = 70, 140  # characters of a heading, and of one with a count and the title
_BIO, _CALL = 400, 320  # characters of a word on the author, and of a request
_MENTIONS = 2  # times that an article uses a word which is then its subject, not a box's heading
_RUNNING, _KNOWN = 160, 4  # characters and known words of a paragraph that goes on with the article
_ODD = 1  # words of the article that an odd line between two boxes may have
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SIGNS = " \t\n:：.…!?？()[]（）#*_–—-|•·→↓▼💬✉️📬"
_COUNT = re.compile(r"\(?\d{1,6}\)?")
_UNDER = r" (?:on|to|zu|auf|sur|à|en|a|su|op) [\"“„«'‘]"  # "3 thoughts on “Title”"
_BUTTONS = re.compile(r"(?:\[[^\]\d][^\]]{1,40}\]\s*)+")  # "[Subscribe] [Share]", as text of what was pressed
_INITIAL = re.compile(r"^(?:[^\W\d_]|[^\W\d_]{1,4}\.(?:[^\W\d_]{1,4}\.)*)$")  # and "Dr.", "Prof."
_POSTSCRIPT = re.compile(
    r"\W*(?:p\.?\s?(?:p\.?\s?)?s\b|p\.?\s?d\b|n\.?\s?b\b|post\s?scriptum|з\.?\s?ы\b|追伸|附[:：言笔])", re.I
)


def back_matter(article: Article, texts: Sequence[int], language: str) -> int | None:
    """The block from which on nothing is the author's; None where the article ends with its page.

    `texts` are the numbers of the blocks that hold running text.
    """
    if len(texts) < _FEWEST + 1:
        return None
    blocks = article.blocks
    beside = texts[max(_FEWEST, int(_EARLIEST * len(texts)))]
    for n in range(texts[_FEWEST - 1] + 1, len(blocks)):
        if blocks[n].kind not in ("heading", "paragraph", "quote"):
            continue
        text = blocks[n].text.strip()
        counts = blocks[n].kind == "heading" and _counts(text, language)
        if counts or comments_begin(article, n, texts, language) or _names_author(article, n):
            return n
        if n < beside - 1:
            continue
        if _heads(article, n, texts, language):
            return n
        late = sum(m < n for m in texts) >= _LATE * len(texts)
        if _on_author(article, text) and (late or _odd_behind(article, n, texts, language)):
            return n
        if _calls(text, language) and _odd_behind(article, n, texts, language):
            return n
    return None


def is_postscript(text: str) -> bool:
    """Whether a text is what a writer adds under the signature."""
    return bool(_POSTSCRIPT.match(text))


def is_own_subject(article: Article, heading: int, language: str) -> bool:
    """Whether a heading that could be that of the page's box names what the article speaks of."""
    texts = [n for n, block in enumerate(article.blocks) if block.kind in ("paragraph", "list", "quote")]
    key = _key(article.blocks[heading].text)
    return key in _phrases(language, "ends") and _is_subject(article, heading, key, texts, language)


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").strip(_SIGNS).casefold().split())


@cache
def _phrases(language: str, field: str) -> frozenset[str]:
    return frozenset(listed(table("back_matter").get(base(language), {}).get(field, "").casefold()))


def _heads(article: Article, n: int, texts: Sequence[int], language: str) -> bool:
    """Whether a heading, a bare line or a bold label is that of comments, of other articles, or of the author's box."""
    block = article.blocks[n]
    text = block.text.strip()
    lead = getattr(block, "lead", "") or ""
    label = re.split(r"[:：\n]", lead if 0 < len(lead) < len(text) else text, maxsplit=1)[0]
    bare = label if label != text else text
    if len(bare) > _HEADING or (block.kind != "heading" and label == text and re.search(r"[.!?。]$", text)):
        return False
    key = _key(bare)
    if not key or _continues(article, n, language):
        return False
    ends, counted = _phrases(language, "ends"), _phrases(language, "counted")
    if label == text and _counts(bare, language):
        return True
    if key in counted and label == text and _heads_comments(article, n, language):
        return True
    if label == text and _names_page(key, language):
        return True
    if key in ends:
        return not (_is_subject(article, n, key, texts, language) or _goes_on(article, n, texts, language))
    name = _names(article)
    return any(key.startswith(f"{phrase} ") and key.removeprefix(phrase).strip() in name for phrase in ends) or (
        block.kind == "heading" and _about_name(bare, name, language)
    )


def _names_page(key: str, language: str) -> bool:
    """Whether a line is of the reactions to the page itself: "discussion about this post"."""
    pages = _phrases(language, "page")
    return any(key.endswith(page) for page in pages) and any(
        key.startswith(phrase) for phrase in _phrases(language, "counted")
    )


def _heads_comments(article: Article, n: int, language: str) -> bool:
    """Whether comments follow on a heading."""
    return any(comment_head(block.text, language) for block in article.blocks[n + 1 : n + 4] if block.kind != "table")


def _counts(text: str, language: str) -> bool:
    """Whether a line counts comments: "3 replies", "Answers (12)"."""
    without = _key(_COUNT.sub("", text))
    phrases = _phrases(language, "counted") | _phrases(language, "ends")
    return len(text) <= _COUNTED and without != _key(text) and _begins_counted(without, phrases, language)


def _begins_counted(text: str, phrases: frozenset[str], language: str) -> bool:
    """Whether a line without its count is "comments", or "thoughts on ..." with the title behind it."""
    if text in phrases:
        return True
    if unspaced(base(language)):
        return any(text.startswith(phrase) for phrase in phrases) and len(text) <= _FEWEST * 3
    return any(re.match(re.escape(phrase) + _UNDER, text) for phrase in phrases)


def _about_name(text: str, names: frozenset[str], language: str) -> bool:
    about = pattern("kinds", language, "about", start=True).match(text)
    return about is not None and _key(text[about.end() :]) in names


def _names(article: Article) -> frozenset[str]:
    """The author's names as a box may write them: whole, without initials, in parts of a list."""
    names: set[str] = set()
    for name in re.split(r"\s*[,;/|&]\s*|\s+(?:and|und|et|y|e|en|i|и)\s+", article.author):
        words = name.split()
        if len(words) < 2 and not (words and unspaced(base(article.language)) and len(name) > 2):
            continue
        names |= {_key(name), *_without_initials(name)}
        if len(words) > 2:  # a second surname is often left out
            names.add(_key(" ".join([word for word in words if not _INITIAL.match(word)][:2])))
    return frozenset(names - {""})


def _names_author(article: Article, n: int) -> bool:
    """Whether a heading is the author's name, where no other heading is a name of somebody."""
    block = article.blocks[n]
    if block.kind != "heading" or not _without_initials(block.text) & _names(article):
        return False
    others = (other.text for m, other in enumerate(article.blocks) if other.kind == "heading" and m != n)
    return not any(len(words := other.split()) in (2, 3) and all(map(str.istitle, words)) for other in others)


def _without_initials(text: str) -> set[str]:
    return {_key(text), _key(" ".join(word for word in text.split() if not _INITIAL.match(word)))}


def _on_author(article: Article, text: str) -> bool:
    """Whether a short text says who the author is."""
    if len(text) > _BIO:
        return False
    key = _key(text)
    name = next((name for name in _names(article) if key.startswith(name)), "")
    if not name:
        return False
    behind = key.removeprefix(name).lstrip()
    return bool(re.match(
        r"[,(（]|(?:is|has been|was born|teaches|writes|works|lives|ist|lehrt|schreibt|arbeitet|lebt|wurde|est|enseigne"
        r"|écrit|travaille|vit|es|enseña|escribe|trabaja|vive|è|insegna|scrive|lavora|é|ensina|escreve|trabalha|nasceu"
        r"|schrijft|werkt|woont|jest|pisze|mieszka|пишет|живёт|работает|преподаёт)\b|は|是|は、|，|、|은|는", behind,
    ))  # fmt: skip


def _calls(text: str, language: str) -> bool:
    """Whether a short text is the page's own request: to subscribe, to share, to pay."""
    if len(text) > _CALL:
        return False
    if _BUTTONS.fullmatch(text):
        return True
    phrases = _phrases(language, "calls")
    low = text.replace("’", "'").casefold()
    if unspaced(base(language)) or base(language) == "ko":
        return any(phrase in low for phrase in phrases)
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", low) for phrase in phrases)


def _odd_behind(article: Article, n: int, texts: Sequence[int], language: str) -> bool:
    """Whether all that stands behind a request is of the page's, too, or has nothing to do with the article."""
    known = content_stems(" ".join([article.title, *(article.blocks[m].text for m in texts if m < n)]), language)
    if _calls(article.title, language) or len(content_stems(article.blocks[n].text, language) & known) > _ODD + 2:
        return False
    for m in (m for m in texts if m > n):
        text = article.blocks[m].text
        if is_postscript(text) or article.blocks[m].kind == "quote":
            return False
        if not _calls(text, language) and len(content_stems(text, language) & known) > _ODD:
            return False
    return True


def _is_subject(article: Article, n: int, key: str, texts: Sequence[int], language: str) -> bool:
    """Whether an article speaks of what a heading names, so that the heading is its author's."""
    code = base(language)
    own = content_stems(key, language)
    if not own or unspaced(code):
        return bool(key) and key in article.title.casefold()
    if own & content_stems(article.title, language) and len(own) == 1:
        return True
    before = " ".join(article.blocks[m].text for m in texts if m < n)
    words = [stem(_POSSESSIVE.sub("", word.lower()), code) for word in _WORD.findall(before)]
    return all(words.count(word) >= _MENTIONS for word in own)


def _continues(article: Article, n: int, language: str) -> bool:
    """Whether a later heading is that of a conclusion, or goes on with a series, so that the article goes on."""
    level = getattr(article.blocks[n], "level", 0)
    numbered = re.match(r"\s*\d{1,3}[.)]\s", article.blocks[n].text)
    for block in article.blocks[n + 1 :]:
        if block.kind != "heading" or (level and block.level > level):
            continue
        if pattern("kinds", language, "ending", start=True).fullmatch(block.text.strip(" .:?!")):
            return True
        if numbered or re.match(r"\s*\d{1,3}[.)]\s+\S", block.text):
            return True
    return False


def _goes_on(article: Article, n: int, texts: Sequence[int], language: str) -> bool:
    """Whether running text of the article's subject stands behind a box, so that it was in the middle."""
    known = content_stems(" ".join(article.blocks[m].text for m in texts if m < n), language)
    behind = [m for m in texts if m > n][1:]
    ends = next((m for m in behind if comments_begin(article, m, texts, language)), len(article.blocks))
    running = (article.blocks[m].text for m in behind if m < ends and len(article.blocks[m].text) >= _RUNNING)
    return any(len(content_stems(text, language) & known) >= _KNOWN for text in running)


def content_stems(text: str, language: str) -> set[str]:
    """The stems of a text's words that say something."""
    code = base(language)
    words = (word.lower() for word in _WORD.findall(text))
    return {stem(word, code) for word in words if len(word) > 2 and word not in stop_words(code)}
