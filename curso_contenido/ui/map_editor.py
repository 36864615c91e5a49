"""Studio: the editor in the modal, and the preview on the unit page."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment

from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.page import editor_fragment, under_settings

from ..data import catalogue
from . import Translate, map_fields, map_names, render, translator
from .map_authoring import RULES
from .map_pages import STYLE, learner
from .map_visit import MapVisit

SCRIPT = "public/js/map_studio.js"
LONG = ("description", "result", "requirements")


def preview(visit: MapVisit) -> Fragment:
    """`author_view`: the settings in words, problems if there are any, and the page itself."""
    _ = translator(visit.language)
    texts, block = _texts(_), visit.block
    shown = visit.index.catalogue.practices
    context = {
        "texts": texts, "problems": map_fields.listed(visit.shown.problems, block.own_text or "", _),
        "facts": [
            (texts["shown"], str(len(shown))), (texts["own"], str(sum(each.own for each in shown))),
            (texts["rule"], texts.get(f"rule_{block.completion_rule}", block.completion_rule)),
            (texts["graded"], texts["yes"] if block.graded_activity else texts["no"]),
        ],
    }
    return under_settings(learner(visit), render("map_author.html", context))


def editor(visit: MapVisit) -> Fragment:
    """`studio_view`: a form with the classes that the modal looks for."""
    _ = translator(visit.language)
    block, texts = visit.block, _texts(_)
    names = map_names.facet_names(visit.language)
    context = {
        "language": visit.language, "uid": visit.uid, "texts": texts,
        "values": {
            "display_name": block.display_name or "", "introduction": block.introduction or "", "own_text": block.own_text or "",
            "hidden": "\n".join(each for each in block.hidden or () if isinstance(each, str)),
            "weight": "" if block.weight is None else block.weight, "graded_activity": block.graded_activity,
            "links_in_course": block.links_in_course,
        },
        "components": [{"id": key, "name": name, "chosen": key in (block.components or ())} for key, name in names["component"].items()],
        "rules": [{"id": each, "name": texts[f"rule_{each}"], "chosen": each == block.completion_rule} for each in RULES],
        "problems": map_fields.listed(visit.shown.problems, block.own_text or "", _), "form": _form(texts, names, map_fields.labels(_)),
        "ids": [{"id": each.id, "name": each.name} for each in catalogue.practices()],
    }
    html = render("map_studio.html", context)
    return editor_fragment(html, block, style=STYLE, texts=_script_texts(_), script=SCRIPT, start="GamMapStudio")


def _form(texts: dict[str, str], names: Any, labels: dict[str, str]) -> list[dict[str, Any]]:
    """Fields of the small form for one practice."""
    def options(known: Any) -> list[tuple[str, str]]:
        return [("", texts["choose"]), *known.items()]

    lists = {
        "country": list(names["country"].items()), "state": options({each.clave: each.name for each in reference.states()}),
        "band": options(names["band"]), "components": options(names["component"]), "topics": options(names["topic"]),
        "cost": options(names["cost"]), "evidence": options(names["evidence"]),
    }
    return [{"name": name, "label": label, "options": lists.get(name), "long": name in LONG} for name, label in labels.items()]


def _script_texts(_: Translate) -> dict[str, str]:
    return {
        "problems": _("Nothing was saved. There is something to mend:"), "clean": _("The text has no problems."),
        "failed": _("It could not be saved. Check your connection and try again."), "title": _("Map of good practices"),
        "added": _("It was added to the text above. Save to keep it."),
    }


def _texts(_: Translate) -> dict[str, str]:
    return {
        "basic": _("What learners see"), "display_name": _("Title"), "introduction": _("Introduction (Markdown, optional)"),
        "components": _("Show only practices of these components (none marked: all)"),
        "hidden": _("Practices not to show: their ids, one a line"), "ids": _("Ids of the catalogue"),
        "links_in_course": _("The lessons and the self-diagnosis are in this course: show links to them"),
        "own_title": _("Practices of your own"), "own": _("Own practices"), "own_text": _("Text of own practices"),
        "own_help": _("JSON, YAML or CSV with the published shape, at most 1000. People with an account see them; visitors do not. "
                      "Each one needs id, name, government, components, description and a source."),
        "check": _("Check the text"), "one": _("Add one practice"), "add": _("Add it to the text"), "choose": _("Choose"),
        "done": _("Completion and grade"), "rule": _("It is complete"), "rule_explorar": _("After exploring three practices"),
        "rule_favorita": _("After keeping a favourite"),
        "graded": _("Ask the short activity and grade it as done: choose a practice and say what you would adapt"),
        "weight": _("Weight in points (empty: one point)"), "save": _("Save"), "cancel": _("Cancel"), "yes": _("yes"), "no": _("no"),
        "preview_title": _("Settings of this map"), "problems": _("The own practices have problems:"), "whole": _("whole text"),
        "shown": _("Practices shown"),
    }
