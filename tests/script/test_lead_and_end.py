"""Short films: the article's lead, its author's end, and of the middle only what these need."""

from __future__ import annotations

import pytest

from core.script.extract.fit import fit
from core.script.pace import estimate_s
from core.script.read.beginning import beginning
from tests.script.test_units import article, short, spoken, together

DIARY = """
I live in a town of 90,000 people where you can buy a coffee, a mattress and a marriage licence without leaving \
your car. In May mine broke down, the part had to come from Ohio, and I decided not to rent one. I'd read all those \
columns about the joy of walking. I wanted to know whether it could be had here.

## Monday

The office is 3.1 miles away. Google said an hour and four minutes. It didn't say that the sidewalk ends at the car \
wash and begins again, on the other side of six lanes, at the cemetery. I ran. A man in a pickup asked if I was all \
right.

## Tuesday

I took the bus. There is a bus, it turns out, the 14, and it comes every 50 minutes. The driver, a woman named \
Loretta, knew everybody on it by name, and when we got to the medical center she had learned mine. I was late by 35 \
minutes. I hadn't talked to so many people in a year.

## Wednesday

Rain. I bought an umbrella at a gas station. At the corner of Pike and 9th the button for the pedestrians was \
broken, and I waited through four changes of the light with a boy of about twelve who told me that you just have to \
look mean and go. We went.

## Thursday

I walked home in the evening by the creek, where I'd never been although it runs behind my own street. There were \
herons. I counted five, a quarter of a mile from a place where I had sat at a red light every day for eleven years.

The part came on Friday. I drove to work in nine minutes, with the radio on, and saw nobody. At the corner of Pike \
and 9th the boy was standing in the rain. I stopped for him, although I had the green, and he looked mean and went.
"""

TALK = """
Interview: Ida Norberg

For 23 years Tormod Lie kept the light on Skarv, a rock two hours off the Norwegian coast. In 2004 it was \
automated, and he was the last man off. He is 78 now and lives in a flat with a view of a parking lot. We talked in \
his kitchen, which has no clock.

What did you do all day?

People think you sit and look at the sea. You scrape rust. Salt eats iron faster than you can paint it, so you \
begin at the north rail in April, and when you get back to the north rail it's April again. I painted that rail \
twenty-three times.

Was it lonely?

There were two of us, and that's worse. If you're alone you can be a fine man for months. With another one you find \
out by the third week that he breathes. I had good colleagues and I still know exactly how each of them put down a \
cup.

Were you there in the storm of 1992?

I was. The windows on the second floor broke, and that's 19 meters up. We sat on the stairs in the middle, where \
there's no outer wall, and Arne read aloud from the only dry book, which was about bees. I know a lot about bees.

Did you ever see a ship go down?

Once, a small one, a trawler. We got two of three. I think about the third one more than about all those who went \
past safely, and there must have been forty thousand. Nobody thinks about those. That's what a light is for, that \
nobody has to think.

What did you take with you when you left?

The logbook I had to hand in. I took a pot of the paint.

What for?

There's a rail on my balcony.
"""

REVIEW = """
*Our rating: 3/5. Price: $149.*

My father-in-law owns a kettle that is older than my marriage. It has one switch. In March I was sent a kettle with \
an app, a microphone and a display of 256 colors, and for six weeks I made tea with both of them side by side.

The Brightwater One boils water to any degree you like, and it does this better than anything I've tested in nine \
years. Whether you'll want to live with it is another matter.

## Temperature

I set it to 80 degrees for green tea and put a laboratory thermometer in. It showed 80.4. I did it thirty times, \
and it was never off by more than half a degree. My old kettle, the one with a sticker for green tea, was off by nine.

## Speed

One liter takes two minutes and fifty seconds. That's quick, but any kettle of 3,000 watts does the same.

## The voice

It greets you. It tells you the humidity. At 6:40 in the morning, when I'd set it to 96 degrees, it asked whether \
I'd like to hear about its new oolong program. You can switch the voice off in the app, but after each update it \
comes back. There were four updates in six weeks.

## Cleaning

The lid doesn't come off. I got limescale out of the corner with a toothbrush and some swearing.

## Verdict

If you care about green tea, or if you brew pour-over coffee and own a scale, nothing under $200 holds a \
temperature like this one. Buy it, and mute it every time it speaks. If you just want boiling water, buy a switch \
with a kettle around it for $30.

My father-in-law tried both. He drank his tea, looked at the display for a while, and asked me where one puts the \
money in.

Brightwater One: $149 · Capacity 1.2 l · Colors: black, sand
"""

