"""English."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="en",
    say={
        "e.g.": "for example", "eg.": "for example", "i.e.": "that is", "ie.": "that is", "etc.": "and so on",
        "vs.": "versus", "approx.": "approximately", "cf.": "compare", "resp.": "respectively", "incl.": "including",
        "excl.": "excluding", "w.r.t.": "with respect to", "a.k.a.": "also known as", "viz.": "namely",
        "ca.": "about", "et al.": "and others", "and/or": "and or", "E.g.": "For example", "I.e.": "That is",
        "aka": "also known as", "w/o": "without", "w/": "with", "vs": "versus", "approx": "approximately",
        "Dept.": "Department", "dept.": "department", "govt.": "government", "Gov't": "Government",
    },
    numbered={
        "No.": "number", "no.": "number", "Nos.": "numbers", "nos.": "numbers", "№": "number", "Nº": "number",
        "Fig.": "figure", "fig.": "figure", "Figs.": "figures", "figs.": "figures", "Vol.": "volume", "vol.": "volume",
        "Ch.": "chapter", "ch.": "chapter", "Chap.": "chapter", "chap.": "chapter", "pp.": "pages", "p.": "page",
        "Sec.": "section", "sec.": "section", "Eq.": "equation", "eq.": "equation", "Art.": "article",
        "art.": "article", "Op.": "opus", "op.": "opus", "c.": "around", "Pt.": "part", "pt.": "part",
    },
    units={
        "km/h": "kilometre per hour|kilometres per hour", "kph": "kilometre per hour|kilometres per hour",
        "mph": "mile per hour|miles per hour", "m/s": "metre per second|metres per second",
        "km": "kilometre|kilometres", "m": "metre|metres", "dm": "decimetre|decimetres",
        "cm": "centimetre|centimetres", "mm": "millimetre|millimetres", "µm": "micrometre|micrometres",
        "μm": "micrometre|micrometres", "nm": "nanometre|nanometres", "mi": "mile|miles", "yd": "yard|yards",
        "yds": "yard|yards", "ft": "foot|feet", "ft.": "foot|feet", "in.": "inch|inches",
        "km²": "square kilometre|square kilometres", "km2": "square kilometre|square kilometres",
        "m²": "square metre|square metres", "m2": "square metre|square metres",
        "sq m": "square metre|square metres", "sqm": "square metre|square metres",
        "sq km": "square kilometre|square kilometres", "cm²": "square centimetre|square centimetres",
        "cm2": "square centimetre|square centimetres", "mm²": "square millimetre|square millimetres",
        "sq ft": "square foot|square feet", "sq. ft.": "square foot|square feet", "ft²": "square foot|square feet",
        "sq mi": "square mile|square miles", "ha": "hectare|hectares", "m³": "cubic metre|cubic metres",
        "m3": "cubic metre|cubic metres", "cm³": "cubic centimetre|cubic centimetres",
        "km³": "cubic kilometre|cubic kilometres", "cu ft": "cubic foot|cubic feet", "ft³": "cubic foot|cubic feet",
        "kg": "kilogram|kilograms", "g": "gram|grams", "mg": "milligram|milligrams", "µg": "microgram|micrograms",
        "μg": "microgram|micrograms", "lb": "pound|pounds", "lbs": "pound|pounds", "lb.": "pound|pounds",
        "lbs.": "pound|pounds", "oz": "ounce|ounces", "oz.": "ounce|ounces", "fl oz": "fluid ounce|fluid ounces",
        "fl. oz.": "fluid ounce|fluid ounces", "l": "litre|litres", "L": "litre|litres", "dl": "decilitre|decilitres",
        "cl": "centilitre|centilitres", "ml": "millilitre|millilitres", "mL": "millilitre|millilitres",
        "hl": "hectolitre|hectolitres", "tbsp": "tablespoon|tablespoons", "tbsp.": "tablespoon|tablespoons",
        "tbsps": "tablespoon|tablespoons", "Tbsp": "tablespoon|tablespoons", "tsp": "teaspoon|teaspoons",
        "tsp.": "teaspoon|teaspoons", "tsps": "teaspoon|teaspoons", "qt": "quart|quarts", "gal": "gallon|gallons",
        "h": "hour|hours", "hr": "hour|hours", "hrs": "hour|hours", "hr.": "hour|hours", "hrs.": "hour|hours",
        "min": "minute|minutes", "mins": "minute|minutes", "min.": "minute|minutes", "s": "second|seconds",
        "sec": "second|seconds", "secs": "second|seconds", "sec.": "second|seconds", "ms": "millisecond|milliseconds",
        "µs": "microsecond|microseconds", "μs": "microsecond|microseconds", "ns": "nanosecond|nanoseconds",
        "yrs": "year|years", "yrs.": "year|years", "yr": "year|years",
        "kB": "kilobyte|kilobytes", "KB": "kilobyte|kilobytes", "MB": "megabyte|megabytes", "GB": "gigabyte|gigabytes",
        "TB": "terabyte|terabytes", "PB": "petabyte|petabytes", "KiB": "kibibyte|kibibytes",
        "MiB": "mebibyte|mebibytes", "GiB": "gibibyte|gibibytes", "Kbps": "kilobit per second|kilobits per second",
        "kbps": "kilobit per second|kilobits per second", "Mbps": "megabit per second|megabits per second",
        "Gbps": "gigabit per second|gigabits per second", "Mbit/s": "megabit per second|megabits per second",
        "Gbit/s": "gigabit per second|gigabits per second", "MP": "megapixel|megapixels", "px": "pixel|pixels",
        "dpi": "dots per inch", "ppi": "pixels per inch", "fps": "frame per second|frames per second",
        "rpm": "revolution per minute|revolutions per minute", "bpm": "beat per minute|beats per minute",
        "GHz": "gigahertz", "MHz": "megahertz", "kHz": "kilohertz", "Hz": "hertz", "V": "volt|volts",
        "kV": "kilovolt|kilovolts", "mV": "millivolt|millivolts", "mA": "milliampere|milliamperes",
        "mAh": "milliampere hour|milliampere hours", "W": "watt|watts", "kW": "kilowatt|kilowatts",
        "MW": "megawatt|megawatts", "GW": "gigawatt|gigawatts", "Wh": "watt hour|watt hours",
        "kWh": "kilowatt hour|kilowatt hours", "MWh": "megawatt hour|megawatt hours",
        "GWh": "gigawatt hour|gigawatt hours", "TWh": "terawatt hour|terawatt hours", "kJ": "kilojoule|kilojoules",
        "MJ": "megajoule|megajoules", "kcal": "kilocalorie|kilocalories", "hp": "horsepower", "Nm": "newton metre|"
        "newton metres", "Pa": "pascal|pascals", "hPa": "hectopascal|hectopascals", "kPa": "kilopascal|kilopascals",
        "psi": "pounds per square inch", "dB": "decibel|decibels", "ppm": "parts per million",
        "ppb": "parts per billion", "°C": "degree Celsius|degrees Celsius", "℃": "degree Celsius|degrees Celsius",
        "°F": "degree Fahrenheit|degrees Fahrenheit", "℉": "degree Fahrenheit|degrees Fahrenheit",
        "°": "degree|degrees", "bn": "billion", "tn": "trillion",
    },
    attributive="a an the this that each every another my your his her its our their",
    foot="foot|feet",
    inch="inch|inches",
    per="per",
    number="number",
    about="about",
    more_than="more than",
    less_than="less than",
    at_least="at least",
    at_most="at most",
    to="to",
    alias="or",
    then="then",
    openers="it;its;it's;this;these;those;they;their;them;he;she;his;her;hers;him;such;however;but;and;or;so;yet;"
    "thus;therefore;hence;moreover;furthermore;besides;additionally;in addition;also;too;for example;for instance;"
    "in this case;in that case;in these cases;in such;in both cases;in either case;in any case;in that way;"
    "as a result;as a consequence;consequently;accordingly;as such;otherwise;instead;then;nevertheless;nonetheless;"
    "still;even so;even then;even worse;meanwhile;similarly;likewise;conversely;on the other hand;on the contrary;"
    "in contrast;by contrast;in other words;in short;in fact;indeed;of course;that is;that said;that way;that's;"
    "that would;that was;that means;that could;that can;that does;that makes;the former;the latter;the first;"
    "the second;the third;the other;the others;the same;the next;the last;both of;both;neither;neither of;either of;"
    "each of them;all of them;some of them;most of them;none of them;one of them;many of them;another;other;others;"
    "finally;lastly;secondly;thirdly;second;third;first;firstly;next;again;once again;later;afterwards;after that;"
    "before that;until then;since then;from then on;at that point;at this point;at the same time;at this stage;"
    "more generally;more precisely;more specifically;specifically;in particular;particularly;namely;here;there;"
    "hereby;herein;because of this;because of that;for this;for that;for these;for those;due to this;despite this;"
    "with this;with that;with these;with them;to this end;to that end;to do so;to do this;to do that;doing so;"
    "doing this;by doing so;if so;if not;if this;if that;if it;if they;when this;when it;when they;once this;once it;"
    "once they;once done;as it;as they;while it;while this;while they;since it;since this;since they;because it;"
    "because they;although it;although this;although they;even if;even though;given this;given that;on top of that;"
    "apart from that;other than that;as above;as before;as mentioned;as noted;as explained;as we;as you can see;"
    "as seen;as described;for more;for details;note that;note however;remember;recall;conclusion;the answer;"
    "the reason;the difference;the result;the resulting;this way;all this;all these;all that;all of these;"
    "all of this;most of these;some of these;many of these;each of these;one of these;any of these;none of these;"
    "either way;not only that;worse;better still;more importantly;importantly;unfortunately;fortunately;luckily;"
    "sadly;surprisingly;interestingly;actually;now;let us now;or else;what's more;what is more;else;no such;"
    "let us turn back;said;the above;the following;to summarize;to sum up;overall;ultimately;eventually;soon;"
    "alternatively;just as;exactly;right;yes;no;not so;and yet;rather;sure;why;how so;at the time;at that time;"
    "so far;in those;some examples;an example;examples;each one;each;one;as you;as the;we'll;from this;of these;"
    "by this;that;the process;the system;the former release;the team;in effect;in practice",
    pronouns="it its they them their he she him his this these those here there",
    turns="they are not;they aren't;they do not;they don't;they did not;they didn't;it is not;it isn't;it was not;"
    "it wasn't;it does not;it doesn't;it did not;it didn't;he did not;he didn't;she did not;she didn't;this is wrong;"
    "that is wrong;this is a myth;that is a myth;this is false;that is false;that's wrong;this is not;that is not;"
    "this isn't;that isn't;not so;wrong;not quite;no;nothing could be;far from it;on the contrary;but that is;"
    "but that's;but this is;but it is;but it's;but they;but it;but not;the opposite",
    demonstratives="this these those",
    within="also;therefore;thus;hence;however;as well;likewise;instead;too;then;in turn;nevertheless;nonetheless;"
    "for instance;the latter;the former;similarly;the same way;this latter;our example;our hypothetical;this way;"
    "that choice;in that case;in this case;in this context;in this way;as mentioned;as explained;as noted;"
    "mentioned earlier;aforementioned;this example;this one;that one;the previous example;above-mentioned;conversely;"
    "consequently;accordingly;otherwise;indeed;meanwhile;even more;at the time;at that time;in those days;"
    "at this time;that time;back then;hereafter;thereafter;such a;such an;such people;such cases",
    prepositions="beyond in with without for by despite unlike like from on at during besides under over after "
    "before until through using instead as along among to upon",
    pointing="figure #;fig. #;fig #;figures #;table #;tables #;listing #;example #;section #;sections #;chapter #;"
    "chapters #;appendix #;page #;pages #;see section;see chapter;see figure;see table;see also;see below;see above;"
    "see page;see the table;see the figure;see the list;see the chapter;see the section;see the example;see the next;"
    "see the previous;see the following;see the code;see the diagram;see the appendix;see the documentation;"
    "see the docs;see the chart;see the map;see the instructions;see sidebar;(see;sidebar;the table below;"
    "the table above;table below;list below;below is;"
    "below are;code below;example below;example above;shown below;shown above;listed below;listed above;"
    "described below;described above;mentioned above;mentioned below;discussed below;discussed above;figure below;"
    "figure above;explained below;explained above;given below;given above;as above;as below;above example;above code;"
    "above table;following example;following examples;following code;following table;following list;following figure;"
    "following command;following commands;following section;following sections;following lines;following line;"
    "following program;following snippet;following listing;the following;as follows;shown here;as shown;footnote;"
    "next section;previous section;next chapter;previous chapter;later section;other section;earlier section;here is;"
    "here are;here's;click;screenshot;the example;these examples;this example;next example;previous example;"
    "last example;another example;some examples;for the details;see for;refer to;more information;more details;"
    "later in;appendix",
    meta="this chapter;this section;this article;this book;this post;this tutorial;this page;this document;"
    "this guide;this manual;this paper;our book;the book;we will;we'll;let us;let's;you've learned;we have seen;"
    "we saw;we discuss;in this video;subscribe;newsletter;sign up;cookie;cookies;all rights reserved;later on;"
    "you'll see;the tutorial;the chapter;the article;my newsletter;my earlier post",
    copula="is are was were means became remains",
    striking="but;yet;only;never;ever;first;most;largest;biggest;best;worst;without;no longer;nobody;no one;"
    "everyone;everything;nothing;despite;instead of;not only;popular;dominated;surprising;surprisingly;secret;"
    "mistake;mistakes;myth;fastest;oldest;youngest;smallest;hardest;rarely;almost;million;billion;percent;half;"
    "always;why;how;key;important;heart;revolution;problem;danger;dangerous;die;lost;free;changed;turns out;every;"
    "all;two;three;four;five;six;seven;eight;nine;ten;hundred;thousand;thousands;dozens;within;hours",
    skip_headings="references;see also;external links;further reading;bibliography;notes;footnotes;contents;"
    "table of contents;navigation;related articles;related posts;comments;share;share this;license;licence;copyright;"
    "about the author;about the authors;sources;citations;acknowledgements;acknowledgments;credits;subscribe;"
    "newsletter;tags;categories;leave a comment;leave a reply;index;disclaimer;advertisement",
    plurals="s es",
    conjunction="and",
    section_sign="section",
    in_short="In short: {title}",
    cta_link="The whole article has more: its link is in the description.",
    cta_plain="What do you think?",
    cta_post="The whole article has more: its link is in the post.",
    closings={
        "recipe": (
            "What would you serve with {subject}?",
            "What would you serve with it?",
            "Cook it once, then make it your own.",
        ),
        "howto": ("Now it's your turn: try the first step today.", "Which step would you do differently?"),
        "listicle": ("Which of these will you try first?", "What would you add to the list?"),
        "review": ("{subject}: yes or no?", "Would you buy it?"),
        "release": ("What would you use it for first?", "Would you try it?"),
        "interview": ("Which answer surprised you most?", "What would you have asked?"),
        "diary": ("What would you have done?", "Would you have gone?"),
        "explainer": ("Did you know that before?", "What should be explained next?"),
        "reference": ("Which part will you use first?",),
    },
)  # fmt: skip
