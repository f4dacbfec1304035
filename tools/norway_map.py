"""Draws mainland Norway for the theme: theme/templates/partials/norway.svg.

Run by hand when the outline should change; the result is committed, and no build needs this script:

    npm pack world-atlas@2.0.2
    .venv/bin/python tools/norway_map.py world-atlas-2.0.2.tgz

The package holds Natural Earth 4.1 at 1:10 million (public domain) as TopoJSON.
"""

import heapq
import itertools
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from moteplass.model.map_projection import project  # noqa: E402  # the path of our own modules first

TARGET = ROOT / "theme" / "templates" / "partials" / "norway.svg"
NORWAY = "578"  # ISO 3166-1
MAINLAND = {"longitude": (3, 32), "latitude": (57, 71.5)}  # leaves out Svalbard, Jan Mayen and Bouvetøya
# In square units of the drawing (1 unit is 2 km). Chosen so that Lofoten and the large fjords stay and the path is below 6 kB.
SMALLEST_ISLAND = 20.0
SMALLEST_DETAIL = 5.0

Point = tuple[float, float]


def main(package: Path) -> None:
    """Read the package, draw, write, and say how much it is."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/countries-10m.json")
        assert member
        topology = json.load(member)
    islands = [ring for ring in outlines(topology, NORWAY) if is_mainland(ring)]
    projected = [[project(latitude, longitude) for longitude, latitude in ring] for ring in islands]
    kept = sorted((ring for ring in projected if area(ring) >= SMALLEST_ISLAND), key=area, reverse=True)
    path = "".join(path_data(simplify(ring, SMALLEST_DETAIL)) for ring in kept)
    TARGET.write_text(f'<path class="map-land" d="{path}"/>\n', encoding="utf-8")
    print(f"{len(kept)} islands, {len(path)} bytes")


def outlines(topology: dict[str, Any], country: str) -> list[list[Point]]:
    """The outer rings of a country as (longitude, latitude) (TopoJSON 1.0, 2.1.2 to 2.1.4; a negative index is the
    arc ``~index`` backwards)."""
    geometry = next(found for found in topology["objects"]["countries"]["geometries"] if found.get("id") == country)
    arcs = [decode(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = []
    for polygon in geometry["arcs"]:
        ring: list[Point] = []
        for index in polygon[0]:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += arc[1:] if ring else arc
        rings.append(ring[:-1])  # the last point is the first again
    return rings


def decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Steps on a grid → degrees."""
    (scale_x, scale_y), (west, south) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + west, y * scale_y + south))
    return points


def is_mainland(ring: list[Point]) -> bool:
    """Whether all of the ring lies in the frame of the map."""
    (west, east), (south, north) = MAINLAND["longitude"], MAINLAND["latitude"]
    return all(west < longitude < east and south < latitude < north for longitude, latitude in ring)


def area(ring: list[Point]) -> float:
    """The shoelace formula."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def simplify(ring: list[Point], smallest: float) -> list[Point]:
    """Takes away, again and again, the point whose triangle with its neighbours is smallest (Visvalingam and Whyatt 1993)."""
    size = len(ring)
    before, after = [(i - 1) % size for i in range(size)], [(i + 1) % size for i in range(size)]

    def triangle(i: int) -> float:
        return area([ring[before[i]], ring[i], ring[after[i]]])

    current = [triangle(i) for i in range(size)]
    heap = [(current[i], i) for i in range(size)]
    heapq.heapify(heap)
    gone: set[int] = set()
    while heap and size - len(gone) > 4:
        weight, i = heapq.heappop(heap)
        if weight >= smallest:
            break
        if i in gone or weight != current[i]:
            continue  # an entry that a neighbour's going has made old
        gone.add(i)
        before[after[i]], after[before[i]] = before[i], after[i]
        for neighbour in (before[i], after[i]):
            current[neighbour] = max(weight, triangle(neighbour))
            heapq.heappush(heap, (current[neighbour], neighbour))
    return [point for i, point in enumerate(ring) if i not in gone]


def path_data(ring: list[Point]) -> str:
    """The ring in whole units, as steps: «M10 20l3-4…z» (SVG 2, 9.3)."""
    grid = [(round(x), round(y)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(grid)]
    numbers = [number for step in steps if step != (0, 0) for number in step]
    text = "".join(str(number) if number < 0 or i == 0 else f" {number}" for i, number in enumerate(numbers))
    return f"M{grid[0][0]} {grid[0][1]}l{text}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
