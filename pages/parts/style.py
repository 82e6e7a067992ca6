"""The only place with CSS: what the theme in `.streamlit/config.toml` cannot say. No outside text ever comes in here.

Selectors use Streamlit's documented `st-key-<key>` classes and test ids; without them the pages still work.
"""

from __future__ import annotations

import streamlit as st

# A picture with one button is a tile, pressed as a whole. The button is stretched within its tile and nowhere else, so
# that a button elsewhere whose key happens to begin likewise stays as small as it looks.
_TILE = ':is([class*="st-key-shot-"], [class*="st-key-pick-"])'
_PRESSED = (
    ':is([class*="st-key-style-"], [class*="st-key-swap-"], [class*="st-key-change-"], [class*="st-key-titled-"])'
)
TILES = f"""
  {_TILE} {{ position: relative; }}
  {_TILE} {_PRESSED}, {_TILE} {_PRESSED} * {{ position: static; }}
  {_TILE} {_PRESSED} button::after {{ content: ""; position: absolute; inset: 0; cursor: pointer; }}
  {_TILE} [data-testid="stElementToolbar"] {{ display: none; }}
"""
CSS = """
  .stApp { font-variant-numeric: tabular-nums; }
  [data-testid="stLayoutWrapper"]:has(> .st-key-manners) { display: none; }
  [data-testid="stMainBlockContainer"] { max-width: 76rem; padding-inline: clamp(1rem, 4vw, 3rem); }
  [data-testid="stBottomBlockContainer"] { max-width: 76rem; padding: .75rem clamp(1rem, 4vw, 3rem); }
  [data-testid="stPopoverButton"][aria-expanded="true"] { color: inherit !important; }
  [data-testid="stExpander"] summary { opacity: 1; }
  [data-testid="stCaptionContainer"] { color: inherit; opacity: .74; }
  [data-testid="stHeader"] { background: transparent; pointer-events: none; }
  [data-testid="InputInstructions"] { pointer-events: none; }
  [class*="st-key-shot-"] img, [class*="st-key-card-"] img { border-radius: 10px; object-fit: cover; }
  [class*="st-key-card-project-"] img { aspect-ratio: 16 / 9; object-position: 50% 27%; }
  [class*="st-key-pick-"] img { border-radius: 10px; }
  [class*="st-key-shot-tall-"] img, .st-key-scene-tall img, .st-key-clip-tall video { aspect-ratio: 9 / 16; }
  [class*="st-key-shot-wide-"] img, .st-key-scene-wide img, .st-key-clip-wide video { aspect-ratio: 16 / 9; }
  [class*="st-key-shot-"] img, [class*="st-key-scene-"] img { background: rgba(128, 128, 128, .15); }
  [class*="st-key-scene-"] img, [class*="st-key-clip-"] video { border-radius: 10px; object-fit: cover; }
  .st-key-scene-tall { max-width: min(100%, 34vh); margin-inline: auto; }
  @media (max-width: 640px) { .st-key-scene-tall { max-width: 25vh; } }
  .st-key-scene-wide { max-width: min(100%, 80vh); margin-inline: auto; }
  .st-key-post-film-tall video { max-height: 62vh; }
  .st-key-post-film-tall { max-width: min(100%, 35vh); margin-inline: auto; }
  @media (max-width: 640px) {
    .st-key-post-film-tall { max-width: 24vh; }
    .st-key-post-film [data-testid="stImage"] img { max-height: 24vh; width: auto; }
  }
  @media (min-width: 641px) {
    [data-testid="stColumn"]:has(> * > .st-key-post-film), [data-testid="stColumn"]:has(.st-key-post-film) {
      position: sticky; top: 1rem; align-self: flex-start; max-height: calc(100vh - 9rem); overflow-y: auto; }
  }
  .st-key-scene-foot { border-top: 1px solid rgba(128, 128, 128, .25); padding-top: .75rem; }
  [class*="st-key-pick-other-"] img, [class*="st-key-pick-mine-"] img { aspect-ratio: 4 / 3; object-fit: cover;
    background: rgba(128, 128, 128, .15); }
  :is([class*="st-key-pick-design-tall-"], [class*="st-key-pick-look-tall-"]) img {
    aspect-ratio: 9 / 16; background: rgba(128, 128, 128, .15); }
  :is([class*="st-key-pick-design-wide-"], [class*="st-key-pick-look-wide-"]) img {
    aspect-ratio: 16 / 9; background: rgba(128, 128, 128, .15); }
  [class*="st-key-do-"] { position: relative; z-index: 1; }
  [class*="st-key-titled-"] button { text-align: start; justify-content: flex-start; min-height: 0; padding-block: 0; }
  [class*="st-key-card-listing-"] textarea { font-family: monospace; white-space: pre; overflow-x: auto; }
  [class*="st-key-row-"] textarea { min-height: 4rem !important; }
  .st-key-spoken button { text-align: start; justify-content: flex-start; min-height: 2rem; padding-block: .3rem; }
  .st-key-spoken button > div { justify-content: flex-start; }
  [class*="st-key-said-"], [class*="st-key-voice-head-"] { flex-wrap: nowrap; }
  [class*="st-key-said-"] > :first-child { min-width: 0; }
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-voice-name-"]) { min-width: 15rem; }
  [class*="st-key-alter-"] button { color: var(--st-gray-text-color, inherit); font-size: .875rem; }
  .st-key-begin-said { min-height: 4rem; }
  .st-key-bar { flex-wrap: nowrap; }
  .st-key-bar > [data-testid="stElementContainer"] { min-width: 0; flex-shrink: 1; }
  .st-key-bar > [data-testid="stElementContainer"]:has(button) { flex-shrink: 0; }
  .st-key-bar button { white-space: nowrap; }
  @media (prefers-color-scheme: dark) {
    [data-testid^="stBaseButton-primary"]:not(:disabled),
    [data-testid^="stBaseLinkButton-primary"] { color: #0F1C1B !important; }
  }
  .st-key-steps a { padding-inline: .5rem; }
  .st-key-top { padding-block: .25rem .5rem; }
  .st-key-top > [data-testid="stLayoutWrapper"]:not(.st-key-project-name),
  .st-key-top > * > [data-testid="stLayoutWrapper"] { flex-basis: 4rem; }
  .st-key-project-name { min-width: 0; max-width: 24rem; }
  .st-key-top strong { font-family: "Source Serif", Georgia, serif; font-weight: 600; font-size: 1.2rem; }
"""


def apply() -> None:
    """Put the stylesheet into the page, once a run, before anything is drawn."""
    st.html(f"<style>{CSS}{TILES}</style>")
