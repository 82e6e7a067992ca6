"""Blocks at the end of an article that are not its author's last word: imprints, chronicles, tips on the side."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.language.stems import stem
from core.language.stop_words import stop_words
from core.language.tag import base
from core.model.article import Article
from core.script.read.back_matter import back_matter, content_stems, is_postscript
from core.script.read.data import pattern
from core.script.read.rating import rates

_LEAST = 4  # texts of an article that may have something behind its end
_MOST = 12  # blocks at the end that are looked at, lines of a chronicle not counted
_DATED = re.compile(
    r"^\W*(?:\d{1,2}[./]\s?)?(?:\d{1,2}\.? )?(?:[^\W\d_]+\.? )?(?:1[0-9]|20)\d\d(?:\W?年)?\b[^.!?:–—-]{0,18}[:：–—-]"
)
_LINES = 3  # dated lines that are a chronicle
_SHARE = 0.4  # of the texts: from here on the chronicle is the article
_SHORT = 320  # characters of an imprint
_HEAD = 10  # words of an imprint among which its subject is named
_BARE = 80  # characters of a label without a full stop
_PHRASE, _TOP, _NAME = 6, 6, 4
_ABOUT = 2  # words of a title that say what it is about
_FEW_KNOWN = 1  # words of the article in a note at its foot
_FOREIGN = 2  # words of the article that an imprint may have beside the name
_RUNNING = 20  # words of a paragraph that is no longer the page's head
_LATE, _LAST = 0.6, 0.75  # of the texts: where a signature may stand, and what is said of who is named in the head
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){1,3}")
_PERSON = re.compile(  # "Jo Hill is a teacher"
    r"\W*([^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){1,2}) (?:is|was|has been|teaches|writes|works|ist|war|lehrt"
    r"|schreibt|arbeitet|est|enseigne|écrit|travaille|es|enseña|escribe|trabaja|è|insegna|scrive|lavora|é|ensina|escreve|trabalha"
    r"|schrijft|werkt) "
)
_FIRST_NAME = re.compile(  # "Jo is looking for work"
    r"\W*([^\W\d_a-z][\w'’-]+) (?:is|was|has|teaches|writes|works|lives|ist|war|hat|lehrt|schreibt|arbeitet|lebt|est|a"
    r"|enseigne|écrit|travaille|vit|es|enseña|escribe|trabaja|vive|è|insegna|scrive|lavora|é|ensina|escreve|trabalha"
    r"|schrijft|werkt|woont) "
)
_INITIALS = 2  # letters of a first name that is only its beginning
_LEADS_ON = re.compile(  # to the site's other pages
    r"\W*(?:previous|prev|next|older|newer|back|home|zurück|weiter|vorheriger?|nächster?|précédent|suivant|anterior|siguiente"
    r"|precedente|successivo|próximo|vorige|volgende|poprzedni|następny|предыдущ\w+|следующ\w+|前へ|次へ|上一篇|下一篇)\b",
    re.I,
)
_ADDRESS = re.compile(r"\w@\w|https?://|\bwww\.|(?:\+|\b0)\d[\d ()./-]{7,}|(?:^|\s)@\w{3,}")
_NOTE = ("※", "＊", "†")
_OPENS_QUOTE = '"“„«»「『‘'
_SEPARATED = re.compile(r"\s[·|•]\s")
_ENDED = re.compile(r"[.!?。！？]\s")
_BYLINE = re.compile(
    r"\W*(?i:by|von|par|por|di|door|texto?|words|text)\s*[:：]?\s*((?:[^\W\d_a-z][\w.'’-]+ ?){2,4})(?:[,|·.–—•-]|$)"
)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_GROUP, _FIGURES = re.compile(r"\d+"), 3  # figures of a box: a date and a time, a price and a number
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千]{2,}")


def tail(article: Article, language: str) -> frozenset[int]:
    """The blocks behind the author's end, and the headings over them."""
    texts = [n for n, block in enumerate(article.blocks) if block.kind in ("paragraph", "list", "quote")]
    if len(texts) < _LEAST:
        return frozenset()
    out = _signed(article, texts)
    if (end := back_matter(article, texts, language)) is not None:
        out |= {n for n, block in enumerate(article.blocks) if n >= end and not rates(block.text)}
    out |= _notes(article, [n for n in texts if n not in out], language)
    out |= _box(article, [n for n in texts if n not in out], language)
    looked = 0
    for n in reversed(texts):
        if n in out:
            continue
        if dated := _chronicle(article, [m for m in texts if m <= n]):
            out.update(dated)
            continue
        looked += 1
        if looked > _MOST or len(texts) - len(out) < _LEAST:
            break
        if rates(article.blocks[n].text):
            continue  # a review's rating is said, if not at the end
        if not (_furniture(article, n, language) or _behind(article, n, texts, language)):
            break
        out.add(n)
    return frozenset(out)


