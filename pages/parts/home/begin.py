"""Beginning a video: a link, text, file or the sample becomes an article and a project with every default chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

import streamlit as st
from streamlit.typing import UploadedFile

from core.errors import BadInput, ReelwrightError
from core.model.documents import DOCUMENTS, SUFFIX_WORDS
from core.studio import work
from core.studio.content import articles, failed_imports
from core.studio.project import projects
from pages.parts import frame, problems
from pages.parts.words import plain
from pages.parts.work import watch
from pages.parts.workspace import workspace

TEXTS = tuple(suffix.lstrip(".") for document in DOCUMENTS for suffix in document.suffixes)
PICTURES = ("jpg", "jpeg", "png", "webp", "gif")
LINK = re.compile(r"(https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?)", re.IGNORECASE)
GIVEN = "given"  # the box of the first page
_JOB, _BEGUN, _BOOK = "reading", "_begun", "_book"
MOST_FAILED = 20


@dataclass(frozen=True)
class Book:
    """A book that was dropped and waits for the choice of a chapter; `usual` is the one offered, from 1."""

    name: str
    data: bytes
    titles: tuple[str, ...]
    usual: int


def is_link(text: str) -> bool:
    """Whether a text pasted into the first page is one address and nothing else."""
    return LINK.fullmatch(text.strip()) is not None


def from_text(given: str) -> None:
    """Begin a project from what was pasted into the first page: an address is fetched by a job, a text is read at
    once.
    """
    text = given.strip()
    if not text:
        _refuse(
            BadInput("There is nothing to begin with yet.", "Paste a link or a text, drop a file, or try the sample.")
        )
    if is_link(text):
        address = text if "://" in text else f"https://{text}"
        st.query_params[_JOB] = str(work.start(workspace(), "content", {"url": address, "options": {}}))
        return
    if re.match(r"[a-z][a-z0-9+.-]*://\S+$", text, re.IGNORECASE):
        _refuse(
            BadInput(
                "Only addresses that begin with http:// or https:// can be read.",
                "Paste another link, or the text itself.",
            )
        )
    _open(lambda: articles.import_article(workspace(), text=text))


def from_files(files: Sequence[UploadedFile]) -> None:
    """Begin a project from a file uploaded on the first page; pictures dropped together with it are those that lie
    beside it.
    """
    st.session_state["files"] = st.session_state.get("files", 0) + 1  # so that the drop zone is empty again
    texts = sorted(
        (uploaded_file for uploaded_file in files if _suffix(uploaded_file) in TEXTS),
        key=lambda item: TEXTS.index(_suffix(item)),
    )
    if not texts:
        _refuse(BadInput("There is no text among these files.", f"Drop one of these: {SUFFIX_WORDS}."))
    if len(files) == 1 and _suffix(files[0]) == "epub":
        _book(files[0])
    if len(files) == 1:
        _open(lambda: articles.import_article(workspace(), data=files[0].getvalue(), name=files[0].name))
    with TemporaryDirectory(dir=workspace().scratch) as scratch:
        folder = Path(scratch).resolve()
        text = folder / Path(texts[0].name).name
        text.write_bytes(texts[0].getvalue())
        for file in files:
            if _suffix(file) in PICTURES:
                _lay_beside(folder, texts[0].getvalue(), file)
        _open(lambda: articles.import_article(workspace(), path=text))


def _book(file: UploadedFile) -> None:
    """Ask which chapter of a book it is to be; a short book is begun from as a whole."""
    try:
        titles, usual = articles.chapters(workspace(), file.getvalue(), file.name)
    except ReelwrightError as error:
        _refuse(error)
    if usual:
        st.session_state[_BOOK] = Book(file.name, file.getvalue(), titles, usual)
        st.rerun()


def show_book() -> None:
    """Show a book that was dropped, with its chapters to choose from."""
    book: Book | None = st.session_state.get(_BOOK)
    if book is None:
        return
    with st.container(border=True, key="book", gap="small"):
        number = st.selectbox(
            f"Which chapter of {plain(book.name)}?",
            range(1, len(book.titles) + 1),
            index=book.usual - 1,
            format_func=lambda at: f"{at}. {book.titles[at - 1]}",
            key="chapter",
        )
        with st.container(horizontal=True):
            begun = st.button("Make a video of it", key="book-begin", type="primary", icon=":material/arrow_forward:")
            left = st.button("Not this book", key="book-leave", icon=":material/close:", type="tertiary")
    if begun or left:
        del st.session_state[_BOOK]
    if begun:
        _open(lambda: articles.import_article(workspace(), data=book.data, name=book.name, chapter=str(number)))
    if left:
        st.rerun()


def _lay_beside(folder: Path, text: bytes, picture: UploadedFile) -> None:
    """Put a dropped picture where the text names it ("images/a.png"), as a browser sends no folders along."""
    name = Path(picture.name).name
    named = re.findall(rb"[\w./ %-]{0,200}" + re.escape(name.encode()), text)
    for item in {name, *(found.decode(errors="replace").strip() for found in named)}:
        place = (folder / item.lstrip("/")).resolve()
        if place.is_relative_to(folder) and place.name == name and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(picture.getvalue())


def _suffix(file: UploadedFile) -> str:
    return Path(file.name).suffix.lower().lstrip(".")


def from_sample() -> None:
    """Begin a project from the article that is shipped, by a button of the first page."""
    _open(lambda: articles.sample(workspace()))


def show_running() -> None:
    """Show articles being read just now, also those begun in a page that was closed since."""
    for job in work.jobs(workspace()):
        if job.kind == "content":
            watch(job.id)


def show_failed() -> None:
    """Show articles that could not be read, in one place, whether a page waited for them or not, until dismissed."""
    found = failed_imports.unread(workspace())
    if not found:
        return
    with st.container(border=True, key="failed-readings", gap="small"):
        _failed(found[0], loud=True)
        if len(found) > 1:
            with st.expander(f"{len(found) - 1} more could not be read"):
                for unread in found[1:MOST_FAILED]:
                    _failed(unread)
            st.button(
                "Dismiss all",
                key="dismiss-all",
                icon=":material/clear_all:",
                type="tertiary",
                on_click=problems.saving(_dismiss),
                args=tuple(item.job.id for item in found),
            )


def _failed(unread: failed_imports.Unread, *, loud: bool = False) -> None:
    """Show an article that could not be read, why, and the ways on."""
    error = unread.job.error or {"message": "It could not be read.", "hint": ""}
    words = f"{plain(error['message'])} {plain(error['hint'])}".strip()
    st.markdown(f"**{plain(unread.source)}**")
    if loud:
        st.error(words, icon=":material/error:")
    else:
        st.caption(words)
    ways: list[tuple[str, str, Callable[..., Any], Any]] = [
        ("Try again", ":material/refresh:", _again, unread.job.id),
        ("Dismiss", ":material/close:", _dismiss, unread.job.id),
    ]
    if unread.address:
        ways.insert(1, ("Edit the address", ":material/edit:", _edit, (unread.job.id, unread.address)))
    with st.container(horizontal=True, key=f"failed-{unread.job.id}"):
        for label, icon, act, given in ways:
            st.button(
                label,
                key=f"{label.lower().replace(' ', '-')}-{unread.job.id}",
                icon=icon,
                type="tertiary",
                on_click=problems.saving(act),
                args=given if isinstance(given, tuple) else (given,),
            )


def _again(job_id: int) -> None:
    st.query_params[_JOB] = str(failed_imports.again(workspace(), job_id))


def _dismiss(*job_ids: int) -> None:
    for job_id in job_ids:
        failed_imports.dismiss(workspace(), job_id)


def _edit(job_id: int, address: str) -> None:
    """Put the address back into the box, where it can be mended."""
    st.session_state[GIVEN] = address
    failed_imports.dismiss(workspace(), job_id)


def edit(text: str) -> NoReturn:
    """Open the first page with a text in its box, to be edited and begun from. Doesn't return."""
    st.session_state.pop(_BEGUN, None)
    st.session_state[GIVEN] = text
    st.switch_page(frame.page_file("home"))


def clear_begun() -> None:
    """Empty the first page's box once a video was begun from what is in it; until then nothing that was typed is
    lost.
    """
    if st.session_state.pop(_BEGUN, False):
        st.session_state[GIVEN] = ""


def open_finished() -> None:
    """Once the article that this page waits for has been read, go to its project; `show_failed` says if it wasn't."""
    text = st.query_params.get(_JOB, "")
    if not text.isdecimal():
        return
    try:
        job = work.job(workspace(), int(text))
    except ReelwrightError:
        del st.query_params[_JOB]
        return
    if job.active:
        return
    del st.query_params[_JOB]
    if job.status == "done":
        st.session_state[_BEGUN] = True
        frame.go("content", int((job.result or {})["project_id"]))


def _open(take_in: Callable[[], int]) -> NoReturn:
    try:
        with st.spinner("Reading the article…"):
            number = projects.create(workspace(), take_in())
    except ReelwrightError as error:
        _refuse(error)
    st.session_state[_BEGUN] = True
    frame.go("content", number)


def _refuse(error: ReelwrightError) -> NoReturn:
    """Say what is wrong and run the page again, without the press."""
    problems.keep(error)
    st.rerun()
