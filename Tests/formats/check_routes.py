#!/usr/bin/env python3
"""Checks trips for kepler.gl (.kepler.json) and routes by the OGC Route Exchange Model (.rem.json).

    check_routes.py FILE...                    exit status 1 if anything is wrong, and says what
    check_routes.py --self-test KEPLER REM ... seeds defects into a sound file of each

geojson-pydantic judges the GeoJSON; rules of ours hold the model to its requirements (OGC 21-001,
clause 7: the schema of the standard lets a route without overview pass), and trips to what kepler.gl
asks of them (https://docs.kepler.gl/docs/user-guides/c-types-of-layers/k-trip). Needs the packages of
requirements-geojson.txt.
"""

import argparse
import copy
import json
import sys
from pathlib import Path

from geojson_pydantic import FeatureCollection
from pydantic import ValidationError


def check_pydantic(document):
    try:
        FeatureCollection.model_validate(document)
    except ValidationError as error:
        yield from (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())


# --- Trips --------------------------------------------------------------------------------------


def kepler_faults(document):
    """LineStrings of [longitude, latitude, altitude, whole Unix seconds] that go on in time."""
    ids = [feature["id"] for feature in document["features"]]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    for feature in document["features"]:
        line = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] != "LineString" or len(line) < 2:
            yield f"{feature['id']}: no line"
            continue
        for position in line:
            if len(position) != 4 or not all(isinstance(n, (int, float)) for n in position):
                yield f"{feature['id']}: the position {position}"
                return
            if abs(position[0]) > 180 or abs(position[1]) > 90:
                yield f"{feature['id']}: {position[:2]} is out of range"
        times = [position[3] for position in line]
        if not all(isinstance(time, int) and 0 < time < 10**10 for time in times):
            yield f"{feature['id']}: a time that is no Unix second"
        if times != sorted(times):
            yield f"{feature['id']}: time goes back"
        hours = feature["properties"]["mean_hours"]
        if ids.count(feature["id"] + "/2") == 0 and "/" not in feature["id"]:
            if abs((times[-1] - times[0]) / 3600 - hours) > 0.01:
                yield f"{feature['id']}: {(times[-1] - times[0]) / 3600} h for {hours}"
        if any(abs(a[0] - b[0]) > 180 for a, b in zip(line, line[1:])):
            yield f"{feature['id']}: uncut at the antimeridian"


def kepler_without_time(document):
    """As RFC 7946 has it: two numbers a position."""
    plain = copy.deepcopy(document)
    for feature in plain["features"]:
        if feature.get("geometry", {}).get("coordinates"):
            feature["geometry"]["coordinates"] = [
                position[:2] for position in feature["geometry"]["coordinates"]]
    return plain


# --- Route Exchange Model -----------------------------------------------------------------------


def rem_faults(document):
    """Requirements /req/rem/fc-features, start, end, overview and segments."""
    by_type = {}
    for feature in document["features"]:
        by_type.setdefault(feature["properties"].get("featureType"), []).append(feature)
    for kind, geometry in (("overview", "LineString"), ("start", "Point"), ("end", "Point"),
                           ("segment", "Point")):
        found = by_type.get(kind, [])
        if not found or (kind != "segment" and len(found) != 1):
            yield f"{len(found)} features of type {kind}"
            return
        if any(feature["geometry"]["type"] != geometry for feature in found):
            yield f"{kind} is no {geometry}"
            return
    if set(by_type) != {"overview", "start", "end", "segment"}:
        yield f"features of type {sorted(map(str, by_type))}"
    overview, segments = by_type["overview"][0], by_type["segment"]
    line = overview["geometry"]["coordinates"]
    if by_type["start"][0]["geometry"]["coordinates"] != line[0]:
        yield "the start is not the first position of the overview"
    end = by_type["end"][0]["geometry"]["coordinates"]
    if end != line[-1] or end != segments[-1]["geometry"]["coordinates"]:
        yield "the end is not the last position of the overview and of the last segment"
    for segment in segments:
        if segment["geometry"]["coordinates"] not in line:
            yield f"{segment['id']} does not end on the overview"
    for name in ("length_m", "duration_s"):
        values = [segment["properties"].get(name) for segment in segments]
        total = overview["properties"].get(name)
        if name == "duration_s" and total is None and set(values) == {None}:
            continue
        if any(isinstance(value, bool) or not isinstance(value, (int, float))
               for value in values + [total]):
            yield f"{name} is not a number everywhere"
        elif sum(values) != total:
            yield f"the segments' {name} add up to {sum(values)}, not {total}"
    # The positions of the segments come in the order of the line.
    position = 0
    for segment in segments:
        point = segment["geometry"]["coordinates"]
        later = [index for index in range(position, len(line)) if line[index] == point]
        if later:
            position = later[0]
        elif point in line:
            yield f"{segment['id']} is out of order"