def _signed(article: Article, texts: Sequence[int]) -> set[int]:
    """The blocks from the author's signature on, or from a late one that begins with a name of the page's head."""
    first = next((n for n in texts if len(article.blocks[n].text.split()) >= _RUNNING), texts[0])
    labels = (article.blocks[n].text for n in texts if n < first)
    head = " | ".join([article.author, *(label for label in labels if not _ENDED.search(label + " "))])
    names = {match[0] for match in _FULL_NAME.finditer(head)}
    names |= {match[1].strip() for n in texts if n < first and (match := _BYLINE.match(article.blocks[n].text))}
    for at, n in enumerate(texts):
        text = article.blocks[n].text.strip()
        bare = text.strip(" -–—~*_.,·|")
        signature = at >= _LATE * len(texts) and bare in names
        about = at >= _LAST * len(texts) and any(re.match(rf"{re.escape(name)}(?!\w|\s?[:：])", text) for name in names)
        if n > first and (signature or about):
            if signature and any(is_postscript(article.blocks[m].text) for m in texts[at + 1 : at + 2]):
                return {n}
            return {m for m in texts[at:] if not rates(article.blocks[m].text)}
        if n > first and at >= _LATE * len(texts) and _headed_by(article, n, names):
            return {n - 1, *(m for m in texts[at:] if not rates(article.blocks[m].text))}
    return set()


def _headed_by(article: Article, n: int, names: Collection[str]) -> bool:
    """Whether a block stands under the author's name as its heading: the box about the author."""
    above = article.blocks[n - 1] if n else None
    return above is not None and above.kind == "heading" and above.text.strip(" -–—~*_.,·|:") in names


def _notes(article: Article, texts: Sequence[int], language: str) -> set[int]:
    """The paragraphs at the end that begin with a bold label and have nothing to do with the text: opening hours."""
    out: set[int] = set()
    for n in reversed(texts):
        block = article.blocks[n]
        if block.kind != "paragraph" or not 0 < len(block.lead) < len(block.text) or is_postscript(block.text):
            break
        known = content_stems(" ".join([article.title, *(article.blocks[m].text for m in texts if m < n)]), language)
        concludes = pattern("kinds", language, "ending", start=True).match(block.text) or pattern(
            "kinds", language, "verdict", start=True
        ).match(block.text)
        if concludes or not known or len(content_stems(block.text[len(block.lead) :], language) & known) > _FEW_KNOWN:
            break
        out.add(n)
    if any(
        0 < len(getattr(article.blocks[n], "lead", "")) < len(article.blocks[n].text) for n in texts if n not in out
    ):
        return set()  # the author's own way to begin a paragraph
    return out if len(texts) - len(out) >= max(_LEAST - 1, len(texts) / 2) else set()


def _box(article: Article, texts: Sequence[int], language: str) -> set[int]:
    """The last paragraph, where it alone has a bold label before a colon, and figures: places, hours, prices."""
    labelled = [n for n in texts if 0 < len(getattr(article.blocks[n], "lead", "")) < len(article.blocks[n].text)]
    if len(texts) < _LEAST or labelled != [texts[-1]]:
        return set()
    text, lead = article.blocks[texts[-1]].text, getattr(article.blocks[texts[-1]], "lead", "")
    rest = text[len(lead) :]
    if lead.rstrip()[-1:] not in ":：" and rest.lstrip()[:1] not in tuple(":："):
        return set()
    concluding = any(pattern("kinds", language, key, start=True).match(text) for key in ("ending", "verdict"))
    if concluding or is_postscript(text) or rates(text) or len(_GROUP.findall(rest)) < _FIGURES:
        return set()
    return {texts[-1]}


def _furniture(article: Article, n: int, language: str) -> bool:
    """Whether a block at the end is no text of the author's: links, an address, a call to the readers, a bare label."""
    text = article.blocks[n].text.strip()
    if _ADDRESS.search(text) and len(text) <= _SHORT:
        return True
    if text[:1] in _NOTE:
        return True
    if pattern("kinds", language, "invites").search(text) and len(text) <= _SHORT:
        return True
    label = pattern("kinds", language, "trailer", start=True).match(text)
    if label and re.match(r"[^.!?。]{0,24}(?:[:：]|$)|\s?[,–—-]", text[label.end() :]):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all(_LEADS_ON.match(line) and len(line) <= _BARE and not _ENDED.search(line) for line in lines):
        return True
    if article.blocks[n].kind != "paragraph":
        return False
    parts = _SEPARATED.split(text)
    if len(parts) > 1 and max(len(part.split()) for part in parts) <= _PHRASE:
        return True
    if text[:1] in _OPENS_QUOTE:
        return False  # the last word of somebody
    return len(text) <= _BARE and text[-1:] not in '.!?…。！？»”"’)' and not _ENDED.search(text)


