"""Applications: registered before the fair, shown at the booth as a ticket, joined afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from pydantic import ValidationError
from sqlalchemy import select

from matcher.contract import Envelope, Ticket
from matcher.contract.ticket import write_ticket
from matcher.database import Database
from matcher.errors import UnacceptableError, first_fault
from matcher.signing import Signer
from matcher.tables import ApplicationRow


@dataclass(frozen=True)
class Application:
    """What a seeker registers; everything but the fair and the language may be empty."""

    fair_id: str
    language: str
    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Registered:
    """A ticket as text for a QR code, and what it says."""

    ticket: Ticket
    text: str


def register(
    database: Database, signer: Signer, application: Application, valid: timedelta
) -> Registered:
    """Keep an application and sign its ticket.

    Raises:
        UnacceptableError: the fair, the language or the name cannot stand on a ticket.
    """
    now = datetime.now(UTC)
    try:
        ticket = Ticket(
            application_id=uuid4(),
            fair_id=application.fair_id,
            language=application.language,
            display_name=application.name.strip()[:20],
            expires_at=(now + valid).replace(microsecond=0),
        )
    except ValidationError as error:
        raise UnacceptableError(f"The application is not as expected: {first_fault(error)}.") from (
            None
        )
    with database.write() as session:
        session.add(
            ApplicationRow(
                id=ticket.application_id,
                fair_id=ticket.fair_id,
                language=ticket.language,
                name=application.name.strip(),
                phone=application.phone.strip(),
                email=application.email.strip(),
                registered_at=now,
            )
        )
    return Registered(ticket, write_ticket(ticket, signer.sign))


def joined(database: Database, envelopes: Iterable[Envelope]) -> dict[UUID, Envelope]:
    """The envelopes by interview; what one leaves open of its seeker comes from the application.

    What was said at the booth outranks what was registered. An application of another fair, or
    one that nobody knows, adds nothing.
    """
    by_id = {each.interview_id: each for each in envelopes}
    wanted = {each.seeker.application_id for each in by_id.values()} - {None}
    if not wanted:
        return by_id
    with database.read() as session:
        rows = session.scalars(select(ApplicationRow).where(ApplicationRow.id.in_(wanted)))
        known = {row.id: (row.fair_id, row.name, row.phone, row.email) for row in rows}
    for key, envelope in by_id.items():
        application_id = envelope.seeker.application_id
        if application_id is None or application_id not in known:
            continue
        fair_id, name, phone, email = known[application_id]
        if fair_id == envelope.fair_id:
            seeker = envelope.seeker
            filled = {
                "name": seeker.name or name,
                "phone": seeker.phone or phone,
                "email": seeker.email or email,
            }
            by_id[key] = envelope.model_copy(update={"seeker": seeker.model_copy(update=filled)})
    return by_id
