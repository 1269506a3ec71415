"""The fair pack: what a fair asks, by which framework it listens, and what seekers consent to.

A pack is a folder of TOML files, versioned and hashed. ``load_pack`` reads and checks it; a broken
one is told in one sentence that names the file, the line and what was expected.
"""

from kiosk.pack.contents import Branding, Consent, ConsentItem, Pack
from kiosk.pack.reader import default_pack_path, load_pack

__all__ = ["Branding", "Consent", "ConsentItem", "Pack", "default_pack_path", "load_pack"]
