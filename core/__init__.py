"""The walk from an article to an mp4.

1. `content/`   a URL, file, pasted text or upload becomes an `Article` (`model/article.py`).
2. `script/`    the article becomes a `Script` of lines, each with the passage it rests on (`model/script.py`).
3. `voice/`     the lines become a `Narration`: audio and word times (`model/narration.py`).
4. `visuals/`   the lines become a `Storyboard` of shots: a picture or a card each (`model/storyboard.py`).
5. `timeline/`  all of it becomes a `Timeline`: frames, captions, transitions (`model/timeline.py`).
6. `render/`    the timeline becomes mp4, srt, vtt, thumbnail and a check report.
7. `publish/`   the files and their texts go to a folder or a platform.

`studio/` runs one step after another for pages, command line, API and worker: it loads from `store/`, calls a room,
and saves. Rooms are blind to each other and to the store; what they need of the world comes in through
`ports.Context`. Who may import whom is in `pyproject.toml` and enforced by import-linter.
"""
