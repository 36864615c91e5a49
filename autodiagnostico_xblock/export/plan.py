"""The plan as a document: what it is about, its commitments one by one, agenda, line of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..kit.documents.model import (
    Attachment,
    Block,
    Callout,
    Chip,
    Chips,
    Column,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
)
from ..kit.documents.shorthand import bullets, paragraphs, row, text
from .pieces import Values, document, goal_chip, named_links, once
from .plan_reading import views


def whole(values: Values, attachments: tuple[Attachment, ...] = ()) -> Document:
    """The plan with its cover."""
    closing = paragraphs(values["legal_note"], values["home"]["disclaimer"], values["words"]["characters"], style="small")
    blocks = [*about(values, 1), *agenda(values), *commitments(values), *views(values), *closing]
    return document(values, title=title(values), cover=_cover(values), blocks=blocks, attachments=attachments)


def title(values: Values) -> str:
    """«Plan de apertura: San Miguel, Jalisco»."""
    return values["title"] + (f": {values['place']}" if values["place"] else "")


def _cover(values: Values) -> Cover:
    words = values["words"]
    facts = [(words["version"], once([values["heading"], values["label"]])), *values["dates"],
             (words["commitments"], str(len(values["commitments"])))]
    note = f"{values['legal_note']}\n{values['home']['disclaimer']}"
    return Cover(values["title"], values["place"], words["kicker"], tuple((name, value) for name, value in facts if value), note)


def about(values: Values, level: int) -> Iterator[Block]:
    """Dates, values, vision, priorities, and the list of commitments in order."""
    words, texts, said = values["words"], values["about_texts"], values["about"]
    yield Heading(level, words["about"])
    facts = [*values["dates"], (texts["values"], ", ".join(values["values"]))]
    yield Facts(tuple((name, text(value)) for name, value in facts if value))
    for key in ("vision", "priorities"):
        if getattr(said, key):
            yield Heading(level + 1, texts[key])
            yield from paragraphs(getattr(said, key))
    yield Heading(level + 1, values["home"]["commitments"])
    if not values["commitments"]:
        yield from paragraphs(words["no_plan"], style="soft")
        return
    columns = (Column("#", 0.4, "right"), Column(values["home"]["commitment"], 3.8), Column(values["form"]["s_who"], 2.2),
               Column(words["dates"], 1.6), Column(values["form"]["state"], 1.9))
    yield Table(columns, tuple(_line(each["item"]) for each in values["commitments"]))


def _line(item: Values) -> Any:
    late = (Run(f"\n{item['late']}", bold=True),) if item["late"] else ()
    return row(str(item["number"]), text(Run(item["title"], bold=True)), item["who"], stretch(item), text(item["state"], *late))


def stretch(item: Values) -> str:
    """«1 ene 2027 – 30 abr 2027», each day on one line; the words for none where one of them is missing."""
    days = item["short"]
    return f"{days['start']} – {days['end']}" if "–" not in days.values() else item["dates"]


def agenda(values: Values) -> Iterator[Block]:
    """Quarters with their activities and the dates of the year, and the line of time with its table beside it."""
    home, found = values["home"], values["agenda"]
    if not found["quarters"]:
        return
    yield Heading(1, home["agenda"])
    columns = (Column(home["activity"], 3), Column(home["commitment"], 2.4), Column(home["from"], 1.4), Column(home["to"], 1.9))
    for quarter in found["quarters"]:
        if not (quarter["activities"] or quarter["events"]):
            continue
        yield Heading(2, quarter["name"])
        if quarter["activities"]:
            yield Table(columns, tuple(_activity(each, home) for each in quarter["activities"]))
        if quarter["events"]:
            yield Paragraph(text(Run(home["year"], bold=True)), "soft", keep=True)
            yield bullets(*(_event(each) for each in quarter["events"]))
    yield from state_law(values)
    yield from line_of_time(values)


def state_law(values: Values) -> Iterator[Block]:
    """Dates that each state sets."""
    found = values["agenda"]["state_law"]
    if found:
        yield Callout("note", values["home"]["state_law"], (bullets(*(_event(each) for each in found)),))


def line_of_time(values: Values) -> Iterator[Block]:
    """The picture of the plan in time, with its dates in words."""
    home = values["home"]
    if values["line"]["svg"]:
        yield Heading(2, home["gantt"])
        spoken = "; ".join(f"{each['item']['number']}. {each['item']['title']}: {each['item']['dates']}" for each in values["commitments"])
        yield Figure(str(values["line"]["svg"]), f"{home['gantt']}. {spoken}"[:2000], home["gantt_paper"])


def _activity(each: Values, home: Values) -> Any:
    ends = f" ({home['ends']})" if each["ends"] else ""
    days = each["short"]
    return row(each["what"], text(Run(each["commitment"], soft=True)), days["start"], text(days["end"] + ends, *overdue(each)))


def overdue(activity: Values) -> tuple[Run, ...]:
    """The word for what is overdue, as the page has it; nothing for what is in time."""
    return (Run(f" {activity['overdue']}", bold=True),) if activity["overdue"] else ()


def _event(each: Values) -> Any:
    return text(Run(f"{each['when']}  " if each["when"] else "", bold=True), each["name"],
                Run(f". {each['advice']}" + (f" ({each['basis']})" if each["basis"] else ""), soft=True))


def commitments(values: Values, level: int = 1, *, lines: bool = False) -> Iterator[Block]:
    """Every commitment; with `lines`, its gender criteria one under the other instead of in a list, which takes less memory."""
    if values["commitments"]:
        yield Heading(level, values["words"]["one_by_one"])
    for each in values["commitments"]:
        yield Heading(level + 1, f"{each['item']['number']}. {each['item']['title']}")
        yield from commitment(values, each, level + 2, lines=lines)


def commitment(values: Values, each: Values, level: int, *, lines: bool = False) -> Iterator[Block]:
    """One commitment: chips, who answers, texts, activities, targets, gender reading, progress."""
    form, c = values["form"], each["c"]
    chips = [Chip(each["item"]["state"]), Chip(each["gender"]["status"])]
    yield Chips((*chips, *(goal_chip(aim["target"], values["goals"]) for aim in each["aims"] if aim["target"])))
    practices = ((form["practices"], named_links(each["practices"], "\n")),) if each["practices"] else ()
    yield Facts((*_facts((
        *((form[key], getattr(c, key)) for key in ("problem", "people", "action", "opens")),
        (form["area"], c.area), (form["post"], c.post), (form["partner"], c.partner), (values["words"]["dates"], each["item"]["dates"]),
        (form["values"], ", ".join(each["values"])), (form["indicators"], "\n".join(each["questions"])), (form["wanted"], each["level"]),
        (form["indicator"], c.indicator), (form["baseline"], c.baseline), (form["goal"], c.goal), (form["budget"], c.budget),
        (form["funding"], c.funding), (form["legal_basis"], c.legal_basis), (form["risks"], c.risks), (form["learned"], c.learned),
    )), *practices))
    yield from _activities(values, each, level)
    yield from _aims(values, each, level)
    yield from _gender(values, each, level)
    yield from _marks(each, lines)
    yield from _progress(values, each, level)


def _facts(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Runs]]:
    return ((name, text(value)) for name, value in pairs if value)


def _activities(values: Values, each: Values, level: int) -> Iterator[Block]:
    home = values["home"]
    if each["activities"]:
        yield Heading(level, values["form"]["s_when"])
        columns = (Column(home["activity"], 5), Column(home["from"], 1.6), Column(home["to"], 1.6), Column(home["done"], 1.6))
        yield Table(columns, tuple(
            row(one["what"], one["short"]["start"], one["short"]["end"], text(home["yes"] if one["done"] else home["no"], *overdue(one)))
            for one in each["activities"]))


def _aims(values: Values, each: Values, level: int) -> Iterator[Block]:
    words, form = values["words"], values["form"]
    aims = [aim for aim in each["aims"] if aim["target"]]
    if not aims:
        return
    yield Heading(level, form["s_agenda"])
    for position, aim in enumerate(aims):
        known = values["targets"].get(aim["target"])
        kind = words["other_target"] if position else words["main_target"]
        about_it = Run(f" · {known.about}" if known else "", soft=True)
        yield Paragraph(text(Run(f"{kind}: ODS {aim['target']}", bold=True), about_it), keep=True)
        yield Paragraph(text(f"{aim['practice'] or words['not_said']} → {aim['change'] or words['not_said']} → ODS {aim['target']}"))


def _gender(values: Values, each: Values, level: int) -> Iterator[Block]:
    texts, found = values["gender"], each["gender"]
    yield Heading(level, values["words"]["gender_reading"])
    blocks: list[Block] = [*paragraphs(found["words"])]
    for key, head in (("missing", "gender_all"), ("either", "gender_one"), ("partly", "gender_partly")):
        if found[key]:
            blocks += [Paragraph(text(texts[head]), keep=True), bullets(*found[key])]
    blocks += paragraphs(found["more"])
    yield Callout("key" if found["is_sensitive"] else "note", found["status"], tuple(blocks))


def _marks(each: Values, lines: bool) -> Iterator[Block]:
    said = [(f"{one['id']} {one['name']}: {one['mark']}", f". {one['evidence']}" if one["evidence"] else "") for one in each["marks"]]
    if lines:
        yield from (Paragraph(text("\n".join(map("".join, said)))),) if said else ()
    elif said:
        yield bullets(*(text(mark, Run(evidence, soft=True)) for mark, evidence in said))


def _progress(values: Values, each: Values, level: int) -> Iterator[Block]:
    words = values["words"]
    if each["notes"]:
        yield Heading(level, words["progress"])
        yield bullets(*(
            text(Run(f"{one['day']}" + (f" · {one['state']}" if one["state"] else ""), bold=True), f". {one['text']} ", *linked(one["url"]))
            for one in each["notes"]))


def linked(address: str) -> Any:
    """An address that can be followed when it is one."""
    return text(Run(address, link=address if address.startswith(("http://", "https://")) else ""))
