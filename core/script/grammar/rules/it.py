"""Italian: articles speak of kinds, and subjects are left out, so only pronouns and demonstratives are asked."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="it",
    persons="egli lui lei ella",
    things="esso essa ciò",
    several="essi esse loro",
    possessives="suo sua suoi sue loro",
    pointing="questo questa questi queste quello quella quelli quelle quel quei quegli codesto",
    idle=r"\bciò che\b;;\bquell[oaie] (?:che|di|del|della|dei|degli|delle)\b",
    articles="il lo la i gli le l'",
    alone="ciò",
    joining="quando se perché che mentre dove",
    contrasts="ma;però;tuttavia;eppure;ciononostante;nonostante ciò;al contrario;invece;viceversa;altrimenti;"
    "d'altra parte;d'altro canto;bensì;anzi",
    links="e;o;inoltre;anche;quindi;perciò;pertanto;così;dunque;allora;poi;per esempio;ad esempio;infatti;in effetti;"
    "cioè;vale a dire;di conseguenza;per questo;in questo caso;in tal caso;in questo modo;infine;da ultimo;"
    "in secondo luogo;in terzo luogo;dopo;nel frattempo;allo stesso modo;analogamente;in altre parole;in breve;"
    "da allora;fino ad allora;lì;qui;là;peggio ancora;per questa ragione;per questo motivo;neanche;nemmeno;a "
    "sua volta",
    replies="sì;no, ;non proprio;esatto;certo che no;falso;vero;niente affatto;mai;forse;tutt'altro;per niente;"
    "entrambi;entrambe;assolutamente",
    linking="anche inoltre pertanto quindi perciò tuttavia però",
    comparing="il resto;gli altri;le altre;l'altro;l'altra;un altro;un'altra;il secondo;la seconda;"
    "il terzo;la terza;quest'ultimo;quest'ultima;la maggior parte dei rivali;la maggior parte dei concorrenti;"
    "la maggior parte di essi;alcuni di essi;uno di essi",
    keep="non mai niente nulla nessuno nessun nessuna né senza solo soltanto solamente unicamente tranne "
    "eccetto salvo "
    "se benché sebbene nonostante appena fino secondo dice disse detto afferma sostiene spiega crede scrive avverte "
    "presunto potrebbe forse neanche nemmeno malgrado purché",
    asides="tuttavia;inoltre;naturalmente;ovviamente;infatti;in effetti;pertanto;di conseguenza;del resto;invece;"
    "in altre parole;fortunatamente;purtroppo;per fortuna;dopotutto;dopo tutto;per esempio;ad esempio;infine;cioè;"
    "in breve;sorprendentemente;curiosamente;a dire il vero;tra l'altro;insomma;certo",
    bare="ma;e",
    relatives="il quale;la quale;i quali;le quali;il cui;la cui;i cui;le cui",
    near_times="anno settimana mese mattina sera notte volta momento estate inverno autunno primavera secolo giorni "
    "articolo video weekend",
    verbs="è era fu sono erano furono ha hanno aveva si non significa può possono sarebbe accade succede",
)  # fmt: skip