LIST = """
By Penelope Crane | Updated 3 March 2026 | 6 min read

The estate agent said that thatch breathes. It does. So do mice, and for the first winter I lay awake and listened \
to both. I love this house more than any place I've ever lived in, but I bought it knowing nothing, and nearly all \
of what I had to learn cost me either money or sleep.

Here are eight things I'd tell anybody who is standing in front of a thatched cottage with a pen in hand.

## 1. The ridge goes first

A roof of water reed can last fifty years, but the ridge on top of it lasts twelve. Ask when it was done. Ours was \
fourteen years old, and the bill was £5,800.

## 2. Insurance is another country

Three companies laughed. The fourth wanted photographs of the chimney, the wiring and, for some reason, the cat. \
Count on paying twice what you paid before.

## 3. Your chimney is the danger

Nine out of ten fires in thatch begin at the chimney. Have it swept twice a year and measure the heat at the height \
of the thatch, not at the bottom.

## 4. Moss is not your enemy

I spent a weekend on a ladder scraping it off. The thatcher nearly wept. A little moss does no harm, and scraping \
takes off the reed with it.

## 5. You need a thatcher before you need one

There are about a thousand in the country and all of them are busy. I waited eleven months. Ring now.

## 6. Gutters don't exist

The water falls where it falls. Mine fell on the front step, where it froze.

## 7. Birds will move in

Sparrows pull out straw for their nests and starlings pull out everything. Wire netting stops them and has to be \
off within minutes if there's a fire.

## 8. It's cool in August

On the hottest day of last year it was 36 degrees in the lane and 21 in my bedroom. Nobody had told me. It's the \
best thing about the roof.

Last autumn a young couple stopped at the gate and asked me what it was like. I opened my mouth to tell them about \
the ridge and the bill and the mice. Then the sun came round the side and lit the whole roof like a loaf of bread, \
and I said that it was lovely.

*Penelope Crane writes about old houses. Her newsletter goes out on Fridays.*

Tags: thatch, cottages, home
"""

BUG = """
"It does it again," said Maren on the phone, and hung up. She runs the dispatch office of a company that sells tulip \
bulbs, and she isn't somebody who calls twice. I took my jacket and drove over.

The labels came out of the printer with nothing on them. They had come out like that the Thursday before, and the \
Thursday before that. On Fridays, everything was fine.

## What it wasn't

I changed the cable. I changed the driver. I changed, to the amusement of the two men from the warehouse, the \
printer. The new one worked until the next Thursday at ten past nine.

Then I did what I should have done first and wrote down what else happened on a Thursday. The cleaners came. The \
bakery van came. The weekly backup ran, but at night. Somebody mentioned the auction in Aalsmeer.

## Ten past nine

I sat beside the printer with a laptop and a stopwatch. At nine the first labels came out, black and sharp. At 9:10 \
they went grey, at 9:12 white. The paper was the same. The job was the same. The room smelled of lilies.

The cause was the cold store next door. Every Thursday the flowers from the auction arrived, its doors stood open \
for an hour, and the air that poured through the hatch cooled the print head below the temperature at which thermal \
paper turns black. A thermal printer has no ink: it burns the letters in, and on Thursdays it couldn't.

## What we did

We moved the table by two metres. It cost nothing. The firm had spent 1,900 on drivers, cables, a printer and me.

I sent no bill for the last day. Maren sent a box of bulbs. I planted them in October, on a Thursday, and every one \
of them came up.
"""

