#!/usr/bin/env python3
"""Checks GeoJSON files with what other people wrote, and with rules that nobody else has.

    check_geojson.py FILE...        exit status 1 if anything is wrong, and says what
    check_geojson.py --self-test    seeds defects and asserts that each is caught by its rule

Needs ogrinfo (Debian gdal-bin) and the packages of requirements-geojson.txt. A missing one fails.
"""

import argparse
import copy
import json
import math
import re
import subprocess
import sys
import tempfile
import warnings
from decimal import Decimal
from pathlib import Path

import geojson_validator
from geojson_pydantic import FeatureCollection
from pydantic import ValidationError

MAX_DECIMALS = 6
DEGREE_TOLERANCE = 1e-6


# --- Reading ------------------------------------------------------------------------------------


class Unreadable(Exception):
    """The text is no JSON, or JSON that two readers would read differently."""


def read_strictly(text):
    """Parses RFC 8259 and I-JSON: no NaN, no name twice in one object; decimals are kept."""

    def refuse_constant(name):
        raise Unreadable(f"{name} is no JSON number")

    def refuse_duplicates(pairs):
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                raise Unreadable(f"the name {name!r} stands twice in one object")
        return dict(pairs)

    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_constant=refuse_constant,
            object_pairs_hook=refuse_duplicates,
        )
    except ValueError as error:
        raise Unreadable(str(error)) from error


def is_number(value):
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def lines_of(geometry):
    """The geometry's lines; a point is a line of one position."""
    coordinates = geometry["coordinates"]
    return {
        "Point": lambda: [[coordinates]],
        "LineString": lambda: [coordinates],
        "MultiLineString": lambda: coordinates,
    }[geometry["type"]]()


# --- Rules of our own ---------------------------------------------------------------------------


def rule_no_crs(document):
    """RFC 7946 section 4 removed the member; the data are WGS 84."""
    found = [document] + document["features"] + [f["geometry"] for f in document["features"]]
    if any("crs" in item for item in found):
        yield "a member 'crs'"


def rule_unique_ids(document):
    seen = set()
    for feature in document["features"]:
        identifier = feature.get("id")
        if not isinstance(identifier, str) or not identifier:
            yield f"the id {identifier!r} is no text"
        elif identifier in seen:
            yield f"the id {identifier!r} is given twice"
        seen.add(identifier)


def rule_id_is_a_property(document):
    for feature in document["features"]:
        if feature["properties"].get("id") != feature.get("id"):
            yield f"{feature.get('id')!r} has the property id {feature['properties'].get('id')!r}"


def rule_positions(document):
    """Two finite numbers in range, with at most six decimals."""
    for feature in document["features"]:
        for line in lines_of(feature["geometry"]):
            for position in line:
                if len(position) != 2 or not all(is_number(value) for value in position):
                    yield f"{feature['id']}: the position {position}"
                    continue
                longitude, latitude = position
                if abs(longitude) > 180 or abs(latitude) > 90:
                    yield f"{feature['id']}: {longitude}, {latitude} is out of range"
                yield from too_precise(position, feature["id"])


def too_precise(numbers, where):
    for number in numbers:
        if isinstance(number, Decimal) and -number.as_tuple().exponent > MAX_DECIMALS:
            yield f"{where}: {number} has more than {MAX_DECIMALS} decimals"


def rule_lines(document):
    """Of two positions or more, and on one side of the antimeridian."""
    for feature in document["features"]:
        if feature["geometry"]["type"] == "Point":
            continue
        for line in lines_of(feature["geometry"]):
            if len(line) < 2:
                yield f"{feature['id']}: a line of {len(line)} positions"
            for start, end in zip(line, line[1:]):
                if abs(start[0] - end[0]) > 180:
                    yield f"{feature['id']}: uncut from {start[0]} to {end[0]}"
                if start == end:
                    yield f"{feature['id']}: a segment of length zero"


