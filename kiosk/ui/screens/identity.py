"""Who somebody is, if they want to say so: the booth needs nothing it can do without."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.flow import Continue, Event, Identify, LayTicketAside, State
from kiosk.interview import Language, Seeker
from kiosk.ui.screens.masked import masked
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.finder import Finder
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.workers.preview import PreviewFrame


class Identity(View):
    """By the QR code of an application, where the booth can read one; else by keyboard.

    A name and a telephone number, both of one's own free will. What is typed as a number is hidden
    as soon as the next digit follows.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.15)
        look = self.look
        self._language: Language | None = None
        self._able = self._found = False
        self._by_hand, self._prefers_typing = True, False
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        self._note = self.body.add(Text(look, tone="stone"), gap_mm=3)
        self._showing = self._build_showing()
        self._name, self._phone = (
            Field(look, "name", private=True),
            Field(look, "phone", digits=True, private=True),
        )
        self._phone.hide_digits()
        self._labels = [Text(look, tone="stone") for _ in range(2)]
        name, phone = Column(look), Column(look)
        for column, label, field in zip(
            (name, phone), self._labels, (self._name, self._phone), strict=True
        ):
            column.add(label)
            column.add(field, gap_mm=2)
        self._fields = self.body.add(Pair(look, name, phone, gap_mm=6), gap_mm=9)
        self._keyboard = self.body.add(Keyboard(look), gap_mm=10)
        self._turn = Button(look, "by_hand", Kind.SECONDARY, "keys")
        self._turn.setParent(self)
        self._turn.setVisible(True)
        self._turn.clicked.connect(self._turn_page)
        self.secondary.append(self._turn)
        self._not_mine = self.also("not_mine", LayTicketAside)
        self._anonymous = self.also("stay_anonymous", lambda: Identify(Seeker()))
        self._identify = self.act("identify", self._who)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _build_showing(self) -> Pair:
        look = self.look
        self._finder = Finder(look, least_mm=110)
        told = Column(look, rest_above=0.5)
        self._good = self.body.add(Card(look, 12, ground="celadon_soft", shadow=False), gap_mm=8)
        self._whose = self._good.add(Point(look, "check", Type.LEAD, ground="paper"))
        self._contact = self._good.add(Text(look), gap_mm=5)
        self._trouble = told.add(Card(look, 10, ground="persimmon_soft", shadow=False))
        self._fault = self._trouble.add(Point(look, "notice", tone="persimmon", ground="paper"))
        self._looking = told.add(Point(look, "code"), gap_mm=8)
        return self.body.add(
            Pair(look, self._finder, told, share=0.56, gap_mm=9, grow=0.0), gap_mm=7, grow=1
        )

    def enter(self, state: State) -> None:
        self._prefers_typing = False
        self._keyboard.speak(state.language)
        self._keyboard.write_to(self._name)
        self.draw(state)
        if self._by_hand:
            self._name.setFocus()

    def draw(self, state: State) -> None:
        if state.language is not self._language:
            self._language = state.language
            self._keyboard.speak(state.language)
        self._able = state.booth.reads_tickets and state.booth.capture_ready
        application = state.visit.application if state.visit is not None else None
        self._found = application is not None
        name = masked(application.display_name) if application is not None else ""
        greeting = tr("identity", "found", name=name) if name else tr("identity", "found_nameless")
        # A name is shown to the one who gave it, and not said aloud.
        spoken = tr("identity", "found_nameless")
        self._whose.say(greeting if self._found else "", spoken if self._found else "")
        self._contact.say(tr("identity", "found_note"))
        self._looking.say(tr("identity", "looking"))
        fault = state.visit.ticket_fault if state.visit is not None else None
        self._fault.say(tr("ticket", fault.value) if fault is not None else "")
        show(self._trouble, self.look, fault is not None)
        for label, field, key in zip(
            self._labels, (self._name, self._phone), ("name", "phone"), strict=True
        ):
            label.say(tr("identity", key))
            field.label(tr("identity", key), tr("identity", f"{key}_example"))
        self._keyboard.draw()
        self._not_mine.say(tr("identity", "not_mine"))
        self._anonymous.say(tr("identity", "anonymous"))
        self._identify.say(tr("identity", "identify"))
        self._draw_way()

    def reflect(self, frame: PreviewFrame) -> None:
        if not self._by_hand and not self._found:
            self._finder.reflect(frame)

    def forget(self) -> None:
        self._name.forget()
        self._phone.forget()
        self._keyboard.forget()
        self._finder.forget()
        self._whose.say("")

    def _draw_way(self) -> None:
        """One of the two ways, or what was found on the first."""
        look = self.look
        self._by_hand = not self._found and (self._prefers_typing or not self._able)
        self.keeps_focus = self._by_hand
        if self._found:
            self._finder.forget()
        title = "title" if self._by_hand else "found_title" if self._found else "code_title"
        note = "note" if self._by_hand else "" if self._found else "code_note"
        self._title.say(tr("identity", title))
        self._note.say(tr("identity", note) if note else "")
        self._turn.say(tr("identity", "by_code" if self._by_hand else "by_hand"))
        show(self._showing, look, not self._by_hand and not self._found)
        show(self._good, look, self._found)
        show(self._fields, look, self._by_hand)
        show(self._keyboard, look, self._by_hand)
        show(self._turn, look, self._able and not self._found)
        show(self._not_mine, look, self._found)
        self._identify.enable(self._by_hand or self._found)

    def _turn_page(self) -> None:
        """To the keyboard, or back to the camera."""
        self._prefers_typing = not self._by_hand
        self._draw_way()
        self.arrange()
        if self._by_hand:
            self._name.setFocus()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, Field) and now in (self._name, self._phone):
            revision = self.look.revision
            self._keyboard.write_to(now)
            if self.look.revision != revision:
                self.arrange()

    def _who(self) -> Event:
        if self._found:
            return Continue()
        return Identify(Seeker(name=self._name.text().strip(), phone=self._phone.text().strip()))
