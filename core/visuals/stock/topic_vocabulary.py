"""Vocabulary of fields of life, of words that are not used in two: "parcel" is of the post, "debug" is of
computers, "package" is neither.

It tells apart what a word that has several meanings would mix up: a picture whose other tags are of a field that the
article never speaks of is of something else. A language or a field more is a line more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from core.language.stems import stem_of_any
from core.visuals.stock.terms import fold

FIELDS: dict[str, str] = {
    "computing": """computer laptop software linux unix ubuntu debian fedora code coding coder programming
        programmer developer devops javascript html css php java typescript algorithm database sql
        server datacenter hacker hacking cyber cybersecurity technology tech keyboard app application
        website web internet online browser terminal debug debugging api github cpu processor
        motherboard microchip hardware usb router ethernet binary workstation gui ui ux opensource
        opensuse smartphone malware firewall encryption compiler programm rechner programmierung
        programmieren programmierer entwickler softwareentwicklung entwicklung bildschirm tastatur
        datenbank netzwerk quellcode quelltext informatik betriebssystem rechenzentrum ordinateur
        logiciel clavier programmation développeur informatique ordenador computadora programación
        teclado informática byte bytes spreadsheet widget screenshot taskbar cursor webdesign pc
        notebookcomputer macbook imac thinkpad arduino raspberry blockchain gpu ram ssd login password
        backend frontend fullstack kubernetes docker virtualization""",
    "food": """food cooking kitchen recipe meal restaurant chef breakfast lunch dinner dessert cake pancake
        pancakes spice spices bakery baking baked bread vegetable coffee beverage delicious tasty sugar
        flour popcorn maize cereal grain honey syrup cocoa ingredient ingredients cuisine gourmet grill
        barbecue pasta pizza cheese soup salad wine beer cocktail herbal culinary aroma kochen küche
        gewürz gewürze kuchen brot getreide zimt frühstück essen nourriture épice comida cocina especia
        teapot latte espresso roasted supermarket grocery pie corn cob farming harvest tea tee kaffee
        obst gemüse rezept mahlzeit nahrung crop pastry pastries snack buffet berry berries lunchbox
        picnic sauce noodles rice""",
    "animals": """animal animals wildlife snake reptile serpent horse horses pony foal mare equestrian livestock
        cattle cow sheep goat bird birds butterfly butterflies caterpillar chrysalis cocoon pupa insect
        insects beetle dog puppy kitten cats zoo rodent hamster fish frog tadpole lizard boa viper cobra
        mammal fauna elephant lion goose geese swan stork pigeon dove doves feather paw hoof saddle tier
        tiere schlange pferd pferde stall vogel vögel schmetterling raupe hund katze welpe animaux
        cheval oiseau papillon caballo serpiente reptil fuchs fox goldfish parrot owl eagle wolf bear
        deer rabbit spider snail turtle frosch ratte rat rats käfer wildtier jungle terrarium fell barn
        hay thoroughbred jockey stallion herd scales salmon shark whale""",
    "garden": """garden gardening gardener flower flowers blossom bloom botanical petals lawn backyard hedge pond
        patio fern mushroom moss seedling sprout compost orchard vineyard garten blume blumen rasen
        gartenzwerg jardin fleur jardín zwerg dwarf""",
    "nature": """nature forest woods mountain mountains hill valley river lake ocean sea beach wave waves surf
        seascape shore coast coastline tide tidal sunset sunrise sky snow snowy winter ice icy frost
        frosty glacier iceberg autumn foliage grass meadow waterfall desert volcano canyon island lagoon
        rainforest weather storm cliff seaside marsh natur wald berg berge meer strand himmel schnee eis
        wiese fluss mer plage montagne mar playa montaña bark baum bäume herbst sommer frühling windrad
        umwelt see wasserfall sand dune pebble creek""",
    "home": """interior furniture wooden sofa couch bedroom bathroom livingroom decor decoration curtain carpet
        lamp candle pillow mattress mirror mirrors vase cupboard drawer apartment cozy möbel wohnzimmer
        schreibtisch zimmer meuble salon muebles laundry washing ironing cleaning spiegel bad tür
        türschloss haushalt dressing blanket""",
    "building": """facade skyscraper architect architects concrete brick bricks roof bridge cathedral church castle
        tower stairs staircase gebäude baustelle brücke bâtiment edificio masonry scaffolding bulldozer
        excavator stonework arch dome""",
    "post": """parcel parcels courier delivery deliveryman shipping shipment cardboard warehouse postman
        mailbox postal logistics cargo freight truck lorry forklift pallet paket pakete lieferung
        versand lager kurier colis livraison paquete entrega giftbox doorstep mailman post bote
        briefträger""",
    "sport": """sport sports football soccer basketball tennis athlete athletic gym fitness workout yoga
        marathon runner sprint stadium swimming swimmer skiing skateboard golf boxing karate climbing
        cycling weightlifting dumbbell fußball sportler rugby hockey trophy fußballer""",
    "health": """doctor hospital medical medicine nurse patient laboratory blood vaccine vaccination dna genome
        chromosome pharmacy pills surgery covid coronavirus pcr microscope stethoscope dentist syringe
        clinic arzt krankenhaus labor medizin médecin laboratoire donor swab blut spende impfung krank
        gesundheit""",
    "money": """money finance banking investment currency dollar dollars euro coins banknote banknotes bitcoin
        wallet tax accountant gold geld münzen finanzen argent dinero stockmarket stockbroker trader""",
    "travel": """travel airplane aircraft airport flight train railway locomotive car cars automobile traffic
        highway bus subway ship sailing bicycle motorcycle tourism tourist hotel vacation luggage
        suitcase rollercoaster amusement carousel ferris reise flugzeug auto verkehr zug voyage avion
        viaje coche achterbahn urlaub departure boarding taxi reception passport""",
    "family": """family baby babies child children kid kids mother father toddler wedding bride groom couple love
        romantic pregnancy birthday grandmother familie kind kinder hochzeit famille niños hochzeitspaar""",
    "fashion": """fashion dress makeup cosmetics hairstyle hairdresser salon jewelry necklace earrings lipstick
        shoes handbag clothing clothes textile fabric knitting sewing mode kleid schmuck kleidung
        schneider""",
    "music": """music guitar piano violin concert singer drum drums orchestra musician vinyl headphones dj
        melody ballet dancer choir musik gitarre klavier musique música""",
    "film": """cinema movie actor actress theater theatre clapperboard filmmaking cameraman hollywood kino
        filmset""",
    "space": """galaxy planet planets nebula astronaut astronomy moon lunar solar telescope universe cosmos
        eclipse orbit rocket satellite milky mond weltall lune luna""",
    "holiday": """christmas xmas halloween easter santa ornament fireworks carnival pumpkin fairytale fantasy elf
        weihnachten ostern noël navidad geschenk gift gifts ribbon balloons balloon festival parade""",
    "electricity": """lightning electric electrical electricity tesla voltage sparks plasmaball physics spark
        thunderstorm blitz strom""",
    "school": """classroom pupil blackboard chalkboard kindergarten homework exam schoolgirl schoolboy teacher
        schule lehrer école escuela schüler klasse""",
    "crafts": """carpenter carpentry sawdust chisel hammer screwdriver pottery ceramic blacksmith welding lumber
        timber locksmith padlock keychain keyring doorlock handwerk schreiner schlüssel schloss""",
    "military": """soldier army military weapon gun rifle tank warship navy missile soldat armee""",
}


# Parts of a field that look different. Most of these words mean something else elsewhere, so they only tell pictures of
# the same field apart, and what an article of that field is about.
SHADES: dict[str, dict[str, str]] = {
    "computing": {
        "code": """code codes coding coder programming programmer program script source syntax algorithm
            function variable
            loop string boolean operator expression array list tuple dictionary iteration object index sort sorted
            sorting matrix binary digits numbers python javascript typescript html css php java json ruby editor ide
            debugging debug compiler mathematics math logic flowchart tutorial learning course lesson student class
            algorithmus programmieren programmierung programmierer quellcode binär binärcode zahlen daten tabelle
            informatik editor hacker hacking typing developer developers entwickler lernen kurs mathematik logik""",
        "desk": """desktop desktops monitor screen display laptop notebook pc imac macbook workstation workspace office
            mouse keyboard icon icons window windows interface gui ui ux usability graphical wallpaper menu panel widget
            theme toolkit application app apps user touch tablet cursor click clicking designer design gnome kde plasma
            xfce tux penguin ubuntu fedora mint bildschirm maus tastatur schreibtisch arbeitsplatz büro fenster
            benutzeroberfläche oberfläche ordner symbole accessibility barrierefreiheit home-office gamer setup""",
        "system": """server servers rack datacenter data-center network cable cloud terminal console shell bash command
            linux debian package packages release releases version update updates upgrade install installation bug bugs
            patch security maintainer distribution mirror repository architecture cpu processor chip hardware kernel
            compile build deploy deployment pipeline devops git docker kubernetes testing test tester quality backup
            support team meeting agile scrum roadmap deadline schedule calendar planning sprint kanban volunteer
            volunteers community conference hackathon sponsor launch administrator admin download upload progress
            rechenzentrum datenzentrum netzwerk kabel konsole aktualisierung fehler sicherheit prozessor platine
            veröffentlichung freiwillige zeitplan testen qualität paketmanager lifecycle cyber engineer freeze""",
    },
}


@cache
def shade_by_stem(field: str) -> dict[str, str]:
    """Map each stem of an article's topic to the shade of its field of life; a stem of two is of none."""
    out: dict[str, str] = {}
    for shade, words in SHADES.get(field, {}).items():
        for word in words.split():
            key = stem_of_any(fold(word).replace("-", ""))
            out[key] = shade if out.get(key, shade) == shade else ""
    return {key: shade for key, shade in out.items() if shade}


@cache
def by_stem() -> dict[str, str]:
    """Map each stem of an article's topic to its field of life; a stem that would be of two is of none."""
    out: dict[str, str] = {}
    for field, words in FIELDS.items():
        for word in words.split():
            key = stem_of_any(fold(word).replace("-", ""))
            out[key] = field if out.get(key, field) == field else ""
    return {key: field for key, field in out.items() if field}


def fields(stems: Iterable[str]) -> Counter[str]:
    """Count the stems of an article's topic that belong to each field of life."""
    known = by_stem()
    return Counter(known[stem] for stem in stems if stem in known)
