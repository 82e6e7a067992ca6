"""Spanish: articles speak of kinds, and subjects are left out, so only pronouns and demonstratives are asked."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="es",
    persons="él ella",
    things="ello",
    several="ellos ellas",
    possessives="su sus suyo suya",
    pointing="este esta estos estas esto ese esa esos esas eso aquel aquella aquellos aquellas aquello",
    idle=r"\bpor eso mismo\b;;\besto es\b",
    articles="el la los las",
    alone="esto eso aquello",
    joining="cuando si porque que mientras aunque donde",
    contrasts="pero;sin embargo;no obstante;en cambio;al contrario;por el contrario;aun así;con todo;en caso "
    "contrario;"
    "de lo contrario;por otro lado;ahora bien;mas;sino",
    links="y;o;además;también;asimismo;por eso;por ello;por tanto;por lo tanto;así;así que;entonces;luego;por "
    "ejemplo;"
    "de hecho;en efecto;es decir;o sea;en consecuencia;por consiguiente;en este caso;en ese caso;de este modo;"
    "de esta manera;de esa manera;finalmente;por último;en segundo lugar;en tercer lugar;después;mientras tanto;"
    "del mismo modo;igualmente;en otras palabras;en resumen;desde entonces;hasta entonces;allí;aquí;ahí;peor aún;"
    "por esta razón;por esa razón;tampoco;a su vez;al mismo tiempo;en definitiva;pues",
    replies="sí;no, ;no exactamente;exacto;claro que no;por supuesto que no;falso;cierto;verdad;nada más lejos;"
    "en absoluto;nunca;quizás;tal vez;ni mucho menos;ambos;ambas;ni uno ni otro",
    linking="también además asimismo tampoco",
    comparing="el resto;los demás;las demás;el otro;la otra;los otros;las otras;otro;otra;el segundo;"
    "la segunda;el tercero;la tercera;este último;esta última;estos últimos;la mayoría de los rivales;"
    "la mayoría de los competidores;la mayoría de ellos;algunos de ellos;uno de ellos",
    keep="no nunca nada nadie ningún ninguno ninguna ni sin solo sólo solamente únicamente salvo excepto si aunque "
    "apenas hasta según dice dijo afirma afirmó explica explicó asegura cree escribe advierte supuestamente pese "
    "podría tal quizá quizás jamás tampoco menos",
    asides="sin embargo;no obstante;además;por supuesto;de hecho;en efecto;por tanto;por lo tanto;en consecuencia;"
    "por cierto;en cambio;en otras palabras;afortunadamente;desgraciadamente;por desgracia;por suerte;claro está;"
    "naturalmente;evidentemente;después de todo;al fin y al cabo;por ejemplo;finalmente;por último;asimismo;"
    "es decir;en resumen;sorprendentemente;curiosamente;a decir verdad;con todo;ahora bien",
    bare="pero;y;pues",
    relatives="el cual;la cual;los cuales;las cuales;quien;quienes;cuyo;cuya;cuyos;cuyas",
    near_times="año semana mes mañana tarde noche vez momento verano invierno otoño primavera siglo días "
    "artículo vídeo "
    "video fin",
    verbs="es era fue son eran fueron ha han había se no hace significa lo la puede pueden sería está están ocurre",
)  # fmt: skip
