"""Lines said otherwise but faithfully, by rule: reordered, shortened, joined, with synonyms."""

from __future__ import annotations

import random
import re

from core.language.tag import base

KINDS = ("reordered", "shortened", "joined", "synonyms")
_LEADING = {
    "en": "when if because although while after before since once as in on for by with during under",
    "de": "wenn weil obwohl während nachdem bevor falls sobald da",
    "fr": "quand lorsque si parce bien pendant après avant dans en pour par depuis avec sous",
    "es": "cuando si porque aunque mientras después antes en para por desde con durante bajo",
    "it": "quando se perché mentre dopo prima in per da con durante sotto",
}
_ADVERBS = {
    "en": "very quite really usually often generally also simply currently actually basically typically easily already",
    "de": "sehr auch bereits oft meist eigentlich häufig einfach ziemlich grundsätzlich üblicherweise derzeit ganz",
    "fr": "très aussi souvent généralement simplement également actuellement vraiment déjà facilement assez",
    "es": "muy también generalmente simplemente actualmente realmente ya fácilmente bastante normalmente además",
    "it": "molto anche spesso generalmente semplicemente attualmente davvero già facilmente abbastanza inoltre",
}
_SYNONYMS = {
    "en": "use=employ uses=employs used=employed big=large large=big show=display shows=displays need=require "
    "needs=requires many=numerous important=essential quick=fast easy=simple help=assist make=create choose=select "
    "provides=offers provide=offer however=yet begin=start begins=starts computer=machine way=manner allows=lets "
    "several=various get=obtain problem=issue changes=modifies change=modify users=people file=document contains=holds "
    "main=principal often=frequently program=application find=discover common=widespread must=should",
    "de": "benutzen=verwenden verwenden=nutzen verwendet=genutzt wichtig=bedeutend viele=zahlreiche oft=häufig "
    "zeigt=präsentiert beginnt=startet Rechner=Computer Computer=Rechner Benutzer=Anwender Anwender=Nutzer "
    "Programm=Anwendung Programme=Anwendungen ermöglicht=erlaubt erlaubt=gestattet einfach=leicht jedoch=allerdings "
    "ändern=anpassen auswählen=wählen bietet=liefert enthält=umfasst Möglichkeit=Option verschiedene=unterschiedliche "
    "Problem=Schwierigkeit Aufgabe=Arbeit benötigt=braucht normalerweise=üblicherweise etwa=ungefähr schnell=rasch "
    "Datei=Unterlage Werkzeug=Hilfsmittel Paket=Bündel Anzahl=Menge Fehler=Mangel",
    "fr": "utiliser=employer utilise=emploie important=essentiel permet=autorise nombreux=multiples ordinateur=machine "
    "programme=logiciel logiciel=programme choisir=sélectionner souvent=fréquemment rapide=prompt simple=facile "
    "changer=modifier problème=souci offre=propose propose=offre contient=renferme afficher=montrer "
    "cependant=toutefois plusieurs=divers fichier=document commence=débute aussi=également fournit=procure",
    "es": "usar=utilizar utilizar=emplear usa=emplea importante=esencial permite=posibilita muchos=numerosos "
    "ordenador=computador programa=aplicación elegir=seleccionar rápido=veloz fácil=sencillo cambiar=modificar "
    "problema=inconveniente ofrece=brinda contiene=alberga mostrar=exhibir varios=diversos archivo=fichero "
    "fichero=archivo empieza=comienza también=asimismo usuario=persona proporciona=suministra",
    "it": "usare=utilizzare utilizzare=impiegare usa=impiega importante=essenziale permette=consente molti=numerosi "
    "computer=calcolatore programma=applicazione scegliere=selezionare veloce=rapido facile=semplice "
    "modificare=cambiare problema=inconveniente offre=fornisce contiene=racchiude mostrare=esibire spesso=sovente",
}
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e"}
_OPENERS = frozenset("but and or so yet aber und oder denn mais et ou donc pero y o ma e però".split())  # noqa: SIM905
LANGUAGES = tuple(_AND)


def paraphrase(kind: str, text: str, after: str, language: str, rng: random.Random) -> str | None:
    """A true line said otherwise, for the benchmark, or None where this way does not suit it. `after` is the sentence
    behind it.
    """
    language = base(language)
    if language not in _AND:
        return None
    if kind == "joined":
        return _joined(text, after, language)
    found = {"reordered": _reordered, "shortened": _shortened, "synonyms": _synonyms}[kind](text, language, rng)
    return found if found and found != text else None


def _reordered(text: str, language: str, rng: random.Random) -> str | None:
    """ "If A, B." as "B, if A."; German keeps its verb where it was only after a main clause, so it is left out."""
    match = re.match(r"^(\w+)\b([^,;:()“”«»„]{4,90}), ([^,;:()“”«»„]{12,160})\.$", text)
    if match is None or match[1].lower() not in _LEADING[language].split():
        return None
    main = match[3]
    if language == "de":  # "Wenn A, tut B etwas." -> "B tut etwas, wenn A." without parsing: the verb comes second
        verb, _, rest = main.partition(" ")
        subject, _, tail = rest.partition(" ")
        if len(subject) < 3 or not tail or subject[0].islower():
            return None
        main = f"{subject} {verb} {tail}"
    return f"{main[0].upper()}{main[1:]}, {match[1].lower()}{match[2]}."


def _shortened(text: str, language: str, rng: random.Random) -> str | None:
    """Without brackets and adverbs, or without the clause behind the last comma."""
    short = re.sub(r"\s*\([^()]*\)", "", text)
    adverbs = "|".join(_ADVERBS[language].split())
    short = re.sub(rf"(?<=\w) (?:{adverbs})(?= \w)", "", short)
    if short != text and rng.random() < 0.6:
        return short
    parts = short.rstrip(".").split(", ")
    if len(parts) == 2 and len(parts[0].split()) >= 6 and parts[0].split()[0].lower() not in _LEADING[language].split():
        return parts[0] + "."
    return short


def _joined(text: str, after: str, language: str) -> str | None:
    """Two sentences as one."""
    if not after or not text.endswith(".") or len(text) + len(after) > 320:
        return None
    first, _, rest = after.partition(" ")
    if first.strip(",").lower() in _OPENERS:
        return None
    lower = first.lower() if first[1:].islower() and (len(first) <= 4 or language != "de") else first
    return f"{text[:-1]}, {_AND[language]} {lower} {rest}"


def _synonyms(text: str, language: str, rng: random.Random) -> str | None:
    """Up to three words replaced by others of the same meaning."""
    table = dict(pair.split("=") for pair in _SYNONYMS[language].split())
    places = [m for m in re.finditer(r"[^\W\d_]+", text) if m[0] in table]
    for match in sorted(rng.sample(places, min(3, len(places))), key=lambda m: -m.start()):
        text = text[: match.start()] + table[match[0]] + text[match.end() :]
    return text
