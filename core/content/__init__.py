"""Room 1: a URL, file, upload or pasted text becomes an `Article`.

`sources.py` picks the reader; `caged_reading.py` has it read in a child process, where `page.py` (with `dom/`),
`markdown.py`, `docx.py`, `odt.py`, `rtf.py`, `pdf/`, `epub.py`, `exported.py` and `pasted.py` do; `pictures.py` fetches
what the article shows; `language.py` judges the language on the text. The kinds of documents stand in
`core/model/documents.py`.
"""

from core.content.sources import chapters, read_bytes, read_file, read_text, read_url

__all__ = ["chapters", "read_bytes", "read_file", "read_text", "read_url"]
