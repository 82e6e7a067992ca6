"""English."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="en",
    persons="he she him his her hers himself herself",
    things="it its itself",
    several="they them their theirs themselves",
    possessives="its their his her",
    pointing="this these that those",
    idle=r"(?<!^)\bthat\b;;\bthose (?:who|of|in)\b;;"
    r"\bit(?:'s| is| was| will be| would be| has been| seems| becomes| became| feels| looks)? (?:\w+ ){0,3}"
    r"(?:that|to|whether|how|why|what|who|when|if)\b;;"
    r"\bit(?:'s| is| was) (?:\w+ )?(?:raining|snowing|late|early|dark|cold|hot|time|midnight|noon|sunny|windy)\b;;"
    r"\bit (?:turns|turned) out\b;;\bit (?:takes|took|costs|pays|helps) [\w ]{0,30}\bto\b;;\bit (?:rains|rained|snows"
    r"|snowed|depends)\b",
    articles="the",
    joining="when if because that while where who until before after how why",
    contrasts="however;but;yet;nevertheless;nonetheless;even so;on the contrary;by contrast;in contrast;conversely;"
    "instead;still;that said;then again;on the other hand;and yet;rather;even then;otherwise;all the same",
    links="and;or;so;thus;therefore;hence;moreover;furthermore;besides;additionally;in addition;also;too;"
    "for example;for instance;as a result;as a consequence;consequently;accordingly;as such;then;meanwhile;similarly;"
    "likewise;in other words;in short;in fact;indeed;of course;that is,;namely;specifically;in particular;finally;"
    "lastly;secondly;thirdly;second;third;afterwards;later;after that;before that;since then;from then on;"
    "at the same time;again;once again;in turn;because of this;because of that;which is why;that is why;that's why;"
    "above all;more importantly;worse;worse still;even worse;better still;what is more;what's more;"
    "for that reason;for this reason;in this case;in that case;in both cases;in either case;either way;this way;"
    "that way;in this way;in that way;to that end;to this end;if so;if not;by the same token;to sum up;overall;"
    "firstly;next;in conclusion;to summarize;nor;plus;as above;as mentioned;as noted;as described",
    replies="yes;no;yeah;nope;not really;not quite;not so;exactly;absolutely;absolutely not;definitely;"
    "definitely not;of course not;not exactly;right;wrong;"
    "sure;true;false;far from it;quite the opposite;nothing could be further from the truth;never;maybe;perhaps so;"
    "i doubt it;i think so;i hope so;not at all;not necessarily;only partly;certainly not;hardly;indeed not;"
    "neither;both",
    linking_surely="therefore thus however moreover furthermore nevertheless nonetheless consequently accordingly",
    linking="also too therefore thus hence however instead likewise moreover furthermore nevertheless nonetheless "
    "consequently accordingly similarly otherwise aforementioned",
    comparing="the rest;the others;others;another;the former;the latter;the remainder;most rivals;"
    "the less said;the second;the third;most of them;some of them;many of them;none of them;all of them;one of them;"
    "each of them;both of them;neither of them",
    keep="instead no not never none nothing nobody neither nor cannot without only except unless if hardly "
    "barely scarcely "
    "rarely seldom but just solely merely until till although though despite unlike lest provided otherwise whether "
    "n't little few said says say saying told tells claims claimed argues argued according reports reported believes "
    "believed warned warns wrote writes thinks thought alleged allegedly supposedly reportedly would could might may",
    asides="however;moreover;furthermore;in addition;additionally;of course;indeed;in fact;in short;therefore;thus;"
    "consequently;as a result;nevertheless;nonetheless;meanwhile;besides;similarly;likewise;in other words;"
    "incidentally;interestingly;surprisingly;unsurprisingly;fortunately;unfortunately;luckily;sadly;naturally;"
    "admittedly;obviously;clearly;evidently;after all;by the way;to be fair;to be honest;frankly;honestly;basically;"
    "actually;essentially;in essence;above all;first of all;for example;for instance;that said;accordingly;hence;"
    "at the same time;needless to say;as it happens;then again;on the other hand;by contrast;in contrast;"
    "on the contrary;conversely;finally;lastly;also;more importantly;most importantly;in particular;again;"
    "as you can see;as we have seen;as mentioned;as noted;as always;as usual;as ever;well;now;so;and;but;yet",
    bare="and;but",
    relatives="who;which;whose;whom",
    common="sun moon earth sky world universe internet web net weather climate economy government state police army "
    "navy military press media law public environment ocean sea atmosphere ground air wind rain snow night "
    "day morning afternoon evening dawn dusk past present future brain heart body mind skin liver stomach eye "
    "eyes ear ears nose mouth tongue hand hands foot feet head face lung lungs kidney kidneys blood spine "
    "neck back knee knees immune nervous human humans planet planets stars star galaxy horizon equator "
    "tropics arctic antarctic pole poles north south east west countryside market stock stocks left right "
    "centre middle mainstream pope nation country language alphabet dictionary bible koran torah gods god "
    "devil truth beginning end way ways same one ones thing things idea fact point poor rich young old dead "
    "living sick elderly unemployed homeless blind deaf british french germans english chinese dutch japanese "
    "americans dark light cold heat fire water home television tv radio mail news newspapers papers calendar "
    "season seasons spring summer autumn fall winter weekend sake readers listeners viewers blues odds stakes "
    "bottom line downside upside zeitgeist soul imagination unknown greenhouse industrial renaissance "
    "holocaust war enlightenment milky solar periodic food nuclear electromagnetic speed taxman taxpayer "
    "consumer consumers beginners average",
    everyday="hospital bank shop supermarket court church train car bus road street pavement wall window door table "
    "bed alarm clock house office shower elevator lift stairs toilet fridge oven sink floor roof kitchen "
    "garden bathroom bedroom gym cinema theatre doctor dentist post bill rule exception cloud phone telephone",
    bodies="building place site product project area animal bird fish tree plant vehicle ship car plane object metal "
    "gas material substance drug disease book film game series website platform network method technique "
    "system company firm group brand maker city town village country state region museum university "
    "organisation organization agency device app phone service team club band party newspaper school bank "
    "river mountain island street bridge machine tool program software",
    people="general colonel admiral sergeant lieutenant knight duke duchess count countess baron lord lady clerk agent "
    "witness thief burglar criminal prisoner hostage heir orphan widow widower cousin nephew niece grandmother "
    "grandfather grandson granddaughter twin landlord tenant hero heroine host hostess maid butler peasant slave "
    "pilgrim refugee migrant immigrant veteran volunteer rebel spy traitor tailor butcher carpenter blacksmith "
    "mason plumber electrician mechanic postman fireman policeman policewoman fisherman sportsman athlete "
    "champion referee salesman chairman chairwoman senator governor ambassador diplomat consul clown magician nun "
    "rabbi imam mate fellow kid adult teenager toddler newborn addict expert dentist vet nurse midwife surgeon "
    "secretary treasurer trainer people man men women woman person child boy girl mother father parent son "
    "daughter brother sister wife husband uncle aunt king queen prince princess president minister mayor doctor "
    "teacher professor student pupil author writer poet artist painter composer scientist engineer chemist "
    "physicist biologist historian founder chief director manager owner farmer driver judge lawyer guard soldier "
    "officer captain pilot chef cook baker worker colleague friend neighbour neighbor guest patient victim player "
    "coach singer actor actress critic editor reporter journalist inventor explorer monk priest pope bishop saint "
    "emperor shepherd merchant sailor customer user reader viewer anyone someone everyone somebody everybody "
    "nobody anybody who guy gentleman baby spokesman spokeswoman spokesperson resident citizen researcher analyst "
    "programmer developer designer architect",
    times="second minute hour day night week weekend month season year decade century morning afternoon evening noon "
    "midnight dawn dusk spring summer autumn fall winter time moment period age era past future beginning end "
    "1900s monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december holidays meantime",
    near_times="year week weekend month morning afternoon evening day days minute moment time summer autumn fall "
    "winter spring season century decade monday tuesday wednesday thursday friday saturday sunday "
    "planet world earth country article post video guide story film episode",
    parts="decision move change news step announcement agreement incident accident event ban measure closure process "
    "practice approach situation phenomenon trend debate discussion vote verdict crisis conflict attack attempt "
    "term word phrase expression question problem lid handle hinge battery screen display button keyboard door "
    "engine roof wall cover case price cost weight size colour color shape taste smell name title owner author "
    "driver crew staff surface edge centre center middle top bottom inside outside back front side corner core "
    "base tip end beginning start length width height depth speed temperature result results effect effects cause "
    "causes reason reasons answer idea goal aim damage benefit benefits advantage disadvantage difference "
    "audience crowd public management leadership designers makers founder founders inventor manufacturer "
    "developers software hardware lens camera sensor motor wheel wheels wing wings tail leaves roots trunk skin "
    "shell walls windows rooms entrance ceiling floor cable cables towers deck foundation interior exterior "
    "packaging menu interface settings website homepage manual instructions warranty plot ending characters "
    "lyrics melody rhythm text pages chapter chapters population capital inhabitants residents climate border "
    "coast language government economy mixture dough sauce oil water heat steam",
    carriers="package command program function tool option file folder directory library method class module project "
    "button menu key tab app format protocol language algorithm syndrome effect disease theorem law principle test",
    relational="rival competitor opponent peer alternative successor predecessor critic supporter counterpart "
    "contemporary rest remainder majority minority equivalent follower",
    presenting="problem trick truth point fact question idea news catch goal aim thing key secret lesson rule upshot "
    "bottom line good bad irony hope fear danger risk challenge advice temptation assumption moral consensus "
    "tragedy beauty odds chances likelihood story stereotype myth danger pity shame strange",
    idioms="the opposite is true of;the reverse is true of;the same goes for;"
    "on the other hand;in the end;at the end of the day;by the way;on the way;all the way;in the meantime;"
    "at the moment;at the time;on the whole;in the long run;in the first place;for the most part;to the point;"
    "out of the blue;at the very least;on the one hand;at the same time;the same;in the middle of;by the time;"
    "for the time being;in the beginning;under the hood;behind the scenes;on the go;off the shelf;"
    "around the clock;the more;the less;the better;the fewer;all the more;none the less;on the contrary;"
    "the other day;the other night;the other week;in the case of;in the event of;in the face of;on the basis of;"
    "across the board;in the works;on the market;to the extent;the likes of;the kind of;the sort of;the bulk of",
    groups="everyone everybody someone somebody anyone anybody nobody person people company team group government "
    "firm committee council family crew band staff police each every none both many some most all who public",
    no_agents="answer number paper water computer letter matter order offer power river tower winter summer center "
    "chapter weather dinner corner finger shoulder layer printer server laser paper cover border flower motor "
    "factor error colour color flavor flavour door floor mirror sector vector plant restaurant other another "
    "fever leather feather timber rubber copper silver sugar butter pepper ladder poster quarter theater "
    "meter liter helicopter container counter filter timer charger router browser folder screwdriver human "
    "list twist mist odor labor labour harbor harbour humor rumor honor anchor elevator indicator reactor "
    "sensor tractor processor monitor calculator generator refrigerator instant constant elephant",
    vague="thing way fact reason time lot kind sort bit number half part rest",
    weather="rain snow pour hail drizzle thunder freeze",
    hours="time late early dark cold hot warm sunny windy cloudy midnight noon morning evening night spring summer "
    "autumn winter monday tuesday wednesday thursday friday saturday sunday raining snowing o'clock",
    impersonal="take cost help matter hurt depend turn seem appear happen follow pay make mean",
    agent_endings="er or ist ian ant man woman",
    titles="majesty highness excellency honour honor",
)  # fmt: skip
