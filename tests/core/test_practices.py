"""The map's core: reading, filters that count, addresses, likeness, gathered markers, favourites."""

from __future__ import annotations

import random
import time
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodiagnostico_xblock.kit.pure.problems import codes
from curso_contenido.core import favourites
from curso_contenido.core.clusters import Spot, gathered
from curso_contenido.core.favourites import Kept
from curso_contenido.core.likeness import alike
from curso_contenido.core.practice_index import Index, folded, values_of
from curso_contenido.core.practice_query import Query, read_query
from curso_contenido.core.practice_reader import read_practices
from curso_contenido.core.practices import COMPONENTS, COSTS, EVIDENCE, TOPICS, Catalogue, Known, Practice, Source

BANDS = ("chica", "mediana", "grande")
KNOWN = Known(
    states=frozenset({"14", "20"}), municipalities={"14039": (20.6, -103.3, "grande"), "20247": (17.3, -96.4, "chica")}, bands=BANDS,
    targets=frozenset({"16.7", "5.5"}), indicators=frozenset({"mecanismos-1"}), countries=frozenset({"MX", "AR"}))
RAW: dict[str, Any] = {
    "id": "una", "name": "Una", "government": "Gobierno", "description": "Qué hace.", "components": ["participacion"],
    "sources": [{"title": "Fuente", "url": "https://a.mx"}],
}
NOW = "2026-11-24T12:00:00+00:00"


def practice(number: int, rng: random.Random) -> Practice:
    """An invented practice."""
    state = rng.choice(["14", "20", "21", ""])
    return Practice(
        id=f"p-{number}", name=f"Práctica número {number}", government=rng.choice(["Ayuntamiento", "Alcaldía"]),
        country="MX" if state else rng.choice(["AR", "ES"]), description="Presupuesto participativo con la población " * 4,
        components=tuple(rng.sample(COMPONENTS, 2)), sources=(Source("Fuente", "https://a.mx"),), topics=tuple(rng.sample(TOPICS, 1)),
        state=state, band=rng.choice(BANDS), lat=20.0 + rng.random(), lon=-100.0 - rng.random(), start=rng.choice([None, 2005, 2012,
            2018, 2023]),
        cost=rng.choice(COSTS), sdg=tuple(rng.sample(["16.7", "16.6", "5.5", "11.3"], 2)), evidence=rng.choice(EVIDENCE))


def catalogue(size: int) -> Index:
    """An index over that many invented practices."""
    rng = random.Random(size)
    return Index(Catalogue(tuple(practice(number, rng) for number in range(size))))


def test_reading_gives_the_point_and_band_of_the_municipality() -> None:
    found, problems = read_practices([{**RAW, "municipality": "20247"}], KNOWN)
    assert not problems
    assert (found[0].state, found[0].band, found[0].lat, found[0].country) == ("20", "chica", 17.3, "MX")


@pytest.mark.parametrize(("change", "code"), [
    ({"id": "Mal"}, "not_an_id"), ({"id": ""}, "missing"), ({"id": 7}, "not_a_text"), ({"name": " "}, "missing"), ({"name": "x" * 201},
        "too_long"),
    ({"components": []}, "missing"), ({"components": "participacion"}, "not_a_list"), ({"components": ["otra"]}, "not_an_option"),
    ({"municipality": 14039}, "not_a_text"), ({"municipality": "99999"}, "not_an_option"), ({"state": "20", "municipality": "14039"},
        "other_state"),
    ({"country": "AR", "state": "14"}, "only_in_mexico"), ({"country": "XX"}, "not_an_option"), ({"lat": 20.1}, "missing"),
    ({"lat": 200, "lon": 1}, "not_in_range"), ({"start": 2020, "end": 2010}, "ends_before"), ({"start": 20.5}, "not_in_range"),
    ({"sdg": ["99.9"]}, "unknown_target"), ({"indicators": ["otra-9"]}, "unknown_indicator"), ({"gender": 3}, "not_a_mapping"),
    ({"gender": {"level": "mucho"}}, "not_an_option"), ({"sources": []}, "missing"), ({"sources": [{"title": "x",
        "url": "javascript:alert(1)"}]}, "not_a_link"),
    ({"sources": [{"title": "x", "url": "https://a.mx", "read": "ayer"}]}, "not_a_date"), ({"costo": "bajo"}, "unknown_field"),
])
def test_reading_says_what_is_wrong(change: dict[str, Any], code: str) -> None:
    found, problems = read_practices([{**RAW, **change}], KNOWN)
    assert not found and code in codes(problems)


