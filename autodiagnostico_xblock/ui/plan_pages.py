"""The plan's page, fetched on demand: its home, the form that the script fills, readings, and comparison."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..core.commitment_reader import write_about, write_commitment
from ..core.follow_up import compare_versions
from ..core.plan import ABOUT, ORDER, Plan
from ..core.plan_journey import SavedPlan, figures
from ..core.plan_quality import read_quality
from ..kit import compat
from ..kit.handlers import Refused
from . import plan_form_labels, plan_labels, render
from .dates import day
from .plan_form import form_context
from .plan_ground import ground, picked, reading_context
from .plan_home import home_context
from .visit import Visit

SCRIPTS = tuple(
    f"public/js/{name}.js" for name in ("plan-rows", "plan-form", "plan-saving", "plan-actions", "plan"))
STYLE = "public/css/plan.css"
__all__ = ["event", "ground", "part", "picked", "readings"]


def part(visit: Visit, data: dict[str, Any]) -> dict[str, Any]:
    """`{"html", "data"}` of the part that `data` asks for. Raises `Refused` for one that does not exist."""
    makers = {"page": _page, "reading": _reading, "comparison": _comparison}
    name = data.get("part")
    if not isinstance(name, str) or name not in makers:
        raise Refused(404, "not_an_object")
    return makers[name](visit, data)


def _page(visit: Visit, data: dict[str, Any]) -> dict[str, Any]:
    """The home; with `"whole": true` also the blank form, which never changes during a visit."""
    context = home_context(visit)
    html = render("plan.html", context)
    answer = {"html": html, "data": script_data(visit)}
    if data.get("whole") is True:
        answer["form"] = render("plan_form.html", form_context(visit))
    return answer


def script_data(visit: Visit) -> dict[str, Any]:
    """What the script needs: the stored parts with their revisions, where it keeps its journal, and its texts."""
    _ = visit.translate
    block = visit.block
    resource = block.runtime.local_resource_url
    return {
        "parts": parts(visit.plan),
        "journal": f"{visit.journal}:plan" if visit.journal else "",
        "preview": compat.is_studio(block),
        "today": ground(visit).today.isoformat(),
        "scripts": [resource(block, each) for each in SCRIPTS],
        "style": resource(block, STYLE),
        "names": {**plan_labels.marks(_), **plan_labels.states(_), **plan_labels.values(_)},
        "fields": {**plan_form_labels.lists(_), **plan_form_labels.windows(_)},
        "texts": plan_form_labels.script(_),
    }


def parts(plan: Plan) -> dict[str, Any]:
    """Every part of the plan by its key, as it is stored, each with its `rev`."""
    return {
        ABOUT: write_about(plan.about),
        ORDER: {"ids": list(plan.order), "rev": plan.order_rev},
        **{each.id: write_commitment(each) for each in plan.commitments},
    }


def readings(visit: Visit, keys: Collection[str]) -> dict[str, str]:
    """HTML of the readings of the commitments among `keys`."""
    _, found = visit.translate, ground(visit)
    texts = {"form": plan_form_labels.form(_), "gender": plan_labels.gender(_)}
    return {
        each.id: render("plan_reading.html", {**texts, "r": reading_context(each, read_quality(each, visit.plan.about, found), found, _)})
        for each in visit.plan.commitments if each.id in keys
    }


def _reading(visit: Visit, data: dict[str, Any]) -> dict[str, Any]:
    key = data.get("id")
    found = readings(visit, (key,)) if isinstance(key, str) else {}
    if not found:
        raise Refused(404, "no_commitment")
    return {"html": found[str(key)], "data": {}}


def _comparison(visit: Visit, data: dict[str, Any]) -> dict[str, Any]:
    before, after = (visit.plan.version(data.get(key)) for key in ("before", "after"))
    if before is None or after is None:
        raise Refused(404, "no_version")
    _ = visit.translate
    texts = plan_labels.comparison(_)
    found = compare_versions(before, after)
    names = {**plan_form_labels.form(_), **plan_labels.about(_), **plan_form_labels.lists(_)}

    def named(fields: tuple[str, ...]) -> str:
        return ", ".join(names.get(each, each) for each in fields)

    context = {
        "comparison": texts, "c": found,
        "versions": [
            plan_labels.home(_)["version"] % {"number": each.number, "day": day(each.at, visit.where, _)} for each in (before, after)],
        "about": texts["about_changed"] % {"fields": named(found.about)} if found.about else "",
        "differences": [
            {
                "kind": texts[each.kind], "title": each.commitment.title or plan_labels.home(_)["untitled"],
                "fields": texts["changed_parts"] % {"fields": named(each.fields)} if each.fields else "",
                "place": texts["moved_place"] % {"before": each.before, "after": each.after}
                if each.kind == "changed" and each.before != each.after else "",
            }
            for each in found.differences
        ],
    }
    return {"html": render("plan_comparison.html", context), "data": {}}


def event(saved: SavedPlan) -> dict[str, Any]:
    """Payload of the `plan_submitted` event: numbers only."""
    version = saved.version
    if version is None:
        return {}
    return {"number": version.number, "graded": version.graded, "complete": version.complete, **figures(saved.plan)}