BREAD = """
En la panadería de mi barrio, el pan de ayer cuesta la mitad y está en una cesta junto a la puerta. Una señora lo \
toca con el pulgar, como quien prueba un melón, y lo deja. Se ha secado, dice. Todo el mundo lo dice.

Hay una manera fácil de comprobarlo. Pesé una barra recién hecha y la guardé en una bolsa cerrada.

## La balanza

Al salir de la bolsa pesaba 248 gramos. Un día antes pesaba 250. Dos gramos no explican nada, y sin embargo la miga \
se había puesto rígida y la corteza, blanda como una goma. Lo repetí con seis barras y con tres harinas.

Un químico francés ya lo había visto en 1852: encerró un pan en un tubo de vidrio y se puso duro igual.

## Lo que pasa dentro

El almidón de la harina está hecho de granos ordenados, casi cristales. En el horno, el calor y el agua los \
deshacen, y la miga queda tierna. El pan se pone duro porque el almidón vuelve a ordenarse al enfriarse y encierra \
el agua entre sus cadenas. El agua sigue ahí, pero ya no está libre.

No es que la corteza no pierda nada. Algo pierde, sobre todo en invierno.

## La nevera

Entre cero y ocho grados el almidón se ordena más deprisa que a temperatura ambiente, y por eso la nevera es el peor \
sitio para el pan. El congelador, en cambio, lo detiene. Y el calor lo deshace: sesenta grados bastan para que una \
rebanada de ayer vuelva a estar tierna durante un rato.

Se lo conté a la señora. Me escuchó hasta el final y compró la barra de ayer. Mañana le digo si es verdad, me dijo.
"""

BICYCLE = """
Le premier jour, il m'a pincé le doigt. Le contrôleur du 7 h 42 a regardé le doigt, puis le vélo, et m'a donné un \
pansement. Il en avait toujours sur lui, m'a-t-il dit, depuis que les gens prenaient des vélos pliants.

Je prends ce train depuis neuf ans. En mars, j'ai vendu ma voiture.

## Le pliage

Onze secondes, promet le fabricant. Il m'en faut dix-neuf, après trois mois. Replié, le vélo tient debout et passe \
sous un siège, ce que deux de ses trois concurrents ne font pas.

## Faut-il l'acheter ?

Le Canari est le meilleur vélo pliant pour qui prend le train tous les jours, et le pire pour qui veut se promener \
le dimanche. Ses petites roues avalent les quais et détestent les pavés. À 1 290 euros, je le rachèterais demain, \
mais je ne le prêterais à personne.

Reste la question du poids.

## Le poids

Onze kilos et demi, ce n'est rien sur une balance et c'est beaucoup dans l'escalier de la gare d'Austerlitz. Au bout \
d'un mois, j'avais mal à l'épaule droite. Au bout de deux, plus du tout.

## Les pannes

Une chaîne, un garde-boue, rien de grave. Le câble de frein arrière a lâché un soir de pluie, et l'atelier l'a \
changé en une heure.

En juin, j'ai revu le contrôleur. Il a regardé le vélo, puis mon doigt. Il m'a demandé combien il coûtait.
"""


def test_a_list_too_long_for_its_items_is_told_by_its_lead_their_names_and_its_end() -> None:
    script = short(article("8 Things I Wish I'd Known Before I Bought a House With a Thatched Roof", LIST))
    assert script.lines[1].text.startswith("The estate agent said that thatch breathes.")
    assert [line.text[:10] for line in script.lines if line.beat == "label"] == [
        f"Number {name}"[:10] for name in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    ]
    assert script.lines[-1].text.endswith("and I said that it was lovely.")
    assert {unit.left_out for unit in script.units if unit.kind == "item"} == {""}


