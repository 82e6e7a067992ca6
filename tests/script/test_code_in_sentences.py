"""Code within a sentence, headings that are a subject, bold words that lead in, interviews by their type."""

from __future__ import annotations

import pytest

from core.content.markdown import read_markdown
from core.model.article import Article
from core.model.script import Script
from core.script.extract.write import write
from core.script.read.candidates import gather
from core.script.read.coded import spoken_code
from core.script.read.kinds import kind_of

BACKUP = """
# How to Copy the Orders to Another Disk Every Night

If you keep orders on one disk, you will lose them one day. A copy on another disk takes ten minutes to set up.

## Step 1: Write the script

Save this as `/usr/local/bin/copy-orders.sh`:

```bash
rsync -a /srv/orders /mnt/second
```

Make it executable:

```bash
chmod +x /usr/local/bin/copy-orders.sh
```

## Step 2: Schedule it

Open the table of jobs with `sudo crontab -u orders -e` and add:

```
15 3 * * * /usr/local/bin/copy-orders.sh
```

## Step 3: Look at the copy

Run `ls /mnt/second/orders` in the morning. The newest file must be from the night.

## Troubleshooting

**The job doesn't run.** The table of jobs has a very short path. Use the full name of the program.

**The disk is full.** The pattern must end with `/*`.
"""
TOOL = """
# `stash` command reference

`stash` keeps the results of earlier builds on the local disk. It runs on every system that has Python.

## Commands

### count

Prints the number of results and their size on the disk.

### trim

Deletes results until the stash is smaller than the limit. Results in use are never deleted.

`--dry-run` prints what would be deleted, and deletes nothing.

### Check

Compares every result with its sum. Broken results are moved to `lost/`.
"""
LIGHT = """
# "The lamp never asked me anything"

Ines Holm kept the lamp on the island of Skarv for nineteen winters. In March a computer took over.

**You've had nine days to get used to it. How is it?**

Quiet, and I don't mean the silence. The silence was there before. I mean that nothing needs me any more.

**Was it lonely?**

I had the radio and the pilots, and I had about forty thousand birds. Lonely is a city where you know nobody.

**Some people say a computer would have told the captain the truth.**

It would have. And he might have turned back into the wind, or he might not. I don't know to this day.

**What will you do now?**

I've bought a flat in the town with no view at all.

*Ines Holm's book, "Paint", is published in October.*
"""


def read(text: str, language: str = "en") -> Article:
    draft = read_markdown(text)
    return Article(title=draft.hints.title, language=language, blocks=tuple(draft.blocks))


def script_of(text: str, project_type: str = "medium", language: str = "en") -> Script:
    return write(read(text, language), project_type=project_type, presets=("youtube_short",))


def lines(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in gather(read(text, language), language).sentences]


@pytest.mark.parametrize(
    ("source", "code", "spoken"),
    [
        ("Then run git push and wait.", "git push", "Then run git push and wait."),
        ("The -v flag shows more.", "-v", "The dash v flag shows more."),
        ("The option --dry-run shows more.", "--dry-run", "The option dry run shows more."),
        ("--fix deletes them.", "--fix", "The fix option deletes them."),
        ("MY_CACHE_DIR names the place.", "MY_CACHE_DIR", "MY CACHE DIR names the place."),
        ("Edit ~/site/config.yaml with care.", "~/site/config.yaml", "Edit config.yaml with care."),
        ("They are moved to lost/.", "lost/", "They are moved to lost."),
        ("It must end with /*.", "/*", "It must end with /*."),
    ],
)
def test_code_is_read_out_as_people_do(source: str, code: str, spoken: str) -> None:
    assert spoken_code(source, (code,), "en") == spoken


def test_a_step_is_told_although_its_command_is_only_on_the_card() -> None:
    found = lines(BACKUP)
    assert "Save this as copy-orders.sh." in found
    assert "Open the table of jobs and add the lines on screen." in found
    assert not any("/" in line or "crontab" in line for line in found)


@pytest.mark.parametrize(
    ("language", "source", "spoken"),
    [
        ("en", "Then run:", "Then run the command on screen."),
        ("en", "Create a user with the following policy:", "Create a user with the policy on screen."),
        ("fr", "Tapez la commande suivante :", "Tapez la commande à l'écran."),
        ("es", "Después ejecuta:", "Después ejecuta el comando en pantalla."),
        ("fr", "Puis lancez :", "Puis lancez la commande à l'écran."),
        ("de", "Öffnen Sie die Liste der Aufgaben und ergänzen Sie:", "Öffnen Sie die Liste der Aufgaben."),
    ],
)
def test_a_command_that_a_sentence_announces_is_named_by_what_is_seen(language: str, source: str, spoken: str) -> None:
    assert spoken_code(source, (), language, ("make -j4",), announces=True) == spoken


