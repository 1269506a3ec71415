"""The words of the screens as the Linguist files have them, without any window."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from kiosk.interview import Language
from kiosk.ui.translations import FOLDER


def translated(language: Language) -> dict[str, dict[str, list[str]]]:
    """Context -> key -> the words, or each of its plural forms."""
    root = ElementTree.parse(FOLDER / f"kiosk_{language}.ts").getroot()
    words: dict[str, dict[str, list[str]]] = {}
    for context in root.iter("context"):
        keys = words.setdefault(context.findtext("name", ""), {})
        for message in context.iter("message"):
            node = message.find("translation")
            assert node is not None
            forms = [each.text or "" for each in node.iter("numerusform")]
            keys[message.findtext("source", "")] = forms or [node.text or ""]
    return words
