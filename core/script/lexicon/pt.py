"""Portuguese."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="pt",
    say={
        "etc.": "etcétera", "p. ex.": "por exemplo", "p.ex.": "por exemplo", "aprox.": "aproximadamente",
        "Sr.": "senhor", "Sra.": "senhora", "Dr.": "doutor", "vs.": "contra", "ex.:": "exemplo:",
    },
    numbered={
        "n.º": "número", "N.º": "número", "nº": "número", "Nº": "número", "núm.": "número", "fig.": "figura",
        "Fig.": "figura", "cap.": "capítulo", "p.": "página", "pág.": "página", "págs.": "páginas", "pp.": "páginas",
        "art.": "artigo", "vol.": "volume",
    },
    units={
        "km/h": "quilômetro por hora|quilômetros por hora", "m/s": "metro por segundo|metros por segundo",
        "km": "quilômetro|quilômetros", "m": "metro|metros", "cm": "centímetro|centímetros",
        "mm": "milímetro|milímetros", "km²": "quilômetro quadrado|quilômetros quadrados",
        "m²": "metro quadrado|metros quadrados", "m2": "metro quadrado|metros quadrados", "ha": "hectare|hectares",
        "m³": "metro cúbico|metros cúbicos", "kg": "quilograma|quilogramas", "g": "grama|gramas",
        "mg": "miligrama|miligramas", "l": "litro|litros", "L": "litro|litros", "dl": "decilitro|decilitros",
        "cl": "centilitro|centilitros", "ml": "mililitro|mililitros", "h": "hora|horas", "min": "minuto|minutos",
        "s": "segundo|segundos", "ms": "milissegundo|milissegundos", "KB": "kilobyte|kilobytes",
        "kB": "kilobyte|kilobytes", "MB": "megabyte|megabytes", "GB": "gigabyte|gigabytes",
        "TB": "terabyte|terabytes", "GHz": "gigahertz", "MHz": "megahertz", "Hz": "hertz", "V": "volt|volts",
        "mAh": "miliampere-hora|miliamperes-hora", "W": "watt|watts", "kW": "quilowatt|quilowatts",
        "MW": "megawatt|megawatts", "GW": "gigawatt|gigawatts", "kWh": "quilowatt-hora|quilowatts-hora",
        "MWh": "megawatt-hora|megawatts-hora", "kcal": "quilocaloria|quilocalorias", "dB": "decibel|decibéis",
        "°C": "grau Celsius|graus Celsius", "ºC": "grau Celsius|graus Celsius", "°": "grau|graus",
    },
    per="por",
    number="número",
    about="cerca de",
    more_than="mais de",
    less_than="menos de",
    at_least="pelo menos",
    at_most="no máximo",
    to="a",
    then="depois",
    alias="ou",
    openers="ele;ela;eles;elas;este;esta;estes;estas;isto;esse;essa;esses;essas;isso;aquele;aquela;aquilo;seu;sua;"
    "seus;suas;dele;dela;mas;e;ou;porém;contudo;todavia;entretanto;no entanto;assim;portanto;logo;por isso;"
    "por conseguinte;por exemplo;além disso;além do mais;ademais;também;igualmente;então;depois;em seguida;a seguir;"
    "finalmente;por fim;por último;por outro lado;por um lado;em vez disso;ao contrário;pelo contrário;"
    "caso contrário;neste caso;nesse caso;nestes casos;nesses casos;em ambos os casos;dessa forma;desta forma;"
    "dessa maneira;desta maneira;deste modo;desse modo;como resultado;consequentemente;por esta razão;por essa razão;"
    "por este motivo;apesar disso;mesmo assim;ainda assim;enquanto isso;da mesma forma;do mesmo modo;de fato;"
    "na verdade;ou seja;isto é;em outras palavras;em resumo;em particular;primeiro;segundo;primeiramente;"
    "em primeiro lugar;mais tarde;desde então;ao mesmo tempo;ambos;ambas;os dois;as duas;o primeiro;a primeira;"
    "o segundo;a segunda;o último;a última;este último;esta última;outro;outra;outros;outras;o outro;a outra;"
    "os outros;o mesmo;a mesma;para isso;para isto;com isso;com isto;é;são;era;eram;foi;foram;pode;podem;tem;têm;"
    "está;estão;permite;contém;inclui;oferece;existe;existem;há;note que;observe que;lembre-se;claro;felizmente;"
    "infelizmente;aqui;ali;lá;agora;se for;se assim;mesmo que;tudo isso;todos estes;todos esses;todas essas;sim;não;"
    "alternativamente;novamente;uma vez feito;eis;mais uma vez;na prática;os primeiros;as primeiras;os segundos;"
    "as segundas;os últimos;as últimas;cada um;cada uma",
    pronouns="aqui ele ela eles elas este esta estes estas isto esse essa esses essas isso aquele aquela dele dela "
    "deles",
    turns="não;falso;não é;não são;pelo contrário;mas não",
    demonstratives="tal tais este esta estes estas esse essa esses essas desse dessa deste desta nesse nessa neste "
    "nesta disso disto nisso",
    within="também;além disso;portanto;no entanto;entretanto;porém;contudo;assim;então;este último;esta última;"
    "estes últimos;neste caso;nesse caso;dessa forma;desta forma;desse modo;deste modo;por sua vez;por exemplo;"
    "por isso;nosso exemplo;em vez disso;da mesma forma",
    prepositions="em com sem por para sobre segundo após durante ante a de desde até mediante sob como além no na "
    "apesar ao",
    pointing="figura #;figuras #;tabela #;tabelas #;capítulo #;capítulos #;seção #;seções #;secção #;apêndice #;"
    "página #;páginas #;exemplo #;veja;ver seção;consulte;abaixo;acima;a seguir;seguinte exemplo;exemplo a seguir;"
    "exemplos a seguir;seguinte comando;seguintes comandos;comando a seguir;seguinte tabela;seguinte lista;"
    "seguinte código;próxima seção;seção anterior;próximo capítulo;capítulo anterior;os seguintes;as seguintes;"
    "o seguinte;a seguinte;como segue;este exemplo;barra lateral;clique;captura de tela;nota de rodapé;"
    "mais informações;mais detalhes;mais adiante",
    meta="este capítulo;esta seção;este artigo;este livro;este guia;este manual;esta página;este tutorial;"
    "nosso livro;newsletter;cookies;todos os direitos reservados",
    copula="é são era eram foi foram",
    striking="mas;só;apenas;nunca;primeiro;primeira;maior;melhor;pior;sem;ninguém;nada;tudo;todos;apesar;popular;"
    "populares;surpreendente;erro;milhões;bilhões;metade;sempre;por que;como;importante;problema;perigo;livre;"
    "revolução",
    skip_headings="referências;ver também;ligações externas;bibliografia;notas;índice;conteúdo;sumário;comentários;"
    "compartilhar;licença;sobre o autor;fontes;agradecimentos;artigos relacionados",
    plurals="s es as a os",
    conjunction="e",
    section_sign="seção",
    in_short="Em resumo: {title}",
    cta_link="O artigo completo conta mais: o link está na descrição.",
    cta_plain="O que você acha?",
    cta_post="O artigo completo conta mais: o link está na publicação.",
    closings={
        "recipe": (
            "{subject}: com o que você serviria?",
            "Com o que você serviria este prato?",
            "Faça a receita uma vez e depois do seu jeito.",
        ),
        "howto": ("Agora é com você: experimente hoje o primeiro passo.", "Que passo você faria de outra maneira?"),
        "listicle": ("O que você vai experimentar primeiro?", "O que falta na lista?"),
        "review": ("{subject}: sim ou não?", "Você compraria?"),
        "release": ("Para que você usaria primeiro?", "Você experimentaria?"),
        "interview": ("Que resposta mais surpreendeu você?", "O que você teria perguntado?"),
        "diary": ("O que você teria feito?", "Você teria ido?"),
        "explainer": ("Você já sabia?", "O que devemos explicar a seguir?"),
        "reference": ("Que parte você vai usar primeiro?",),
    },
)  # fmt: skip
