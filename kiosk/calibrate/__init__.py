"""The calibration hour: people score shared answers, and the heads learn from them.

The work of ``kiosk calibrate``: :mod:`~kiosk.calibrate.sheet` makes the blank sheet,
:mod:`~kiosk.calibrate.ratings` reads the filled one, :mod:`~kiosk.calibrate.agreement` tells how
well raters agree, :mod:`~kiosk.calibrate.refit` teaches the heads and
:mod:`~kiosk.calibrate.hour` decides and keeps.
"""
