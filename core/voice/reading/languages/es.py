"""Spanish."""

from core.voice.reading.languages import Words

WORDS = Words(
    code="es",
    money={
        "$": "dólar|dólares", "US$": "dólar|dólares", "USD": "dólar|dólares", "€": "euro|euros", "EUR": "euro|euros",
        "£": "libra|libras", "¥": "yen|yenes",
    },
    cents={
        "$": "centavo|centavos", "€": "céntimo|céntimos",
    },
    scales="millón millones mil",
    of_scale="de",
    to="a",
    between="entre y",
    out_of="de",
    half_joint="{} y {}",
    fractions={
        "1/2": "medio", "1/3": "un tercio", "2/3": "dos tercios", "1/4": "un cuarto", "3/4": "tres cuartos",
    },
    point="punto",
    version="versión",
    by="por",
    times="veces",
    alternative="o",
    months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    date="{day} de {month} de {year}",
    numbered="capítulo parte tomo acto artículo",
    rulers="Felipe Carlos Fernando Alfonso Juan Isabel Enrique Luis Pedro Sancho Napoleón Pío León Benedicto "
    "Francisco Pablo Guillermo Jorge Catalina Nicolás Alejandro",
    ruler="{}",
    ordinals="primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
    blank_thousands=True,
    rules=(
        (r"(?<!\w)y/o(?!\w)", "y o"),
    ),
)  # fmt: skip