def _by_name(article: Article, n: int) -> bool:
    """Whether a block speaks of the one who wrote the article."""
    names = {article.author, *(match[1] for block in article.blocks[:_TOP] if (match := _BYLINE.match(block.text)))}
    text = article.blocks[n].text
    if any(len(name) > _NAME and text.startswith(name) for name in names):
        return True
    first = article.author.split()[0] if len(article.author.split()) > 1 else ""
    before = " ".join(block.text for block in article.blocks[:n] if block.kind != "heading")
    if len(first) > _INITIALS and len(text) <= _SHORT and not re.search(rf"\b{re.escape(first)}\b(?! \w+\W*$)", before):
        own = _FIRST_NAME.match(text)
        if own is not None and own[1] == first:
            return True
    new = _PERSON.match(text)  # somebody whom the article never speaks of
    return new is not None and len(text) <= _SHORT and not any(new[1] in block.text for block in article.blocks[:n])


def _behind(article: Article, n: int, texts: Sequence[int], language: str) -> bool:
    """Whether a block at the end is about the author, the sender or something beside the subject."""
    block = article.blocks[n]
    if block.kind != "paragraph" or is_postscript(block.text):
        return False
    if block.italic or _by_name(article, n) or pattern("kinds", language, "aside", start=True).search(block.text):
        return True
    above = article.blocks[n - 1].text
    if len(above) <= _BARE and pattern("kinds", language, "about", start=True).search(above):
        name = " ".join(above.split()[1:]).removeprefix("the ")
        if name and name in block.text:
            return True
    if len(block.text) > _SHORT:
        return False
    if pattern("kinds", language, "imprint").search(block.text):
        return True
    return bool(pattern("kinds", language, "describes").search(block.text)) and _strange(article, n, texts, language)


def _strange(article: Article, n: int, texts: Sequence[int], language: str) -> bool:
    """Whether a block speaks of a body named before, with a figure, and of nothing else that the article speaks of."""
    text, code = article.blocks[n].text, base(language)
    if not _FIGURE.search(text):
        return False
    before = " ".join([article.title, *(article.blocks[m].text for m in texts if m < n)])
    if not _spaced(text):
        head = re.split("[はが是]", text, maxsplit=1)[0]
        return 2 <= len(head) <= 20 and head in before
    words = _WORD.findall(text)
    named = [word for word in words[:_HEAD] if word[0].isupper() and re.search(rf"\b{re.escape(word)}\b", before)]
    if not any(word for word in named if word.lower() not in stop_words(code)):
        return False
    known = {stem(word.lower(), code) for word in _WORD.findall(before)}
    names = {stem(word.lower(), code) for word in words[:_HEAD] if word[0].isupper()}
    return len((content_stems(text, code) & known) - names) <= _FOREIGN


def _spaced(text: str) -> bool:
    return text.count(" ") > len(text) / 20


def _chronicle(article: Article, texts: Sequence[int]) -> list[int]:
    """The dated lines that stand behind an article's text."""
    run: list[int] = []
    for n in reversed(texts):
        lines = article.blocks[n].text.split("\n")
        if sum(bool(_DATED.match(line)) for line in lines) < 0.6 * len(lines):
            break
        run.append(n)
    lines_in = sum(len(article.blocks[n].text.split("\n")) for n in run)
    return run if lines_in >= _LINES and len(run) < _SHARE * len(texts) else []


def _lines_of_phrases(article: Article) -> set[int]:
    """The lines at the top that hold names, dates and the like between dots: "Sleep Desk · By Ann Roe · 3 May"."""
    out: set[int] = set()
    for n, block in enumerate(article.blocks[:_TOP]):
        if block.kind != "paragraph":
            continue
        parts = _SEPARATED.split(block.text.strip())
        if len(parts) > 1 and max(len(part.split()) for part in parts) <= _PHRASE and not _ENDED.search(block.text):
            out.add(n)
        elif len(block.text.split()) >= _RUNNING:
            break
    return out


def front(article: Article, language: str) -> frozenset[int]:
    """The blocks before the first plain paragraph that are not the author's text: lines of short phrases between dots,
    and those in italics that speak of the column or series, or not of the title's subject.
    """
    out = _lines_of_phrases(article)
    about = content_stems(article.title, language)
    for n, block in enumerate(article.blocks):
        if block.kind not in ("paragraph", "list", "quote") or n in out:
            continue
        if block.kind != "paragraph" or not block.italic:
            break
        strange = len(about) >= _ABOUT and not about & content_stems(block.text, language)
        beside = _spaced(block.text) and strange
        if beside or pattern("kinds", language, "series").search(block.text):
            out.add(n)
    if all(block.kind != "paragraph" or n in out for n, block in enumerate(article.blocks)):
        return frozenset()  # all of it is in italics
    return frozenset(out)
