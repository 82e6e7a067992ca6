"""The widgets of the voice page: which voice, how it speaks, one line at a time, one's own recording."""
