"""Step 1: what was understood of the article, what of it to use, how long, and for which platforms."""

import streamlit as st

from core.model.presets import DEFAULT_PRESETS, PRESETS, TYPE_WINDOWS_S, window_s
from core.studio import content, projects
from core.studio.views import ProjectView
from pages.parts import article, fields, frame, media, problems
from pages.parts.house import house
from pages.parts.words import LANGUAGES, TYPE_HELP, TYPE_WORDS, count, language, plain, quoted, seconds

view = frame.open_step("content")
article_ = view.article
excluded = set(view.options.excluded_blocks)


def ticks() -> None:
    """Store which pictures and sections are ticked away."""
    state = st.session_state
    gone: set[int] = set()
    for section in article.sections(article_):
        if not state.get(f"section-{view.id}-{section.start}", True):
            gone.update(section.blocks)
    for block, _ in article.pictures(article_):
        if not state.get(f"use-{view.id}-{block}", True):
            gone.add(block)
    problems.saving(content.set_excluded)(house(), view.id, sorted(gone))


def fitting(project_type: str) -> list[str]:
    """The platforms whose longest video is longer than the type's shortest."""
    return [name for name, preset in PRESETS.items() if preset.max_s > TYPE_WINDOWS_S[project_type][0]]


def save_type() -> None:
    """Store the length, and leave out platforms that don't take it."""
    chosen = st.session_state[f"project_type-{view.id}"]
    kept = tuple(name for name in view.options.platforms if name in fitting(chosen))
    change = problems.saving(projects.set_options)
    change(house(), view.id, project_type=chosen, platforms=kept or DEFAULT_PRESETS[chosen])


def summary(view: ProjectView) -> str:
    """One grey line about the article."""
    facts = [
        f"by {article_.author}" if article_.author else "",
        article_.site_name,
        article_.date,
        count(article_.n_words, "word"),
        language(article_.language),
    ]
    return " · ".join(plain(fact) for fact in facts if fact)


frame.heading("The article", summary(view))
problems.show([problems.Problem(one) for one in view.warnings if view.script is None], key="content")
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
                        media.picture(image.sha256 or ""), width="stretch", alt=image.text or "A picture of the article"
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

with choices, st.container(border=True):
    st.radio(
        "How long",
        list(TYPE_WORDS),
        format_func=TYPE_WORDS.__getitem__,
        captions=list(TYPE_HELP.values()),
        key=fields.option_key(view, "project_type"),
        on_change=save_type,
    )
    st.pills(
        "Where it will be shown",
        fitting(view.options.project_type),
        format_func=lambda name: PRESETS[name].label,
        selection_mode="multi",
        key=fields.option_key(view, "platforms"),
        on_change=fields.save_option,
        args=(view.id, "platforms"),
    )
    low, high = window_s(view.options.project_type, view.options.platforms)
    st.caption(f"The video will last {seconds(low)} to {seconds(high)}.")
    with st.expander("More"):
        st.selectbox(
            "Language",
            ["", *sorted(LANGUAGES.keys() - {"no"}, key=language)],
            format_func=lambda code: language(code) if code else f"The article's own: {language(article_.language)}",
            key=fields.option_key(view, "language"),
            on_change=fields.save_option,
            args=(view.id, "language"),
        )

frame.bar(view, "content", f"{count(len(pictures), 'picture')} · saved")