def rule_properties(document):
    """Scalars, finite, and of one type by name: the columns of a table."""
    types = {}
    for feature in document["features"]:
        for name, value in feature["properties"].items():
            if isinstance(value, (dict, list)):
                yield f"{feature['id']}: {name} is not flat"
                continue
            if is_number(value) and not math.isfinite(value):
                yield f"{feature['id']}: {name} is {value}"
            if value is not None:
                kind = "number" if is_number(value) else type(value).__name__
                types.setdefault(name, set()).add(kind)
    for name, kinds in sorted(types.items()):
        if len(kinds) > 1:
            yield f"the property {name} is of several types: {', '.join(sorted(kinds))}"


def rule_bbox(document):
    """Section 5: the narrowest box, west greater than east over the antimeridian."""
    if not document["features"]:
        return
    bbox = document.get("bbox")
    if not isinstance(bbox, list) or len(bbox) != 4 or not all(map(is_number, bbox)):
        yield f"the bbox is {bbox}"
        return
    expected = narrowest_box(document)
    if any(abs(float(a) - b) > 1e-9 for a, b in zip(bbox, expected)):
        yield f"the bbox is {[float(edge) for edge in bbox]}; expected {expected}"
    yield from too_precise(bbox, "bbox")


def narrowest_box(document):
    """By the widest gap that no line covers, on a circle unrolled once."""
    spans, latitudes = [], []
    for feature in document["features"]:
        for line in lines_of(feature["geometry"]):
            longitudes = [float(position[0]) for position in line]
            latitudes += [float(position[1]) for position in line]
            spans.append((min(longitudes), max(longitudes)))
    spans.sort()
    reach = spans[0][1]
    gaps = []
    for west, east in spans[1:]:
        if west > reach:
            gaps.append((west - reach, west, reach))
        reach = max(reach, east)
    around = spans[0][0] + 360 - reach
    widest = max(gaps, key=lambda gap: gap[0], default=(-1,))
    west, east = (spans[0][0], reach) if around >= widest[0] else (widest[1], widest[2])
    west = -180 if west == 180 and east < 180 else west
    east = 180 if east == -180 and west > -180 else east
    return [west, min(latitudes), east, max(latitudes)]


def rule_simplestyle(document):
    """The values that simplestyle-spec 1.1 allows."""
    for feature in document["features"]:
        properties = feature["properties"]
        drawn_as = "marker-color" if feature["geometry"]["type"] == "Point" else "stroke"
        if properties.get("kind") not in ("route", "leg") and drawn_as not in properties:
            yield f"{feature['id']}: no {drawn_as}"
        for name in ("stroke", "marker-color"):
            color = properties.get(name)
            if name in properties and not re.fullmatch("#[0-9A-Fa-f]{6}", str(color)):
                yield f"{feature['id']}: {name} is {color!r}"
        if properties.get("marker-size", "small") not in ("small", "medium", "large"):
            yield f"{feature['id']}: marker-size is {properties['marker-size']!r}"
        for name, most in (("stroke-width", 100), ("stroke-opacity", 1)):
            value = properties.get(name, 0)
            if not is_number(value) or not 0 <= value <= most:
                yield f"{feature['id']}: {name} is {value!r}"


def rule_order(document):
    """What is last is drawn on top: routes, legs, points at nodes, nodes."""
    ranks = [
        {"route": 0, "leg": 1, "node": 3}.get(feature["properties"].get("kind"), 2)
        for feature in document["features"]
    ]
    if ranks != sorted(ranks):
        yield "the features are not in the order routes, legs, points, nodes"


def rule_bibliography(document):
    """Every source that a feature names is listed, once, by id, and no other."""
    listed = [source["id"] for source in document.get("bibliography", [])]
    used = set()
    for feature in document["features"]:
        used.update(filter(None, (feature["properties"].get("source_ids") or "").split(";")))
    if listed != sorted(set(listed)):
        yield "the bibliography is not sorted, or holds a source twice"
    for missing in sorted(used - set(listed)):
        yield f"the source {missing!r} is not in the bibliography"
    for unused in sorted(set(listed) - used):
        yield f"the source {unused!r} is in the bibliography and no feature names it"


RULES = {
    "crs": rule_no_crs,
    "unique ids": rule_unique_ids,
    "id as a property": rule_id_is_a_property,
    "positions": rule_positions,
    "lines": rule_lines,
    "properties": rule_properties,
    "bbox": rule_bbox,
    "simplestyle": rule_simplestyle,
    "order": rule_order,
    "bibliography": rule_bibliography,
}


