"""The converter, on a tiny network in the same format, written here byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from kiosk.interview import KnownError
from models.e5 import convert

HIDDEN, WIDE, POSITIONS = 32, 64, 8
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁안녕", "▁hello", "▁", "▁мир", "<mask>"]
NORMALISER = {0x01: "", 0x09: " ", 0xFF21: "A"}
SCALE = 0.5


def nibbles(rows: int, columns: int) -> np.ndarray:
    return (np.arange(rows * columns).reshape(rows, columns) % 16).astype(np.uint8)


def packed(rows: int, columns: int) -> bytes:
    out = b""
    for block in nibbles(rows, columns).reshape(-1, 32):
        low, high = block[:16], block[16:]
        out += np.float16(SCALE).tobytes() + (low | (high << 4)).astype(np.uint8).tobytes()
    return out


def source_bytes() -> bytes:
    texts = [each.encode() for each in PIECES]
    starts = np.cumsum([0, *map(len, texts)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7i", 1, HIDDEN, 1, 2, WIDE, len(PIECES), POSITIONS, 2)
    head += struct.pack("<fi5iQ", 1e-12, 32, len(PIECES), 0, 2, 1, 3, sum(map(len, texts)))
    head += starts.tobytes() + (-np.arange(len(PIECES), dtype="<f4")).tobytes() + b"".join(texts)
    table = b"".join(
        struct.pack("<IB", point, len(text)) + np.array([ord(c) for c in text], "<u4").tobytes()
        for point, text in NORMALISER.items()
    )
    head += struct.pack("<iI", len(NORMALISER), len(table)) + table

    def plain(count: int) -> bytes:
        return np.arange(count, dtype="<f4").tobytes()

    tensors = {
        "emb.word": packed(len(PIECES), HIDDEN),
        "emb.pos": plain(POSITIONS * HIDDEN),
        "emb.type": plain(HIDDEN),
        "emb.ln.w": plain(HIDDEN),
        "emb.ln.b": plain(HIDDEN),
    }
    for name, rows, columns in (
        ("q", HIDDEN, HIDDEN),
        ("k", HIDDEN, HIDDEN),
        ("v", HIDDEN, HIDDEN),
        ("ao", HIDDEN, HIDDEN),
        ("fi", WIDE, HIDDEN),
        ("fo", HIDDEN, WIDE),
    ):
        tensors[f"l0.{name}.w"] = packed(rows, columns)
        tensors[f"l0.{name}.b"] = plain(rows)
    for name in ("aln", "oln"):
        tensors[f"l0.{name}.w"] = plain(HIDDEN)
        tensors[f"l0.{name}.b"] = plain(HIDDEN)
    directory_bytes = 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in tensors)
    at = len(head) + directory_bytes
    directory = struct.pack("<i", len(tensors))
    for name, content in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, 0, at, len(content))
        at += len(content)
    return head + directory + b"".join(tensors.values())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "source.bin"
    source.write_bytes(source_bytes())
    target = tmp_path / "converted"
    target.mkdir()
    convert(source, target)
    return target


def test_weights_are_unpacked(folder: Path) -> None:
    tensors = load_file(folder / "model.safetensors")
    word = tensors["embeddings.word_embeddings.weight"]
    expected = (nibbles(len(PIECES), HIDDEN).astype(np.float32) - 8) * SCALE
    np.testing.assert_array_equal(word, expected)
    assert tensors["encoder.layer.0.intermediate.dense.weight"].shape == (WIDE, HIDDEN)
    np.testing.assert_array_equal(
        tensors["embeddings.token_type_embeddings.weight"][0], np.arange(HIDDEN)
    )


def test_the_tokenizer_loads_and_normalises(folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    encoded = tokenizer.encode("안녕\thel\x01lo")
    assert encoded.tokens == ["<s>", "▁안녕", "▁hello", "</s>"]


def test_a_script_that_is_not_read_is_out_of_reach_and_moves_nothing(folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert tokenizer.get_vocab_size() == len(PIECES)
    unknown = PIECES.index("<unk>")
    assert unknown in tokenizer.encode("мир").ids
    assert tokenizer.token_to_id("▁안녕") == PIECES.index("▁안녕")


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    convert(tmp_path / "source.bin", again)
    first = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    second = {str(p.relative_to(again)): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert first == second
    assert len(first) == 9


def test_another_format_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    source.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(KnownError, match="E5S1"):
        convert(source, tmp_path)
