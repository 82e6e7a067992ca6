"""The check for scripts without blanks between words (Chinese, Japanese, Thai ...), on characters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from core.language.tag import base
from core.model.coded import Flag
from core.script.faithful.case import Case
from core.script.faithful.finding import Finding
from core.script.read.speakable import plain

_NEGATION = {
    "ja": r"ない|なかっ|なく|ません|ぬ(?=。|、|$)|ずに|不|未|非|無",
    "zh": r"不|没|沒|無|无|非|未|别|勿|莫",
    "th": r"ไม่|มิ|อย่า|ปราศจาก",
}
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千万萬億亿兆两兩]{1,}")
_UNITS = re.compile(
    r"(?<=[0-9０-９一二三四五六七八九十百千万億亿])\s?"
    r"(年|月|日|時間|小时|小時|分鐘|分钟|分|秒|週間|周|歳|岁|人|円|元|％|%|パーセント|メートル|キロ|グラム|米|公里|公斤|度|倍|回|次|個|个|ドル|ユーロ"
    r"|美元|欧元|GB|MB|KB|TB|km|kg|cm|mm)"
)
_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9+.#-]*[A-Za-z0-9]|[\u30a1-\u30faー]{2,}")


def check(case: Case) -> Finding | None:
    """Find the first thing in a line without blanks between words that the article does not bear out."""
    text = plain(case.text)
    entries = [plain(sent.text) for sent in case.supports]
    everything = "\n".join((*entries, *(plain(sent.text) for sent in case.context)))
    near = "\n".join(entries).casefold()
    gone = any(match[0].casefold() not in text.casefold() for match in _WORDS.finditer("\n".join(entries[:1])))
    for match in _WORDS.finditer(text):
        if match[0].casefold() not in (near if gone else everything.casefold()):
            return case.finding("name", Flag.of("not_mentioned_here", ours=match[0]), match[0])
    for t in case.line:
        if t.raw[0].isdigit() and not t.values & case.values:
            return case.finding("number", Flag.of("not_said_here", ours=t.raw), t.raw)
    for match in _UNITS.finditer(text):
        before = re.search(r"[0-9０-９.,一二三四五六七八九十百千万億亿]+$", text[: match.start()].rstrip())
        if before and before[0] + match[1] not in everything.replace(" ", ""):
            return case.finding("unit", Flag.of("not_said_here", ours=before[0] + match[1]), match[1])
    return _differences(case, text, entries)


def _differences(case: Case, text: str, texts: list[str]) -> Finding | None:
    """Numerals and negations that came or went between the line and the sentence nearest to it."""
    if not texts:
        return None
    negation = re.compile(_NEGATION.get(base(case.index.language), r"(?!)"))
    best = texts[0]
    for match in _NUMERAL.finditer(text):
        if not any(match[0] in element for element in texts) and (len(match[0]) > 1 or _near(text, match, texts)):
            return case.finding("number", Flag.of("not_said_here", ours=match[0]), match[0])
    codes = SequenceMatcher(None, best, text, autojunk=False).get_opcodes()
    for n, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal":
            continue
        calm = any(
            0 <= m < len(codes) and codes[m][0] == "equal" and codes[m][2] - codes[m][1] >= 2 for m in (n - 1, n + 1)
        )
        if calm and b - a <= 6 and d - c <= 6:
            came, went = (negation.findall(item) for item in (_wider(text, c, d), _wider(best, a, b)))
            if len(came) > len(went):
                return case.finding("negation", Flag.of("word_not_here", ours=came[0]), came[0])
            if len(went) > len(came):
                return case.finding("negation", Flag.of("word_left_out", theirs=went[0]), went[0])
        if tag == "replace" and calm and 2 <= d - c <= 8 and _kanji(text[c:d]) and _kanji(best[a:b]):
            new = text[c:d]
            whole = "".join(s.text for s in case.index.sents)
            if new not in "".join(texts) and new in whole and abs((b - a) - (d - c)) <= 2:
                return case.finding("name", Flag.of("other", theirs=best[a:b], ours=new), new)
    return None


def _wider(text: str, start: int, end: int) -> str:
    """Return the changed text with the two signs on either side, which may belong to the negation."""
    return text[max(0, start - 2) : end + 2]


def _near(text: str, match: re.Match[str], texts: list[str]) -> bool:
    """Whether what follows a single numeral follows another numeral in the supports."""
    after = text[match.end() : match.end() + 2]
    return len(after) == 2 and any(re.search(rf"{_NUMERAL.pattern}{re.escape(after)}", item) for item in texts)


def _kanji(text: str) -> bool:
    return bool(text) and all("\u4e00" <= c <= "\u9fff" for c in text)
