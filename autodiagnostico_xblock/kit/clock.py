"""What time it is. Read once for each request and passed on: nothing in a core looks at the clock."""

from __future__ import annotations

from datetime import datetime, timezone


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(timezone.utc)


def stamp(moment: datetime | None = None) -> str:
    """`moment`, by default this one, as the ISO text with seconds that learner state keeps."""
    return (moment or now()).isoformat(timespec="seconds")
