"""Portuguese: articles speak of kinds, so only pronouns and demonstratives are asked."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="pt",
    persons="ele ela",
    things="",
    several="eles elas",
    possessives="seu sua seus suas dele dela deles delas",
    pointing="este esta estes estas isto esse essa esses essas isso aquele aquela aqueles aquelas aquilo deste desta "
    "desse dessa neste nesta nesse nessa disso disto nisso nisto",
    idle=r"\bisto é\b;;\baquel[ae]s? (?:que|de|do|da)\b",
    articles="o a os as",
    alone="isto isso aquilo",
    joining="quando se porque que enquanto embora onde",
    contrasts="mas;porém;contudo;no entanto;entretanto;todavia;ainda assim;mesmo assim;pelo contrário;ao contrário;"
    "em contrapartida;caso contrário;senão;por outro lado",
    links="e;ou;além disso;também;assim;portanto;por isso;logo;então;depois;por exemplo;de fato;de facto;com efeito;"
    "ou seja;quer dizer;consequentemente;neste caso;nesse caso;deste modo;desta forma;dessa forma;finalmente;"
    "por fim;por último;em segundo lugar;em terceiro lugar;enquanto isso;da mesma forma;igualmente;"
    "em outras palavras;em resumo;desde então;até então;ali;aqui;lá;pior ainda;por esta razão;por essa razão;"
    "tampouco;por sua vez;ao mesmo tempo;pois",
    replies="sim;não, ;não exatamente;exato;claro que não;falso;verdade;nada disso;de modo algum;nunca;talvez;"
    "longe disso;ambos;ambas;nem um nem outro",
    linking="também portanto porém contudo entretanto",
    comparing="o resto;os demais;as demais;o outro;a outra;os outros;as outras;outro;outra;o segundo;"
    "a segunda;o terceiro;a terceira;este último;esta última;a maioria dos rivais;a maioria dos concorrentes;"
    "a maioria deles;alguns deles;um deles",
    keep="não nunca nada ninguém nenhum nenhuma nem sem só somente apenas unicamente salvo exceto se embora mal até "
    "segundo diz disse afirma afirmou explica explicou acredita escreve alerta suposto apesar poderia talvez jamais "
    "tampouco menos",
    asides="porém;contudo;no entanto;entretanto;além disso;claro;naturalmente;de fato;de facto;portanto;"
    "consequentemente;aliás;em outras palavras;felizmente;infelizmente;afinal;afinal de contas;por exemplo;"
    "finalmente;por fim;ou seja;em resumo;surpreendentemente;curiosamente;na verdade;evidentemente;obviamente;"
    "com efeito",
    bare="mas;e;pois",
    relatives="o qual;a qual;os quais;as quais;cujo;cuja;cujos;cujas",
    near_times="ano semana mês manhã tarde noite vez momento verão inverno outono primavera século dias artigo vídeo "
    "temporada",
    verbs="é era foi são eram foram há tem têm se não significa pode podem seria está estão acontece faz",
)  # fmt: skip
