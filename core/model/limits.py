"""The most bytes that are taken of anything from outside: one table, for what stands in front and what lies behind.

In front are the server's guard and Streamlit's uploads (`.streamlit/config.toml` repeats `UPLOAD_MIB`, and a test
compares them); behind, each kind of file says the same limit in its own sentence.
"""

from __future__ import annotations

MIB = 1024 * 1024
UPLOAD_MIB = 200  # of one file, whatever it is
BODY_BYTES = (UPLOAD_MIB + 10) * MIB  # of one request: a file and the form around it
JSON_BYTES = 32 * MIB  # of a request that is no upload: the longest text, each letter written as \uXXXX
MEDIA_BYTES = 200_000_000  # of a picture, a clip, a song, a recording of a whole script
TAKE_BYTES = 60_000_000  # of a recorded line
LOGO_BYTES = 10_000_000
FONT_BYTES = 20_000_000
SAMPLE_BYTES = 10_000_000  # of a voice that is to be cloned, as the service takes it
DOCUMENT_BYTES = 80_000_000  # of a file that holds pictures, too: Word, PDF, EPUB and the like
PAGE_BYTES = 12_000_000  # the largest pages of prose have 2 to 4 MB, beyond lies generated data
TEXT_BYTES = 5_000_000  # about three long novels
PAYLOAD_CHARS = 100_000  # of what a job is told in its row
OPTION_CHARS = 20_000  # of one choice, the longest of which is a person's own instructions to a chat model
CARD_CHARS = 20_000  # of all words of one card
SCRIPT_LINES = 2000
OPTION_ITEMS = {"excluded_blocks": 50_000, "line_speech": 10_000, "lexicon": 2000}  # of one choice that is a list


SHORT_FILM_S = 100.0
LONGEST_VIEW_S = (4.0, 7.0)  # in which nothing but a slow zoom happens, in short and in long films


def longest_view_s(film_s: float) -> float:
    """The seconds after which a viewer of a film of this length wants another view."""
    return LONGEST_VIEW_S[film_s > SHORT_FILM_S]
