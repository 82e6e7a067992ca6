"""Portuguese."""

from core.voice.reading.languages import Words

WORDS = Words(
    code="pt",
    money={
        "R$": "real|reais", "$": "dólar|dólares", "US$": "dólar|dólares", "USD": "dólar|dólares", "€": "euro|euros",
        "EUR": "euro|euros", "£": "libra|libras", "¥": "iene|ienes",
    },
    cents={
        "R$": "centavo|centavos", "$": "centavo|centavos", "€": "cêntimo|cêntimos",
    },
    scales="milhão milhões bilhão bilhões bilião biliões mil",
    of_scale="de",
    to="a",
    between="entre e",
    out_of="de",
    half_joint="{} e {}",
    fractions={
        "1/2": "meio", "1/3": "um terço", "2/3": "dois terços", "1/4": "um quarto", "3/4": "três quartos",
    },
    point="ponto",
    version="versão",
    by="por",
    times="vezes",
    alternative="ou",
    months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    date="{day} de {month} de {year}",
    numbered="capítulo parte tomo ato artigo livro",
    rulers="João Pedro Afonso Manuel Luís Carlos Filipe Henrique José Maria Napoleão Pio Leão Bento Paulo "
    "Isabel Nicolau Alexandre Sancho Dinis Duarte Sebastião Fernando",
    ruler="{}",
    ordinals="primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    rules=(
        (r"(?<!\w)e/ou(?!\w)", "e ou"),
    ),
)  # fmt: skip
