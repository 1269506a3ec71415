"""What the booth remembers: SQLite, one transaction a fact, nothing lost to a power cut.

``connection`` opens the database, ``interviews`` keeps visits, answers and takes, ``jobs`` decides
what is to be computed next, ``outbox`` what is to be sent, ``booth`` what belongs to no visit.
"""

from kiosk.store.booth import BoothTable
from kiosk.store.connection import open_database
from kiosk.store.interviews import Interviews
from kiosk.store.jobs import Job, JobKind, Jobs
from kiosk.store.outbox import Outbox, OutboxItem
from kiosk.store.store import Store

__all__ = [
    "BoothTable",
    "Interviews",
    "Job",
    "JobKind",
    "Jobs",
    "Outbox",
    "OutboxItem",
    "Store",
    "open_database",
]
