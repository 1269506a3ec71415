"""The booth's outbox to the matcher: sent idempotently, forgotten only on the matcher's receipt."""
