"""The JSON files beside the weights: the network's sizes, the tokenizer, the pooling."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from models.e5.source import Shape, Source

MAX_TOKENS: Final = 512
MASK_TOKEN: Final = "<mask>"
_NOBODY: Final = [chr(0xF0000 + number) for number in range(1010)]
"""Private characters, of two of which a piece is made that stands for nothing."""


def json_files(source: Source) -> dict[str, object]:
    """Every JSON file of the folder, by its path."""
    special = {
        "bos_token": "<s>",
        "eos_token": "</s>",
        "cls_token": "<s>",
        "sep_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "mask_token": MASK_TOKEN,
    }
    modules = ("Transformer", "Pooling", "Normalize")
    folders = ("", "1_Pooling", "2_Normalize")
    return {
        "config.json": _network_config(source.shape),
        "tokenizer.json": _tokenizer(source),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            **special,
            "clean_up_tokenization_spaces": False,
            "model_input_names": ["input_ids", "attention_mask"],
            "padding_side": "right",
            "truncation_side": "right",
        },
        "special_tokens_map.json": special,
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "modules.json": [
            {
                "idx": index,
                "name": str(index),
                "path": path,
                "type": f"sentence_transformers.models.{module}",
            }
            for index, (module, path) in enumerate(zip(modules, folders, strict=True))
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": source.shape.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _network_config(shape: Shape) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "pad_token_id": 0,
        "position_embedding_type": "absolute",
        "initializer_range": 0.02,
        "torch_dtype": "float32",
        "use_cache": True,
    }


def _tokenizer(source: Source) -> dict[str, object]:
    """``tokenizer.json``, spelled out so that no library's version decides its bytes."""
    metaspace = {"replacement": "▁", "prepend_scheme": "always", "split": True}
    names = {role: source.pieces[getattr(source, role)] for role in ("bos", "pad", "eos", "unk")}
    added = [
        _added_token(getattr(source, role), name, lstrip=False) for role, name in names.items()
    ]
    if MASK_TOKEN in source.pieces[-5:]:
        mask_id = len(source.pieces) - 5 + source.pieces[-5:].index(MASK_TOKEN)
        added.append(_added_token(mask_id, MASK_TOKEN, lstrip=True))
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": sorted(added, key=lambda each: each["id"]),
        "normalizer": {"type": "Sequence", "normalizers": _normalisers(source.normaliser)},
        "pre_tokenizer": {"type": "Metaspace", **metaspace},
        "post_processor": _post_processor(names["bos"], source.bos, names["eos"], source.eos),
        "decoder": {"type": "Metaspace", **metaspace},
        "model": {
            "type": "Unigram",
            "unk_id": source.unk,
            "vocab": list(zip(_read_pieces(source.pieces), source.scores, strict=True)),
            "byte_fallback": False,
        },
    }


def _read_pieces(pieces: Sequence[str]) -> list[str]:
    """The pieces, those in scripts that are not read here put out of reach; each keeps its place.

    More than half are in such scripts, and each letter of each costs the tokenizer a node of its
    own: 130 MB in all, on a booth. What takes their place is never written by anybody.
    """
    return [
        piece if all(map(_is_read, piece)) else _NOBODY[place // 500] + _NOBODY[500 + place % 500]
        for place, piece in enumerate(pieces)
    ]


def _is_read(character: str) -> bool:
    """Latin and Hangul letters, digits, marks and signs; no letters of other scripts."""
    category = unicodedata.category(character)
    if category[0] in "LM":
        return unicodedata.name(character, "").startswith(("LATIN", "HANGUL", "MODIFIER"))
    return True


def _added_token(token_id: int, content: str, *, lstrip: bool) -> dict[str, Any]:
    return {
        "id": token_id,
        "content": content,
        "single_word": False,
        "lstrip": lstrip,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }


def _normalisers(table: Mapping[int, str]) -> list[dict[str, object]]:
    """The table as NFKC plus what it does otherwise: some characters vanish or become a space."""
    differing = {
        code_point: target
        for code_point, target in table.items()
        if not 0xD800 <= code_point < 0xE000
        and target != unicodedata.normalize("NFKC", chr(code_point))
    }
    steps: list[dict[str, object]] = []
    for target in dict.fromkeys(sorted(differing.values())):
        members = sorted(each for each, found in differing.items() if found == target)
        pattern = "[" + "".join(f"\\x{{{each:X}}}" for each in members) + "]"
        steps.append({"type": "Replace", "pattern": {"Regex": pattern}, "content": target})
    steps.append({"type": "NFKC"})
    steps.append({"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "})
    return steps


def _post_processor(bos: str, bos_id: int, eos: str, eos_id: int) -> dict[str, object]:
    def special(token: str) -> dict[str, object]:
        return {"SpecialToken": {"id": token, "type_id": 0}}

    def sequence(name: str) -> dict[str, object]:
        return {"Sequence": {"id": name, "type_id": 0}}

    single = [special(bos), sequence("A"), special(eos)]
    return {
        "type": "TemplateProcessing",
        "single": single,
        "pair": [*single, special(eos), sequence("B"), special(eos)],
        "special_tokens": {
            bos: {"id": bos, "ids": [bos_id], "tokens": [bos]},
            eos: {"id": eos, "ids": [eos_id], "tokens": [eos]},
        },
    }