def test_reading_gathers_all_problems_and_keeps_the_good_ones() -> None:
    found, problems = read_practices([RAW, {**RAW, "id": "dos", "cost": "gratis"}, {**RAW, "id": "tres", "name": ""}, RAW, 4], KNOWN)
    assert [each.id for each in found] == ["una"]
    assert [each.path for each in problems] == ["1.cost", "2.name", "3.id", "4"]


def test_what_is_not_published_is_left_out() -> None:
    assert read_practices([{**RAW, "published": False, "unpublished_reason": "Falta leer."}], KNOWN) == ((), ())


def test_too_many_practices_are_refused_at_once() -> None:
    assert codes(read_practices([RAW] * 1001, KNOWN)[1]) == ("too_many_practices",)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each), max_leaves=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.fixed_dictionaries({}, optional={key: JSON for key in ("id", "name", "components", "sources", "gender", "lat",
    "start", "municipality", "sdg")})) | JSON)
def test_reading_never_raises(raw: Any) -> None:
    read_practices(raw, KNOWN)


def naive(index: Index, query: Query) -> list[str]:
    """What a filter means, written plainly."""
    found = []
    for each in index.catalogue.practices:
        values = values_of(each)
        if all(set(values[facet]) & set(wanted) for facet, wanted in query.facets.items()):
            found.append(each.id)
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    "componente=participacion", "componente=rendicion", "tema=genero", "estado=14", "estado=20", "pais=MX", "pais=AR", "poblacion=chica",
    "costo=low", "evidencia=documentada", "periodo=2010-2014", "periodo=sin-fecha", "meta=16.7", "ods=5", "genero=none", "estado=99"]),
        max_size=5))
def test_filters_combine_and_every_count_is_what_one_would_get(parts: list[str]) -> None:
    index = catalogue(60)
    query = read_query("&".join(parts))
    found = index.find(query)
    assert [each.id for each in found.practices] == naive(index, query)
    for facet, counts in found.counts.items():
        for value, count in counts.items():
            assert count == len(naive(index, query.with_facet(facet, (value,))))


@pytest.mark.parametrize(("words", "fits"), [("PRÁCTICA numero", True), ("presupuesto poblacion", True), ("poblaçión", True), ("zapato",
    False)])
def test_search_forgives_accents_and_case(words: str, fits: bool) -> None:
    assert bool(catalogue(3).find(Query(words=words)).practices) is fits


def test_folding() -> None:
    assert folded("Ñuu Opción ÉTICA") == "nuu opcion etica"


def test_an_address_gives_back_its_query() -> None:
    query = Query(words="agua limpia", facets={"state": ("14", "20"), "topic": ("genero",)}, mine={"band": ("chica",)}, chosen=("a-1",
        "b-2"),
                  compared=("a-1", "b-2"), comparing=True, practice="a-1", view="america", page=0)
    assert read_query(query.written()) == query
    assert read_query("") == Query()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_address_gives_a_query_whose_address_is_stable(text: str) -> None:
    query = read_query(text)
    assert read_query(query.written()) == query


def test_hostile_addresses_are_cut() -> None:
    query = read_query("q=" + "x" * 9000 + "&estado=" + "&estado=".join(str(each) for each in range(200)))
    assert len(query.words) <= 100
    assert len(read_query("&".join(f"estado={each}" for each in range(200))).facets["state"]) == 40
    assert read_query("seleccion=" + "_".join(f"a{each}" for each in range(300))).chosen[-1] == "a99"


def test_a_thousand_filter_in_at_most_three_times_the_time_of_a_hundred() -> None:
    queries = [read_query(each) for each in ("", "estado=14&componente=participacion", "tema=genero&costo=low&poblacion=chica")]

    def best(size: int) -> float:
        index = catalogue(size)
        for query in queries:
            index.find(query)
        times = []
        for _ in range(15):
            began = time.process_time()
            for query in queries[1:]:
                index.find(query)
            times.append(time.process_time() - began)
        return min(times)

    assert best(1000) <= 3 * best(100)


def test_a_municipality_like_mine() -> None:
    base = practice(1, random.Random(1))
    same = attrs.evolve(base, id="igual", state="20", band="chica", topics=("genero",), evidence="documentada")
    near = attrs.evolve(same, id="cerca", state="14", band="mediana", topics=())
    far = attrs.evolve(near, id="lejos", band="grande", components=("marco",))
    found = alike((far, near, same), {"state": ("20",), "band": ("chica",), "theme": ("genero",)}, BANDS)
    assert [(each.practice.id, each.reasons) for each in found] == [("igual", ("band", "state", "genero")), ("cerca", ("near_band",))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=60), st.sampled_from([0.05, 0.1, 0.3]))
