"""The booth's child processes: what they are told, what they report, and who keeps them alive."""
