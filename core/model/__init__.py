"""Pure data: frozen, JSON round trip, no effects. Units are in the names: `_s` seconds, `_frames`, `_samples`."""
