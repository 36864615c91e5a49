"""From degrees to the two pictures: the cone of INEGI for Mexico, an equal-area plane for Latin America.

Pure arithmetic; `tools/datos/mapa.py` draws the outlines with the same functions, so that a point falls where it is.
"""

from __future__ import annotations

from math import cos, log, pi, radians, sin, sqrt, tan

# Lambert conformal cone of INEGI's Marco Geoestadístico: ITRF2008, parallels 17.5° and 29.5° N, meridian 102° W
AXIS, ECCENTRICITY = 6_378_137.0, sqrt(0.00669438002290)
PARALLELS, ORIGIN, MERIDIAN = (radians(17.5), radians(29.5)), radians(12.0), radians(-102.0)
FALSE_EAST = 2_500_000.0
# Lambert azimuthal equal-area plane, on a sphere
CENTRE = (radians(-12.0), radians(-75.0))
RADIUS = 6_371_007.0


def _m(phi: float) -> float:
    return cos(phi) / sqrt(1 - (ECCENTRICITY * sin(phi)) ** 2)


def _t(phi: float) -> float:
    part = ECCENTRICITY * sin(phi)
    return tan(pi / 4 - phi / 2) / float(((1 - part) / (1 + part)) ** (ECCENTRICITY / 2))


N = log(_m(PARALLELS[0]) / _m(PARALLELS[1])) / log(_t(PARALLELS[0]) / _t(PARALLELS[1]))
F = _m(PARALLELS[0]) / (N * _t(PARALLELS[0]) ** N)
RHO_ORIGIN = AXIS * F * _t(ORIGIN) ** N


def mexico(lat: float, lon: float) -> tuple[float, float]:
    """Metres east and north on the cone; degrees in. Good for latitudes from 10 to 36."""
    rho = AXIS * F * _t(radians(lat)) ** N
    theta = N * (radians(lon) - MERIDIAN)
    return FALSE_EAST + rho * sin(theta), RHO_ORIGIN - rho * cos(theta)


def america(lat: float, lon: float) -> tuple[float, float]:
    """Metres east and north of the centre of the plane; degrees in. Good for the western hemisphere."""
    phi, apart = radians(lat), radians(lon) - CENTRE[1]
    scale = sqrt(2 / (1 + sin(CENTRE[0]) * sin(phi) + cos(CENTRE[0]) * cos(phi) * cos(apart)))
    east = RADIUS * scale * cos(phi) * sin(apart)
    return east, RADIUS * scale * (cos(CENTRE[0]) * sin(phi) - sin(CENTRE[0]) * cos(phi) * cos(apart))

