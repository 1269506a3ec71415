"""A child process without a process: the test says what it reports."""

from __future__ import annotations

from kiosk.workers.messages import Command
from kiosk.workers.supervisor import ChildLost, ChildStarted, News


class ScriptedChild:
    """Has the face of a Supervisor. ``told`` is what it was sent; ``says`` what it will report."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.told: list[Command] = []
        self.says: list[News] = [ChildStarted(name)]
        self.failing = False
        self.alive = True

    def poll(self) -> list[News]:
        news, self.says = self.says, []
        return news

    def send(self, command: Command) -> bool:
        if self.alive:
            self.told.append(command)
        return self.alive

    def restart(self, why: str) -> list[News]:
        self.dies()
        return []

    def dies(self) -> None:
        """kill -9, and a new one in its place."""
        self.says += [ChildLost(self.name), ChildStarted(self.name)]

    def stop(self, timeout_s: float = 0.0) -> None:
        self.alive = False

    def last(self, kind: type[Command]) -> Command:
        return [each for each in self.told if isinstance(each, kind)][-1]

    def count(self, kind: type[Command]) -> int:
        return sum(isinstance(each, kind) for each in self.told)
