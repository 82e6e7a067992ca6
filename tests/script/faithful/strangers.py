"""A mutator and a paraphraser that know nothing of the project's own: plain regular expressions over the text."""

from __future__ import annotations

import random
import re

NAMES = ["Berlin", "Sophia", "Samsung", "Tanaka", "Brazil", "Schmidt", "Oracle", "Madrid", "Ferrari", "Lindgren"]
MONTHS = {
    "en": "January February March April June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
UNITS = [
    ["seconds", "minutes", "hours", "days", "weeks", "months", "years"],
    ["Sekunden", "Minuten", "Stunden", "Tage", "Wochen", "Monate", "Jahre"],
    ["secondes", "minutes", "heures", "jours", "semaines", "mois", "ans"],
    ["segundos", "minutos", "horas", "días", "semanas", "meses", "años"],
    ["KB", "MB", "GB", "TB"], ["kilobytes", "megabytes", "gigabytes"], ["km", "m", "cm"], ["kg", "g"],
    ["kilometres", "metres", "miles"], ["Kilometer", "Meter", "Meilen"],
]  # fmt: skip
NOT = {
    "en": [(r"\b(is|are|was|were|can|will|should|must)\b(?! not)", r"\1 not"), (r" not\b", ""), (r"\bno\b", "a")],
    "de": [(r"\b(ist|sind|kann|wird|werden|können)\b", r"\1 nicht"), (r"\bein(e|en|er)?\b", r"kein\1"),
           (r" nicht\b", "")],
    "fr": [(r"\b(peut|permet|doit|sont|sera)\b", r"ne \1 pas"), (r"\best\b", "n'est pas"),
           (r"\bne (\w+) pas\b", r"\1")],
    "es": [(r"(?<!no )\b(es|son|puede|permite|está|debe)\b", r"no \1"), (r"\bno ", "")],
}  # fmt: skip
SAYING = {
    "en": ["“It changed my whole life,” one user recalls. ", "As the founder said, “simplicity wins.” "],
    "de": ["„Es hat mein Leben verändert“, erinnert sich jemand. ", "Der Gründer sagte: „Einfachheit siegt.“ "],
    "fr": ["« Cela a changé ma vie », raconte quelqu'un. ", "Le fondateur a dit : « la simplicité gagne ». "],
    "es": ["«Me cambió la vida», recuerda alguien. ", "El fundador dijo: «la sencillez gana». "],
}


def wrong(kind: str, text: str, language: str, rng: random.Random) -> str | None:
    """The text with one thing wrong, or None."""
    if kind == "number":
        found = list(re.finditer(r"\d+", text))
        if not found:
            return None
        m = rng.choice(found)
        new = str(int(m[0]) + rng.choice([1, 2, 3, 5, 10, 100]))
        return text[: m.start()] + new + text[m.end() :]
    if kind == "date":
        names = MONTHS[language].split()
        found = [m for name in names for m in re.finditer(rf"\b{name}\b", text)]
        if not found:
            return None
        m = rng.choice(found)
        return text[: m.start()] + rng.choice([n for n in names if n != m[0]]) + text[m.end() :]
    if kind == "name":
        found = [
            m
            for m in re.finditer(r"(?<=[a-zà-ÿ,] )[A-ZÄÖÜ][\w]{2,}", text)
            if language != "de" or m[0][1:].lower() != m[0][1:]
        ]
        if not found:
            return None
        m = rng.choice(found)
        return text[: m.start()] + rng.choice([n for n in NAMES if n != m[0]]) + text[m.end() :]
    if kind == "unit":
        found = [(m, group) for group in UNITS for unit in group for m in re.finditer(rf"(?<=\d )\b{unit}\b", text)]
        if not found:
            return None
        m, group = rng.choice(found)
        return text[: m.start()] + rng.choice([u for u in group if u != m[0]]) + text[m.end() :]
    if kind == "negation":
        rules = [rule for rule in NOT[language] if re.search(rule[0], text)]
        if not rules:
            return None
        pattern, into = rng.choice(rules)
        return re.sub(pattern, into, text, count=1)
    return rng.choice(SAYING[language]) + text if rng.random() < 0.5 else text + " " + rng.choice(SAYING[language])


SAME = {
    "en": {"use": "rely on", "allows": "enables", "also": "additionally", "many": "plenty of", "shows": "reveals",
           "often": "regularly", "needed": "required", "simple": "straightforward", "because": "since", "old": "aged",
           "system": "setup", "usually": "as a rule", "tools": "utilities", "people": "folks", "first": "initially"},
    "de": {"auch": "ebenso", "verwendet": "eingesetzt", "kann": "vermag zu", "viele": "etliche", "weil": "da",
           "Benutzer": "Anwender", "erlaubt": "gestattet", "wichtig": "wesentlich", "Werkzeuge": "Hilfsmittel"},
    "fr": {"aussi": "de même", "permet": "rend possible", "souvent": "régulièrement", "outils": "instruments",
           "système": "dispositif", "utilisateurs": "usagers", "nombreux": "multiples", "car": "puisque"},
    "es": {"también": "igualmente", "permite": "hace posible", "muchos": "bastantes", "porque": "ya que",
           "usuarios": "personas", "herramientas": "utilidades", "sistema": "conjunto", "suele": "acostumbra a"},
}  # fmt: skip


def same(text: str, language: str, rng: random.Random) -> str | None:
    """The text said otherwise: a clause behind a comma or a bracket gone, other words, the last phrase first."""
    ways = [lambda t: re.sub(r" \([^)]*\)", "", t), lambda t: re.sub(r", [^,.]{10,60}, ", " ", t, count=1)]
    ways.append(lambda t: re.sub(r"\b\w+\b", lambda m: SAME[language].get(m[0], m[0]), t))
    ways.append(
        lambda t: re.sub(r"^([^,.]{12,90}), ([^.]{12,})\.$", lambda m: f"{m[2][0].upper()}{m[2][1:]} – {m[1]}.", t)
    )
    rng.shuffle(ways)
    return next((new for way in ways if (new := way(text)) != text), None)