def check_rules(document):
    for name, rule in RULES.items():
        try:
            for problem in rule(document):
                yield name, problem
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            yield name, f"cannot be looked at: {error!r}"


# --- Other people's validators ------------------------------------------------------------------


def check_pydantic(text):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            FeatureCollection.model_validate_json(text)
        except ValidationError as error:
            for problem in error.errors():
                place = "/".join(map(str, problem["loc"]))
                yield "geojson-pydantic", f"{place}: {problem['msg']}"
    for warning in caught:
        # It warns of every box over the antimeridian, which RFC 7946 section 5.2 asks for.
        if "crossing the Antimeridian" not in str(warning.message):
            yield "geojson-pydantic", str(warning.message)


def check_structure(document):
    for problem, places in geojson_validator.validate_structure(document, check_crs=True).items():
        yield "geojson-validator structure", f"{problem} {places}"


def check_geometries(document):
    try:
        results = geojson_validator.validate_geometries(document)
    except Exception as error:  # It raises what it happens to meet in a broken document.
        yield "geojson-validator geometry", repr(error)
        return
    for index in results["skipped_validation"]:
        yield "geojson-validator geometry", f"feature {index} could not be looked at"
    for criterion, flagged in results["invalid"].items():
        yield "geojson-validator geometry", f"{criterion}: {flagged}"
    problematic = dict(results["problematic"])
    crossing = problematic.pop("crosses_antimeridian", [])
    for criterion, flagged in problematic.items():
        yield "geojson-validator geometry", f"{criterion}: {flagged}"
    expected = touches_180_from_the_west(document)
    if crossing != expected:
        yield (
            "geojson-validator geometry",
            f"crosses_antimeridian names {crossing}; only lines cut at 180 may be: {expected}",
        )


def touches_180_from_the_west(document):
    """What `crosses_antimeridian` names wrongly: it folds 180 to −180, so a line that was cut there
    as the RFC asks seems to jump. The same form as its result: an index, or an index with those of
    the parts."""
    found = []
    for index, feature in enumerate(document["features"]):
        geometry = feature.get("geometry") or {}
        if geometry.get("type") not in ("LineString", "MultiLineString"):
            continue
        parts = [
            part
            for part, line in enumerate(lines_of(geometry))
            if any(
                (start[0] == 180) != (end[0] == 180) and min(start[0], end[0]) > 0
                for start, end in zip(line, line[1:])
            )
        ]
        if parts:
            found.append({index: parts} if geometry["type"] == "MultiLineString" else index)
    return found


def check_ogrinfo(path, document):
    """GDAL is a reader, no validator: it must have nothing to say, and see the same."""
    command = ["ogrinfo", "-al", "-so", "-ro", str(path)]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        yield "ogrinfo", "not installed (Debian gdal-bin)"
        return
    if run.returncode != 0:
        yield "ogrinfo", f"exit status {run.returncode}"
    if run.stderr.strip():
        yield "ogrinfo", run.stderr.strip()
    for line in run.stdout.splitlines():
        if re.match("(warning|error)", line, re.IGNORECASE):
            yield "ogrinfo", line
    count = re.search(r"^Feature Count: (\d+)$", run.stdout, re.MULTILINE)
    features = document.get("features") or []
    if count is None or int(count.group(1)) != len(features):
        yield "ogrinfo", f"{count and count.group(1)} features; expected {len(features)}"
    name = re.search(r"^Layer name: (.*)$", run.stdout, re.MULTILINE)
    if name is None or name.group(1) != document.get("name"):
        yield "ogrinfo", f"layer {name and name.group(1)!r}; expected {document.get('name')!r}"
    if 'ID["EPSG",4326]' not in run.stdout:
        yield "ogrinfo", "the reference system is not WGS 84"
    yield from check_extent(run.stdout, features)


