"""Takes ``e5-small-q4.bin`` apart: sizes, vocabulary, normaliser, and where each tensor lies."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.interview import KnownError

MAGIC: Final = b"E5S1"
BLOCK: Final = 32
"""Weights in one Q4_0 block: an fp16 scale and 16 bytes, low nibbles first, then high ones."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the network, in the order in which the file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True)
class Source:
    """``e5-small-q4.bin``, taken apart; ``offsets`` says where each tensor's bytes begin."""

    data: bytes
    shape: Shape
    bos: int
    eos: int
    pad: int
    unk: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    normaliser: Mapping[int, str]
    offsets: Mapping[str, int]
    sizes_bytes: Mapping[str, int]


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def values(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + layout, self._data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def one(self, layout: str) -> int:
        return int(self.values(layout)[0])

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self._data, dtype=dtype, count=count, offset=self.at)
        self.at += found.nbytes
        return found

    def text(self, length: int) -> str:
        self.at += length
        return self._data[self.at - length : self.at].decode("utf-8")


def parse(data: bytes) -> Source:
    """Take the data file apart.

    Raises:
        KnownError: it is in another format.
    """
    if data[:4] != MAGIC:
        raise KnownError("The embedding weights are not in the E5S1 format that is expected here.")
    cursor = _Cursor(data)
    cursor.values("4sI")
    shape = Shape(*cursor.values("7i"))
    cursor.values("f")  # the layer norm's epsilon, 1e-12 as written in config.json below
    if cursor.one("i") != BLOCK:
        raise KnownError("The embedding weights use another block size than the expected 32.")
    pieces_count, bos, eos, pad, unk = cursor.values("5i")
    pieces_bytes = cursor.one("Q")
    starts = cursor.array("<u4", pieces_count + 1).tolist()
    scores = cursor.array("<f4", pieces_count).tolist()
    blob = cursor.array("u1", pieces_bytes).tobytes()
    normaliser: dict[int, str] = {}
    for _ in range(int(cursor.values("iI")[0])):
        code_point, length = cursor.values("IB")
        normaliser[code_point] = "".join(map(chr, cursor.array("<u4", length).tolist()))
    offsets: dict[str, int] = {}
    sizes_bytes: dict[str, int] = {}
    for _ in range(cursor.one("i")):
        name = cursor.text(cursor.one("H"))
        _dtype, _count, offsets[name], sizes_bytes[name] = cursor.values("BIQQ")
    return Source(
        data=data,
        shape=shape,
        bos=bos,
        eos=eos,
        pad=pad,
        unk=unk,
        pieces=tuple(
            blob[start:end].decode("utf-8") for start, end in zip(starts, starts[1:], strict=False)
        ),
        scores=tuple(scores),
        normaliser=normaliser,
        offsets=offsets,
        sizes_bytes=sizes_bytes,
    )
