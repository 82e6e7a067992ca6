"""Whether a sentence can be said as it stands: its length, how it begins and ends, what it announces, whom it asks."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.language.disclosure import discloses
from core.model.article import Article
from core.script.grammar import has_parser, read
from core.script.lexicon import Lexicon
from core.script.read.clauses import pieces
from core.script.read.headed import begins_small
from core.script.read.labelled import capital_words
from core.script.read.lists import in_a_row
from core.script.read.outline import shouts
from core.script.read.sentence import LONGEST, SHORTEST, SHOWN, wide
from core.script.read.signs import without_emoji
from core.script.read.speakable import URL

_BEGS = re.compile(  # what a page asks of its reader is no content
    r"^\W*(?:please )?(?:log in|share this|sign up)\b"
    r"|\b(?:subscribe|follow us|cookie policy|all rights reserved|click here"
    r"|abonnieren|abonnez|suscr[íi]b|inscreva-se|iscriviti|подпи[сш]|حقوق محفوظة)|メルマガ|訂閱|订阅|구독",
    re.I,
)
_LETTER = re.compile(r"\bnewsletters?\b", re.I)
_OFFERS = re.compile(  # "Get our newsletter" asks, "I blamed the newsletter" tells
    r"\b(?:our|you|your|us|sign|join|get|receive|free|weekly|daily|inbox|ihr|ihre|ihrem|unser\w*|jetzt|kostenlos\w*"
    r"|nos|notre|votre|vous|recevez|nuestr\w+|tu|su|reciba|recibe|nostr\w+|tua|vostra|ricevi|noss\w+|sua|receba|onze"
    r"|je|jouw|uw|ontvang)\b", re.I,
)  # fmt: skip
_TELLS = 5  # words of a sentence that tells something
_NUMBERED = re.compile(  # "Table 11.1 summarizes": nobody who listens sees a number
    r"\b(?:table|figure|listing|example|tabelle|abbildung|beispiel|tableau|exemple|tabla|figura|ejemplo|tabella|esempio"
    r"|tabela|exemplo|tabel|figuur|таблиц\w*|рисун\w*)\s\d+(?:[.,-]\d+)*",
    re.I,
)
_OPENS_ONLY = re.compile(  # "For example:" with nothing behind it
    r"(?:for (?:example|instance)|e\.g|zum beispiel|par exemple|por ejemplo|ad esempio|por exemplo|bijvoorbeeld"
    r"|na przykład|например|in short|in detail)", re.I,
)  # fmt: skip
_FIELD = re.compile(r"^[^:.]{3,60}:\s?[“\"«„][^”\"»“]*[”\"»“]\W*$")  # Organization name: “Falcot”.
_NEEDS = re.compile(r"(?:brauchen|benötigen|necesit\w+|serv(?:e|ono)|precisa\w*|nodig)(?:\s\w+)?\W*$", re.I)
_SOMEBODY = re.compile(  # "I wrote: ...", "There was a note: ..."
    r"\b(?:i|he|she|we|they|you|it|who|there|was|ich|er|sie|wir|du|es|war|je|il|elle|on|nous|vous|tu|était|yo|él|ella"
    r"|ellos|nosotros|era|había|io|lui|lei|noi|eu|ele|ela|nós|ik|hij|zij|ze|wij|we|jij|was)\b", re.I,
)  # fmt: skip
_SAYS = re.compile(  # "The log said: ..." is a sentence, no field
    r"\b(?:said|says|asked|asks|wrote|writes|reads|replied|answered|shouted|sagte?|fragte?|schrieb|schreibt|stand|steht|lautete?"
    r"|rief|antwortete|dit|disait|demanda|demande|écrit|écrivit|répondit|disent|dijo|decía|dice|preguntó|escribió|respondió|ponía"
    r"|disse|diceva|chiese|scrisse|rispose|dizia|perguntou|escreveu|respondeu|zei|zegt|vroeg|schreef|stond)\b", re.I,
)  # fmt: skip
_LABELLED = re.compile(r"(?<!\d)[:：]\s")
_TOLD, _FRONT = 4, 2  # words behind a colon that tell something; characters before the first word
_THEN = re.compile(r"\W*(?:a continuación|a seguir|in seguito|nachfolgend)\s[^\W\d_]+(?!\s*[:：])")
_FIELDS = 3  # labels in one short text that make it a table without lines
_FIELD_WORDS = 4  # before the colon of "Organization name: ..."
_CLAUSE_ALONE = re.compile(  # "That the sea rises from the pull of the moon." is half of a sentence
    r"""["“„«‘\s]*(?:that (?:the|a|an|this|these|those|all|every|no|he|she|it|we|they|you|i)|da(?:ss|ß)"""
    r"""|que (?:el|la|los|las|le|les|l['’]|o|a|os|as|un|una|une|um|uma)|che (?:il|lo|la|i|gli|le|un|una)"""
    r"""|dat (?:de|het|een))\b[^,;:–—]*""",
    re.IGNORECASE,
)


