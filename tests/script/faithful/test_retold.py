"""Sentences of the four articles as a person would retell them: nearly all must pass."""

from __future__ import annotations

import pytest

from core.model.script import Line
from core.script.faithful import check_line
from tests.script.faithful.articles import ARTICLES

RETOLD = {
    "en": [
        "On 14 March 1957, the ferry Aurora went down near Bergen.",
        "212 passengers were aboard the Aurora when it sank off Bergen.",
        "Harland built the ship in 1931 for 3.4 million pounds.",
        "It took rescue boats from Stavanger three quarters of an hour to get there.",
        "Just 61 people survived, as the water was no warmer than 4 degrees.",
        "At 22:15 the keeper of the lighthouse had already warned of thick fog.",
        "In June 1957 Oslo opened an inquiry, which took 18 months.",
        "The radar had failed and the lifeboats had gone untested since 1949.",
        "Judge Larsen called it an announced disaster.",
        "Every ferry has had to carry 30% more rafts than cabins since 1960.",
        "The wreck, which weighs 2,300 tons, lies 180 metres deep.",
        "Although it is a grave, Danish divers may visit it in August.",
        "Captain Olsen sent no distress call until 23:40.",
        "Olsen, the captain, failed to send a distress call before 23:40.",
        "No lifeboat had been tested for years, the inquiry found.",
    ],
    "de": [
        "Am 14. März 1957 ging die Fähre Aurora vor Bergen unter.",
        "212 Passagiere waren an Bord, als die Aurora sank.",
        "Harland baute das Schiff 1931 für 3,4 Millionen Pfund.",
        "Erst nach 45 Minuten kamen die Rettungsboote aus Stavanger.",
        "Gerettet wurden nur 61 Menschen, denn das Wasser war höchstens 4 Grad warm.",
        "Kapitän Olsen sendete erst um 23:40 Uhr einen Notruf.",
        "Schon um 22:15 Uhr meldete der Leuchtturm dichten Nebel.",
        "Die Untersuchung in Oslo begann im Juni 1957 und zog sich über 18 Monate hin.",
        "Kein Rettungsboot war seit 1949 geprüft worden, und das Radar lief nicht.",
        "Richter Larsen zufolge war das Unglück angekündigt.",
        "Jede Fähre muss seit 1960 mehr Flöße als Kabinen haben, und zwar 30 Prozent mehr.",
        "Das 2.300 Tonnen schwere Wrack liegt in 180 Metern Tiefe.",
        "Im August dürfen dänische Taucher das Grab besuchen.",
    ],
    "fr": [
        "Le 14 mars 1957, l'Aurora a sombré près de Bergen avec 212 passagers.",
        "Construit en 1931 par les chantiers Harland, il a coûté 3,4 millions de livres.",
        "Les canots de Stavanger sont arrivés au bout de 45 minutes.",
        "61 personnes seulement ont survécu, car l'eau n'est pas plus chaude que 4 degrés.",
        "À Oslo, une enquête de 18 mois a débuté en juin 1957.",
        "Aucun canot n'avait été contrôlé depuis 1949 et le radar ne marchait pas.",
        "Selon le juge Larsen, ce désastre était annoncé.",
        "L'épave de 2 300 tonnes se trouve à 180 mètres de profondeur.",
        "En août, un plongeur danois peut la voir.",
        "Le capitaine Olsen n'a lancé aucun appel avant 23 h 40.",
    ],
    "es": [
        "El 14 de marzo de 1957 el Aurora naufragó cerca de Bergen con 212 pasajeros.",
        "Harland lo construyó en 1931 por 3,4 millones de libras.",
        "Los botes llegaron de Stavanger después de 45 minutos.",
        "Se salvaron solamente 61 personas, pues el agua no superaba los 4 grados.",
        "En Oslo comenzó en junio de 1957 una investigación de 18 meses.",
        "Los botes no se probaban desde 1949 y el radar no funcionaba.",
        "Según el juez Larsen, el desastre estaba anunciado.",
        "El pecio, de 2.300 toneladas, está a 180 metros de profundidad.",
        "En agosto un buzo danés puede visitarlo.",
        "El capitán Olsen no mandó avisos antes de las 23:40.",
    ],
}


@pytest.mark.parametrize("language", sorted(RETOLD))
def test_what_is_retold_freely_passes(language: str) -> None:
    lines = [Line(id=n, section="point", text=text) for n, text in enumerate(RETOLD[language])]
    flagged = [line.text for line in lines if check_line(line, ARTICLES[language])]
    assert len(flagged) <= 0.1 * len(lines), flagged
