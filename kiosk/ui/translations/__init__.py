"""The words on the screen: Qt Linguist files, one for each language, keyed by screen and name.

No text stands in the code. ``tr("consent", "title")`` finds it in the language in use; a new
language is a new ``kiosk_xx.ts`` beside the others and nothing else.
"""

from kiosk.ui.translations.reading import Translations, tr
from kiosk.ui.translations.releasing import FOLDER, compile_all

__all__ = ["FOLDER", "Translations", "compile_all", "tr"]
