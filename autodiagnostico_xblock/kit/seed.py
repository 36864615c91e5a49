"""A seed for what is drawn at random for a learner: the same on return, and a secret of the server."""

from __future__ import annotations

from typing import Any

SEED = 24


def learner_seed(block: Any) -> str:
    """Hexadecimal seed of this learner in this block. Nobody who reads the page can work it out."""
    from django.utils.crypto import salted_hmac

    who = f"{block.scope_ids.user_id}/{block.scope_ids.usage_id}"
    return str(salted_hmac("caja-gobierno-abierto", who, algorithm="sha256").hexdigest()[:SEED])
