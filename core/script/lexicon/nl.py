"""Dutch."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="nl",
    say={
        "bijv.": "bijvoorbeeld", "b.v.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen",
        "o.a.": "onder andere", "enz.": "enzovoort", "etc.": "enzovoort", "m.b.t.": "met betrekking tot",
        "i.v.m.": "in verband met", "i.p.v.": "in plaats van", "ca.": "circa", "evt.": "eventueel",
        "incl.": "inclusief", "vs.": "tegen", "dhr.": "de heer", "mevr.": "mevrouw", "e.d.": "en dergelijke",
        "m.n.": "met name",
    },
    numbered={
        "nr.": "nummer", "Nr.": "nummer", "nrs.": "nummers", "blz.": "bladzijde", "p.": "pagina", "fig.": "figuur",
        "afb.": "afbeelding", "Afb.": "afbeelding", "hfst.": "hoofdstuk", "art.": "artikel",
    },
    units={
        "km/u": "kilometer per uur", "km/h": "kilometer per uur", "m/s": "meter per seconde", "km": "kilometer",
        "m": "meter", "cm": "centimeter", "mm": "millimeter", "km²": "vierkante kilometer", "m²": "vierkante meter",
        "m2": "vierkante meter", "ha": "hectare", "m³": "kubieke meter", "kg": "kilo", "g": "gram", "mg": "milligram",
        "l": "liter", "L": "liter", "dl": "deciliter", "cl": "centiliter", "ml": "milliliter",
        "el": "eetlepel|eetlepels", "tl": "theelepel|theelepels", "min": "minuut|minuten", "min.": "minuut|minuten",
        "s": "seconde|seconden", "sec": "seconde|seconden", "ms": "milliseconde|milliseconden", "KB": "kilobyte",
        "kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "GHz": "gigahertz",
        "MHz": "megahertz", "Hz": "hertz", "V": "volt", "mAh": "milliampère-uur", "W": "watt", "kW": "kilowatt",
        "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowattuur", "MWh": "megawattuur",
        "kcal": "kilocalorie|kilocalorieën", "dB": "decibel", "°C": "graad Celsius|graden Celsius",
        "°": "graad|graden",
    },
    per="per",
    number="nummer",
    about="ongeveer",
    more_than="meer dan",
    less_than="minder dan",
    at_least="minstens",
    at_most="hoogstens",
    to="tot",
    then="dan",
    alias="ofwel",
    openers="hij;zij;ze;het is;het kan;het wordt;het heeft;het was;het biedt;dit;deze;dat;die;dergelijke;zulke;zo'n;"
    "zijn;haar;hun;hem;maar;en;of;dus;want;echter;toch;daarom;daardoor;daarmee;daarna;daarnaast;daarbij;daarvoor;"
    "daartoe;daarin;daarop;daarover;daarvan;daarentegen;hierdoor;hiermee;hierbij;hierna;hiervoor;hierin;hierop;"
    "bovendien;verder;voorts;ook;eveneens;bijvoorbeeld;in dit geval;in dat geval;in deze gevallen;in beide gevallen;"
    "op deze manier;op die manier;als gevolg daarvan;bijgevolg;om die reden;om deze reden;anders;in plaats daarvan;"
    "vervolgens;dan;toen;ten slotte;tenslotte;uiteindelijk;eerst;ten eerste;ten tweede;later;sindsdien;"
    "tegelijkertijd;intussen;ondertussen;niettemin;desondanks;desalniettemin;anderzijds;enerzijds;aan de andere kant;"
    "omgekeerd;evenzo;inderdaad;in feite;natuurlijk;met andere woorden;kortom;met name;in het bijzonder;beide;"
    "de eerste;de tweede;de laatste;het eerste;het laatste;de andere;een ander;een andere;andere;anderen;hetzelfde;"
    "dezelfde;merk op;let op;onthoud;helaas;gelukkig;hier;daar;er;nu;zo;als dit;als dat;indien dit;als ze;als hij;"
    "dat is;dat betekent;al deze;al dit;ja;nee;aldus;opnieuw;weer;immers;zelfs als;ook al;alternatief;nogmaals;"
    "in de praktijk;eenmaal;de eersten;de laatsten;elk van;elk ervan;elke",
    pronouns="hier hij zij ze hen hun hem haar dit deze dat die dergelijke zulke",
    turns="nee;fout;dat klopt niet;dat is niet;integendeel;maar dat",
    demonstratives="deze dit dergelijk dergelijke zulk zulke",
    within="ook;eveneens;dus;daarom;daardoor;echter;bovendien;daarentegen;bijgevolg;in dit geval;in dat geval;"
    "op deze manier;op die manier;laatstgenoemde;eerstgenoemde;deze laatste;vervolgens;dan ook;bijvoorbeeld;"
    "ons voorbeeld;daarmee;daarna;daarbij;daarnaast;hierdoor;hiermee;op hun beurt;op zijn beurt",
    prepositions="in met zonder voor door op onder volgens na tijdens aan van bij naast ondanks als zoals om tot",
    pointing="figuur #;afbeelding #;tabel #;hoofdstuk #;sectie #;paragraaf #;bijlage #;pagina #;pagina's #;"
    "bladzijde #;voorbeeld #;zie;hieronder;hierboven;onderstaand;onderstaande;bovenstaand;bovenstaande;"
    "volgende voorbeeld;volgend voorbeeld;volgende voorbeelden;volgende opdracht;volgende commando;volgende tabel;"
    "volgende lijst;volgende code;volgende sectie;volgende hoofdstuk;vorige sectie;vorige hoofdstuk;het volgende;"
    "de volgende;als volgt;dit voorbeeld;kader;klik;schermafbeelding;voetnoot;meer informatie;meer details;verderop",
    meta="dit hoofdstuk;deze sectie;dit artikel;dit boek;deze gids;deze handleiding;deze pagina;ons boek;"
    "nieuwsbrief;cookies;alle rechten voorbehouden",
    copula="is zijn was waren betekent",
    striking="maar;alleen;nooit;eerste;grootste;beste;slechtste;zonder;niemand;niets;alles;ondanks;populair;"
    "verrassend;fout;miljoen;miljard;procent;helft;altijd;waarom;hoe;belangrijk;probleem;gevaar;vrij;vrije;revolutie",
    skip_headings="referenties;zie ook;externe links;literatuur;bronnen;noten;voetnoten;inhoud;inhoudsopgave;"
    "reacties;delen;licentie;over de auteur;gerelateerde artikelen;dankwoord",
    plurals="en s n",
    conjunction="en",
    section_sign="paragraaf",
    in_short="In het kort: {title}",
    cta_link="Het hele artikel vertelt meer: de link staat in de beschrijving.",
    cta_plain="Wat vind jij?|Wat vindt u?",
    cta_post="Het hele artikel vertelt meer: de link staat in het bericht.",
    own_address="je jij jou jouw",
    other_address="u uw",
    closings={
        "recipe": (
            "{subject}: wat eet jij erbij?|{subject}: wat eet u erbij?",
            "Wat eet jij erbij?|Wat eet u erbij?",
            "Maak het een keer zo, en daarna op je eigen manier.",
        ),
        "howto": (
            "Nu jij: probeer vandaag de eerste stap.|Nu u: probeer vandaag de eerste stap.",
            "Welke stap zou jij anders doen?|Welke stap zou u anders doen?",
        ),
        "listicle": ("Wat probeer jij als eerste?|Wat probeert u als eerste?", "Wat ontbreekt er op de lijst?"),
        "review": ("{subject}: ja of nee?", "Zou jij ervoor betalen?|Zou u ervoor betalen?"),
        "release": ("Waar zou jij het als eerste voor gebruiken?", "Zou jij het proberen?"),
        "interview": ("Welk antwoord verraste je het meest?", "Wat had jij gevraagd?"),
        "diary": ("Wat had jij gedaan?", "Was jij meegegaan?"),
        "explainer": ("Wist je dat al?|Wist u dat al?", "Wat leggen we de volgende keer uit?"),
        "reference": ("Welk deel gebruik jij als eerste?|Welk deel gebruikt u als eerste?",),
    },
)  # fmt: skip