def test_gathered_markers_are_apart_and_lose_nobody(points: list[tuple[float, float]], apart: float) -> None:
    spots = [Spot(str(number), x, y, (str(number),)) for number, (x, y) in enumerate(points)]
    markers = gathered(spots, apart)
    assert sorted(each for marker in markers for each in marker.members) == sorted(each.key for each in spots)
    for a in markers:
        for b in markers:
            assert a is b or (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= apart**2


IDS = {"una", "dos", "tres"}


def test_favourites_are_merged_and_stale_ones_shown() -> None:
    first = favourites.save(Kept(), {"favourites": {"una": {"kept": True, "note": "hola"}}, "explored": ["una", "una", "x", 3]}, IDS, NOW)
    assert first.revisions == {"una": 1} and first.kept.explored == ("una",) and first.kept.chosen == ("una",)
    second = favourites.save(first.kept, {"favourites": {"una": {"note": "otra", "base": 0}}}, IDS, NOW)
    assert second.kept == first.kept and second.conflicts["una"]["note"] == "hola"
    third = favourites.save(first.kept, {"favourites": {"una": {"note": "otra", "base": 1}}}, IDS, NOW)
    assert third.kept.favourites["una"].note == "otra" and not third.conflicts
    same = favourites.save(third.kept, {"favourites": {"una": {"note": "otra", "base": 0}}}, IDS, NOW)
    assert not same.conflicts
    gone = favourites.save(third.kept, {"favourites": {"una": {"kept": False, "base": 2}}}, IDS, NOW)
    assert gone.kept.chosen == () and gone.kept.favourites["una"].note == ""


@pytest.mark.parametrize(("change", "code"), [
    ({"otra": {"note": ""}}, "unknown_practice"), ({"una": 3}, "not_a_mapping"), ({"una": {"note": 4}}, "not_a_text"),
        ({"una": {"note": "x" * 501}}, "too_long"),
])
def test_bad_favourites_are_refused_and_good_ones_kept(change: dict[str, Any], code: str) -> None:
    found = favourites.save(Kept(), {"favourites": {"dos": {"note": "sí"}, **change}}, IDS, NOW)
    assert codes(found.problems) == (code,) and found.kept.chosen == ("dos",)


def test_the_activity_asks_for_a_practice_and_a_text() -> None:
    def sent(**activity: Any) -> favourites.Saved:
        return favourites.submit(Kept(), {"activity": activity}, IDS, NOW)

    assert sent(practice="", text="x" * 60).refused == "choose_a_practice"
    assert sent(practice="una", text="corto").refused == "activity_too_short"
    assert sent(practice="una", text="x" * 3001).refused == "activity_incomplete"
    done = sent(practice="una", text="x" * 60)
    assert not done.refused and done.kept.activity.submitted == NOW


def test_progress() -> None:
    assert [favourites.progress(Kept(explored=("a",) * each), "explorar") for each in (0, 1, 3, 5)] == [0, 1 / 3, 1, 1]
    kept = favourites.save(Kept(), {"favourites": {"una": {}}}, IDS, NOW).kept
    assert (favourites.progress(Kept(), "favorita"), favourites.progress(kept, "favorita")) == (0.0, 1.0)


@settings(max_examples=100, deadline=None)
@given(JSON, JSON, JSON)
def test_stored_state_of_any_shape_is_read_and_written_back(a: Any, b: Any, c: Any) -> None:
    kept = favourites.read_kept(a, b, c)
    assert favourites.read_kept(*favourites.write_kept(kept)) == kept
    favourites.without_free_text({"favourites": a, "explored": b, "activity": c})


def test_retirement_leaves_ids_and_no_words() -> None:
    state = {"favourites": {"una": {"kept": True, "note": "secreto", "rev": 2, "at": NOW}, "mal": "secreto"}, "explored": ["una"],
        "earned": 1.0,
             "activity": {"practice": "una", "text": "secreto largo", "rev": 1, "at": NOW, "submitted": NOW}, "otro": "secreto"}
    bare = favourites.without_free_text(state)
    assert "secreto" not in str(bare) and bare["earned"] == 1.0 and bare["explored"] == ["una"]
    assert bare["favourites"]["una"]["kept"] is True and favourites.without_free_text(bare) == bare
