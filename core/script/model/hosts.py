"""The longer endings of host names; those of two and three letters need no list: no part of a program is so short."""

from __future__ import annotations

_WORDS = """
    info name mobi museum travel aero coop jobs post asia arpa example test invalid localhost local onion online site
    shop store tech space website club live life world today news blog cloud digital email group link click host press
    agency company zone network services solutions support systems center city games game house land media money pizza
    plus rocks social team tips tools video wiki work works school academy finance capital bank exchange expert
    global guru help lawyer loan loans market marketing page party photo photos place poker porn sale science security
    stream studio style trade university vegas ventures voyage watch webcam wine yoga domains download direct directory
    deals date dating credit codes coffee community computer cash casino care camp cafe business build boutique best
    beer auction audio army apartments accountant faith fans farm fashion film fish fitness flights florist football
    forsale foundation fund furniture futbol gallery gift gifts gives glass gold golf graphics gratis gripe guide
    haus health healthcare hockey holdings holiday hosting immo industries institute insure international investments
    jewelry kitchen kiwi lease legal lighting limited limo luxe maison management mba melbourne menu moda mortgage
    movie ninja nyc one organic partners parts pet photography pics pictures pink pro productions promo properties
    property protection pub quest racing realty recipes rehab reise reisen rent rentals repair report republican rest
    restaurant review reviews rodeo room run salon scot services sexy shoes show singles ski soccer software solar
    supplies supply surf surgery tattoo taxi tennis theater theatre tickets tienda tires tour tours town toys training
    vacations vet viajes villas vision vote voto win wtf
"""
ENDINGS = frozenset(_WORDS.split())
