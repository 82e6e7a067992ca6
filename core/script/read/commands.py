"""Sentences that tell somebody to do something: imperatives, infinitives, polite forms of action verbs."""

from __future__ import annotations

import re

from core.language.tag import base
from core.script.grammar import has_parser, read

_WARNS = re.compile(
    r"\W*(?:don't|don’t|do not|never|avoid|be careful|achtung|vorsicht|nicht|nie|ne |n'|jamais|attention|no |"
    r"nunca|cuidado|non |mai |attenzione|não|niet|nooit|不要|别|切勿|千万)", re.I,
)  # fmt: skip
_FIRST = (  # words that may stand before the verb
    r"^\W*(?:(?:zuerst|dann|danach|nun|jetzt|anschließend|zuletzt|d'abord|puis|ensuite|enfin|alors|maintenant|"
    r"primero|luego|después|ahora|prima|poi|infine|ora|primeiro|depois|agora|por fim|eerst|dan|daarna),? )?"
)
_ARTICLE = r"(?:el|la|los|las|un|una|unos|unas|o|a|os|as|um|uma|al|del|lo|en|con|il|le|i|gli|\d+|dos|tres|due|duas)"
_COMMAND = {
    "de": re.compile(
        r"^(?:\S+ ){0,5}\w+n Sie\b|"
        r"^(?!.*\b(?:muss|müssen|kann|können|soll|sollen|wird|werden|will|wollen|haben|zu|wir|ist|sind)\b)"
        r"(?:\S+ ){2,}\w+(?:en|ern|eln)[.!]?$"
    ),
    "fr": re.compile(_FIRST + r"(?:\w+ez\b(?!-vous)|\w+(?:er|ir|re)(?= (?:le|la|les|un|une|du|des|de|l'|\d)))", re.I),
    "es": re.compile(
        _FIRST + rf"(?:\w+(?:ar|er|ir|a|e|en|on)(?:lo|la|los|las|le)?)(?= (?:{_ARTICLE}|tod[oa]s?|también)\b)"
        r"|^\w*[áéí]\w*(?:l[ao]s?|les?)(?= (?:con|en|sobre|al?|hasta|durante|bien|y|otra|dentro)\b)",
        re.I,
    ),
    "it": re.compile(_FIRST + r"(?:\w+(?:ate|ete|ite)(?:l[aeio]|ne)?\b|\w+(?:are|ere|ire)\b)", re.I),
    "pt": re.compile(_FIRST + rf"(?:\w+(?:ar|er|ir|e|a))(?= {_ARTICLE}\b)", re.I),
    "ru": re.compile(r"^(?:\S+ ){0,2}\w+(?:йте|ите|ьте)\b", re.I),
    "pl": re.compile(r"^\w+(?:ij|aj|cie|ać|ić|yć)\b", re.I),
    "zh": re.compile(
        r"^(?:首先|先|再|然后|接着|最后)?，?(?:把|将|用|在|取|放|加|倒|切|洗|煮|炒|抹|撒|冲|擦|涂|拌|盖|拿|拆|装|剪|打|按|点|选|输|准备)"
    ),
}
_NOUN_FIRST = re.compile(r"\W*(?:an?|the|my|your|his|her|our|their|this|these)\b[^,:;]*$", re.I)  # "An egg slides ..."
_JAPANESE = re.compile(r"(?:ます|ください|ましょう)。?$")
_STATES_JA = re.compile(
    r"(?:ています|てあります|しまいます|あります|なります|れます|できます|思います|といいます|かかります)。?$"
)
_KOREAN = re.compile(r"(?:니다|세요|시오)[.。]?$")
_STATES_KO = re.compile(r"(?:있습|됩|입|없습|집|않습|납|줍|듭)니다[.。]?$")


_ACTS = {  # names of steps as dictionaries have verbs; English names of tips look like those of steps
    "ja": re.compile(r"[をにで].*[うくぐすつぬぶむる]$"),
    "ko": re.compile(r"기$"),
    "de": re.compile(r"^(?:\S+ )+[a-zäöü]\w*(?:en|ern|eln)$|^[A-ZÄÖÜ]\w+(?:en|ern|eln)$"),
    "fr": re.compile(r"^\w+(?:er|ir|re)\b", re.I),
    "es": re.compile(r"^\w+(?:ar|er|ir)\b", re.I),
    "pt": re.compile(r"^\w+(?:ar|er|ir)\b", re.I),
    "it": re.compile(r"^\w+(?:are|ere|ire)\b", re.I),
    "nl": re.compile(r"^(?:\S+ )+[a-z]\w*en$"),
    "ru": re.compile(r"^\w+(?:ть|ти)\b", re.I),
    "pl": re.compile(r"^\w+(?:ać|ić|yć|eć)\b", re.I),
}


def names_act(name: str, language: str) -> bool:
    """Whether the name of a step is a verb as a dictionary has it: "Wachs härten", "タイヤを外す"."""
    expression = _ACTS.get(base(language))
    return bool(expression and expression.search(name.strip(" .。!")))


def warns(text: str) -> bool:
    """Whether a sentence begins as one that tells somebody to refrain from something."""
    return bool(_WARNS.match(text))


def says_what_to_do(text: str, language: str) -> bool:
    """Whether a sentence tells somebody to do something, and not only to refrain from it."""
    if warns(text) or text.rstrip()[-1:] in ("?", "？"):
        return False
    code = base(language)
    if code == "en" and _NOUN_FIRST.match(text):
        return False
    if code == "en" and has_parser(code):
        sentence = read(text, code)
        verbs = [
            token for token in sentence.tokens if token.head == token.index and token.pos in ("VERB", "AUX", "ADP")
        ]
        return sentence.subject.kind == "none" and bool(verbs) and not text.split(" ")[0].endswith("ing")
    if code == "ja":
        return bool(_JAPANESE.search(text)) and not _STATES_JA.search(text)
    if code == "ko":
        return bool(_KOREAN.search(text)) and not _STATES_KO.search(text)
    return code in _COMMAND and bool(_COMMAND[code].search(text))
