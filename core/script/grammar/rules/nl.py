"""Dutch."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="nl",
    persons="hij hem zij",
    things="het",
    several="ze hun hen",
    possessives="zijn haar hun",
    pointing="dit deze dat die zulke zo'n",
    idle=r"(?<!^)\bdat\b;;\bzo'n (?:\d|een|\w*honderd|\w*duizend|\w*tig\b|tien|twaalf|miljoen);;"
    r"\bhet (?:is|was|wordt|lijkt|blijkt|bleek|blijft|zou|kan|regent|regende|sneeuwt|sneeuwde|gaat om|duurt"
    r"|duurde) (?!een |de |het )(?:[\w-]+ ){0,4}(?:dat|om|te|of|hoe|waarom|wie|wat)\b;;"
    r"\bhet (?:is|was|wordt)[^.!?]*, (?:dat|om"
    r"|als)\b;;"
    r"\bhet (?:regent|regende|sneeuwt|sneeuwde)\b;;\bhet is (?:laat|vroeg|donker|koud|warm|tijd)\b;;"
    r"\bhet (?!(?:is|was|wordt|heeft|had|kan|kon|kost|moet|zal|zou|gaat|ging|werkt|maakt|blijft|lijkt|werd|staat|ligt"
    r"|kwam|komt|duurt|bestaat|bevat|geeft|krijgt|begon|begint|helpt|houdt|ziet|doet|gebeurt|ontstond"
    r"|groeit)\b)[\w-]+;;"
    r"\b(?:in|op|van|aan|voor|met|bij|door|over|uit|naar|om|tot|onder|na) het\b;;\bzijn er\b;;\ber zijn\b;;"
    r"(?<!^)\bzijn\b",
    articles="de het",
    joining="als wanneer omdat terwijl dat toen of hoe",
    contrasts="maar;echter;toch;desondanks;niettemin;integendeel;daarentegen;anders;in plaats daarvan;"
    "aan de andere kant;omgekeerd;nochtans",
    links="en;of;want;dus;daarom;daardoor;daarmee;daarna;daarbij;daarvoor;daarnaast;bovendien;ook;eveneens;"
    "bijvoorbeeld;zo;dan;vervolgens;ten slotte;uiteindelijk;ten tweede;ten derde;in dat geval;op die manier;"
    "om die reden;met andere woorden;kortom;inderdaad;sindsdien;tot dan;intussen;ondertussen;hier;daar;hierdoor;"
    "hiermee;hierbij;hiervoor;toen;later;erger nog;op deze manier",
    replies="ja;nee;niet echt;niet helemaal;precies;natuurlijk niet;klopt;onjuist;fout;helemaal niet;nooit;misschien;"
    "verre van;absoluut niet;beide;allebei;geen van beide",
    linking="ook bovendien echter daarom daardoor daarnaast eveneens",
    comparing="de rest;de anderen;de andere;het andere;een ander;een andere;de tweede;het tweede;"
    "de derde;het derde;de laatste twee;laatstgenoemde;eerstgenoemde;de meeste concurrenten;de meeste rivalen;"
    "de meeste ervan;sommige ervan",
    keep="niet nooit niets niemand geen zonder alleen slechts behalve tenzij als indien nauwelijks zelden tot hoewel "
    "ondanks uitsluitend zegt zei zeiden volgens beweert verklaart meent gelooft schrijft waarschuwt zou "
    "vermoedelijk "
    "noch maar",
    asides="overigens;trouwens;met andere woorden;kortom;zoals gezegd;eerlijk gezegd;toegegeven;inderdaad",
    bare="maar;en;want",
    near_times="jaar week maand dag dagen ochtend avond moment zomer winter herfst lente eeuw seizoen keer artikel "
    "video",
    verbs="is was zijn waren heeft had hebben kan kunnen betekent wordt worden maakt zou moet geldt gebeurt komt",
)  # fmt: skip
