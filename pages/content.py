"""Step 1: what was understood of the article, what of it to use, how long, and for which platforms."""

import streamlit as st

from core.model.presets import TYPE_WINDOWS_S, window_s
from core.studio.content import articles, as_text
from core.studio.project.views import ProjectView
from core.studio.script import lengths
from pages.parts import elsewhere, fields, frame, media, platforms, problems
from pages.parts.content import article, newer
from pages.parts.home import begin
from pages.parts.words import LANGUAGES, TYPE_HELP, TYPE_WORDS, about, count, language, plain, quoted, seconds
from pages.parts.workspace import workspace

view = frame.open_step("content")
article_ = view.article
excluded = set(view.options.excluded_blocks)
reach = lengths.reach_s(workspace(), view.id)


def ticks() -> None:
    """Store which pictures and sections are ticked away on the page."""
    state = st.session_state
    gone: set[int] = set()
    for section in article.sections(article_):
        if not state.get(f"section-{view.id}-{section.start}", True):
            gone.update(section.blocks)
    for block, _ in article.pictures(article_):
        if not state.get(f"use-{view.id}-{block}", True):
            gone.add(block)
    problems.saving(articles.set_excluded)(workspace(), view.id, sorted(gone), seen=view.options.excluded_blocks)


def save_type() -> None:
    """Store the length chosen on the page; the platforms chosen for it before come back."""
    chosen, before = st.session_state[f"project_type-{view.id}"], {"project_type": view.options.project_type}

    def act(seen: dict[str, str]) -> None:
        lengths.set_type(workspace(), view.id, chosen, seen=seen)

    problems.saving(elsewhere.guarded)(view.id, "The length was", act, before, lambda error: error.current)


def lasting(project_type: str) -> str:
    """The length of a video type in words for the page, and how far the article's words reach where they are
    too few.
    """
    low, _ = TYPE_WINDOWS_S[project_type]
    if reach is None or reach >= low:
        return TYPE_HELP[project_type]
    return f"{TYPE_HELP[project_type]}. The article is enough for about {about(reach)}."


def summary(view: ProjectView) -> str:
    """One grey line of the page about the article."""
    facts = [
        f"by {article_.author}" if article_.author else "",
        article_.site_name,
        article_.date,
        count(article_.n_words, "word"),
        language(article_.language),
    ]
    return " · ".join(plain(fact) for fact in facts if fact)


frame.heading("The article", summary(view))
problems.show([problems.Problem(warning) for warning in view.warnings if view.script is None], key="content")
result, choices = frame.halves()

with result:
    if article_.meta_description:
        st.markdown(plain(article_.meta_description))
    pictures = article.pictures(article_)
    if pictures:
        st.subheader("Pictures", anchor=False)
        st.caption("Tick away what you don't want to see in the video.")
        with st.grid("auto", min_column_width=150, gap="small"):
            for block, image in pictures:
                with st.container(key=f"card-picture-{block}", gap="xsmall"):
                    st.image(
                        media.picture_url(image.sha256 or ""),
                        width="stretch",
                        alt=image.text or "A picture of the article",
                    )
                    key = fields.bound(f"use-{view.id}-{block}", block not in excluded)
                    st.checkbox(
                        plain(quoted(image.text, 60)) or f"Picture {block}", key=key, on_change=ticks, wrap=True
                    )
    else:
        st.caption("The article has no pictures. Its words, tables and code become cards; you can add pictures later.")
    sections = article.sections(article_)
    st.subheader("Text", anchor=False)
    for section in sections:
        key = fields.bound(f"section-{view.id}-{section.start}", not excluded.issuperset(section.blocks))
        words = f"**{plain(section.title)}** · {count(section.n_words, 'word')}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if len(sections) > 1:
                st.checkbox(words, key=key, on_change=ticks, wrap=True, width="stretch")
            else:
                st.markdown(words, width="stretch")
            read = st.popover("Read", key=f"read-{view.id}-{section.start}", type="tertiary", on_change="rerun")
        if read.open:
            with read:
                article.show(article_, section)

with result:
    newer.left_out(view)
    newer.read_again(view)
    if not article_.url and st.button(
        "Edit the text",
        key="edit-text",
        icon=":material/edit:",
        type="tertiary",
        help="It is put into the box of the first page, where it begins another video. This one stays.",
    ):
        begin.edit(as_text.as_text(article_))

with choices, st.container(border=True):
    st.radio(
        "How long",
        list(TYPE_WORDS),
        format_func=TYPE_WORDS.__getitem__,
        captions=[lasting(name) for name in TYPE_WORDS],
        key=fields.option_key(view, "project_type"),
        on_change=save_type,
    )
    low, high = window_s(view.options.project_type, view.options.platforms)
    most = min(high, reach or high)
    platforms.choose(view, "Where it will be shown", most)
    if most < low:
        st.caption(f"The video will last about {about(most)}: that is all the article has words for.")
    else:
        end = seconds(high) if most == high else f"about {about(most)}"
        st.caption(f"The video will last {seconds(low)} to {end}.")
    st.text_input(
        "What to stress, what to leave out",
        placeholder="the costs, for beginners; leave out the history",
        key=fields.option_key(view, "stress"),
        on_change=fields.save_option,
        args=(view.id, "stress"),
        help="One sentence, if you like. The script is written by it.",
    )
    with st.expander("More"):
        st.selectbox(
            "Language",
            ["", *sorted(LANGUAGES.keys() - {"no"}, key=language)],
            format_func=lambda code: language(code) if code else f"The article's own: {language(article_.language)}",
            key=fields.option_key(view, "language"),
            on_change=fields.save_option,
            args=(view.id, "language"),
        )

used = sum(block not in excluded for block, _ in pictures)
shown = count(used, "picture") if used == len(pictures) else f"{used} of {count(len(pictures), 'picture')}"
frame.bar(view, "content", f"{shown} · saved")
