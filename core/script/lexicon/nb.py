"""Norwegian Bokmål."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="nb",
    numbered={"nr.": "nummer"},
    say={
        "f.eks.": "for eksempel", "bl.a.": "blant annet", "dvs.": "det vil si", "osv.": "og så videre",
        "etc.": "og så videre", "ca.": "cirka", "m.m.": "med mer", "m.fl.": "med flere", "mv.": "med videre",
        "pga.": "på grunn av", "evt.": "eventuelt", "inkl.": "inkludert", "o.l.": "og lignende",
    },
    units={
        "km/t": "kilometer i timen", "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "kg": "kilo",
        "ms": "millisekunder", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "°C": "grader celsius",
    },
    openers="han;hun;den er;den har;den kan;det;de;dem;denne;dette;disse;dens;dets;deres;hans;hennes;slik;slike;men;"
    "og;eller;likevel;imidlertid;så;derfor;dermed;således;altså;dessuten;i tillegg;videre;også;likeledes;"
    "for eksempel;f.eks.;i dette tilfellet;i så fall;i disse tilfellene;i begge tilfeller;på denne måten;"
    "på den måten;følgelig;ellers;i stedet;deretter;da;til slutt;endelig;først;for det første;for det andre;senere;"
    "siden da;samtidig;imens;til tross for dette;på den annen side;på den andre siden;omvendt;på samme måte;faktisk;"
    "naturligvis;med andre ord;kort sagt;spesielt;særlig;begge;den første;den andre;den siste;sistnevnte;førstnevnte;"
    "en annen;et annet;andre;samme;merk;husk;dessverre;heldigvis;her;der;nå;hvis dette;hvis det;når dette;det vil si;"
    "til dette;alle disse;alt dette;ja;nei;alternativt;igjen;selv om;i praksis",
    pronouns="her han hun de dem denne dette disse dens dets deres hans hennes slik slike",
    demonstratives="slik slike denne dette disse",
    within="også;derfor;imidlertid;dessuten;altså;således;følgelig;i stedet;i dette tilfellet;i så fall;"
    "på denne måten;sistnevnte;førstnevnte;dermed;deretter;for eksempel;derimot;likeledes;i tillegg;vårt eksempel",
    prepositions="i med uten for av på under ifølge etter ved fra til tross som gjennom utover",
    pointing="figur #;tabell #;kapittel #;avsnitt #;seksjon #;vedlegg #;side #;sidene #;eksempel #;se;nedenfor;"
    "ovenfor;nedenstående;ovenstående;følgende eksempel;følgende kommando;følgende tabell;følgende liste;"
    "følgende kode;neste avsnitt;neste kapittel;forrige avsnitt;følgende;som følger;dette eksempelet;klikk;"
    "skjermbilde;fotnote;mer informasjon",
    meta="dette kapittelet;dette kapitlet;dette avsnittet;denne artikkelen;denne boken;denne boka;denne siden;"
    "boken vår;nyhetsbrev;informasjonskapsler;alle rettigheter",
    copula="er var ble",
    striking="men;bare;kun;aldri;første;største;beste;uten;ingen;ingenting;alt;alle;tross;populær;populære;feil;"
    "million;millioner;prosent;halvparten;alltid;hvorfor;hvordan;viktig;viktigste;problem;fri;frie",
    skip_headings="referanser;se også;eksterne lenker;litteratur;kilder;noter;innhold;innholdsfortegnelse;"
    "kommentarer;del;lisens;om forfatteren",
    plurals="er r e n",
    conjunction="og",
    section_sign="paragraf",
    cta_link="Hele artikkelen forteller mer: lenken står i beskrivelsen.",
    cta_plain="Hva synes du?",
)  # fmt: skip
