"""The outlines: all the states, and every point inside the outline of its own state."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from autodiagnostico_xblock.kit import reference
from curso_contenido.core import projection
from curso_contenido.core.practices import AMERICA
from curso_contenido.data import catalogue

GEOMETRY = catalogue.geometry()
Ring = list[tuple[float, float]]
# clave of a state → (lat, lon) of a place known to be in it
PLACES = {
    "07": (16.737, -92.637), "01": (21.882, -102.296), "02": (32.624, -115.452), "03": (24.142, -110.311), "04": (19.830, -90.350),
    "05": (25.423, -100.992), "06": (19.243, -103.725), "08": (28.635, -106.089), "09": (19.433, -99.133), "10": (24.028, -104.653),
    "11": (21.019, -101.257), "12": (17.551, -99.500), "13": (20.101, -98.759), "14": (20.677, -103.347), "15": (19.293, -99.654),
    "16": (19.703, -101.194), "17": (18.924, -99.222), "18": (21.505, -104.895), "19": (25.687, -100.316), "20": (17.073, -96.727),
    "21": (19.041, -98.206), "22": (20.589, -100.390), "23": (19.200, -88.500), "24": (22.157, -100.986), "25": (24.809, -107.394),
    "26": (29.073, -110.956), "27": (17.989, -92.948), "28": (23.736, -99.146), "29": (19.318, -98.238), "30": (19.544, -96.910),
    "31": (20.967, -89.593), "32": (22.771, -102.583),
}


def rings(path: str) -> list[Ring]:
    """Corners of a path of `M x y l dx dy …z`."""
    found = []
    for part in path.split("z")[:-1]:
        numbers = [int(each) for each in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring: Ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2]):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def inside(point: tuple[float, float], path: str) -> bool:
    """Whether a point is in the outline (odd number of crossings)."""
    crossings = 0
    for ring in rings(path):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
            if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


def near(point: tuple[float, float], path: str, most: float) -> bool:
    """Whether a point is in the outline or at most so far from a corner of it: the outlines are simplified."""
    return inside(point, path) or any((x - point[0]) ** 2 + (y - point[1]) ** 2 <= most**2 for ring in rings(path) for x, y in ring)


def placed(lat: float, lon: float, picture: str = "mexico") -> tuple[float, float]:
    """Point on a picture."""
    frame = GEOMETRY[picture]["frame"]
    x, y = getattr(projection, picture)(lat, lon)
    return (x - frame["left"]) / frame["unit"], (frame["top"] - y) / frame["unit"]


def test_all_states_and_countries_have_an_outline() -> None:
    claves = {each.clave for each in reference.states()}
    assert set(GEOMETRY["mexico"]["paths"]) == set(GEOMETRY["detail"]["paths"]) == claves == set(PLACES)
    drawn = set(GEOMETRY["america"]["paths"])
    assert "MX" in drawn and {each.country for each in catalogue.practices() if each.area == "america"} <= drawn
    assert drawn - {"MX"} <= set(AMERICA)


@pytest.mark.parametrize("clave", sorted(PLACES))
def test_known_places_fall_in_their_own_state_only(clave: str) -> None:
    point = placed(*PLACES[clave])
    assert [key for key, path in GEOMETRY["mexico"]["paths"].items() if inside(point, path)] == [clave]
    large = tuple(each * GEOMETRY["detail"]["zoom"] for each in point)
    assert inside(large, GEOMETRY["detail"]["paths"][clave])  # type: ignore[arg-type]


def test_the_cone_is_the_one_of_the_sources_coordinates() -> None:
    spec = spec_from_file_location("municipios", Path(__file__).parents[2] / "tools" / "datos" / "municipios.py")
    assert spec is not None and spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)  # its inverse turned INEGI's metres into the points of the municipalities
    for lat, lon in PLACES.values():
        assert tool.to_degrees(*projection.mexico(lat, lon)) == pytest.approx((lat, lon), abs=1e-6)


@pytest.mark.parametrize("practice", [each for each in catalogue.practices() if each.area == "mexico"], ids=lambda each: each.id)
def test_every_marker_of_mexico_is_in_its_state(practice: object) -> None:
    point = placed(practice.lat, practice.lon)  # type: ignore[attr-defined]
    assert near(point, GEOMETRY["mexico"]["paths"][practice.state], 6)  # type: ignore[attr-defined]
    inner = [key for key, path in GEOMETRY["mexico"]["paths"].items() if inside(point, path)]
    assert inner in ([practice.state], [])  # type: ignore[attr-defined]


@pytest.mark.parametrize("practice", [each for each in catalogue.practices() if each.area == "america"], ids=lambda each: each.id)
def test_every_marker_of_latin_america_is_in_its_country(practice: object) -> None:
    assert near(placed(practice.lat, practice.lon, "america"), GEOMETRY["america"]["paths"][practice.country], 8)  # type: ignore[attr-defined]


def test_the_outlines_are_light() -> None:
    assert sum(map(len, GEOMETRY["mexico"]["paths"].values())) < 16_000
    assert max(map(len, GEOMETRY["detail"]["paths"].values())) < 4_000
