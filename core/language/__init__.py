"""Languages and their writing: tags, scripts, spaces, letters as people count them, stop words and stems.

tag.py         BCP-47 tags: primary language, script, direction   scripts.py    the script of a character
spacing.py     what is written without spaces between words       graphemes.py  letters as people count them
stop_words.py  words that carry no meaning of their own           stems.py      words without their endings
quotes.py      quotation marks

No other room takes a tag apart, lists the scripts without spaces or keeps stop words of its own.
"""
