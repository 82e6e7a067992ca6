"""Dense articles of four languages: full of figures, dates, names, units and negations."""

# ruff: noqa: E501  running text
from __future__ import annotations

from core.model.article import Article, Paragraph

_TEXTS = {
    "en": [
        "The ferry Aurora sank off Bergen on 14 March 1957 with 212 passengers on board. It was built in 1931 by Harland "
        "and cost 3.4 million pounds. Captain Olsen did not send a distress call before 23:40.",
        "Rescue boats from Stavanger needed 45 minutes to arrive. Only 61 people were saved, because the water was not "
        "warmer than 4 degrees. The lighthouse keeper had reported thick fog at 22:15.",
        "An inquiry began in Oslo in June 1957 and lasted 18 months. It found that the radar was not working and that no "
        "lifeboat had been tested since 1949. Judge Larsen wrote: “This disaster was announced.”",
        "Since 1960 every ferry must carry 30 percent more rafts than it has cabins. The wreck lies at a depth of 180 "
        "metres and weighs 2,300 tons. Divers from Denmark are allowed to visit it in August, although it is a grave.",
    ],
    "de": [
        "Die Fähre Aurora sank am 14. März 1957 vor Bergen mit 212 Passagieren an Bord. Sie wurde 1931 von Harland gebaut "
        "und kostete 3,4 Millionen Pfund. Kapitän Olsen hat vor 23:40 Uhr keinen Notruf gesendet.",
        "Rettungsboote aus Stavanger brauchten 45 Minuten. Nur 61 Menschen konnten gerettet werden, weil das Wasser nicht "
        "wärmer als 4 Grad war. Der Leuchtturm hatte um 22:15 Uhr dichten Nebel gemeldet.",
        "Eine Untersuchung begann im Juni 1957 in Oslo und dauerte 18 Monate. Das Radar war nicht in Betrieb, und seit 1949 "
        "wurde kein Rettungsboot geprüft. Richter Larsen schrieb: „Dieses Unglück war angekündigt.“",
        "Seit 1960 muss jede Fähre 30 Prozent mehr Flöße tragen, als sie Kabinen hat. Das Wrack liegt in 180 Metern Tiefe "
        "und ist 2.300 Tonnen schwer. Taucher aus Dänemark können es im August besuchen, obwohl es ein Grab ist.",
    ],
    "fr": [
        "Le ferry Aurora a coulé au large de Bergen le 14 mars 1957 avec 212 passagers à bord. Il est sorti des chantiers "
        "Harland en 1931 et a coûté 3,4 millions de livres. Le capitaine Olsen n'a pas lancé d'appel avant 23 h 40.",
        "Les canots venus de Stavanger ont mis 45 minutes. Seules 61 personnes ont été sauvées, car l'eau n'est pas plus "
        "chaude que 4 degrés en mars. Le phare est souvent dans un brouillard épais à cette saison.",
        "Une enquête a commencé à Oslo en juin 1957 et a duré 18 mois. Le radar ne fonctionnait pas et aucun canot n'avait "
        "été vérifié depuis 1949. Le juge Larsen a écrit : « Ce désastre était annoncé. »",
        "Depuis 1960, chaque ferry doit porter 30 % de radeaux de plus. L'épave est à 180 mètres de profondeur et pèse "
        "2 300 tonnes. Un plongeur venu du Danemark peut la visiter en août, car la zone est ouverte.",
    ],
    "es": [
        "El ferry Aurora se hundió frente a Bergen el 14 de marzo de 1957 con 212 pasajeros a bordo. Fue construido en "
        "1931 por Harland y costó 3,4 millones de libras. El capitán Olsen no envió ningún aviso antes de las 23:40.",
        "Los botes de Stavanger tardaron 45 minutos. Solo 61 personas se salvaron, porque el agua no estaba a más de 4 "
        "grados. El faro está muchas veces cubierto por la niebla y no es visible desde el puerto de Haugesund.",
        "La investigación comenzó en Oslo en junio de 1957 y duró 18 meses. El radar no funcionaba y los botes no se habían "
        "probado desde 1949. El juez Larsen escribió: «Este desastre estaba anunciado».",
        "Desde 1960 cada ferry debe llevar un 30 % más de balsas. El pecio está a 180 metros de profundidad y pesa 2.300 "
        "toneladas. Un buzo de Dinamarca puede visitarlo en agosto, porque la zona es pública también.",
    ],
}
ARTICLES = {
    code: Article(title="Aurora", language=code, blocks=tuple(Paragraph(text=text) for text in texts))
    for code, texts in _TEXTS.items()
}
