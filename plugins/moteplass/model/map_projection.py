"""Where a place lies on the map of Norway. ``tools/norway_map.py`` draws the coast with the same projection, so that an office
stands where it is."""

import math

# The drawing's own units: its viewBox is «0 0 WIDTH HEIGHT».
WIDTH, HEIGHT = 600, 760
KM_PER_UNIT = 2
WEST_KM, NORTH_KM = -580, 7980  # the upper left corner, from the central meridian and from the equator
EARTH_KM = 6371
# Transverse Mercator about 15° E, as UTM zone 33, in which Kartverket shows the whole country: Norway leans as people know it.
CENTRAL_MERIDIAN = 15


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees → the drawing's units, x to the right and y downwards (Snyder, Map Projections, USGS 1395, eq. 8-1 and 8-3)."""
    phi, lam = math.radians(latitude), math.radians(longitude - CENTRAL_MERIDIAN)
    east = EARTH_KM * math.atanh(math.cos(phi) * math.sin(lam))
    north = EARTH_KM * math.atan2(math.tan(phi), math.cos(lam))
    return (east - WEST_KM) / KM_PER_UNIT, (NORTH_KM - north) / KM_PER_UNIT