def check_extent(output, features):
    number = r"(-?\d+\.\d+)"
    pattern = rf"^Extent: \({number}, {number}\) - \({number}, {number}\)$"
    found = re.search(pattern, output, re.MULTILINE)
    positions = [
        position
        for feature in features
        for line in lines_of(feature["geometry"])
        for position in line
    ]
    if not positions:
        return
    longitudes = [float(position[0]) for position in positions]
    latitudes = [float(position[1]) for position in positions]
    expected = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    edges = [float(edge) for edge in found.groups()] if found else []
    if len(edges) != 4 or any(abs(a - b) > DEGREE_TOLERANCE for a, b in zip(edges, expected)):
        yield "ogrinfo", f"the extent is {edges}; expected {expected}"


def check(path):
    """The problems of a file, each with the check that found it."""
    try:
        text = path.read_text(encoding="utf-8", errors="strict")
        exact = read_strictly(text)
    except (Unreadable, UnicodeDecodeError) as error:
        return [("JSON", str(error))]
    if not isinstance(exact, dict) or not isinstance(exact.get("features"), list):
        return [("JSON", "no feature collection")]
    document = json.loads(text)
    problems = list(check_pydantic(text))
    problems += check_structure(document)
    problems += check_rules(exact)
    for validator in (check_geometries, lambda document: check_ogrinfo(path, document)):
        try:
            problems += validator(document)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            problems.append(("JSON", f"cannot be looked at: {error!r}"))
    return problems


# --- Self-test ----------------------------------------------------------------------------------


def sound_document():
    def feature(identifier, geometry, **properties):
        properties = {"id": identifier, **properties}
        return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}

    def line(kind, identifier, **properties):
        parts = [[[170.5, 50], [175, 51.123456], [180, 51.5]], [[-180, 51.5], [-170, 52]]]
        geometry = {"type": "MultiLineString", "coordinates": parts}
        style = {"stroke": "#0072B2", "stroke-width": 3, "stroke-opacity": 0.5}
        return feature(identifier, geometry, kind=kind, **properties, **style)

    def point(identifier, position):
        geometry = {"type": "Point", "coordinates": position}
        style = {"marker-color": "#000000", "marker-size": "small"}
        return feature(identifier, geometry, kind="node", **style)

    return {
        "type": "FeatureCollection",
        "name": "sound",
        "bbox": [170.5, 50, -170, 52],
        "features": [
            line("route", "route:a", km=1200.5, source_ids="one;two", opens=None),
            line("leg", "leg:a", km=1200, source_ids="one", opens="2030-12-31"),
            point("node:a", [170.5, 50]),
            point("node:b", [-170, 52]),
        ],
        "bibliography": [
            {"id": "one", "publisher": "One", "url": "https://example.org/1"},
            {"id": "two", "publisher": None, "url": None},
        ],
    }


def leg(document):
    return document["features"][1]


def leg_parts(document):
    return leg(document)["geometry"]["coordinates"]


def set_at(place, key, value):
    def seed(document):
        place(document)[key] = value

    return seed


def properties_of_leg(document):
    return leg(document)["properties"]


