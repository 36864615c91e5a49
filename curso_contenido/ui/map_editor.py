"""Studio: the editor in the modal, and the preview on the unit page."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment

from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.page import page_fragment, shared_asset

from ..data import catalogue
from . import Translate, map_names, map_sentences, render, translator
from .map_authoring import RULES
from .map_pages import STYLE, learner
from .map_visit import MapVisit

SCRIPT = "public/js/map_studio.js"


def preview(visit: MapVisit) -> Fragment:
    """`author_view`: the settings in words, problems if there are any, and the page itself."""
    _ = translator(visit.language)
    fragment, texts, block = learner(visit), _texts(_), visit.block
    shown = visit.index.catalogue.practices
    context = {
        "texts": texts, "problems": map_sentences.listed(visit.shown.problems, _),
        "facts": [
            (texts["shown"], str(len(shown))), (texts["own"], str(sum(each.own for each in shown))),
            (texts["rule"], texts.get(f"rule_{block.completion_rule}", block.completion_rule)),
            (texts["graded"], texts["yes"] if block.graded_activity else texts["no"]),
        ],
    }
    fragment.content = render("map_author.html", context) + fragment.content
    fragment.add_css(shared_asset("studio.css"))
    return fragment


def editor(visit: MapVisit) -> Fragment:
    """`studio_view`: a form with the classes that the modal looks for (L22)."""
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
        "problems": map_sentences.listed(visit.shown.problems, _), "form": _form(texts, names),
        "ids": [{"id": each.id, "name": each.name} for each in catalogue.practices()],
    }
    fragment = page_fragment(render("map_studio.html", context), block, styles=(STYLE,))
    fragment.add_css(shared_asset("studio.css"))
    fragment.add_javascript(shared_asset("gam.js"))
    fragment.add_javascript_url(block.runtime.local_resource_url(block, SCRIPT))
    fragment.initialize_js("GamMapStudio", {"texts": _script_texts(_)})
    return fragment


def _form(texts: dict[str, str], names: Any) -> list[dict[str, Any]]:
    """Fields of the small form for one practice."""
    def options(known: Any) -> list[tuple[str, str]]:
        return [("", texts["choose"]), *known.items()]

    states = {each.clave: each.name for each in reference.states()}
    return [
        {"name": "name", "label": texts["f_name"]}, {"name": "government", "label": texts["f_government"]},
        {"name": "country", "label": texts["f_country"], "options": list(names["country"].items())},
        {"name": "state", "label": texts["f_state"], "options": options(states)},
        {"name": "municipality", "label": texts["f_municipality"]}, {"name": "region", "label": texts["f_region"]},
        {"name": "band", "label": texts["f_band"], "options": options(names["band"])},
        {"name": "start", "label": texts["f_start"]},
        {"name": "components", "label": texts["f_component"], "options": options(names["component"])},
        {"name": "topics", "label": texts["f_topic"], "options": options(names["topic"])},
        {"name": "description", "label": texts["f_description"], "long": True}, {"name": "result",
        "label": texts["f_result"], "long": True},
        {"name": "requirements", "label": texts["f_requirements"], "long": True}, {"name": "ask", "label": texts["f_ask"]},
        {"name": "cost", "label": texts["f_cost"], "options": options(names["cost"])},
        {"name": "evidence", "label": texts["f_evidence"], "options": options(names["evidence"])},
        {"name": "sdg", "label": texts["f_sdg"]}, {"name": "source_title", "label": texts["f_source"]},
        {"name": "source_url", "label": texts["f_url"]}, {"name": "source_read", "label": texts["f_read"]},
    ]


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
        "shown": _("Practices shown"), "f_name": _("Name of the practice"), "f_government": _("Government that did it"),
        "f_country": _("Country"), "f_state": _("State of Mexico"), "f_municipality": _("Clave of the municipality (five digits)"),
        "f_region": _("Region, outside Mexico"), "f_band": _("Population"), "f_start": _("Year it began"), "f_component": _("Component"),
        "f_topic": _("Lens"), "f_description": _("What it does"), "f_result": _("What came of it, according to the source"),
        "f_requirements": _("What it takes"), "f_ask": _("Whom to ask (an area, never a person)"), "f_cost": _("Cost of doing it"),
        "f_evidence": _("Evidence"), "f_sdg": _("Targets, separated by |, such as 16.7|5.5"), "f_source": _("Title of the source"),
        "f_url": _("Address of the source"), "f_read": _("Month in which it was read, such as 2026-11"),
    }
