"""The map inside the course: whole views, and the parts that the script asks for."""

from __future__ import annotations

from typing import Any

import attrs
from web_fragments.fragment import Fragment

from autodiagnostico_xblock.kit import compat, markdown
from autodiagnostico_xblock.kit.handlers import Refused
from autodiagnostico_xblock.kit.page import journal_key, page_fragment

from ..core.practice_query import Query, read_query
from ..core.practices import Practice
from . import map_filters, map_labels, map_names, map_picture, map_present, map_take, render, translator
from .map_dates import day
from .map_visit import MapVisit

SCRIPTS = ("public/js/map_keep.js", "public/js/map_kept.js", "public/js/map.js")
STYLE = "public/css/map.css"


def body(visit: MapVisit, query: Query) -> dict[str, Any]:
    """Context of what a query shows: a practice, a comparison, or form, map and list."""
    _ = translator(visit.language)
    context = {
        "uid": visit.uid, "learns": visit.learns, "saving": map_labels.saving(_), "new_tab": map_labels.page(_)["new_tab"],
        # in the course these are followed by the script; without it they open the page of its own
        "tab": "" if visit.alone else OPENS_APART,
    }
    practice = visit.index.catalogue.by_id.get(query.practice)
    if practice is not None:
        return {**context, "d": map_present.detail(visit, practice, query)}
    if query.comparing:
        return {**context, "k": map_present.comparison(visit, query)}
    found = visit.index.find(query)
    return {
        **context, "f": map_filters.context(visit, query, found), "l": map_present.listing(visit, query, found),
        "p": map_picture.context(visit, query, [each for each, _why in map_present.ordered(visit, query, found)]),
    }


OPENS_APART = markdown.SafeString(' target="_blank" rel="noopener"')


def learner(visit: MapVisit) -> Fragment:
    """`student_view` and `public_view`."""
    _ = translator(visit.language)
    page, introduction = map_labels.page(_), visit.settings.introduction
    context = {
        **body(visit, Query()), "language": visit.language, "title": visit.settings.title, "page": page, "notices": _notices(visit),
        "introduction": markdown.to_html(introduction) if introduction else "", "graded": visit.settings.graded,
        "count": len(visit.kept.chosen), "alone_url": visit.url("mapa"),
    }
    fragment = page_fragment(render("map_page.html", context), visit.block, styles=(STYLE,), scripts=SCRIPTS)
    fragment.initialize_js("GamMap", script_args(visit))
    return fragment


def script_args(visit: MapVisit) -> dict[str, Any]:
    """What the script needs: addresses, sentences, what is kept, and where the browser keeps what is on its way."""
    kept = visit.kept
    return {
        "alone": visit.url("mapa"), "texts": map_labels.saving(translator(visit.language)), "language": visit.language,
        "learns": visit.learns, "journal": journal_key(visit.block) if visit.learns else "",
        "favourites": {key: {"kept": each.kept, "note": each.note, "rev": each.rev} for key, each in kept.favourites.items()},
        "explored": list(kept.explored),
        "activity": {"practice": kept.activity.practice, "text": kept.activity.text, "rev": kept.activity.rev},
    }


def _notices(visit: MapVisit) -> list[str]:
    page, notices = map_labels.page(translator(visit.language)), []
    if compat.is_studio(visit.block):
        notices.append(page["preview"])
    elif not visit.learns:
        notices.append(page["invite"])
    if visit.kept.unread:
        notices.append(page["unread"])
    return notices


def part(visit: MapVisit, name: str, address: str) -> str:
    """HTML of one part. Raises `Refused` for one that does not exist or is not for this person."""
    if name in ("", "explore"):
        return render("map_body.html", body(visit, read_query(address)))
    if name not in ("favourites", "activity") or not visit.learns:
        raise Refused(404 if visit.learns else 403, "no_such_part" if visit.learns else "sign_in")
    if name == "favourites":
        return render("map_favourites.html", favourites(visit))
    if not visit.settings.graded:
        raise Refused(404, "no_activity")
    return render("map_activity.html", activity(visit))


def favourites(visit: MapVisit) -> dict[str, Any]:
    """The list of favourites with their notes."""
    _ = translator(visit.language)
    known, chosen = visit.index.catalogue.by_id, visit.kept.chosen
    shown = tuple(each for each in chosen if each in known)
    return {
        "uid": visit.uid, "t": map_labels.kept(_), "items": [_favourite(visit, key, known.get(key)) for key in chosen],
        "take": map_take.of_favourites(visit, shown), "new_tab": map_labels.page(_)["new_tab"], "data_url": visit.url("my_data"),
        "compare": visit.link(Query(compared=shown[:3], comparing=True)) if len(shown) > 1 else None,
    }


def _favourite(visit: MapVisit, key: str, practice: Practice | None) -> dict[str, Any]:
    note = visit.kept.favourites[key].note
    if practice is None:
        gone = map_labels.kept(translator(visit.language))["not_here"]
        return {"id": key, "name": key, "place": gone, "note": note, "open": None}
    return {"id": key, "name": practice.name, "place": map_names.place(practice), "note": note, "open": visit.link(Query(practice=key))}


def activity(visit: MapVisit) -> dict[str, Any]:
    """The short activity: a practice, and what one would adapt."""
    _ = translator(visit.language)
    texts, kept, practices = map_labels.kept(_), visit.kept, visit.index.catalogue.practices
    mine, seen = set(kept.chosen), set(kept.explored)
    groups = [
        (texts["mine"], [each for each in practices if each.id in mine]),
        (texts["seen"], [each for each in practices if each.id in seen - mine]),
        (texts["rest"], [each for each in practices if each.id not in seen | mine]),
    ]
    sent = kept.activity.submitted
    return {
        "uid": visit.uid, "t": texts, "groups": [each for each in groups if each[1]], "chosen": kept.activity.practice,
        "text": kept.activity.text, "late": visit.late, "sent": texts["sent"] % {"date": day(sent, visit.zone, _)} if sent else "",
    }


def failed() -> Fragment:
    """What is shown when a view fails for a reason that nobody foresaw."""
    _ = translator()
    text = _("The map could not be shown. What you keep here is safe. Reload the page; if it goes on, tell the course team.")
    return Fragment(render("map_message.html", {"text": text, "title": "", "language": ""}))


def public_facts(visit_settings: Any, practices: tuple[Practice, ...]) -> dict[str, Any]:
    """`student_view_data`: anybody with access to the course may read it."""
    return {"title": visit_settings.title, "practices": len(practices), "states": len({each.state for each in practices if each.state}),
            "countries": len({each.country for each in practices})}


def without_state(visit: MapVisit) -> MapVisit:
    """The same opening for the page of its own, which shows nothing of the person."""
    return attrs.evolve(visit, learns=False, alone=True)
