"""Loads the compiled translations and looks words up in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk.interview import KnownError, Language
from kiosk.ui.translations.releasing import FOLDER


def tr(context: str, key: str, n: int = -1, **values: object) -> str:
    """The words of ``key`` on the screen ``context``, in the language in use.

    Args:
        context: the screen or part of the chrome that says it.
        key: its stable name there.
        n: a count; chooses the plural form and replaces ``%n``.
        **values: replace ``{name}`` in the words.
    """
    words = QCoreApplication.translate(context, key, None, n)
    return words.format(**values) if values else words


class Translations:
    """Every language loaded once; one of them is installed in the application at a time."""

    def __init__(self) -> None:
        """Load all of them.

        Raises:
            KnownError: the compiled files are not there yet.
        """
        self._translators = {language: _load(language) for language in Language}
        self._language: Language | None = None

    def use(self, language: Language) -> None:
        """Speak this language from now on; costs nothing while it stays the same."""
        if language is self._language:
            return
        if self._language is not None:
            QCoreApplication.removeTranslator(self._translators[self._language])
        QCoreApplication.installTranslator(self._translators[language])
        self._language = language


def _load(language: Language) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(FOLDER / f"kiosk_{language}.qm")):
        raise KnownError(
            f"The words for the language “{language}” are not compiled yet: run `make setup`."
        )
    return translator
