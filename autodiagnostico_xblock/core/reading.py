"""Reading of untrusted nested data; both packages share it."""

from ..kit.pure.reading import Reader, refuse_repeated

__all__ = ["Reader", "refuse_repeated"]
