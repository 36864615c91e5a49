"""The report of a diagnosis: cover, results with charts, heat map and lock, lenses, advice, method, annex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..kit.documents.bars import Bar, bars
from ..kit.documents.model import (
    Attachment,
    Block,
    Callout,
    Cell,
    Column,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Measure,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Tile,
    Tiles,
)
from ..kit.documents.shorthand import bullets, numbered, paragraphs, row, text
from .pieces import Values, document, level_cell, leveled, listed, named_links, once, points, tone

FIRST = 12  # recommendations in full in any case, by order


def report(values: Values, attachments: tuple[Attachment, ...] = ()) -> Document:
    """The whole report."""
    return document(values, title=title(values), cover=_cover(values), blocks=blocks(values), attachments=attachments)


def title(values: Values) -> str:
    """«Informe de autodiagnóstico: San Miguel, Jalisco»."""
    return values["words"]["report"] + (f": {values['place']}" if values["place"] else "")


def _cover(values: Values) -> Cover:
    words, results = values["words"], values["results"]
    facts = (
        (words["date"], values["day"]), (words["number"], str(values["number"])), (words["route"], values["route"]),
        (words["coverage"], values["r"]["overall"]["coverage"]), (words["questionnaire"], values["instrument"]),
    )
    note = f"{results['not_grade']} {results['legal_note']}\n{results['disclaimer']}"
    return Cover(words["report"], values["place"] or values["title"], words["kicker"], facts, note)


def blocks(values: Values) -> Iterator[Block]:
    """Everything after the cover."""
    yield from results(values)
    yield from _matters(values)
    yield from _lenses(values)
    yield from _advice(values)
    yield Heading(1, values["words"]["method"])
    yield from paragraphs(values["method"])
    yield from paragraphs(values["results"]["legal_note"], values["words"]["characters"], style="soft")
    yield from _more_advice(values)
    yield from _annex(values)


def results(values: Values) -> Iterator[Block]:
    """Score, what holds it back, and charts and tables by component and by theme."""
    texts, found = values["results"], values["r"]
    overall = found["overall"]
    yield Heading(1, values["words"]["results"])
    yield from paragraphs(values["note"], style="soft")
    level = f"{texts['level']} {overall['level']} · {overall['name']}" if overall["name"] else ""
    meaning = (Paragraph(text(Run(level, bold=True))),) if level else ()
    said = once([overall["coverage"], overall["evidence"]])
    yield Measure(points(overall["score"]), texts["of"], (*meaning, *paragraphs(overall["meaning"]), *paragraphs(said, style="soft")))
    for lock in found["locks"]:
        keys = (Paragraph(text(texts["lock_opens"]), keep=True), bullets(*lock["keys"])) if lock["keys"] else ()
        yield Callout("warn", lock["text"], keys)
    yield Heading(2, texts["by_component"])
    if found["radar"]:
        legend = once([texts["legend" if found["has_wanted"] else "legend_today"], texts["legend_before"] if found["has_before"] else ""])
        yield Figure(str(found["radar"]), texts["radar"], legend, width=0.5)
    yield _components(values)
    shown = [Bar(each["name"], _float(each["score"]), _float(each["wanted"])) for each in found["components"]]
    words = "; ".join(f"{each['name']}: {points(each['score'])}" for each in found["components"])
    title, legend = values["words"]["bars"], values["words"]["bars_wanted"] if found["has_wanted"] else ""
    yield Figure(bars(shown, title=title), f"{title}. {words}.", ". ".join(each for each in (title, legend) if each), width=0.86)
    yield Heading(2, texts["themes"])
    yield Paragraph(text(texts["themes_note"]), "soft", keep=True)
    yield Tiles(tuple((group["name"], tuple(_tile(each, texts) for each in group["themes"])) for group in found["heat"] if group["themes"]))


def _float(score: Any) -> float | None:
    return None if score is None else float(score)


def _tile(theme: Values, texts: Values) -> Tile:
    words = texts["no_answers"] if theme["level"] is None else f"{theme['level']} · {theme['level_name']}"
    return Tile(theme["name"], words, tone(theme["level"]))


def _components(values: Values) -> Table:
    texts, common, found = values["results"], values["common"], values["r"]
    columns = [Column(common["component"], 3), Column(common["level"], 2), Column(texts["today"], 1, "right")]
    extra = [key for key in ("wanted", "before") if found[f"has_{key}"]]
    columns += [Column(texts[key], 1, "right") for key in extra] + [Column(texts["answered"], 1.3, "right")]
    rows = []
    for each in found["components"]:
        level = "" if each["level"] is None else f"{each['level']} · "
        locked = f" ({texts['locked']})" if each["locked"] else ""
        rows.append(row(
            text(Run(each["name"], bold=True)), level_cell(each["level"], f"{level}{each['level_name']}{locked}"), points(each["score"]),
            *(points(each[key]) for key in extra), f"{each['answered']}/{each['asked']}"))
    return Table(tuple(columns), tuple(rows), caption=texts["by_component"])


def unmet(values: Values, level: int) -> Iterator[Block]:
    """The legal obligations that are not met, with the basis of each."""
    texts, found = values["results"], values["r"]["unmet"]
    yield Heading(level, texts["unmet"])
    if not found:
        yield from paragraphs(texts["unmet_none"], style="soft")
        return
    yield Paragraph(text(texts["unmet_note"]), "soft", keep=True)
    columns = (Column(values["common"]["level"], 1.3), Column(texts["unmet"], 4), Column(values["words"]["basis"], 2))
    yield Table(columns, tuple(
        row(level_cell(each["level"], f"{each['level']} · {each['level_name']}"), each["question"], each["basis"]) for each in found))


def _matters(values: Values) -> Iterator[Block]:
    texts, found = values["results"], values["r"]
    yield Heading(1, values["words"]["duties"])
    yield from unmet(values, 2)
    for key, more in (("improve", ""), ("strengths", ""), ("find_out", "owner"), ("pending", "evidence")):
        yield Heading(2, texts[key])
        if found[key] and f"{key}_note" in texts:
            yield Paragraph(text(texts[f"{key}_note"]), "soft", keep=True)
        hint = f"{texts['ask']} " if key == "find_out" else ""
        yield from listed((leveled(each, f"{hint}{each[more]}" if more and each[more] else "") for each in found[key]),
                          values["words"]["none"])


def _lenses(values: Values) -> Iterator[Block]:
    texts, found = values["results"], values["r"]["lenses"]
    if not (found["agenda"] or found["gender"]):
        return
    yield Heading(1, texts["lenses"])
    for key, head in (("agenda", "target"), ("gender", "criterion")):
        if not found[key]:
            continue
        yield Heading(2, texts[key])
        yield Paragraph(text(texts[f"{key}_note"]), "soft", keep=True)
        columns = (Column(texts[head], 1.2), Column(texts["about"], 5), Column(texts["questions"], 1.2, "right"),
                   Column(texts["today"], 1, "right"))
        prefix = "ODS " if key == "agenda" else ""
        yield Table(columns, tuple(
            row(text(Run(prefix + each["key"], bold=True)), each["about"], str(each["count"]), points(each["score"]))
            for each in found[key]))
    yield from paragraphs(texts["disclaimer"], style="small")


def _advice(values: Values) -> Iterator[Block]:
    texts, cards = values["advice"], values["a"]["cards"]
    yield Heading(1, values["words"]["advice"])
    if not cards:
        yield from paragraphs(values["words"]["none"], style="soft")
        return
    yield Heading(2, texts["title"])
    yield Paragraph(text(texts["note"]), "soft")
    rest = [each for each in cards if not _in_full(each)]
    if rest:
        yield Paragraph(text(values["words"]["more_advice_note"] % {"full": len(cards) - len(rest), "rest": len(rest)}), "soft")
    for card in cards:
        if _in_full(card):
            yield from _card(card, texts)


def _in_full(card: Values) -> bool:
    """What the person chose (a priority, or a commitment of the plan), what the law asks and is not met, and the first ones."""
    return bool(card["picked"] or card["planned"] or card["duty"] or card["number"] <= FIRST)


def _card(card: Values, texts: Values) -> Iterator[Block]:
    yield Heading(3, f"{card['number']}. {card['title']}")
    yield Paragraph(text(card["why"], Run(f" {texts['why_now']} {card['reasons']}.", soft=True)))
    facts = [(texts["horizon"], card["horizon_text"]), (texts["cost"], card["cost_text"]), (texts["action"], card["action_text"]),
             (texts["area"], card["area"]), (texts["basis"], card["basis"]), (texts["success"], card["success"])]
    learn = ((texts["learn"], named_links(card["links"])),) if card["links"] else ()
    yield Facts((*((name, text(value)) for name, value in facts if value), *learn))
    yield numbered(*card["steps"])
    yield Callout("note", texts["commitment"], paragraphs(card["commitment"]))


def _more_advice(values: Values) -> Iterator[Block]:
    """The recommendations that are not in full: what to do, who, when and on what basis, one under the other."""
    rest = [each for each in values["a"]["cards"] if not _in_full(each)]
    if not rest:
        return
    yield PageBreak()
    yield Heading(1, values["words"]["more_advice"])
    columns = (Column("#", 0.5, "right"), Column(values["words"]["k_title"], 3), Column(values["words"]["k_steps"], 6),
               Column(values["words"]["k_area"], 2.6))
    yield Table(columns, tuple(_brief(each) for each in rest), small=True)


def _brief(card: Values) -> tuple[Cell, ...]:
    steps = " ".join(f"{number}) {each}" for number, each in enumerate(card["steps"], 1))
    about = once([f"{card['horizon_text']}, {card['cost_text']}", card["basis"]])
    return row(str(card["number"]), text(Run(card["title"], bold=True)), steps, text(card["area"], Run(f"\n{about}", soft=True)))


def _annex(values: Values) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, values["annex"])
    yield from answers(values)


def answers(values: Values, *, brief: bool = False) -> Iterator[Block]:
    """Every answer with its evidence; `brief`: without what each level means."""
    if not values["has_answers"]:
        yield from paragraphs(values["words"]["only_results"], style="soft")
        return
    columns = (Column(values["what_if"]["indicator"], 5 if brief else 4), Column(values["common"]["level"], 1.4 if brief else 3),
               Column(values["results"]["proof"], 3))
    levels = {each["id"]: each["level"] for each in values["rows"]}
    yield Table(columns, tuple(_answer(each, levels.get(each["id"]), brief) for each in values["answers"]), small=True)


def _answer(each: Values, level: int | None, brief: bool) -> tuple[Cell, ...]:
    link = each["url"]
    proof = text(Run(link, link=link) if link.startswith(("http://", "https://")) else Run(link, soft=True),
                 Run(("\n" if link and each["note"] else "") + each["note"]))
    meaning = "" if brief or not each["meaning"] else f"\n{each['meaning']}"
    said = text(Run(each["said"], bold=not brief), Run(meaning, soft=True))
    asked = text(f"{each['question']} ({each['id']})") if brief else text(Run(each["id"] + "\n", soft=True), each["question"])
    return Cell(asked), Cell(said, tone(level) if level is not None else ""), Cell(proof)
