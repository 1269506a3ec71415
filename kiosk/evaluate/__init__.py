"""How good the scorer is on graded answers: the work of ``kiosk evaluate FILE``.

:func:`measure` is arithmetic on what was given and found; :func:`evaluate` lets a scorer find it,
on the answers as they are and on misheard copies of them; :func:`show` makes tables of it, and
:mod:`kiosk.evaluate.plots` pictures.
"""

from kiosk.evaluate.measures import measure
from kiosk.evaluate.report import Report
from kiosk.evaluate.run import Evaluation, evaluate
from kiosk.evaluate.tables import show

__all__ = ["Evaluation", "Report", "evaluate", "measure", "show"]