def is_furniture(text: str, names: Collection[str] = ()) -> bool:
    """Whether a text is none of the article's sentences: a form's field, a box's label, a number, a call to
    subscribe. `names` are those of code, which are no labels: "MY_CACHE_DIR sets ...".
    """
    coded = any(name.isupper() and text.startswith(name.replace("_", " ")) for name in names)
    head = text.split(":")[0]
    field = _FIELD.match(text) and head.count(" ") < _FIELD_WORDS and not (_SOMEBODY.search(head) or _SAYS.search(head))
    fields = (
        len(_LABELLED.findall(text)) >= _FIELDS and len(text) < LONGEST["spaced"] / 2
    )  # "Serves: 4 Time: 5 minutes"
    return bool(
        _NUMBERED.search(text)
        or field
        or fields
        or discloses(text)
        or (shouts(text) and not coded)
        or _BEGS.search(text)
        or (_LETTER.search(text) and (_OFFERS.search(text) or len(text.split()) < _TELLS))
    )


_QUOTED = re.compile(r"[\"“„«「][^\"”“»」]*[\"”“»」]")  # the words of somebody else than the article's


def announced(
    article: Article, block: int, end: int, text: str, low: str, words: Lexicon, skip: set[int]
) -> tuple[str, int | None, bool] | None:
    """A sentence of the article that announces something, the block it points at, and whether it points at all; None
    where what it announces is not beside it.
    """
    announces = text.endswith((":", "："))
    if not announces and not _points(low, words):
        return text, None, bool(words.speaks_of_itself.search(_QUOTED.sub("", low)))
    shows = _beside(article, block, end, skip)
    if shows is None or (not announces and article.blocks[shows].kind == "list"):
        return None
    last = re.findall(r"[^\W\d_]+", low)[-1:]
    whole = bool(last) and last[0] in words.pronoun_words  # "enable it:"
    if announces and last and last[0] in words.stop_words and not whole:
        return None  # "which is equivalent to:" says nothing without what follows
    if announces:
        items = in_a_row(article, shows, words.code, capital_words(article))
        row = f"{text.rstrip(':： ')}{text[-1]} {items}." if items else ""
        if len(row or text) > LONGEST["spaced"] or not row:
            row = ""
            if article.blocks[shows].kind == "list" and _wants_object(text, words.code):
                return None  # "You will need:"
        text = row or text.rstrip(":： ") + ("。" if text.endswith("：") else ".")
    return text, shows, True


_NEXT = re.compile(
    r"the following (?:day|night|week|weekend|month|year|morning|evening|afternoon|spring|summer|autumn|fall|winter|"
    r"mon|tues|wednes|thurs|fri|satur|sun)|(?:le|la|les) suivante?s?\b(?! (?:est|sont)\b)|de volgende\b",
)


