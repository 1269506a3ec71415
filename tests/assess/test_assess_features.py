"""What is gathered of an answer, from made-up roles and columns."""

from __future__ import annotations

import numpy as np

from kiosk.assess.features import gathered
from kiosk.assess.heads import COMPETENCIES, KINDS, Matrix
from kiosk.assess.roles import ROLES

COLUMNS = np.zeros(1 + len(COMPETENCIES) + len(KINDS))
IN_ALL = slice(3 * len(ROLES), 4 * len(ROLES))
"""How much of each role there is in all sentences together."""


def in_all(*sentences: Matrix) -> Matrix:
    return gathered(np.array(sentences), COLUMNS, [0])[IN_ALL]


def test_sentences_without_a_role_do_not_add_to_it() -> None:
    clear, faint, nothing = (np.full(len(ROLES), each) for each in (0.9, 0.3, 0.0))
    alone = in_all(clear)
    np.testing.assert_allclose(in_all(clear, nothing, nothing, nothing), alone)
    np.testing.assert_allclose(in_all(clear, nothing - 0.1), alone)
    np.testing.assert_allclose(alone, clear)
    assert (in_all(clear, faint) > alone).all()
    assert (in_all(clear, clear) > in_all(clear, faint)).all()
