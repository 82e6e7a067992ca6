"""A tiny Bark made here of random numbers: it babbles, but is loaded and run by transformers' own code."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from tests.voice.ready import Ready

_STEPS = 160  # semantic tokens at most: about three seconds


def ready(tmp_path: Path) -> Ready:
    return Ready({"bark_model": str(model())}, "en_speaker_6", "en")


@lru_cache(maxsize=1)
def model() -> Path:
    """The folder of the model, made once in a process."""
    import tempfile

    import torch
    from transformers import BarkConfig, BarkModel, BarkProcessor, BertTokenizer, EncodecConfig
    from transformers.models.bark.configuration_bark import BarkCoarseConfig, BarkFineConfig, BarkSemanticConfig
    from transformers.models.bark.generation_configuration_bark import BarkGenerationConfig

    folder = Path(tempfile.mkdtemp(prefix="tiny-bark-"))
    small = {"num_layers": 1, "num_heads": 2, "hidden_size": 16, "block_size": 1024}
    torch.manual_seed(3)
    config = BarkConfig(
        semantic_config=BarkSemanticConfig(input_vocab_size=129_600, output_vocab_size=10_048, **small).to_dict(),
        coarse_acoustics_config=BarkCoarseConfig(input_vocab_size=12_096, output_vocab_size=12_096, **small).to_dict(),
        fine_acoustics_config=BarkFineConfig(input_vocab_size=1_056, output_vocab_size=1_056, **small).to_dict(),
        codec_config=EncodecConfig(num_filters=4, hidden_size=32, codebook_dim=32, num_lstm_layers=1).to_dict(),
    )
    bark_model = BarkModel(config)
    for layer in bark_model.codec_model.quantizer.layers:
        layer.codebook.embed.normal_()  # else every code sounds alike
    bark_model.save_pretrained(folder)
    bark_generation_config = BarkGenerationConfig()
    fields = {
        "semantic_config": {
            **bark_generation_config.semantic_config.to_diff_dict(),
            "max_new_tokens": _STEPS,
            "do_sample": True,
        },
        "coarse_acoustics_config": {**bark_generation_config.coarse_acoustics_config.to_diff_dict(), "do_sample": True},
        "fine_acoustics_config": bark_generation_config.fine_acoustics_config.to_diff_dict(),
        "sample_rate": 24_000,
        "codebook_size": 1024,
    }
    (folder / "generation_config.json").write_text(json.dumps(fields))
    letters = [chr(code) for code in range(97, 123)] + [str(digit) for digit in range(10)]
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *letters,
        *(f"##{letter}" for letter in letters),
        ".",
        ",",
        "-",
    ]
    (folder / "vocab.txt").write_text("\n".join(words))
    BarkProcessor(BertTokenizer(str(folder / "vocab.txt"))).save_pretrained(folder)
    _presets(folder)
    return folder


def _presets(folder: Path) -> None:
    """Speakers as the hub has them: three arrays each, named in speaker_embeddings_path.json."""
    rng = np.random.default_rng(1)
    arrays = {
        "semantic_prompt": rng.integers(0, 9_999, 40),
        "coarse_prompt": rng.integers(0, 1_023, (2, 60)),
        "fine_prompt": rng.integers(0, 1_023, (8, 60)),
    }
    (folder / "speaker_embeddings" / "v2").mkdir(parents=True)
    fields: dict[str, object] = {"repo_or_path": str(folder)}
    for name in ("en_speaker_6", "de_speaker_0"):
        paths = {}
        for part, array in arrays.items():
            paths[part] = f"speaker_embeddings/v2/{name}_{part}.npy"
            np.save(folder / paths[part], array)
        fields[f"v2/{name}"] = paths
    (folder / "speaker_embeddings_path.json").write_text(json.dumps(fields))
