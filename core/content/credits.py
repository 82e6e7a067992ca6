"""Credits of pictures, told from the captions they stand in: "Mill Street on Thursday. Photo: J. Okafor"."""

# ruff: noqa: E501 - words of one kind stand in one line

from __future__ import annotations

import re

_ROLE = (
    r"(?:(?:file |handout |cover |header |featured |stock )?(?:photo(?:graph)?s?|image|images|picture|pictures|illustrations?|"
    r"graphics?|screenshots?|video|artwork|map|chart|drawing|painting)(?: credits?| source| courtesy)?|credits?|"
    r"photographer|image by|titelfoto|titelbild|fotos?|bild|bilder|bildquelle|bildnachweis|fotonachweis|aufnahme|grafik|"
    r"zeichnung|crédits?(?: photos?)?|photographie|dessin|fotograf[íi]a|imagen|imágenes|ilustraci[óo]n|cr[ée]dito|fotografia|"
    r"immagine|illustrazione|credito|imagem|ilustração|créditos|foto's|beeld|illustratie|fotograaf|fot\.?|zdjęcie|grafika|rys\.?|"
    r"ilustracja|фото|фотография|иллюстрация|изображение|снимок|صورة|الصورة|تصوير|फोटो|फ़ोटो|चित्र|तस्वीर)"
)
_BY = r"(?:\s?[:：/|]\s?|\s(?:by|von|par|de|di|do|da|door|autor|автор|credit:?)\s|\s?©\s?|\s[–—-]\s)"
_MARKED = re.compile(
    rf"(?:^|(?<=[.!?…\"”»)\]])\s*|\s[|–—/·•-]\s*|\s*[(\[]|(?<=[a-zà-ÿ0-9])\s(?=(?-i:[A-Z©])))"
    rf"(?P<mark>{_ROLE}{_BY}|courtesy of\s|(?:©|\(c\)|copyright)\s?:?\s?(?:\d{{4}}\s)?|via\s)"
    r"(?P<name>[^()\[\]]{2,90}?)[)\]]?\s*\.?\s*$",
    re.I,
)
_EAST = re.compile(
    r"(?:^|(?<=[。．！？」])\s*|\s*[（(【\[／/]|\s+)(?:写真|画像|撮影|提供|出典|写真提供|图片来源|圖片來源|图片|圖片|图源|圖源|摄影|攝影|摄|图|圖|사진|이미지|"
    r"그림|사진 제공|사진제공)\s?(?:[:：=＝/／]|は|者[:：]|提供[:：])\s?(?P<name>[^（）()\[\]【】]{2,40})[）)】\]]?[。.]?\s*$"
)
_AGENCY = re.compile(  # "(AP Photo/Jane Doe)", "[Jane Doe/Reuters]", "| Getty Images"
    r"\s*(?:[(\[]|\|\s*)(?P<name>(?:AP Photo|AP|AFP|REUTERS|Reuters|EPA|dpa|Getty(?: Images)?|Shutterstock|Unsplash|Pexels|Flickr|"
    r"Wikimedia(?: Commons)?|NASA|iStock|Alamy|Bloomberg|EFE|ANSA|Xinhua)(?:[/ ,][^()\[\]]{2,60})?|"
    r"[^()\[\]|]{2,50}/\s?(?:AP|AFP|REUTERS|Reuters|EPA|dpa|Getty(?: Images)?|Shutterstock|Unsplash|Pexels|Flickr|iStock|Alamy|"
    r"Wikimedia(?: Commons)?|EFE|ANSA))[)\]]?\s*\.?\s*$"
)
_LICENCE = re.compile(
    r"\s*[,;/|(]?\s*(?:CC[ -](?:BY|0)|public domain|all rights reserved|gemeinfrei|domaine public)\b.*$", re.I
)
_PRONOUN = re.compile(r"(?:the author|author|der verfasser|the writer|unknown|n/?a|contributed|supplied|handout)", re.I)
_MOST_WORDS = 12


def parted(caption: str) -> tuple[str, str]:
    """The caption of an article's picture without its credit, and the credit alone: the photographer with the agency,
    "" where none is.
    """
    for form in (_AGENCY, _MARKED, _EAST):
        match = form.search(caption)
        if match is None:
            continue
        name = _LICENCE.sub("", match["name"]).strip(" .,;:|/–—-")
        if not name or len(name.split()) > _MOST_WORDS or not _is_name(name):
            continue
        rest = caption[: match.start()].rstrip(" |–—/·•-(")
        return rest, "" if _PRONOUN.fullmatch(name) else name
    return caption, ""


def _is_name(text: str) -> bool:
    """Whether words are a person's or a company's name rather than what a picture shows."""
    text = re.sub(r"^(?:the|die|der|das|le|la|les|el|los|las|il|lo|o|a|os|as|de|het)\s", "", text)
    cased = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", text) if word[0].isupper() or word[0].islower()]
    small = [word for word in cased if word[0].islower() and word not in _SMALL]
    if re.fullmatch(r"dpa|epd|sda|ots|privat|private|pd", text):
        return True
    return not cased or (len(small) <= len(cased) / 3 and cased[0][0].isupper()) or bool(_PRONOUN.fullmatch(text))


_SMALL = frozenset(
    "von van de der den del della di da dos du la le al el bin and und et y e i of for the on via dpa epd".split()  # noqa: SIM905
)
