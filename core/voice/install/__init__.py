"""Voices that can be brought to this machine: what there is, how large, under which licence; bringing and removing.

Which ones there are, each engine's own file says (`Engine.downloads`); here is what all of them share.
"""

from __future__ import annotations

from core.voice.downloads import Download, File
from core.voice.install.bring import install, remove
from core.voice.install.find import by_name, files_of, known, newest, offered

__all__ = ["Download", "File", "by_name", "files_of", "install", "known", "newest", "offered", "remove"]
