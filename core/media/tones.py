"""Colours beyond BT.709 brought into it: filters of ffmpeg for clips whose transfer is PQ or HLG."""

from __future__ import annotations

DIFFUSE_WHITE_NITS = 203  # ITU-R BT.2408


def to_sdr(colour: tuple[int, int, int, int]) -> list[str]:
    """Filter steps from HDR to BT.709, limited range. `colour` is `VideoInfo.colour`; what it lacks is BT.2020's."""
    primaries, _, matrix, _ = colour
    message = "matrixin=bt2020nc:" if matrix in (0, 2, 3) else ""
    message += "primariesin=bt2020:" if primaries in (0, 2, 3) else ""
    return [
        f"zscale={message}transfer=linear:npl={DIFFUSE_WHITE_NITS}",
        "format=gbrpf32le",
        "zscale=primaries=bt709",
        "tonemap=hable:desat=0",
        "zscale=transfer=bt709:matrix=bt709:range=tv",
    ]
