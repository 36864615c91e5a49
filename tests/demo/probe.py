"""A block that does nothing but show what its host does to it."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment
from webob import Response
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Dict, Integer, List, Scope, String
from xblock.scorable import ScorableXBlockMixin, Score

KIND = "sonda"


@XBlock.wants("user", "completion", "called", "enrollments")
@XBlock.needs("i18n")
class Probe(ScorableXBlockMixin, CompletableXBlockMixin, XBlock):
    """Every scope, a grade, and handlers that write or fail."""

    display_name = String(default="Sonda", scope=Scope.settings)
    kinds = List(default=[], scope=Scope.settings)
    weight = Integer(default=1, scope=Scope.settings)
    first = Integer(default=0, scope=Scope.user_state)
    second = Integer(default=0, scope=Scope.user_state)
    anything = Dict(default={}, scope=Scope.user_state)
    score = Integer(default=0, scope=Scope.user_state)
    favourite = String(default="", scope=Scope.preferences)
    tally = Integer(default=0, scope=Scope.user_state_summary)
    requires: tuple[str, ...] = ()

    def student_view(self, context: Any = None) -> Fragment:
        """A page with arguments that would break out of a script."""
        del context
        fragment = Fragment('<p>hola</p><a href="/jump_to_id/otra">otra</a><img src="/static/a.png"><img src="/static/xblock/b.svg">')
        fragment.initialize_js("Sonda", {"text": "</script>&"})
        return fragment

    @XBlock.json_handler
    def write(self, data: dict[str, Any], suffix: str = "") -> dict[str, Any]:
        """Set fields."""
        del suffix
        for name, value in data.items():
            setattr(self, name, value)
        return {"first": self.first, "second": self.second}

    @XBlock.handler
    def fails(self, request: Any, suffix: str = "") -> Response:
        """Raise."""
        raise RuntimeError("as an accident would")

    @XBlock.handler
    def looks(self, request: Any, suffix: str | None = "") -> Response:
        """What arrived."""
        return Response(json_body={"method": request.method, "suffix": suffix})

    @XBlock.json_handler
    def neighbour(self, data: dict[str, Any], suffix: str = "") -> dict[str, Any]:
        """State of another block of the course."""
        del suffix
        return {"first": self.runtime.get_block(data["usage"]).first}

    def get_required_block_descriptors(self) -> list[Any]:
        """Blocks that this one says it needs."""
        return [self.runtime.get_block(each) for each in self.kinds]

    def max_score(self) -> float:
        """One point."""
        return 1.0

    def has_submitted_answer(self) -> bool:
        """Always."""
        return True

    def get_score(self) -> Score:
        """What was last set."""
        return Score(self.score, 1)

    def set_score(self, score: Score) -> None:
        """Keep it."""
        self.score = int(score.raw_earned)

    def calculate_score(self) -> Score:
        """Always the best."""
        return Score(1, 1)

    def publish_grade(self) -> None:
        """What the instructor's override asks for."""
        self._publish_grade(self.get_score())

    def clear_student_state(self, **ids: str) -> None:
        """Remember the call."""
        Probe.cleared = ids

    def generate_report_data(self, states: Any, limit: int | None = None) -> Any:
        """One row per learner."""
        del limit
        for each in states:
            yield each.username, {"Primera": each.state.get("first", 0)}

    cleared: dict[str, str] = {}
