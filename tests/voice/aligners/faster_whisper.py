"""A tiny Whisper made here of random numbers: it hears nonsense, but is loaded and run by faster-whisper's own code."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from tests.voice.ready import Ready

BUILT_WITH = ("faster_whisper", "ctranslate2", "transformers", "torch")  # all needed to make the model
_WORDS = 50_257


def ready(tmp_path: Path) -> Ready:
    return Ready({"faster_whisper_model": str(model())}, "", "en", trained=False)


@lru_cache(maxsize=1)
def model() -> Path:
    """The folder of the model, made once in a process."""
    import ctranslate2
    import torch
    from faster_whisper.tokenizer import _LANGUAGE_CODES
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast, WhisperConfig, WhisperForConditionalGeneration

    folder = Path(tempfile.mkdtemp(prefix="tiny-whisper-"))
    torch.manual_seed(5)
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    letters += [f"unused{at}" for at in range(_WORDS - len(letters))]  # ids lie where Whisper's own lie
    tokenizer = Tokenizer(models.BPE(vocab={letter: at for at, letter in enumerate(letters)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tasks = ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps")
    names = [
        "endoftext",
        "startoftranscript",
        *_LANGUAGE_CODES[:99],
        *tasks,
        *(f"{at * 0.02:.2f}" for at in range(1501)),
    ]
    tokenizer.add_special_tokens([AddedToken(f"<|{name}|>", special=True) for name in names])
    end = tokenizer.token_to_id("<|endoftext|>")
    config = WhisperConfig(
        vocab_size=tokenizer.get_vocab_size(),
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=1,
        decoder_attention_heads=1,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        bos_token_id=end,
        eos_token_id=end,
        pad_token_id=end,
        decoder_start_token_id=end + 1,
    )
    WhisperForConditionalGeneration(config).save_pretrained(folder)
    named = dict.fromkeys(("eos_token", "pad_token", "unk_token"), "<|endoftext|>")
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **named).save_pretrained(folder)
    ctranslate2.converters.TransformersConverter(str(folder)).convert(str(folder / "made"), quantization="int8")
    shutil.copy(folder / "tokenizer.json", folder / "made" / "tokenizer.json")
    return folder / "made"