def test_a_problem_is_told_with_its_cure_or_not_at_all() -> None:
    found = lines(BACKUP)
    assert "The job doesn't run: the table of jobs has a very short path." in found
    assert not any(line.startswith("The disk is full") for line in found)


def test_a_section_without_a_subject_has_its_heading_as_one() -> None:
    article = read(TOOL)
    assert kind_of(article, "en") == "reference"
    found = lines(TOOL)
    assert "stash keeps the results of earlier builds on the local disk." in found
    assert "count prints the number of results and their size on the disk." in found
    assert "trim deletes results until the stash is smaller than the limit." in found
    assert "Check compares every result with its sum." in found
    assert "Broken results are moved to lost." in found


def test_an_interview_is_known_by_its_bold_turns() -> None:
    script = script_of(LIGHT, "short")
    assert script.kind == "interview"
    turns = {line.text: line.beat for line in script.lines}
    claim = "Some people say a computer would have told the captain the truth."
    assert turns.get(claim, "question") == "question"
    answers = {text: beat for text, beat in turns.items() if text.startswith(("Quiet", "I had", "I've bought"))}
    assert all(beat == "answer" or text == script.lines[-1].text for text, beat in answers.items())
    assert not any("published" in text for text in turns)


def test_a_question_that_goes_on_from_an_answer_is_asked_only_behind_it() -> None:
    text = LIGHT.replace("**Was it lonely?**", "**And the birds?**")
    for project_type in ("short", "medium"):
        spoken = [line.text for line in script_of(text, project_type).lines]
        assert ("I had the radio" in " ".join(spoken)) <= ("And the birds?" in spoken)


def test_a_list_is_said_once() -> None:
    text = (
        "# What a repair needs\n\nA repair of the tap needs few things and an hour.\n\n## What you need\n\n"
        "- An adjustable wrench\n- A screwdriver\n- New washers\n- An old towel\n\n"
        "## The work\n\nClose the valve under the sink before you open anything at all.\n"
    )
    found = lines(text)
    assert sum("washers" in line for line in found) == 1
    assert "What you need: an adjustable wrench, a screwdriver, new washers and an old towel." in found


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("de", "Öffnen Sie das Fenster, damit Sie Luft haben. Achten Sie auf Ihre Finger.", "Jetzt sind Sie dran"),
        ("de", "Öffne das Fenster, damit du Luft hast. Achte auf deine Finger.", "Jetzt bist du dran"),
        ("fr", "Ouvre la fenêtre pour que tu aies de l'air. Fais attention à tes doigts.", "À toi de jouer"),
        ("es", "Abra la ventana para que usted tenga aire. Ponga cuidado.", "Ahora le toca a usted"),
    ],
)
def test_the_closing_speaks_to_the_reader_as_the_article_does(language: str, text: str, end: str) -> None:
    steps = "\n".join(f"{n}. {text}" for n in range(1, 4))
    article = read(f"# So geht es\n\n{text}\n\n{steps}\n", language)
    script = write(article, project_type="short", presets=("youtube_short",), kind="howto")
    assert script.lines[-1].text.startswith(end)


def test_numbered_headings_that_the_title_counts_are_told_with_their_numbers() -> None:
    parts = (
        ("Le cadre", "Passez le doigt sous le tube du bas. Une bosse signale un choc ancien."),
        ("La chaîne", "Tirez un maillon vers vous. Si vous voyez une dent entière dessous, la chaîne est morte."),
        ("Les freins", "Serrez à fond et poussez le vélo. Il ne doit pas bouger du tout."),
    )
    text = "# Vélo d'occasion : 3 points à vérifier\n\nIl faut dix minutes et aucun outil pour tout regarder.\n\n"
    text += "\n\n".join(f"## {n}. {title}\n\n{words}" for n, (title, words) in enumerate(parts, 1))
    script = script_of(text, "short", "fr")
    assert script.kind == "listicle"
    spoken = [line.text for line in script.lines]
    assert "Numéro deux : la chaîne." in spoken
    assert sum(text.startswith("Numéro") for text in spoken) == 3


