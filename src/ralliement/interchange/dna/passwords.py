"""The passwords of coders as Discourse Network Analyzer 3 keeps them.

Jasypt's StrongPasswordEncryptor: base64 of a salt of 16 bytes and of SHA-256 applied
100,000 times, the first time to salt and password. Checked against the sample database.
"""

from __future__ import annotations

import base64
import unicodedata
from hashlib import sha256

_SALT_BYTES = 16
_ROUNDS = 100_000


def hashed(password: str, *, coder: str) -> str:
    """The hash that lets ``coder`` log in with ``password``.

    The salt comes from the coder's name, so that the same dossier gives the same file.
    """
    salt = sha256(f"ralliement\x1f{coder}".encode()).digest()[:_SALT_BYTES]
    return base64.b64encode(salt + _digest(salt, password)).decode()


def matches(password: str, kept: str) -> bool:
    """Whether ``kept`` is a hash of ``password``."""
    raw = base64.b64decode(kept)
    return _digest(raw[:_SALT_BYTES], password) == raw[_SALT_BYTES:]


def _digest(salt: bytes, password: str) -> bytes:
    found = sha256(salt + unicodedata.normalize("NFC", password).encode()).digest()
    for _ in range(_ROUNDS - 1):
        found = sha256(found).digest()
    return found
