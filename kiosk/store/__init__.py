"""What the booth remembers: SQLite, one transaction a fact, nothing lost to a power cut.

``connection`` opens the database, ``interviews`` writes visits with their answers and takes,
``reading`` reads them back, ``jobs`` decides what is to be computed next, ``outbox`` holds what is
to be sent, and ``booth`` what belongs to no visit.
"""

from kiosk.store.booth import TICKET_KEY, BoothTable
from kiosk.store.connection import open_database
from kiosk.store.interviews import Interviews, Understood
from kiosk.store.jobs import Job, JobKind, Jobs
from kiosk.store.outbox import Outbox, OutboxItem
from kiosk.store.store import Store

__all__ = [
    "TICKET_KEY",
    "BoothTable",
    "Interviews",
    "Job",
    "JobKind",
    "Jobs",
    "Outbox",
    "OutboxItem",
    "Store",
    "Understood",
    "open_database",
]
