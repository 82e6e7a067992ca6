"""Danish."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="da",
    numbered={"nr.": "nummer"},
    say={
        "f.eks.": "for eksempel", "bl.a.": "blandt andet", "dvs.": "det vil sige", "d.v.s.": "det vil sige",
        "osv.": "og så videre", "etc.": "og så videre", "ca.": "cirka", "m.m.": "med mere", "m.fl.": "med flere",
        "mv.": "med videre", "pga.": "på grund af", "evt.": "eventuelt", "inkl.": "inklusive",
        "hhv.": "henholdsvis",
    },
    units={
        "km/t": "kilometer i timen", "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "kg": "kilo",
        "ms": "millisekunder", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "°C": "grader celsius",
    },
    openers="han;hun;den er;den har;den kan;det;de;dem;denne;dette;disse;dens;dets;deres;hans;hendes;sådan;sådanne;"
    "men;og;eller;dog;så;derfor;dermed;således;altså;desuden;derudover;endvidere;også;ligeledes;for eksempel;f.eks.;"
    "i dette tilfælde;i så fald;i disse tilfælde;i begge tilfælde;på denne måde;på den måde;følgelig;ellers;i stedet;"
    "derefter;dernæst;da;endelig;til sidst;først;for det første;for det andet;senere;siden da;samtidig;imens;"
    "alligevel;trods dette;på den anden side;omvendt;på samme måde;faktisk;naturligvis;med andre ord;kort sagt;især;"
    "særligt;begge;den første;den anden;den sidste;sidstnævnte;førstnævnte;en anden;et andet;andre;samme;bemærk;husk;"
    "desværre;heldigvis;her;der;nu;hvis dette;hvis det;når dette;det vil sige;til dette;alle disse;alt dette;ja;nej;"
    "alternativt;igen;selv om;selvom;i praksis",
    pronouns="her han hun de dem denne dette disse dens dets deres hans hendes sådan sådanne",
    demonstratives="sådan sådanne denne dette disse",
    within="også;derfor;dog;desuden;altså;således;følgelig;i stedet;i dette tilfælde;i så fald;på denne måde;"
    "sidstnævnte;førstnævnte;dermed;derefter;for eksempel;derimod;ligeledes;til gengæld;vores eksempel",
    prepositions="i med uden for af på under ifølge efter ved fra til trods som gennem udover",
    pointing="figur #;tabel #;kapitel #;afsnit #;bilag #;side #;siderne #;eksempel #;se;nedenfor;ovenfor;"
    "nedenstående;ovenstående;følgende eksempel;følgende kommando;følgende tabel;følgende liste;følgende kode;"
    "næste afsnit;næste kapitel;forrige afsnit;følgende;som følger;dette eksempel;klik;skærmbillede;fodnote;"
    "mere information;flere oplysninger",
    meta="dette kapitel;dette afsnit;denne artikel;denne bog;denne guide;denne side;vores bog;nyhedsbrev;cookies;"
    "alle rettigheder forbeholdes",
    copula="er var blev",
    striking="men;kun;aldrig;første;største;bedste;uden;ingen;intet;alt;alle;trods;populær;populære;fejl;million;"
    "millioner;procent;halvdelen;altid;hvorfor;hvordan;vigtig;vigtigste;problem;fri;frie",
    skip_headings="referencer;se også;eksterne henvisninger;eksterne links;litteratur;kilder;noter;indhold;"
    "indholdsfortegnelse;kommentarer;del;licens;om forfatteren",
    plurals="er r e n",
    conjunction="og",
    section_sign="paragraf",
    cta_link="Hele artiklen fortæller mere: linket står i beskrivelsen.",
    cta_plain="Hvad synes du?",
)  # fmt: skip
