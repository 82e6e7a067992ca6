"""French."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="fr",
    say={
        "etc.": "et cetera", "p. ex.": "par exemple", "p.ex.": "par exemple", "c.-à-d.": "c'est-à-dire",
        "env.": "environ", "cf.": "voir", "M.": "Monsieur", "Mme": "Madame", "vs.": "contre",
        "vs": "contre",
    },
    numbered={
        "n°": "numéro", "no": "numéro", "N°": "numéro", "nº": "numéro", "fig.": "figure", "Fig.": "figure",
        "chap.": "chapitre", "p.": "page", "pp.": "pages", "art.": "article", "vol.": "volume", "t.": "tome",
    },
    units={
        "km/h": "kilomètre par heure|kilomètres par heure", "m/s": "mètre par seconde|mètres par seconde",
        "km": "kilomètre|kilomètres", "m": "mètre|mètres", "cm": "centimètre|centimètres",
        "mm": "millimètre|millimètres", "km²": "kilomètre carré|kilomètres carrés", "m²": "mètre carré|mètres carrés",
        "m2": "mètre carré|mètres carrés", "ha": "hectare|hectares", "m³": "mètre cube|mètres cubes",
        "kg": "kilogramme|kilogrammes", "g": "gramme|grammes", "mg": "milligramme|milligrammes", "l": "litre|litres",
        "L": "litre|litres", "dl": "décilitre|décilitres", "cl": "centilitre|centilitres",
        "ml": "millilitre|millilitres", "mL": "millilitre|millilitres", "h": "heure|heures", "min": "minute|minutes",
        "s": "seconde|secondes", "ms": "milliseconde|millisecondes", "ko": "kilooctet|kilooctets",
        "Ko": "kilooctet|kilooctets", "Mo": "mégaoctet|mégaoctets", "Go": "gigaoctet|gigaoctets",
        "To": "téraoctet|téraoctets", "GHz": "gigahertz", "MHz": "mégahertz", "kHz": "kilohertz", "Hz": "hertz",
        "V": "volt|volts", "mAh": "milliampère-heure|milliampères-heures", "W": "watt|watts",
        "kW": "kilowatt|kilowatts", "MW": "mégawatt|mégawatts", "GW": "gigawatt|gigawatts",
        "Wh": "wattheure|wattheures", "kWh": "kilowattheure|kilowattheures", "MWh": "mégawattheure|mégawattheures",
        "TWh": "térawattheure|térawattheures", "kcal": "kilocalorie|kilocalories", "kJ": "kilojoule|kilojoules",
        "dB": "décibel|décibels", "°C": "degré Celsius|degrés Celsius", "°": "degré|degrés",
        "c. à s.": "cuillère à soupe|cuillères à soupe", "c. à c.": "cuillère à café|cuillères à café",
    },
    per="par",
    number="numéro",
    about="environ",
    more_than="plus de",
    less_than="moins de",
    at_least="au moins",
    at_most="au plus",
    to="à",
    then="puis",
    alias="ou",
    openers="à ce titre;en réalité;les deux;pour en;pour cela;connaître leur;"
    "il;elle;ils;elles;ce;c'est;c’est;ceci;cela;ça;cet;cette;ces;celui;celle;ceux;celles;celui-ci;celle-ci;"
    "ceux-ci;celles-ci;son;sa;ses;leur;leurs;lui;mais;et;ou;or;donc;car;cependant;toutefois;néanmoins;pourtant;ainsi;"
    "aussi;alors;puis;ensuite;enfin;de plus;en outre;par ailleurs;d'ailleurs;d’ailleurs;également;de même;"
    "de la même manière;de cette manière;de cette façon;par exemple;dans ce cas;dans ces cas;dans les deux cas;"
    "par conséquent;en conséquence;c'est pourquoi;c’est pourquoi;en effet;en fait;au contraire;à l'inverse;"
    "à l’inverse;en revanche;par contre;d'autre part;d’autre part;d'une part;autrement;sinon;au lieu de cela;"
    "finalement;premièrement;deuxièmement;d'abord;d’abord;tout d'abord;tout d’abord;plus tard;depuis lors;dès lors;"
    "à ce moment;en même temps;les deux;tous deux;toutes deux;le premier;la première;le second;la seconde;le dernier;"
    "la dernière;ce dernier;cette dernière;ces derniers;ces dernières;un autre;une autre;d'autres;d’autres;"
    "les autres;le même;la même;les mêmes;à cet effet;pour cela;pour ce faire;à cette fin;malgré cela;malgré tout;"
    "avec cela;bien sûr;bien entendu;autrement dit;en d'autres termes;en résumé;bref;notamment;en particulier;"
    "de ce fait;du coup;là;ici;on y;y;en voici;voici;voilà;s'il;s’il;si elle;lorsqu'il;quand il;comme il;comme elle;"
    "puisqu'il;bien qu'il;bien qu'elle;notons;notez;remarquez;rappelons;une fois cela;inversement;parallèlement;"
    "malheureusement;heureusement;mieux encore;pire;oui;non;même si;tout cela;tous ces;toutes ces;"
    "certains d'entre eux;encore une fois;à nouveau;en pratique;les premiers;les premières;les seconds;les secondes;"
    "les derniers;les dernières;chacun;chacune",
    pronouns="ici là il elle ils elles ce ceci cela ça cet cette ces celui celle ceux celles celui-ci celle-ci lui "
    "eux",
    turns="non;faux;c'est faux;ce n'est pas;c’est faux;ce n’est pas;au contraire;il n'en est rien;mais ce;mais c'",
    demonstratives="tel telle tels telles ledit ladite cet cette ces celui-ci celle-ci ceux-ci",
    within="également;aussi;donc;ainsi;cependant;toutefois;en revanche;par conséquent;ce dernier;cette dernière;"
    "ces derniers;dans ce cas;de la même manière;alors;ensuite;en outre;par ailleurs;néanmoins;pourtant;"
    "notre exemple;de cette façon;de cette manière;à son tour;quant à lui;quant à elle;en effet",
    prepositions="dans avec sans pour par sur sous selon malgré comme depuis avant après pendant à de contrairement "
    "outre en au aux",
    pointing="figure #;figures #;tableau #;tableaux #;chapitre #;chapitres #;section #;sections #;annexe #;page #;"
    "pages #;exemple #;voir section;voir chapitre;voir page;voir l'encadré;voir l’encadré;encadré;ci-dessous;"
    "ci-dessus;ci-après;l'exemple suivant;l’exemple suivant;exemple suivant;exemples suivants;la commande suivante;"
    "les commandes suivantes;commande suivante;code suivant;tableau suivant;liste suivante;section suivante;"
    "section précédente;chapitre suivant;chapitre précédent;comme suit;les suivants;les suivantes;le suivant;"
    "la suivante;cet exemple;cliquez;capture d'écran;note de bas de page;plus d'informations;pour plus de détails;"
    "plus loin",
    meta="ce chapitre;cette section;cet article;ce livre;ce guide;cet ouvrage;ce tutoriel;cette page;notre livre;"
    "nous allons;newsletter;cookies;tous droits réservés",
    copula="est sont était étaient désigne fut",
    striking="mais;seul;seule;seulement;jamais;premier;première;plus grand;plus grande;meilleur;meilleure;sans;"
    "personne;rien;tout;malgré;populaire;populaires;surprenant;erreur;million;millions;milliard;milliards;pour cent;"
    "moitié;toujours;pourquoi;comment;important;problème;danger;libre;révolution",
    skip_headings="références;voir aussi;liens externes;bibliographie;notes;notes et références;sommaire;"
    "table des matières;commentaires;partager;licence;à propos de l'auteur;sources;remerciements;articles connexes;"
    "annexes;pour aller plus loin;index",
    plurals="s es e x",
    conjunction="et",
    section_sign="paragraphe",
    in_short="En bref : {title}",
    cta_link="L'article entier en dit davantage : son lien est dans la description.",
    cta_plain="Qu'en pensez-vous ?|Qu'en penses-tu ?",
    cta_post="L'article entier en dit davantage : son lien est dans la publication.",
    own_address="vous votre vos",
    other_address="tu te toi ton tes",
    closings={
        "recipe": (
            "{subject} : que serviriez-vous avec ?|{subject} : que servirais-tu avec ?",
            "Que serviriez-vous avec ce plat ?|Que servirais-tu avec ce plat ?",
            "Suivez la recette une fois, puis faites-en la vôtre."
            "|Suis la recette une fois, puis fais-en la tienne.",
        ),
        "howto": (
            "À vous de jouer : essayez la première étape aujourd'hui."
            "|À toi de jouer : essaie la première étape aujourd'hui.",
            "Quelle étape feriez-vous autrement ?|Quelle étape ferais-tu autrement ?",
        ),
        "listicle": (
            "Que voulez-vous essayer en premier ?|Que veux-tu essayer en premier ?",
            "Qu'ajouteriez-vous à la liste ?|Qu'ajouterais-tu à la liste ?",
        ),
        "review": ("{subject} : oui ou non ?", "L'achèteriez-vous ?|L'achèterais-tu ?"),
        "release": (
            "Quel premier usage en feriez-vous ?|Quel premier usage en ferais-tu ?",
            "Voudriez-vous l'essayer ?|Voudrais-tu l'essayer ?",
        ),
        "interview": (
            "Quelle réponse vous a le plus surpris ?",
            "Quelle question auriez-vous posée ?|Quelle question aurais-tu posée ?",
        ),
        "diary": ("Qu'auriez-vous fait ?|Qu'aurais-tu fait ?", "Seriez-vous parti aussi ?"),
        "explainer": ("Le saviez-vous ?|Le savais-tu ?", "Que faut-il expliquer ensuite ?"),
        "reference": ("Quelle partie vous servira d'abord ?",),
    },
)  # fmt: skip