def test_the_name_of_a_step_is_not_said_where_the_step_says_it() -> None:
    steps = (
        "**Roast the fennel.** Roast the fennel for 15 minutes without touching it. Then turn it and roast it for "
        "another 8 minutes, until it is gold.",
        "**Slice the lemon.** Slice the lemon as thin as paper and scatter it over the pan.",
        "**Serve.** Bring the pan to the table and serve it right away.",
    )
    listed = "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))
    text = "# Fennel from the Pan\n\nOne pan is all it takes.\n\n## Ingredients\n\n- Fennel\n- A lemon\n\n## Method\n\n"
    text += listed
    spoken = [line.text for line in script_of(text, "short").lines]
    assert "Roast the fennel for 15 minutes without touching it." in spoken
    assert "Roast the fennel." not in spoken
    assert any("another 8 minutes" in line for line in spoken)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", '„Niemand findet ihn", sagte der Wirt am Morgen.'),
        ("fr", "« Je ne regrette rien de ce voyage, pas même la pluie. »"),
        ("ja", "180℃のオーブンで25分焼きます。"),
    ],
)
def test_what_is_a_sentence_in_its_language_is_spoken(language: str, text: str) -> None:
    from_first = "# Titel\n\n" + text + "\n"
    assert len(lines(from_first, language)) == 1


def test_what_follows_bold_words_that_cannot_be_said_is_not_said() -> None:
    text = BACKUP.replace(
        "**The disk is full.** The pattern must end with `/*`.", "**status=203/X** is shown. It is the path."
    )
    assert not any("It is the path" in line for line in lines(text))


def test_a_size_in_brackets_is_said_and_a_second_amount_is_not() -> None:
    text = (
        "# A new net\n\nA new net for the window takes an hour of your time.\n\n## What you need\n\n"
        "- A net (10 cm wider than the frame)\n- 200 g (7 oz) of rubber\n- A roller (about $5)\n"
    )
    row = next(line for line in lines(text) if line.startswith("What you need:"))
    assert row == "What you need: a net, 10 centimetres wider than the frame, 200 grams of rubber, and a roller."


def test_answers_of_one_word_and_quoted_writing_are_said() -> None:
    text = LIGHT.replace("It would have. And he might", 'I wrote: "He never asked." It would have. And he might')
    text = text.replace("I've bought a flat in the town with no view at all.", "Nothing.")
    found = lines(text)
    assert "Nothing." in found
    assert 'I wrote: "He never asked."' in found


def test_a_verdict_is_said_with_the_heading_it_is_about() -> None:
    parts = (
        ("Cost", "heat pump", "Over ten years the power bill falls by a thousand dollars."),
        ("Speed", "vented", "Towels and jeans took less than an hour from wet to dry."),
        ("Upkeep", "vented", "One lint screen is all that somebody has to clean."),
    )
    text = "# Heat pump or vented: which dryer?\n\nWe ran 64 loads of laundry through both of them.\n\n" + "\n\n".join(
        f"## {name}\n\nWinner: {winner}. {why}" for name, winner, why in parts
    )
    spoken = [line.text for line in script_of(text, "medium").lines]
    for name, winner, _ in parts:
        at = spoken.index(f"{name}.")
        assert spoken[at + 1] == f"Winner: {winner}."


def test_rows_of_codes_are_shown_and_not_said() -> None:
    text = TOOL + "\n## Exit codes\n\n| Code | Meaning |\n|---|---|\n| 0 | Success |\n| 1 | Wrong usage |\n"
    assert not any("Success" in line.text for line in script_of(text, "long").lines)


@pytest.mark.parametrize(
    ("source", "code", "language", "aloud"),
    [
        ("Create `.hooks/check` with this content:", ".hooks/check", "en", "Create the file on screen:"),
        ("Edit `.env`:", ".env", "en", "Edit the file on screen:"),
        ("You should see:", "", "en", "You should see the lines on screen."),
        ("Crea `.env` con este contenido:", ".env", "es", "Crea el archivo en pantalla:"),
        ("Turn the key, and put it back:", "", "en", "Turn the key, and put it back:"),
    ],
)
def test_a_file_that_is_shown_next_is_said_by_what_the_card_shows(
    source: str, code: str, language: str, aloud: str
) -> None:
    assert spoken_code(source.replace("`", ""), (code,), language, ("a = 1",), announces=True) == aloud
