"""An article taken apart: its parts, its sentences, and which of them can be spoken."""