def check(path, document):
    problems = []
    is_kepler = path.name.endswith(".kepler.json")
    try:
        plain = kepler_without_time(document) if is_kepler else document
        problems += [("geojson-pydantic", problem) for problem in check_pydantic(plain)]
        rules = kepler_faults if is_kepler else rem_faults
        problems += [("kepler" if is_kepler else "rem", problem) for problem in rules(document)]
    except (KeyError, TypeError, IndexError) as error:
        problems.append(("rules", f"cannot be looked at: {error!r}"))
    return problems


# --- Self-test ----------------------------------------------------------------------------------


def first_of(kind):
    return lambda document: next(feature for feature in document["features"]
                                 if feature["properties"].get("featureType") == kind)


def line_of(document):
    return document["features"][0]["geometry"]["coordinates"]


# Each: what is wrong, how to make it so, and the check that must say so.
KEPLER_DEFECTS = [
    ("no time", lambda d: line_of(d)[3].pop(), "kepler"),
    ("a time that goes back", lambda d: line_of(d)[-1].__setitem__(3, 1), "kepler"),
    ("a time in milliseconds",
     lambda d: [p.__setitem__(3, p[3] * 1000) for p in line_of(d)], "kepler"),
    ("an hour too many", lambda d: line_of(d)[-1].__setitem__(3, line_of(d)[-1][3] + 3600),
     "kepler"),
    ("an id twice", lambda d: d["features"].append(d["features"][0]), "kepler"),
    ("no type", lambda d: d["features"][0].pop("type"), "geojson-pydantic"),
    ("a text for a number", lambda d: line_of(d)[0].__setitem__(0, "east"), "geojson-pydantic"),
]
REM_DEFECTS = [
    ("no overview", lambda d: d["features"].remove(first_of("overview")(d)), "rem"),
    ("no end", lambda d: d["features"].remove(first_of("end")(d)), "rem"),
    ("no length", lambda d: first_of("segment")(d)["properties"].pop("length_m"), "rem"),
    ("a metre too many", lambda d: first_of("overview")(d)["properties"].__setitem__(
        "length_m", first_of("overview")(d)["properties"]["length_m"] + 1), "rem"),
    ("a duration left out", lambda d: first_of("segment")(d)["properties"].pop("duration_s"),
     "rem"),
    ("a start elsewhere", lambda d: first_of("start")(d)["geometry"].__setitem__(
        "coordinates", [0, 0]), "rem"),
    ("a segment off the line", lambda d: first_of("segment")(d)["geometry"].__setitem__(
        "coordinates", [0, 0]), "rem"),
    ("segments out of order", lambda d: d["features"].reverse(), "rem"),
    ("another type of feature", lambda d: first_of("segment")(d)["properties"].__setitem__(
        "featureType", "turn"), "rem"),
    ("no geometry", lambda d: first_of("segment")(d).pop("geometry"), "geojson-pydantic"),
]


def self_test(kepler, rem):
    failures = []
    for path, defects in ((kepler, KEPLER_DEFECTS), (rem, REM_DEFECTS)):
        sound = json.loads(path.read_text(encoding="utf-8"))
        failures += [f"the sound {path.name}: {problem}" for problem in check(path, sound)]
        for name, seed, expected in defects:
            document = copy.deepcopy(sound)
            seed(document)
            caught_by = {checker for checker, _ in check(path, document)}
            if expected not in caught_by:
                failures.append(f"{name}: {expected} did not see it; {sorted(caught_by)} did")
    for failure in failures:
        print(failure, file=sys.stderr)
    count = len(KEPLER_DEFECTS) + len(REM_DEFECTS)
    print(f"check_routes self-test: {count} seeded defects, {len(failures)} failures")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--self-test", action="store_true", help="check the checks on the first two")
    arguments = parser.parse_args()
    is_sound = self_test(*arguments.files[:2]) if arguments.self_test else True
    for path in arguments.files:
        problems = check(path, json.loads(path.read_text(encoding="utf-8")))
        for checker, problem in problems:
            print(f"{path}: {checker}: {problem}", file=sys.stderr)
        print(f"{path}: {len(problems)} problems")
        is_sound = is_sound and not problems
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
