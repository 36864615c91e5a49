"""Every refusal of the house is a `Problem`; both packages share its shape."""

from ..kit.pure.problems import Problem, codes

__all__ = ["Problem", "codes"]
