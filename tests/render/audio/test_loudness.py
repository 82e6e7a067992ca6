"""The finished sound: -14 LUFS, no peak above -1 dBTP, AAC that starts where the film starts, made once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import Cancelled, ReelwrightError
from core.media.audio import loudness, write_wav
from core.media.probe import decode_audio, probe
from core.model.timeline import Cue, Music, SpokenClip, Still, Token
from core.ports import Context
from core.render.audio import sound_key, soundtrack
from core.render.audio.adts import aligned, packets
from core.render.audio.loudness import TARGET_LUFS, chain, encode, encode_args, measure_args, secant
from tests.render.audio.making import RATE, clips, film


def test_arguments_that_measure_and_encode() -> None:
    pcm, out = Path("/x/mix.pcm"), Path("/x/mix.aac")
    raw = ["-f", "s16le", "-ar", "48000", "-ac", "2", "-i", "file:/x/mix.pcm"]
    assert measure_args(pcm) == ["-v", "info", *raw, "-af", "ebur128=framelog=quiet:peak=sample", "-f", "null", "-"]
    limited = "volume=3.500dB:precision=float,aresample=192000,"
    limited += "alimiter=limit=0.7943:level=0:attack=5:release=60:latency=1,aresample=48000"
    assert chain(3.5, -2.0) == limited
    assert encode_args(pcm, out, limited, 112_000) == [
        "-v", "warning", *raw, "-af", f"{limited},apad=pad_len=4096", "-map", "0:a", "-map_metadata", "-1",
        "-c:a", "aac", "-aac_coder", "fast", "-b:a", "112000", "-ar", "48000", "-ac", "2",
        "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "adts", "-y", "file:/x/mix.aac",
    ]  # fmt: skip


def test_the_secant_finds_a_gain_that_limiting_bends() -> None:
    def heard(gain: float) -> float:
        return -24 + gain - 0.01 * gain**2

    tried = [(10.0, heard(10.0))]
    for _ in range(3):
        gain = secant(tried)
        tried.append((gain, heard(gain)))
    assert tried[-1][1] == pytest.approx(TARGET_LUFS, abs=0.1)


@pytest.mark.parametrize("music", [None, Music(mood="bright", seed=2)])
def test_a_film_sounds_as_loud_as_platforms_ask(ctx: Context, music: Music | None) -> None:
    result = film(clips(ctx, [(0, 4.0), (135, 3.0), (240, 3.5)]), 370, music)
    track = soundtrack(result, ctx)
    measured = loudness(track.path)
    assert measured.lufs == pytest.approx(-14, abs=0.5)
    assert measured.peak_dbtp <= -1
    assert track.lufs == pytest.approx(measured.lufs, abs=0.11)
    info = probe(track.path).audio
    assert info is not None
    assert (info.codec, info.rate, info.channels) == ("aac", 48_000, 2)
    assert track.path.stat().st_size * 8 / result.duration_s <= 128_000
    assert abs(len(decode_audio(track.path)) / RATE - result.duration_s) <= 0.011


def test_sound_is_where_it_was_mixed_from_the_first_sample_to_the_last(ctx: Context) -> None:
    beep = np.zeros(RATE, np.int16)
    beep[24_000:24_480] = (12_000 * np.sin(np.arange(480) * 2 * np.pi * 2000 / RATE)).astype(np.int16)
    sha = ctx.blobs.put(write_wav(beep), ".wav")
    frames = [0, 300, 870]
    speech = tuple(SpokenClip(audio=sha, start_frame=n, n_samples=RATE) for n in frames)
    got = np.abs(decode_audio(soundtrack(film(speech, 900), ctx).path).astype(int))
    for frame in frames:
        near = got[frame * 1600 + 22_000 : frame * 1600 + 27_000]
        onset = 22_000 + int(np.argmax(near > near.max() / 3))
        assert abs(onset - 24_000) < 48  # 1 ms


def test_the_same_film_is_mixed_once_and_another_mix_is_another_key(ctx: Context) -> None:
    speech = clips(ctx, [(0, 2.0)])
    result = film(speech, 80)
    first = soundtrack(result, ctx)
    content = first.path.read_bytes()
    again = soundtrack(result, ctx)
    assert (first.reused, again.reused) == (False, True)
    assert again.path == first.path
    first.path.unlink()
    assert soundtrack(result, ctx).path.read_bytes() == content
    assert sound_key(result) != sound_key(film(speech, 81))
    assert sound_key(result) != sound_key(film(speech, 80, Music()))
    assert sound_key(result) == sound_key(result.model_copy(update={"preset": "instagram_reel", "title": "Another"}))


def test_silence_is_encoded_as_silence(ctx: Context) -> None:
    track = soundtrack(film((), 60), ctx)
    assert not decode_audio(track.path).any()


def test_a_short_or_loud_or_faint_voice_reaches_the_same_loudness(ctx: Context) -> None:
    for gain in (0.15, 3.0):
        samples = clips(ctx, [(0, 5.0)])[0]
        loud = np.frombuffer(ctx.blobs.path(samples.audio).read_bytes()[44:], "<i2").astype(float) * gain
        sha = ctx.blobs.put(write_wav(np.clip(loud, -32768, 32767).astype(np.int16)), ".wav")
        track = soundtrack(film((samples.model_copy(update={"audio": sha}),), 160), ctx)
        assert track.lufs == pytest.approx(-14, abs=0.5)
        assert track.peak_dbtp <= -1


def test_stopping_leaves_nothing_behind(ctx: Context) -> None:
    def stop() -> None:
        raise Cancelled

    stopped = type(ctx)(**{**vars(ctx), "check": stop})
    with pytest.raises(Cancelled):
        soundtrack(film(clips(ctx, [(0, 2.0)]), 80, Music()), stopped)
    assert list(ctx.scenes.iterdir()) == []
    assert list(ctx.scratch.iterdir()) == []


def test_a_stream_is_cut_by_whole_packets_and_nonsense_is_refused(ctx: Context, tmp_path: Path) -> None:
    pcm = tmp_path / "mix.pcm"
    pcm.write_bytes(bytes(4 * 48_000))
    result = encode(pcm, tmp_path / "x.aac", scratch=ctx.scratch)
    stream = result.path.read_bytes()
    assert len(packets(stream)) == round(48_000 / 1024)
    assert len(packets(aligned(stream, 10_240))) == 10
    with pytest.raises(ReelwrightError):
        packets(b"no such thing as a packet")
    with pytest.raises(ReelwrightError):
        packets(stream[:-1])


def test_nothing_but_what_is_heard_and_how_long_decides_the_key(ctx: Context) -> None:
    speech = clips(ctx, [(0, 1.0)])
    first = film(speech, 60)
    (scene,) = first.scenes
    token = Token(text="Bees", start_frame=0, end_frame=30)
    seen = scene.model_copy(
        update={"source": Still(asset="1" * 64), "cues": (Cue(start_frame=0, end_frame=30, lines=((token,),)),)}
    )
    other = {"scenes": (seen,), "title": "Bees", "captions_on": False, "width": 1920, "height": 1080}
    assert sound_key(first.model_copy(update=other)) == sound_key(first)
    later = (speech[0].model_copy(update={"start_frame": 1}),)
    sounds = [(later, 60, None), (speech, 61, None), (speech, 60, Music()), (speech, 60, Music(seed=1)), ((), 60, None)]
    assert len({sound_key(first), *(sound_key(film(*sound)) for sound in sounds)}) == 6