def _is_next(low: str, match: re.Match[str]) -> bool:
    """Whether "the following" is the next one in turn and shows nothing: "par le suivant", "de volgende dag"."""
    if low.rstrip().endswith((":", "：")) or not re.search(r"\w", low[match.end() :]):
        return False
    return bool(_NEXT.match(low, match.start()))


def _points(low: str, words: Lexicon) -> bool:
    """Whether a sentence points at something beside it.

    Not where it tells it behind a colon ("so here is what to do: stop"), nor where the word means time ("a continuación
    empieza").
    """
    found = (match for match in words.points_at.finditer(low) if not _is_next(low, match))
    match = next(found, None)
    if match is None:
        return False
    if len(re.split(r"[:：]\s", low, maxsplit=1)[-1].split()) >= _TOLD and re.search(r"[:：]\s", low[match.end() :]):
        return False
    return not (_THEN.match(low) and match.start() <= _FRONT)


def _wants_object(text: str, language: str) -> bool:
    """Whether a sentence before a list ends in a verb whose object the list is."""
    if not has_parser(language):
        return bool(
            re.search(r"(?:brauchen|benötigen|necesit\w+|serv(?:e|ono)|precisa\w*|nodig)(?:\s\w+)?\W*$", text, re.I)
        )
    tokens = [token for token in read(text, language).tokens if token.pos not in ("PUNCT", "SPACE")]
    return bool(tokens) and tokens[-1].pos in ("VERB", "AUX")


def fitting(text: str, source: str, start: int, language: str, scanty: bool) -> list[tuple[str, int, int]]:
    """The line or lines of a sentence with their ranges; empty where one is too long to be followed."""
    limit = LONGEST["wide" if wide(text) else "spaced"] * (1.5 if scanty else 1.0)
    lines = pieces(text, source, start, language)
    return [] if any(len(line[0]) > limit for line in lines) else lines


def begins(text: str, item: bool, names: Collection[str] = (), *, answers: bool = False) -> bool:
    """Whether a sentence of the article begins like one and is long enough to be spoken; "They are not." is short and
    still one.

    `names` may be written small. With `answers` it stands right behind a question: "The same."
    """
    if item and len(text.split()) < 3 and not wide(text):
        return False  # "login." says nothing
    if not item and text.rstrip(".").count(" ") < 2 and not wide(text) and _OPENS_ONLY.fullmatch(text.strip(" .:")):
        return False
    if not item and not answers and _CLAUSE_ALONE.fullmatch(text):
        return False
    return item or (
        (_begins_well(text) or begins_small(text, names))
        and (answers or len(text) >= SHORTEST["wide" if wide(text) else "spaced"])
    )


def names_item(article: Article, block: int, end: int, text: str) -> bool:
    """Whether a sentence only names its list item ("Distribution of license. The rights ...")."""
    ends_item = article.blocks[block].text[end : end + 1] in ("", "\n")
    return not ends_item and len(text.split()) <= 6 and len(text) < 50


def ends_well(source: str) -> bool:
    """Whether a paragraph's sentence ends like one (a caption or label does not)."""
    bare = without_emoji(URL.sub("", source)).rstrip(" \u00a0→⇒»«›‹)]）\"'”’」』>“*†0123456789[,").rstrip()
    if not bare:
        return False
    return (
        bare[-1] in ".!?…:。！？：؟۔।॥;"
        or (bare != source.rstrip() and "→" in source)
        or "\u0e01" <= bare[-1] <= "\u0e5b"
    )


def _begins_well(text: str) -> bool:
    """Whether it begins like a sentence: no small letter, no sign."""
    bare = text.lstrip("\"'“„«»‘’「『¿¡–— ")
    return bool(bare) and (not bare[0].islower()) and bare[0].isalnum()


def _beside(article: Article, block: int, end: int, skip: set[int]) -> int | None:
    """The shown block right after the block, if the sentence ends it."""
    if article.blocks[block].text[end:].strip(" \n→"):
        return None
    after = block + 1
    if after < len(article.blocks) and after not in skip and article.blocks[after].kind in SHOWN:
        return after
    return None
