"""The one window: draws the state of the interview and sends what is touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QClipboard,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.flow import Activity, Begin, Event, Overlay, Screen, State, Way
from kiosk.pack import Pack
from kiosk.ui.cards import BoothHealth, OpeningCard
from kiosk.ui.chrome import Chrome
from kiosk.ui.frame import Frame
from kiosk.ui.keypad import Keypad
from kiosk.ui.lock import refuses
from kiosk.ui.narrator import Narrator
from kiosk.ui.overlays import OVERLAYS, OverlayView
from kiosk.ui.screens import VIEWS, Desk, View
from kiosk.ui.speech import NoSpeaker, Speaker
from kiosk.ui.theme import SCREEN_BOTTOM_MM, Look
from kiosk.ui.translations import Translations
from kiosk.ui.widgets.caption import Caption
from kiosk.ui.widgets.fade import Fade
from kiosk.ui.widgets.focus import step_focus
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.workers.preview import PreviewFrame

_TOUCHES = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress, QEvent.Type.Wheel}
)
_FOR_STAFF = frozenset({Screen.STAFF, Screen.OUT_OF_SERVICE})


class Window(QWidget):
    """Everything that the seeker and the staff see.

    Args:
        pack: the fair's words.
        send: takes every event; the app steps the flow and calls :meth:`show_state` again.
        begin: makes the event that begins a visit, with its new identifiers.
        screen_px_per_mm: of the booth's panel; None to fit the window, whatever its size.
        reduced_motion: nothing moves by itself and screens change at once.
        screen_bottom_mm: how high above the floor the screen's lower edge is.
        speaker: who speaks for voice guidance; None to write only what would be spoken.

    Raises:
        KnownError: the translations are not compiled.
    """

    def __init__(
        self,
        pack: Pack,
        send: Callable[[Event], None],
        begin: Callable[[], Begin],
        screen_px_per_mm: float | None = None,
        reduced_motion: bool = False,
        screen_bottom_mm: float = SCREEN_BOTTOM_MM,
        speaker: Speaker | None = None,
    ) -> None:
        super().__init__()
        self._translations = Translations()
        self._look = Look(screen_px_per_mm, reduced_motion, screen_bottom_mm)
        self._send = send
        self._desk = Desk(self._look, pack, send, begin)
        self._views: dict[Screen, View] = {}
        self._overlays: dict[Overlay, OverlayView] = {}
        self._openings: tuple[OpeningCard, ...] = ()
        self._health: BoothHealth | None = None
        self._state: State | None = None
        self._arranged_revision = -1
        self._locked = False
        self._chrome = Chrome(self._desk, self)
        self._keypad = Keypad(self, self.controls, send, lambda way: self._look.access.uses(way))
        self._caption = Caption(self._look)
        self._caption.setParent(self)
        self._narrator = Narrator(
            self, self._in_front, self._front, speaker or NoSpeaker(), send, self._caption.say
        )
        self._fade = Fade(self)
        # Else the first button of the chrome would have it, and Enter would change the language.
        self.setFocus()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self.setObjectName("window")
        self.setWindowTitle(pack.name[pack.languages[0]])

    # --- what the app says --------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        """Draw this state. May be called as often as one likes."""
        before, self._state = self._state, state
        self._translations.use(state.language)
        self._look.speak(state.language)
        self._wear(state)
        if before is not None and _visit_id(before) not in (None, _visit_id(state)):
            # Whoever comes next finds nothing of whoever was here, even if nobody said forget().
            self.forget()
        changed = before is None or before.screen is not state.screen
        view = self._view(state.screen)
        if changed:
            self._change(before, view)
        if changed or (before is not None and before.entered_s != state.entered_s):
            view.page.to_top()
            view.enter(state)
        view.draw(state)
        self._chrome.draw(state)
        self._draw_overlay(before, state)
        if self._look.revision != self._arranged_revision:
            self._arrange()
        self._focus_primary(view if state.overlay is None else self._overlay(state.overlay))
        self._narrator.follow(state)

    def _wear(self, state: State) -> None:
        """Look as this person uses the booth; the staff's own screens keep their size."""
        access = state.access
        for_staff = state.screen in _FOR_STAFF or state.overlay is Overlay.PIN
        if for_staff:
            access = access.using(Way.LARGE_TEXT, False).using(Way.LOW_REACH, False)
        if access != self._look.access:
            self._look.wear(access)
            self.update()

    def show_preview(self, frame: PreviewFrame) -> None:
        """The newest camera frame and sound level, for the screen that is seen."""
        if self._state is not None:
            self._view(self._state.screen).reflect(frame)
            self._arrange_if_needed()

    def show_openings(self, openings: Sequence[OpeningCard]) -> None:
        """The kinds of work nearby, for the result."""
        self._openings = tuple(openings)
        for view in self._views.values():
            view.offer(self._openings)
        self._arrange_if_needed()

    def show_booth_health(self, health: BoothHealth) -> None:
        """How the booth is, for the staff panel."""
        self._health = health
        for view in self._views.values():
            view.check(health)
        self._arrange_if_needed()

    def forget(self) -> None:
        """Between people: nothing of the last one remains, on the clipboard neither."""
        for view in self._views.values():
            view.forget()
        for overlay in self._overlays.values():
            overlay.forget()
        self._fade.forget()
        self._narrator.forget()
        QGuiApplication.inputMethod().reset()
        clipboard = QGuiApplication.clipboard()
        clipboard.clear()
        if clipboard.supportsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def lock(self) -> None:
        """Nobody but staff can leave from now on: no frame, on top of everything, never closed."""
        self._locked = True
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        self.setWindowFlags(self.windowFlags() | flags)

    def unlock(self) -> None:
        """The booth itself may close the window again."""
        self._locked = False

    @property
    def reduced_motion(self) -> bool:
        return self._look.reduced_motion

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._look.reduced_motion = reduced

    # --- screens and overlays -----------------------------------------------------------------

    def _view(self, screen: Screen) -> View:
        """The view of a screen; built when it is first seen, so that the booth starts at once."""
        if screen not in self._views:
            view = VIEWS[screen](self._desk)
            view.setParent(self)
            view.hide()
            view.offer(self._openings)
            if self._health is not None:
                view.check(self._health)
            self._views[screen] = view
        return self._views[screen]

    def _change(self, before: State | None, view: View) -> None:
        if before is not None:
            if self.isVisible() and not self._look.reduced_motion:
                self._fade.begin(self.grab())
            # Else Qt hands the focus on to whatever comes next, as if somebody had pressed Tab.
            self.setFocus()
            self._view(before.screen).hide()
        view.setGeometry(self.rect())
        view.show()
        view.lower()
        self._look.changed()

    def _focus_primary(self, view: View | OverlayView) -> None:
        """Enter means the primary action, as soon as there is one and nobody chose another."""
        primary = view.primary
        free = self.focusWidget() in (None, self, view) and not view.keeps_focus
        if free and primary is not None and primary.isVisible() and primary.isEnabled():
            primary.setFocus()

    def _draw_overlay(self, before: State | None, state: State) -> None:
        shown = before.overlay if before is not None else None
        if shown is not None and shown is not state.overlay:
            self._overlay(shown).forget()
            self.setFocus()
            self._overlay(shown).hide()
        if state.overlay is None:
            return
        overlay = self._overlay(state.overlay)
        if shown is not state.overlay:
            overlay.page.to_top()
            overlay.enter(state)
            overlay.draw(state)
            overlay.setGeometry(self.rect())
            overlay.show()
            overlay.raise_()
            overlay.setFocus()
            self._look.changed()
        overlay.draw(state)

    def _front(self) -> QWidget:
        """The sheet that lies on top, else the screen."""
        assert self._state is not None
        if self._state.overlay is not None:
            return self._overlay(self._state.overlay)
        return self._view(self._state.screen)

    def _in_front(self) -> list[QWidget]:
        front = self._front()
        assert isinstance(front, View | OverlayView)
        return front.controls()

    def _overlay(self, overlay: Overlay) -> OverlayView:
        if overlay not in self._overlays:
            view = OVERLAYS[overlay](self._desk)
            view.setParent(self)
            view.hide()
            self._overlays[overlay] = view
        return self._overlays[overlay]

    # --- its place ----------------------------------------------------------------------------

    def _arrange_if_needed(self) -> None:
        if self._look.revision != self._arranged_revision:
            self._arrange()

    def _arrange(self) -> None:
        self._arranged_revision = self._look.revision
        if self._state is None:
            return
        self._chrome.arrange(Frame(self._look, self.size()))
        view = self._view(self._state.screen)
        view.setGeometry(self.rect())
        view.arrange()
        self._place_caption(view)
        if self._state.overlay is not None:
            overlay = self._overlay(self._state.overlay)
            overlay.setGeometry(self.rect())
            overlay.arrange()

    def _place_caption(self, view: View) -> None:
        shown = self._look.access.uses(Way.VOICE)
        self._caption.setVisible(shown)
        if shown:
            covered = self._state is not None and self._state.overlay is not None
            below = Frame(self._look, self.size()).sheet_caption
            self._caption.setGeometry(below if covered else view.caption_place())
            self._caption.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look.fit(self.size())
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.colour("hanji"))

    def focusNextPrevChild(self, next: bool) -> bool:
        """The keys go through the screen's own controls, then through what is on every screen."""
        order = self.controls()
        if not self._look.access.uses(Way.KEYPAD):
            # Whoever has a keyboard does not need the one on the screen.
            order = [each for each in order if not isinstance(each.parent(), Keyboard)]
        step_focus(order, self.focusWidget(), forwards=next)
        return True

    def controls(self) -> list[QWidget]:
        """What a key can reach now, in order; under an overlay, what is on its sheet."""
        if self._state is None:
            return []
        if self._state.overlay is not None:
            return self._overlay(self._state.overlay).controls()
        return [*self._view(self._state.screen).controls(), *self._chrome.controls()]

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whatever has the focus is seen."""
        self._narrator.look()
        if now is None or self._state is None or not self.isAncestorOf(now):
            return
        self._view(self._state.screen).page.reveal(now)
        if self._state.overlay is not None:
            self._overlay(self._state.overlay).page.reveal(now)

    def showEvent(self, event: QShowEvent) -> None:
        # On the native window, so that every touch is seen once, before any widget takes it.
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(not self._locked)

    def changeEvent(self, event: QEvent) -> None:
        hidden = Qt.WindowState.WindowMinimized
        if self._locked and event.type() is QEvent.Type.WindowStateChange:
            small = self.windowState() & hidden or not self.isFullScreen()
            if self.isVisible() and small:
                self.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if refuses(event):
            return True
        if event.type() in _TOUCHES and self._state is not None:
            by_keyboard = event.type() is QEvent.Type.KeyPress
            if by_keyboard is not self._look.by_keyboard:
                self._look.by_keyboard = by_keyboard
                self.update()
            warned = self._state.overlay is Overlay.IDLE_WARNING
            self._send(Activity())
            # The touch that answers "still there?" must not press what lies under the warning.
            if warned:
                return True
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                return self._keypad.pressed(event)
            if event.type() is QEvent.Type.KeyRelease:
                return self._keypad.released(event)
        return False


def _visit_id(state: State) -> str | None:
    return None if state.visit is None else state.visit.interview_id
