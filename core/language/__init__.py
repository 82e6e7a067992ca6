"""Languages and their writing: tags, scripts, spaces, letters as people count them, words that belong together.

tag.py         BCP-47 tags: primary language, script, direction   scripts.py    the script of a character
spacing.py     what is written without spaces between words       graphemes.py  letters as people count them
stop_words.py  words that carry no meaning of their own           stems.py      words without their endings
quotes.py      quotation marks                                    hyphens.py    words cut in pieces
abbreviations.py, full_stops.py  which full stops end a sentence  ties.py       words that stay on one line
sign_runs.py   the smallest pieces that may stand apart           plural.py     forms behind a number

No other room takes a tag apart, lists the scripts without spaces or keeps stop words of its own.
"""
