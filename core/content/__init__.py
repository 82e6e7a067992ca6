"""Room 1: a URL, file, upload or pasted text becomes an `Article`.

`sources.py` picks the reader; `page.py` (with `dom/`), `markdown.py`, `docx.py` and `pasted.py` read; `pictures.py`
fetches what the article shows; `language.py` judges the language on the text.
"""

from core.content.sources import read_bytes, read_file, read_text, read_url

__all__ = ["read_bytes", "read_file", "read_text", "read_url"]
