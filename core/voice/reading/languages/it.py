"""Italian."""

from core.voice.reading.languages import Words

WORDS = Words(
    code="it",
    money={
        "$": "dollaro|dollari", "USD": "dollaro|dollari", "€": "euro", "EUR": "euro", "£": "sterlina|sterline",
        "¥": "yen", "CHF": "franco svizzero|franchi svizzeri",
    },
    cents={
        "$": "centesimo|centesimi", "€": "centesimo|centesimi",
    },
    scales="milione milioni miliardo miliardi mila",
    of_scale="di",
    to="a",
    between="tra e",
    out_of="su",
    half_joint="{} e {}",
    fractions={
        "1/2": "mezzo", "1/3": "un terzo", "2/3": "due terzi", "1/4": "un quarto", "3/4": "tre quarti",
    },
    point="punto",
    version="versione",
    by="per",
    times="volte",
    alternative="o",
    months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    date="{day} {month} {year}",
    numbered="capitolo parte atto articolo libro",
    rulers="Luigi Enrico Carlo Francesco Filippo Vittorio Emanuele Umberto Napoleone Giovanni Paolo "
    "Benedetto Pio Leone Gregorio Elisabetta Caterina Pietro Nicola Alessandro Giorgio Federico "
    "Leopoldo Ferdinando Amedeo",
    ruler="{}",
    ordinals="primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo "
    "tredicesimo quattordicesimo quindicesimo sedicesimo diciassettesimo diciottesimo diciannovesimo "
    "ventesimo",
    rules=(
        (r"(?<!\w)e/o(?!\w)", "e o"),
    ),
)  # fmt: skip
