"""Catalan."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="ca",
    numbered={"núm.": "número"},
    say={
        "etc.": "etcètera", "p. ex.": "per exemple", "p.ex.": "per exemple", "aprox.": "aproximadament",
        "Sr.": "senyor", "Sra.": "senyora", "vs.": "contra",
    },
    openers="ell;ella;ells;elles;aquest;aquesta;aquests;aquestes;això;allò;aquell;aquella;el seu;la seva;els seus;"
    "les seves;llur;però;i;o;no obstant;no obstant això;tanmateix;malgrat això;així;així doncs;doncs;per tant;"
    "per això;per aquesta raó;per exemple;a més;a més a més;també;tampoc;llavors;aleshores;després;a continuació;"
    "finalment;per últim;d'altra banda;d’altra banda;per altra banda;en canvi;en aquest cas;en aquests casos;"
    "en ambdós casos;d'aquesta manera;d’aquesta manera;en conseqüència;com a resultat;altrament;en cas contrari;"
    "en lloc d'això;al contrari;mentrestant;igualment;de la mateixa manera;de fet;en realitat;és a dir;"
    "en altres paraules;en resum;en particular;en concret;primer;segon;en primer lloc;més tard;des de llavors;"
    "al mateix temps;alhora;ambdós;ambdues;tots dos;totes dues;el primer;la primera;el segon;la segona;l'últim;"
    "aquest últim;aquesta última;un altre;una altra;altres;els altres;el mateix;la mateixa;per a això;amb això;és;"
    "són;era;eren;pot;poden;té;tenen;hi ha;es;permet;conté;ofereix;tingueu en compte;recordeu;per desgràcia;"
    "malauradament;afortunadament;aquí;allà;ara;si és així;tot això;tots aquests;sí;alternativament;de nou;"
    "fins i tot;a la pràctica;els primers;les primeres;els segons;les segones;els últims;les últimes;cadascun;"
    "cadascuna;una vegada més",
    pronouns="aquí ell ella ells elles aquest aquesta aquests aquestes això allò aquell aquella",
    demonstratives="aquest aquesta aquests aquestes això",
    within="també;a més;per tant;no obstant;tanmateix;així mateix;llavors;en canvi;aquest últim;aquesta última;"
    "en aquest cas;d'aquesta manera;d’aquesta manera;igualment;al seu torn;per això;per exemple",
    prepositions="en amb sense per sobre segons després durant a de des fins sota com",
    pointing="figura #;taula #;capítol #;secció #;apèndix #;pàgina #;exemple #;vegeu;veure;més avall;més amunt;"
    "a continuació;següent exemple;exemple següent;següent ordre;ordre següent;següents;el següent;la següent;"
    "tal com segueix;aquest exemple;feu clic;captura de pantalla;nota al peu;més informació;requadre",
    meta="aquest capítol;aquesta secció;aquest article;aquest llibre;aquesta guia;aquesta pàgina;butlletí;galetes;"
    "tots els drets",
    copula="és són era eren fou",
    striking="però;només;mai;primer;primera;més gran;millor;pitjor;sense;ningú;res;tot;tots;malgrat;popular;"
    "populars;error;milions;meitat;sempre;per què;com;important;problema;lliure",
    skip_headings="referències;vegeu també;enllaços externs;bibliografia;notes;índex;contingut;comentaris;llicència;"
    "fonts",
    plurals="s es",
    conjunction="i",
    section_sign="secció",
    cta_link="L'article complet explica més coses: l'enllaç és a la descripció.",
    cta_plain="Què en penses?",
)  # fmt: skip