def test_an_interview_is_told_by_whole_answers_and_ends_with_its_last() -> None:
    script = short(article("A Talk With the Last Keeper of Skarv", TALK))
    assert script.kind == "interview"
    assert script.lines[-1].text == "There's a rail on my balcony."
    assert together(script, "People think you sit", "You scrape rust", "Salt eats iron", "I painted that rail")
    assert "fine man" not in spoken(script) or "he breathes" in spoken(script)


def test_a_review_tells_its_whole_verdict_and_what_its_author_ends_with() -> None:
    script = short(article("Brightwater One Review: The Kettle That Talks Too Much", REVIEW))
    assert script.kind == "review"
    assert script.lines[0].text == "My father-in-law owns a kettle that is older than my marriage."
    assert together(script, "If you care about green tea", "Buy it, and mute it", "If you just want boiling water")
    assert "asked me where one puts the money in" in script.lines[-1].text
    assert {line.beat for line in script.lines[-3:]} == {"end"}


def test_what_the_end_comes_back_to_is_told() -> None:
    script = short(article("Four Days Without a Car in a Town That Has Nothing Else", DIARY))
    text = spoken(script)
    assert text.index("a boy of about twelve") < text.index("the boy was standing in the rain")
    assert script.lines[-1].text.endswith("and he looked mean and went.")


def test_the_text_begins_behind_bylines_notes_and_words_that_announce_it() -> None:
    page = article("Why the Mill Pond Froze in May", """
A pond in the north froze over this week, and nobody who lives on its banks had ever seen that happen in the month \
of May before now.

By Ada Finch

It was colder in May.

When Tom Reyes opened his shutters on Tuesday, the ducks stood on the pond instead of swimming in it. He thought of \
the cold first. It was four degrees.

A factory upstream had let out water that was colder than ice, and it had done so at night, for reasons of its own.
""")  # fmt: skip
    assert page.blocks[beginning(page, "en")].text == "It was colder in May."


@pytest.mark.parametrize(
    ("language", "title", "text", "point", "last"),
    [
        (
            "en",
            "The Printer That Refused to Work on Thursdays",
            BUG,
            "The cause was the cold store",
            "every one of them came up.",
        ),
        ("es", "¿Por qué el pan de ayer está más duro si no ha perdido agua?", BREAD, "porque el almidón", "me dijo."),
        (
            "fr",
            "Le vélo pliant Canari à l'essai : trois mois de trains et d'escaliers",
            BICYCLE,
            "Le Canari est le meilleur vélo pliant",
            "combien il coûtait.",
        ),
    ],
)
def test_the_sentence_an_article_exists_for_is_told_from_its_middle(
    language: str, title: str, text: str, point: str, last: str
) -> None:
    script = short(article(title, text, language))
    assert point in spoken(script)
    assert script.lines[-1].text.endswith(last)
    assert _in_order(script.lines)


def test_a_length_is_met_by_going_on_from_the_lead() -> None:
    page = article("Four Days Without a Car in a Town That Has Nothing Else", DIARY)
    for seconds in (45.0, 58.0):
        found = fit(page, short(page), seconds, _voice)
        assert abs(found.seconds - seconds) < 1
        assert found.script.lines[0].text.startswith("I live in a town of 90,000 people")
        assert found.script.lines[-1].text.endswith("and he looked mean and went.")
        assert _in_order(found.script.lines)


def _voice(lines: object, speed: float, pauses: object) -> dict[int, float]:
    """The seconds of a voice that speaks as the table says."""
    return {key: estimate_s(text, "en") / speed + pauses.get(key, 0.0) for key, text in lines}  # type: ignore[attr-defined]


def _in_order(lines: object) -> bool:
    places = [(line.span.block, line.span.start) for line in lines if line.span]  # type: ignore[attr-defined]
    return places == sorted(places)