# Each: what is wrong, how to make it so, and the check that must say so.
DEFECTS = [
    ("a crs member", set_at(lambda d: d, "crs", {"type": "name"}), "crs"),
    ("a crs member", set_at(lambda d: d, "crs", {"type": "name"}), "geojson-validator structure"),
    ("an id twice", set_at(leg, "id", "route:a"), "unique ids"),
    ("an id that is a number", set_at(leg, "id", 7), "unique ids"),
    ("another id as property", set_at(properties_of_leg, "id", "leg:b"), "id as a property"),
    ("seven decimals", set_at(lambda d: leg_parts(d)[0], 1, [175, 51.1234567]), "positions"),
    (
        "seven decimals",
        set_at(lambda d: leg_parts(d)[0], 1, [175, 51.1234567]),
        "geojson-validator geometry",
    ),
    ("a longitude of 181", set_at(lambda d: leg_parts(d)[0], 1, [181, 51]), "positions"),
    ("a height", set_at(lambda d: leg_parts(d)[0], 1, [175, 51, 9]), "positions"),
    ("a height", set_at(lambda d: leg_parts(d)[0], 1, [175, 51, 9]), "geojson-validator geometry"),
    ("a text for a number", set_at(lambda d: leg_parts(d)[0], 1, ["x", 51]), "geojson-pydantic"),
    ("a line not cut", set_at(leg_parts, 0, [[170.5, 50], [-170, 52]]), "lines"),
    (
        "a line not cut",
        set_at(leg_parts, 0, [[170.5, 50], [-170, 52]]),
        "geojson-validator geometry",
    ),
    ("a line of one position", set_at(leg_parts, 1, [[-180, 51.5]]), "geojson-pydantic"),
    ("a line of one position", set_at(leg_parts, 1, [[-180, 51.5]]), "lines"),
    (
        "a position passed twice",
        set_at(leg_parts, 1, [[-180, 51.5], [-175, 52], [-170, 52], [-175, 52]]),
        "geojson-validator geometry",
    ),
    (
        "a position repeated at once",
        set_at(leg_parts, 1, [[-180, 51.5], [-180, 51.5], [-170, 52]]),
        "lines",
    ),
    ("no geometry", lambda d: leg(d).pop("geometry"), "geojson-pydantic"),
    ("no type", lambda d: leg(d).pop("type"), "geojson-validator structure"),
    ("no properties", lambda d: leg(d).pop("properties"), "geojson-pydantic"),
    ("a nested property", set_at(properties_of_leg, "km", {"value": 1}), "properties"),
    ("a property of two types", set_at(properties_of_leg, "km", "1200"), "properties"),
    ("a whole number beyond 64 bits", set_at(properties_of_leg, "km", 10**30), "ogrinfo"),
    ("no bbox", lambda d: d.pop("bbox"), "bbox"),
    ("a bbox too wide", set_at(lambda d: d, "bbox", [170.4, 50, -170, 52]), "bbox"),
    ("a bbox the long way", set_at(lambda d: d, "bbox", [-180, 50, 180, 52]), "bbox"),
    ("a bbox of three numbers", set_at(lambda d: d, "bbox", [170.5, 50, -170]), "geojson-pydantic"),
    ("a colour by name", set_at(properties_of_leg, "stroke", "blue"), "simplestyle"),
    ("an opacity of 2", set_at(properties_of_leg, "stroke-opacity", 2), "simplestyle"),
    ("nodes under legs", lambda d: d["features"].reverse(), "order"),
    ("a source not listed", set_at(properties_of_leg, "source_ids", "one;three"), "bibliography"),
    ("a source not used", lambda d: d["bibliography"].append({"id": "zzz"}), "bibliography"),
    ("a layer without a name", lambda d: d.pop("name"), "ogrinfo"),
]

TEXT_DEFECTS = [
    ("NaN", lambda text: text.replace("1200.5", "NaN")),
    ("a name twice", lambda text: text.replace('"km": 1200.5', '"km": 1, "km": 2')),
    ("a file cut short", lambda text: text[:-20]),
    ("two documents", lambda text: text + text),
    ("no collection", lambda text: "[]"),
]


def self_test():
    failures = []
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "case.geojson"

        def problems_of(text):
            path.write_text(text, encoding="utf-8")
            return check(path)

        sound = json.dumps(sound_document())
        for checker, problem in problems_of(sound):
            failures.append(f"the sound file: {checker}: {problem}")
        for name, seed, expected in DEFECTS:
            document = copy.deepcopy(sound_document())
            seed(document)
            caught_by = {checker for checker, _ in problems_of(json.dumps(document))}
            if expected not in caught_by:
                failures.append(f"{name}: {expected} did not see it; {sorted(caught_by)} did")
        for name, seed in TEXT_DEFECTS:
            text = seed(sound)
            if text == sound or not problems_of(text):
                failures.append(f"{name}: not seen")
    for failure in failures:
        print(failure, file=sys.stderr)
    count = len(DEFECTS) + len(TEXT_DEFECTS)
    print(f"check_geojson self-test: {count} seeded defects, {len(failures)} failures")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--self-test", action="store_true", help="check the checks")
    arguments = parser.parse_args()
    if not arguments.files and not arguments.self_test:
        parser.error("no FILE and no --self-test")
    geojson_validator.configure_logging(enabled=False)
    is_sound = self_test() if arguments.self_test else True
    for path in arguments.files:
        problems = check(path)
        for checker, problem in problems:
            print(f"{path}: {checker}: {problem}", file=sys.stderr)
        print(f"{path}: {len(problems)} problems")
        is_sound = is_sound and not problems
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
