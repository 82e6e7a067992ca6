"""The flags that a line may have, by name."""

from __future__ import annotations

from core.model.coded import Flag

FLAG_EDITED = Flag.of("edited")


FLAG_OWN = Flag.of("own")
