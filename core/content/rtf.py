"""Rich text (.rtf) into a draft: what is shown of it becomes the page that the page reader knows.

Written here because striprtf, the maintained library, gives text alone: without headings, lists, pictures, and with
hidden and deleted words in it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from core.content.dom.vocabulary import words
from core.content.draft import Draft, Hints
from core.content.letters import one_line
from core.content.office import draft_of
from core.content.rtf_html import PLAIN, Body, Run
from core.content.rtf_tokens import Token, tokens
from core.content.sniff import shown
from core.errors import BadInput

_DEEPEST = 500
_MOST_TOKENS = 2_000_000
_SILENT = words(
    "colortbl header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor "
    "object themedata colorschememapping latentstyles datastore xmlnstbl rsidtbl generator filetbl listpicture "
    "revtbl pgptbl fldinst nonshppict private xe tc tcn txe bkmkstart bkmkend nextfile template userprops docvar "
    "ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn pnseclvl do pntxta pntxtb sp falt panose passwordhash ud shprslt "
    "blipuid picprop wgrffmtfilter mmathPr defchp defpap keycode factoidname"
)
_LETTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "\u2011", "-": "", "\n": "\\par", "\r": "\\par"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_PICTURES = {"pngblip": "png", "jpegblip": "jpeg"}


@dataclass(frozen=True)
class _State:
    """The formatting at one place: what a group takes over and gives back at its end."""

    to: str = "body"  # where text goes: body, a table of the head, a property, or "" for nowhere
    run: Run = PLAIN
    font: int = 0
    in_box: bool = False
    skip: int = 1  # letters behind a Unicode number for programs that know none


def read_rtf(data: bytes, name: str) -> Draft:
    """The draft of a rich text. Raises `BadInput` for what is damaged or nested without end."""
    reader = _Reader(name)
    for count, token in enumerate(tokens(data)):
        if count > _MOST_TOKENS:
            raise BadInput(
                f"{shown(name)} holds far more than an article.",
                "Take the part that should become a video and save it as a file of its own, or paste its text.",
                code="too_large",
            )
        reader.take(token)
    html, media = reader.finish()
    return draft_of(html, media, reader.hints())


class _Reader:
    """Follows groups and controls; text goes to the body or to a property of the document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._state = _State()
        self._stack: list[_State] = []
        self._ansi = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font = 0
        self._mono: set[int] = set()  # fonts whose letters are of one width
        self._bytes = b""
        self._left_to_skip = 0
        self._high = 0
        self._starred = False
        self._fresh = False  # whether a group has just begun
        self._properties: dict[str, str] = {}
        self._body = Body()
        self._picture = ""
        self._date = [0, 0, 0]
        self._style = 0
        self._style_hidden: set[int] = set()

    def take(self, token: Token) -> None:
        """Read one token."""
        if token.kind in ("text", "byte"):
            self._text_bytes(token.data)
            return
        if token.kind == "binary":
            if self._state.to == "pict":
                self._body.picture_bytes(token.data)
            return
        self._flush()
        if token.kind == "open":
            if len(self._stack) > _DEEPEST:
                raise BadInput(
                    f"{shown(self._name)} is nested too deeply to be read.", "Paste its text instead.", code="too_deep"
                )
            self._stack.append(self._state)
            self._starred, self._fresh = False, True
        elif token.kind == "close":
            self._close()
        elif token.kind == "sign":
            self._sign(token.word)
        else:
            self._control(token.word, token.number)
            self._fresh = self._starred = False

    def finish(self) -> tuple[str, dict[str, bytes]]:
        """The HTML of the body and the pictures in it."""
        self._flush()
        return self._body.finish()

    def hints(self) -> Hints:
        """The document's properties."""
        year, month, day = self._date
        words = self._properties.get("keywords", "")
        return Hints(
            title=one_line(self._properties.get("title", "")),
            author=one_line(self._properties.get("author", "")),
            date=f"{year:04}-{month:02}-{day:02}" if year > 1900 and 0 < month < 13 and 0 < day < 32 else "",
            keywords=tuple(k for k in (one_line(k) for k in re.split(r"[,;]", words)) if k)[:20],
        )

    # --- text

    def _text_bytes(self, data: bytes) -> None:
        if self._left_to_skip:
            cut = min(self._left_to_skip, len(data))
            self._left_to_skip -= cut
            data = data[cut:]
        self._bytes += data
        self._fresh = False

    def _flush(self) -> None:
        """Decode the bytes collected so far: letters of two bytes may come as two tokens."""
        data, self._bytes = self._bytes, b""
        if not data:
            return
        if self._state.to == "pict":
            self._body.picture_digits(data)
            return
        encoding = self._fonts.get(self._state.font, self._ansi)
        self._put(data.decode(encoding, "replace"))

    def _put(self, text: str) -> None:
        to = self._state.to
        if to == "body":
            self._body.text(text, self._state.run)
        elif to == "stylesheet":
            self._body.styles.setdefault(self._style, "")
            self._body.styles[self._style] += text
        elif to == "fonttbl" or not to:
            return
        elif to in ("listtext", "pntext"):
            self._body.label += text
        else:
            self._properties[to] = self._properties.get(to, "") + text

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        if self._left_to_skip:
            self._left_to_skip -= 1
            return
        letter = _SIGNS.get(sign, sign)
        if letter == "\\par":
            self._control("par", None)
        else:
            self._put(letter)

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._put(chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)))
            self._high = 0
        elif 0xF020 <= code < 0xF100:
            self._put("•" if code in (0xF0B7, 0xF0A7, 0xF06C) else "")  # a symbol font
        elif code <= 0x10FFFF:
            self._put(chr(code))
        self._left_to_skip = self._state.skip

    # --- groups and controls

    def _close(self) -> None:
        if not self._stack:
            return
        ended, self._state = self._state, self._stack.pop()
        self._left_to_skip = 0
        if ended.to == "pict" and self._state.to != "pict":
            self._body.end_picture(self._picture)
        if ended.in_box and not self._state.in_box:
            self._body.end_box()
        self._fresh = False

    def _control(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "u" and number is not None:
            self._unicode(number)
            return
        self._left_to_skip = 0
        if self._fresh and self._destination(word):
            return
        if self._fresh and self._starred:
            self._state = replace(state, to="")  # a destination of a program that we do not know
            return
        if word in _LETTERS:
            self._put(_LETTERS[word])
        elif word == "uc":
            self._state = replace(state, skip=max(0, min(20, number if number is not None else 1)))
        elif word == "f":
            font = number or 0
            self._state = replace(state, font=font, run=replace(state.run, mono=font in self._mono))
        elif word == "fmodern" and state.to == "fonttbl":
            self._mono.add(state.font)
        elif word == "fcharset" and state.to == "fonttbl":
            self._fonts[state.font] = _CHARSETS.get(number or 0, self._ansi) if number != 1 else self._ansi
        elif word == "deff":
            self._default_font = number or 0
        elif word == "ansicpg" and number:
            self._ansi = _known(f"cp{number}") or self._ansi
        elif word == "mac":
            self._ansi = "mac_roman"
        elif word in _PICTURES and state.to == "pict":
            self._picture = _PICTURES[word]
        elif word in ("yr", "mo", "dy") and state.to == "creatim":
            self._date[["yr", "mo", "dy"].index(word)] = number or 0
        elif state.to == "stylesheet" and word in ("s", "cs", "ds", "ts") and number is not None:
            self._style = number if word == "s" else -number - 1
        elif state.to == "stylesheet" and word == "v":
            self._style_hidden.add(self._style)
        elif state.to == "levels":
            self._body.lists.control(word, number)
        elif state.to == "body":
            self._format(word, number)

    def _destination(self, word: str) -> bool:
        """Whether a control at the beginning of a group says where its text goes."""
        state = self._state
        if word in ("listtable", "listoverridetable", "list", "listlevel", "listoverride", "lfolevel"):
            self._state = replace(state, to="levels")
            self._body.lists.control(word, None)
        elif word in ("leveltext", "levelnumbers", "listname", "liststylename"):
            self._state = replace(state, to="")
        elif word in ("fonttbl", "stylesheet"):
            self._state = replace(state, to=word, run=Run())
        elif word == "info":
            self._state = replace(state, to="")
        elif word in ("title", "author", "keywords", "creatim") and state.to == "":
            self._state = replace(state, to=word)
        elif word in ("listtext", "pntext"):
            self._body.label = ""
            self._state = replace(state, to=word if state.to == "body" else "")
        elif word == "pict":
            self._picture = ""
            shows = state.to == "body" and not state.run.hidden
            self._state = replace(state, to="pict" if shows else "")
        elif word == "shptxt" and state.to == "body":
            self._body.begin_box()
            self._state = replace(state, in_box=True)
        elif word in ("shppict", "shptxt", "fldrslt", "shp", "shpinst", "result", "rtf", "upr"):
            return True
        elif word in _SILENT or word.startswith(("header", "footer", "ftn", "aftn")):
            self._state = replace(state, to="")
        else:
            return False
        return True

    def _format(self, word: str, number: int | None) -> None:
        run, on = self._state.run, number != 0
        if word == "plain":
            run = Run(mono=self._default_font in self._mono)
            self._state = replace(self._state, font=self._default_font)
        elif word == "v":
            run = replace(run, hidden=on)
        elif word == "cs" and number is not None:
            run = replace(run, hidden=run.hidden or -number - 1 in self._style_hidden)
        elif word == "deleted":
            run = replace(run, deleted=on)
        elif word in ("strike", "striked"):
            run = replace(run, struck=on)
        elif word == "b":
            run = replace(run, bold=on)
        elif word in ("super", "sub"):
            run = replace(run, position=word[:3] if on else "")
        elif word == "nosupersub":
            run = replace(run, position="")
        elif word in ("up", "dn"):
            run = replace(run, position="" if not number else "sup" if word == "up" else "sub")
        elif word == "fs" and number is not None:
            run = replace(run, half_points=number)
        else:
            if word == "s" and number is not None and number in self._style_hidden:
                run = replace(run, hidden=True)
            self._body.control(word, number, run)
        self._state = replace(self._state, run=run)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""
