"""Numbers in front of titles, headings and captions, and the site's name behind a title."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CHAPTER = (
    r"chapter|cap\.|cap[íi]tol|kapittel|章|part|section|appendix|kapitel|teil|abschnitt|anhang|chapitre|partie|annexe|"
    r"cap[ií]tulo|parte|secci[óo]n|ap[ée]ndice|capitolo|sezione|appendice|hoofdstuk|bijlage|del|rozdział|część|"
    r"kapitola|část|poglavlje|capitolul|partea|глава|часть|раздел|приложение|розділ|κεφάλαιο|bölüm|chương|bab|bagian|"
    r"fejezet|luku|فصل|الفصل|باب|ملحق|الملحق|پیوست|פרק|נספח"
)
_MULTI = re.compile(r"^\(?(\d+|[A-Z])(?:\.\d+){1,5}(\.?)\)?[\s:–—-]+(?=\S)")
_SINGLE = re.compile(r"^(\d{1,3}|[A-Z]|[IVXLC]{1,6})\.[\s]+(?=\S)")
_NAMED = re.compile(rf"^(?:{_CHAPTER})\s+(?:\d{{1,3}}|[A-Z]|[IVXLC]{{1,6}})\s*[.:–—-]+\s+(?=\S)", re.IGNORECASE)
_CJK_NAMED = re.compile(
    r"^(?:第\s*[\d一二三四五六七八九十百]+\s*[章节節部回编編]|(?:附录|附録|付録)\s*[A-Z]|제\s*\d+\s*장|\d+\s*장)[\s.:：、]*(?=\S)"
)
_FIGURE = re.compile(
    r"^(?:"
    r"afbeelding|圖形|taula|fig(?:ure|ura|uur|\.)?|abb(?:ildung|\.)|figuur|figura|figur|slika|rysunek|rys\.|obrázek|obr\.|"
    r"рисунок|рис\.|мал\.|σχήμα|εικόνα|şekil|hình|gambar|kuva|ábra|شکل|شكل|الشكل|صورة|תרשים|איור|圖|图|図|"
    r"그림|表|tab(?:le|elle|ella|la|lica|ulka|\.)?|tabell?|tabel|таблица|таблиця|πίνακας|tablo|bảng|جدول|"
    r"الجدول|표|example|beispiel|exemple|ejemplo|esempio|voorbeeld|listing|exhibit|plate|photo|пример|例|"
    r"示例|مثال|przykład|příklad|eksempel|exempel|exemplo|exemplu|contoh|ví dụ|örnek|παράδειγμα|primjer|예"
    r")\s*(?:\d{1,3}(?:[.\-–]\d{1,3}){0,4}|[A-Z](?:[.\-–]\d{1,3}){1,4})[a-z]?(\s*[.:：。、–—|-]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)


def is_numbered_caption(text: str) -> bool:
    """Whether a document's caption starts like "Figure 13.1. " in one of many languages ("Figure 3 shows" is a
    sentence).
    """
    match = _FIGURE.match(text)
    return bool(match and match.group(1).strip())


def without_figure_number(caption: str) -> str:
    """The caption alone: "Figure 13.1. The GNOME desktop" becomes "The GNOME desktop"."""
    match = _FIGURE.match(caption)
    return caption[match.end() :].strip() if match else caption


class Numbering:
    """The section numbering of one document's headings, judged on all of them together.

    A number goes only where it is a section's: "13.3. Desktops" does, "3.11 is out", "10 ideas" and the points of a
    list ("1. Buy milk") do not.
    """

    def __init__(self, headings: Iterable[str], *, by_tool: bool = False) -> None:
        """`by_tool` says that a program numbered them (DocBook, Sphinx, ...), so that "2. Approach" is one, too."""
        self.by_tool = by_tool
        headings = [h for h in headings if h]
        multi = [m for m in map(_MULTI.match, headings) if m]
        # "3.2 Methods" without a final dot is a section number only where several headings have one
        self.open_multi = sum(not m.group(2) for m in multi) >= 2
        self.roots = {m.group(1) for m in multi if m.group(2) or self.open_multi}

    def bare(self, text: str) -> str:
        """The heading without its section number."""
        for pattern in (_NAMED, _CJK_NAMED):
            match = pattern.match(text)
            if match:
                return text[match.end() :].strip() or text
        match = _MULTI.match(text)
        if match:
            return text[match.end() :].strip() if match.group(2) or self.open_multi else text
        match = _SINGLE.match(text)
        if match and (self.by_tool or match.group(1) in self.roots):
            return text[match.end() :].strip()
        return text


_PARTS = re.compile(r"\s+(?:[|·•»«:\u2013\u2014-]|::|/)\s+|\s*[|｜»]\s*")


def without_site(title: str, site_name: str = "", headings: Iterable[str] = ()) -> str:
    """A page title without the site's name: judged by the site's name, else by the page's own headings."""
    title = title.strip()
    if site_name and title.casefold().startswith(site_name.casefold() + ": "):
        return title[len(site_name) + 1 :].strip()
    pieces = [p for p in _PARTS.split(title) if p]
    if len(pieces) < 2:
        return title
    folded = title.casefold()
    for heading in sorted({h for h in headings if len(h) > 3}, key=len, reverse=True):
        if folded.startswith(heading.casefold()) or folded.endswith(heading.casefold()):
            return heading
    site = site_name.casefold()
    if site and pieces[-1].casefold() == site:
        return title[: title.rfind(pieces[-1])].rstrip(" |·•»«:–—-/｜")
    if site and pieces[0].casefold() == site:
        return title[len(pieces[0]) :].lstrip(" |·•»«:–—-/｜")
    last = pieces[-1]
    if (
        re.search(r"[|｜»]|\s[–—·•-]\s", title[len(pieces[0]) :])
        and len(last) <= 40
        and len(pieces[0]) >= len(last) / 2
    ):
        cut = title[: title.rfind(last)].rstrip(" |·•»«:–—-/｜")
        return cut or title
    return title
