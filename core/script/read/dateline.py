"""Datelines: place, date and agency before the first sentence of a news item, which nobody says aloud."""

from __future__ import annotations

import re

_LOOK = 160  # characters in which a dateline ends
_MONTH = (
    r"(?:jan|jän|feb|fév|mar|mär|mrt|apr|avr|abr|may|mai|mag|mei|maj|jun|juin|giu|cze|jul|juil|lug|lip|aug|ago|aoû|sie|"
    r"sep|set|wrz|oct|okt|ott|out|paź|nov|lis|dec|dez|dic|déc|gru|gen|ene|sty|lut|kwi|янв|фев|мар|апр|мая|май|июн|июл|"
    r"авг|сен|окт|ноя|дек|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|जनवरी|फरवरी|फ़रवरी|"
    r"मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर)[^\W\d_\u0900-\u097f]{0,9}\.?"
)
_DATE = (
    rf"(?i:(?:[^\W\d_]{{2,10}},?\s)?(?:le\s|den\s|el\s|dnia\s)?(?:\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?\s(?:de\s)?{_MONTH}"
    rf"(?:,?\s(?:de\s)?\d{{4}})?(?:\s[rг]\.)?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|{_MONTH}\s\d{{4}}|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d))"
)
_AGENCY = (
    r"(?:Reuters|AP|AFP|UPI|Bloomberg|CNN|BBC|NPR|PTI|ANI|IANS|Xinhua|Kyodo|Yonhap|TASS|Interfax|dpa|dpa/\w+|epd|KNA|APA|"
    r"ATS|sda|SDA|ots|ANSA|AGI|Adnkronos|EFE|Europa Press|Lusa|Agência Brasil|ANP|Belga|PAP|NTB|TT|Ritzau|STT|"
    r"(?:[A-Z][\w ]{2,20})?(?i:newswire|prnewswire|business wire|presseportal)|رويترز|أ ف ب|أ ب|د ب أ|وام|واس|"
    r"भाषा|एएनआई|पीटीआई|आईएएनएस|ТАСС|РИА Новости|Интерфакс|УНИАН)"
)
_UPPER = r"A-ZÀ-ÖØ-ÞĀŁŚŹŻĆĄĘÓŃ\u0400-\u042f"
_WORD = rf"[{_UPPER}][\w'’.]+"
_CAPITALS = re.compile(rf"[{_UPPER}][{_UPPER}'’.]+(?:[ -][{_UPPER}][{_UPPER}'’.]*){{0,3}}(?![^\W_])")
_PLACE = re.compile(rf"{_WORD}(?:[ -](?:{_WORD}|de|del|la|am|an|der|do|da|upon|sur|aan|den|nad)){{0,3}}")
_UNCASED = re.compile(
    r"[^\W\da-zA-Z_][^\W\d_a-zA-Z\u0900-\u097f]{1,14}(?: [^\W\d_]{2,14}){0,2}|"
    r"[\u0900-\u097f]{2,14}(?: [\u0900-\u097f]{2,14})?"
)
_PIECES = {
    "date": re.compile(rf"[,،]?\s?\(?{_DATE}\)?(?!\w)"),
    "wire": re.compile(
        rf"[,.]?\s*[(/]\s?{_AGENCY}(?:[/,; ]+[\w .]{{2,20}})?\s?[)/](?:\.(?=\s))?"
        rf"|\s?/\s?[A-Z][\w ]{{2,24}}/"
    ),
    "small": re.compile(r",\s(?:[A-Z][a-z]{1,5}\.|[A-Z]{2}(?!\w)|[A-Z]\.[A-Z]\.)"),  # "Calif.", "CA", "D.C."
    "dash": re.compile(r"\s*(?:\s[-–—]{1,2}|—|–|[.,]\s?[-–—]{1,2}|-{2})\s*"),
    "colon": re.compile(r":\s+"),
    "region": re.compile(rf",\s(?:[Tt]he\s)?{_WORD}(?: {_WORD}){{0,2}}(?=[\s,.:–—-])"),
    "source": re.compile(r"\s?\([A-Z][\w .&/]{1,30}\)"),
    "stop": re.compile(r"[.,।]\s*(?=[(/–—-])"),
}
_SIGNED = re.compile(rf"{_AGENCY}\.\s+|/[^/]{{2,30}}/\.?\s*")  # "— РИА Новости. Президент"
_BRACKETED = tuple(
    re.compile(form)
    for form in (
        r"[\[［【(（](?=[^\]］】)）]*(?:\d{1,2}\s?日|ロイター|共同|時事|电|電|讯|訊))[^\]］】)）]{2,40}[\]］】)）]\s*(?:[-–—=＝]\s*)?",
        r"(?:新华社|中新社|中新网|人民网|央视网|本报|本報|中央社)\w{0,12}?(?:\d{1,2}月)?\d{0,2}日?(?:电|電|讯|訊)\s*(?:[（(][^（）()]{2,30}[）)])?\s*",
        r"[(\[（][^()\[\]（）]{1,12}[=＝][^()\[\]（）]{2,14}[)\]）]\s*(?:[^\W\d_]{2,4}\s(?:기자|특파원)\s*[=＝]?\s*)?",
    )
)


def dateline(text: str) -> int:
    """Return the offset where the first sentence of a news item begins behind its dateline; 0 where it has none.

    A label of a speaker in capitals looks the same, so in a dialogue `speaker` is asked first.
    """
    start = len(text) - len(text.lstrip())
    head = text[start : start + _LOOK]
    ends = next((match.end() for form in _BRACKETED if (match := form.match(head))), 0)
    for place in () if ends else (_CAPITALS, _PLACE, _UNCASED):
        match = place.match(head)
        ends = _end(head, match) if match else 0
        if ends:
            break
    return start + ends if ends and _begins(text[start + ends :]) else 0


def _end(head: str, place: re.Match[str]) -> int:
    """Return where the pieces behind a place end, or 0 where they are none of a dateline."""
    at, names = place.end(), list[str]()
    while True:
        name, match = next(((name, m) for name, piece in _PIECES.items() if (m := piece.match(head, at))), ("", None))
        if match is None or match.end() == at or (name == "region" and ({"dash", "colon"} & set(names))):
            break
        names.append(name)
        at = match.end()
    seen = set(names)
    capitals = place[0].isupper()
    long = sum(c.isalpha() for c in place[0]) > 3 or " " in place[0]
    sure = seen & {"date", "wire", "small"} or (capitals and (long or seen & {"region", "source"}))
    if not sure or (not capitals and not seen & {"date", "wire", "small"}):
        return 0
    if (
        not names
        or names[-1] not in ("dash", "colon", "wire")
        or ("colon" in seen and not capitals and not seen & {"date", "wire"})
    ):
        return 0
    if "source" in seen and not capitals:
        return 0
    signed = _SIGNED.match(head, at) if seen & {"date", "wire"} else None
    at = signed.end() if signed else at
    return at + len(head[at:]) - len(head[at:].lstrip())


def _begins(rest: str) -> bool:
    """Whether a sentence of some length begins here."""
    bare = rest.lstrip("\"'“„«»‘’「『（(¿¡")
    if not bare or bare[0].islower() or not bare[0].isalnum():
        return False
    return len(rest.split()) > 2 or len(re.findall(r"[\u3040-\u9fff\uac00-\ud7af]", rest)) > 6
