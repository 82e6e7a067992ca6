"""The first page: begin a video from a link, a text, a file or the sample, and find all videos made so far."""

import streamlit as st

from core.model.documents import LABEL_WORDS
from core.studio import work
from core.studio.project import cards as studio_cards
from core.studio.project import projects
from core.studio.project.views import ProjectCard
from pages.parts import frame, media, problems
from pages.parts.home import begin, draft, scheduled
from pages.parts.standing import standing
from pages.parts.words import TYPE_WORDS, ago, plain, quoted
from pages.parts.work import progress
from pages.parts.workspace import workspace

SHOWN = 24
FILM = frame.FOLDER / "parts" / "sample.mp4"  # ten seconds of what the sample becomes

begin.open_finished()
at = int(st.session_state.get("videos-page", 1))
found = studio_cards.page(workspace(), limit=SHOWN, offset=(at - 1) * SHOWN)
if not found.cards and found.n_all:  # the last page's last video is gone
    found = studio_cards.page(workspace(), limit=SHOWN)
cards = found.cards

st.title("Turn an article into a video", anchor=False)
st.caption("Narrated, captioned and ready to post, in a few minutes. Everything stays on this machine.")

paste, drop = st.columns([7, 4], gap="large")
with paste:
    begin.clear_begun()
    draft.recall(begin.GIVEN)
    given = st.text_area(  # in no form: what is typed is kept when one leaves the page
        "Paste a link or the text of an article",
        height=120,
        placeholder="https://…   or the whole text",
        key=begin.GIVEN,
        persist_state="session",
    )
    draft.remember(given or "")
    with st.container(horizontal=True, vertical_alignment="center"):
        start = st.button(
            "Make a video", type="primary", icon=":material/arrow_forward:", icon_position="right", key="start"
        )
        sample = st.button("Try the sample", icon=":material/auto_stories:", key="sample")
    with st.container(key="begin-said"):  # its room is there before anything is said, so that nothing jumps
        problems.show_kept()
with drop:
    files = st.file_uploader(
        "Or drop a file here, along with its pictures",
        accept_multiple_files=True,
        key=f"file-{st.session_state.get('files', 0)}",
    )
    st.caption(f"{LABEL_WORDS[0].upper()}{LABEL_WORDS[1:]}.")

if sample:
    begin.from_sample()
elif start:
    begin.from_text(given or "")
elif files:
    begin.from_files(files)
begin.show_book()
begin.show_running()
begin.show_failed()
scheduled.show()


def card(project_card: ProjectCard) -> None:
    """Show one video: picture, title, where it stands, and the button that goes on. The picture opens it, too."""
    now = standing(project_card)
    with st.container(border=True, height="stretch", key=f"card-project-{project_card.id}", gap="small"):
        with st.container(key=f"pick-project-{project_card.id}", gap="small"):
            if project_card.thumbnail:
                st.image(
                    media.project_picture_url(project_card), width="stretch", alt=f"A still of {project_card.title}"
                )
            opened = st.button(
                f"**{plain(quoted(project_card.title, 80))}**",
                key=f"titled-{project_card.id}",
                type="tertiary",
                wrap=True,
            )
        st.caption(" · ".join([TYPE_WORDS[project_card.project_type], now.words, ago(project_card.updated_at)]))
        if project_card.job is not None:
            running(project_card.job.id)
        st.space("stretch")
        with st.container(horizontal=True, vertical_alignment="center"):
            kind = "primary" if project_card == cards[0] else "secondary"
            opened |= st.button(now.label, key=f"open-{project_card.id}", type=kind, wrap=True)  # type: ignore[arg-type]
            chosen = st.menu_button(
                "More",
                ["Open at the beginning", "Make a copy", "Delete"],
                key=f"more-{project_card.id}",
                type="tertiary",
            )
    if opened:
        frame.go(now.step, project_card.id)
    if chosen == "Open at the beginning":
        frame.go("content", project_card.id)
    elif chosen == "Make a copy":
        projects.duplicate(workspace(), project_card.id)
        st.rerun()
    elif chosen == "Delete":
        confirm_delete(project_card.id, project_card.title)


@st.fragment(run_every=1.5)
def running(job_id: int) -> None:
    """Show the progress of a card's running job."""
    job = work.job(workspace(), job_id)
    if not job.active:
        st.rerun()
    progress(job)


@st.dialog("Delete this video?")
def confirm_delete(project_id: int, title: str) -> None:
    """Ask once, in a dialog, whether a project is to be deleted: that can't be undone."""
    st.write(f"“{plain(title)}” and the videos made of it will be gone for good.")
    with st.container(horizontal=True):
        if st.button("Delete", type="primary", key="delete-yes"):
            projects.delete(workspace(), project_id)
            st.rerun()
        if st.button("Keep it", key="delete-no"):
            st.rerun()


if cards:
    st.header("Your videos", anchor=False)
    pages = -(-found.n_all // SHOWN)
    if pages > 1:
        st.pagination(pages, key="videos-page")
    with st.grid("auto", min_column_width=250, gap="medium"):
        for project_card in cards:
            card(project_card)
else:
    st.header("How it goes", anchor=False)
    film, words = st.columns([3, 8], gap="large")
    with film:
        if FILM.is_file():
            st.video(str(FILM), autoplay=True, muted=True, loop=True, alt="Ten seconds of a video made from the sample")
    with words:
        for title, text in (
            (
                "It is read",
                "The article is understood and shortened to what can be said in a minute, in its own words.",
            ),
            ("It is spoken", "A voice reads it, with captions that follow every word."),
            ("It is seen", "Its own pictures, tables, quotes and code become scenes; you change what you like."),
            ("It is ready", "One video for each platform, with a title and a text to post beside it."),
        ):
            with st.container(gap="xxsmall"):
                st.subheader(title, anchor=False)
                st.write(text)
