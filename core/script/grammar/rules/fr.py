"""French."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="fr",
    persons="lui",
    things="il elle celui-ci celle-ci celui-là celle-là",
    several="ils elles eux leur leurs ceux-ci celles-ci ceux-là celles-là",
    possessives="son sa ses leur leurs",
    pointing="ce cet cette ces ceci cela ça",
    idle=r"\bil y (?:a|avait|aura|aurait|en a)\b;;\bil (?:ne )?(?:faut|fallait|faudra|faudrait|s'agit|suffit"
    r"|reste|pleut"
    r"|neige|vaut mieux|existe|arrive|semble|paraît|se peut|convient)\b;;\bil (?:n'|ne |s'|se )?(?:est|était"
    r"|sera|serait"
    r"|fait|faisait|devient) (?:\w+ ){1,2}(?:de|d'|que|qu'|à)\b;;\bil est (?:\w+ )?(?:heures?|midi|minuit|tard"
    r"|tôt)\b;;"
    r"\bc'est (?:\w+ ){1,4}(?:que|qu'|qui|de|d')\b;;\bil a (?:plu|neigé)\b;;"
    r"\bil fait (?:chaud|froid|beau|nuit|jour|noir|mauvais)\b;;"
    r"\b(?:ce qui|ce que|ce qu'|ce dont|est-ce|n'est-ce pas|c'est-à-dire|d'ici là|ça va)\b",
    articles="le la les l'",
    kinds=True,
    contrasts="mais;cependant;pourtant;toutefois;néanmoins;au contraire;en revanche;par contre;or;sinon;inversement;"
    "à l'inverse;malgré cela;malgré tout;d'un autre côté;d'autre part;reste que",
    links="et;ou;donc;ainsi;alors;aussi;de plus;en outre;par ailleurs;par conséquent;en conséquence;c'est pourquoi;"
    "par exemple;en effet;en fait;ensuite;puis;enfin;finalement;dans ce cas;de même;également;d'ailleurs;"
    "autrement dit;en d'autres termes;bref;en somme;de cette façon;de cette manière;pour cette raison;pour cela;"
    "deuxièmement;troisièmement;d'abord;premièrement;dès lors;du coup;c'est-à-dire;à cela;à ce moment-là;"
    "en même temps;depuis lors;par la suite;pire;mieux;là",
    replies="oui;non;si;pas vraiment;pas tout à fait;exactement;bien sûr que non;tout à fait;absolument;c'est faux;"
    "c'est vrai;faux;vrai;loin de là;rien n'est plus faux;pas du tout;jamais;peut-être;certainement pas;les deux",
    linking_surely="donc cependant pourtant toutefois également néanmoins",
    linking="aussi donc ainsi cependant pourtant toutefois également néanmoins",
    comparing="le reste;les autres;l'autre;un autre;une autre;d'autres;le second;la seconde;le deuxième;"
    "la deuxième;le troisième;la troisième;la plupart des concurrents;ce dernier;cette dernière;ces derniers;"
    "ces dernières;la plupart d'entre;certains d'entre;chacun d'entre;l'un d'entre;l'une d'entre",
    keep="ne n' pas jamais rien personne aucun aucune ni sans seul seule seuls seulement sauf excepté si sinon que "
    "guère peine jusqu' jusque bien quoique malgré hormis dit disent affirme affirment selon explique expliquent "
    "déclare estime croit pense annonce écrit uniquement pourrait devrait prétendu",
    asides="cependant;pourtant;toutefois;néanmoins;en outre;de plus;par ailleurs;par conséquent;en effet;en fait;"
    "bien sûr;bien entendu;d'ailleurs;en revanche;par contre;au contraire;ainsi;enfin;finalement;heureusement;"
    "malheureusement;évidemment;naturellement;autrement dit;en d'autres termes;bref;par exemple;après tout;"
    "soit dit en passant;étonnamment;curieusement;honnêtement;de toute évidence;en somme;du coup;dès lors",
    bare="mais;et;or",
    relatives="qui;dont;lequel;laquelle;lesquels;lesquelles",
    common="soleil lune terre ciel monde univers internet web toile climat économie gouvernement état police armée "
    "presse médias loi public environnement océan mer atmosphère sol air vent pluie neige nuit jour matin soir "
    "passé présent avenir futur cerveau cœur corps esprit peau foie estomac œil yeux oreille main pied tête sang "
    "planète galaxie équateur nord sud est ouest campagne ville marché bourse gauche droite église pape roi reine "
    "président parlement pays langue alphabet vérité vie mort amour amitié bonheur santé nature musique art science "
    "histoire philosophie religion guerre paix liberté justice éducation culture travail argent temps gens hommes "
    "femmes enfants animaux plantes chats chiens oiseaux arbres français anglais allemands eau feu lumière chaleur "
    "froid maison cuisine téléphone télévision radio journal médecin hôpital rue printemps été automne hiver "
    "lecteur lecteurs utilisateur utilisateurs humanité humain solution chose choses façon fait mémoire "
    "sommeil pain vin café thé sucre sel lait riz viande ordinateur électricité énergie",
    people="homme femme personne enfant garçon fille mère père parent fils sœur frère épouse mari roi reine prince "
    "président ministre maire médecin professeur étudiant auteur autrice écrivain poète artiste peintre "
    "compositeur scientifique ingénieur chercheur chercheuse fondateur directeur propriétaire avocat juge soldat "
    "capitaine chef cuisinier voisin ami patient joueur chanteur acteur actrice journaliste pape évêque saint "
    "empereur marin client habitant expert",
    bodies="entreprise société firme ville village pays groupe marque appareil musée université organisation",
    parts="prix coût poids taille couleur forme goût nom titre propriétaire auteur batterie écran moteur toit surface "
    "centre milieu bord fond résultat résultats effet effets cause raison réponse but différence public équipe",
    times="seconde minute heure jour nuit semaine mois saison année an siècle décennie matin après-midi soir midi "
    "minuit aube printemps été automne hiver temps moment époque période passé avenir lundi mardi mercredi jeudi "
    "vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "week-end lendemain veille début fin",
    near_times="année semaine mois matin soir après-midi moment été hiver printemps automne saison siècle fois "
    "week-end jours article vidéo",
    relational="rival concurrent adversaire alternative successeur prédécesseur critique reste",
    presenting="problème vérité fait question idée nouvelle but chose clé secret leçon règle avantage inconvénient "
    "danger risque défi conseil essentiel important pire mieux astuce difficulté objectif",
    idioms="l'intérieur;l'extérieur;l'origine;l'inverse;l'avance;l'époque;l'instant;l'heure actuelle;l'ordre du jour;"
    "la plupart;le plus;la plus;les plus;le moins;à la fois;tout à fait;à la fin;d'un côté;l'un;l'une;"
    "le cas échéant;dans l'ensemble;au moins;le même;la même;les mêmes;le jour où;la façon dont;la manière dont",
    no_agents="heure fleur couleur valeur erreur chaleur moteur ordinateur facteur secteur bonheur lien bien chien",
    vague="chose fait façon fois raison",
    weather="pleuvoir neiger",
    agent_endings="eur euse ien ienne iste ant ier ière",
    groups="équipe groupe gouvernement entreprise comité conseil famille police public chacun tous beaucoup plupart",
)  # fmt: skip
