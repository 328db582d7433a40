#!/usr/bin/env python3
"""Checks GeoPackages with GDAL's validator, and with rules of our own for what that passes over.

    check_geopackage.py FILE...          exit status 1 if anything is wrong, and says what
    check_geopackage.py --self-test FILE seeds defects into copies of a sound file

Beside FILE.gpkg there may be FILE.geojson of the same command; both then have to hold the same.
Needs Debian's python3-gdal, so Debian's own python3.
"""

import argparse
import json
import math
import shutil
import sqlite3
import struct
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

from osgeo_utils.samples import validate_gpkg

LINE_LAYERS = {"routes", "legs"}
TOLERANCE = 1e-9


# --- Reading ------------------------------------------------------------------------------------


def rows(database, sql, *values):
    database.row_factory = sqlite3.Row
    return database.execute(sql, values).fetchall()


def layers_of(database):
    return [row["table_name"] for row in rows(
        database, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]


def positions_of(blob):
    """The lines of a geometry blob: its parts, each a list of (longitude, latitude)."""
    flags = blob[3]
    offset = 8 + {0: 0, 1: 32}[flags >> 1 & 7]

    def take(form):
        nonlocal offset
        values = struct.unpack_from("<" + form, blob, offset)
        offset += struct.calcsize("<" + form)
        return values

    def geometry():
        order, kind = take("BI")
        assert order == 1, "not little-endian"
        if kind == 1:
            return [[take("dd")]]
        if kind == 2:
            (count,) = take("I")
            return [[take("dd") for _ in range(count)]]
        (count,) = take("I")
        return [line for _ in range(count) for line in geometry()]

    lines = geometry()
    assert offset == len(blob), "bytes after the geometry"
    return lines


# --- Rules of our own ---------------------------------------------------------------------------


def rule_contents(database):
    """Every table that is no table of the format itself is registered, so that readers list it."""
    listed = {row["table_name"] for row in rows(database, "SELECT table_name FROM gpkg_contents")}
    for row in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        if not row["name"].startswith(("gpkg_", "rtree_", "sqlite_")) and row["name"] not in listed:
            yield f"the table {row['name']} is not registered"


def rule_ids(database):
    """Text ids, one row each."""
    for layer in layers_of(database):
        for row in rows(database, f"SELECT id, count(*) AS n FROM {layer} GROUP BY id"):
            if row["n"] > 1 or not row["id"]:
                yield f"{layer}: the id {row['id']!r} stands {row['n']} times"


def rule_positions(database):
    """Finite, in range, lines of two positions or more that do not cross the antimeridian."""
    for layer in layers_of(database):
        for row in rows(database, f"SELECT id, geom FROM {layer} WHERE geom NOT NULL"):
            for line in positions_of(row["geom"]):
                for longitude, latitude in line:
                    if not (math.isfinite(longitude) and math.isfinite(latitude)
                            and abs(longitude) <= 180 and abs(latitude) <= 90):
                        yield f"{layer}: {row['id']}: {longitude}, {latitude} is out of range"
                if layer in LINE_LAYERS and len(line) < 2:
                    yield f"{layer}: {row['id']}: a line of one position"
                for start, end in zip(line, line[1:]):
                    if abs(start[0] - end[0]) > 180:
                        yield f"{layer}: {row['id']}: uncut from {start[0]} to {end[0]}"


def rule_extent(database):
    """The extent of a layer is that of its geometries."""
    for row in rows(database, "SELECT * FROM gpkg_contents WHERE data_type = 'features'"):
        points = [point for feature in rows(
            database, f"SELECT geom FROM {row['table_name']} WHERE geom NOT NULL")
            for line in positions_of(feature["geom"]) for point in line]
        given = [row["min_x"], row["min_y"], row["max_x"], row["max_y"]]
        if not points:
            if given != [None] * 4:
                yield f"{row['table_name']}: an extent {given} of nothing"
            continue
        longitudes, latitudes = zip(*points)
        expected = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
        if None in given or any(abs(a - b) > TOLERANCE for a, b in zip(given, expected)):
            yield f"{row['table_name']}: the extent is {given}; expected {expected}"


def rule_index(database):
    """The R-tree holds each geometry once, in a box that covers it (its numbers are 32 bits)."""
    for layer in layers_of(database):
        boxes = {row["id"]: row for row in rows(database, f"SELECT * FROM rtree_{layer}_geom")}
        for row in rows(database, f"SELECT fid, geom FROM {layer}"):
            box = boxes.pop(row["fid"], None)
            if row["geom"] is None or box is None:
                if (row["geom"] is None) != (box is None):
                    yield f"{layer}: row {row['fid']} and its index do not fit"
                continue
            points = [point for line in positions_of(row["geom"]) for point in line]
            longitudes, latitudes = zip(*points)
            edges = [(box["minx"], min(longitudes), -1), (box["maxx"], max(longitudes), 1),
                     (box["miny"], min(latitudes), -1), (box["maxy"], max(latitudes), 1)]
            if any(abs(edge - true) > 1e-4 or (edge - true) * side < 0
                   for edge, true, side in edges):
                yield f"{layer}: the index of row {row['fid']} is elsewhere"
        if boxes:
            yield f"{layer}: the index holds rows {sorted(boxes)[:3]} that are not there"


def rule_styles(database):
    """One default style a layer, in XML, whose rules find their symbols and columns."""
    for layer in layers_of(database):
        found = rows(database, "SELECT * FROM layer_styles WHERE f_table_name = ?", layer)
        if len(found) != 1 or found[0]["useAsDefault"] != 1:
            yield f"{layer}: {len(found)} styles, one default expected"
            continue
        try:
            root = xml.etree.ElementTree.fromstring(found[0]["styleQML"])
        except xml.etree.ElementTree.ParseError as error:
            yield f"{layer}: the style is no XML: {error}"
            continue
        symbols = {symbol.get("name"): symbol.get("type") for symbol in root.iter("symbol")}
        kind = "line" if layer in LINE_LAYERS else "marker"
        for rule in root.iter("rule"):
            if symbols.get(rule.get("symbol")) != kind:
                yield f"{layer}: the rule {rule.get('label')!r} has no {kind} symbol"
        unstyled = rows(database, f"SELECT count(*) AS n FROM {layer} WHERE geom NOT NULL")
        if unstyled[0]["n"] and not list(root.iter("rule")):
            yield f"{layer}: a style without rules"


def rule_sources(database):
    """Every source that a row names is in the table of sources, and the reverse."""
    listed = {row["id"] for row in rows(database, "SELECT id FROM sources")}
    named = set()
    for layer in layers_of(database):
        columns = {row["name"] for row in rows(database, f"PRAGMA table_info({layer})")}
        if "source_ids" in columns:
            for row in rows(database, f"SELECT source_ids FROM {layer} WHERE source_ids NOT NULL"):
                named.update(row["source_ids"].split(";"))
    if named - listed:
        yield f"sources that are not listed: {sorted(named - listed)[:3]}"


def rule_same_as_geojson(database, path):
    """The rows are the features of the GeoJSON beside it, value for value."""
    beside = path.with_suffix(".geojson")
    if not beside.exists():
        return
    features = {feature["id"]: feature for feature in
                json.loads(beside.read_text(encoding="utf-8"))["features"]}
    for layer in layers_of(database):
        for row in rows(database, f"SELECT * FROM {layer}"):
            feature = features.pop(row["id"], None)
            if feature is None:
                yield f"{layer}: {row['id']} is not in {beside.name}"
                continue
            for name, value in feature["properties"].items():
                if name not in row.keys() or row[name] != value:
                    yield f"{layer}: {row['id']}: {name} is not {value!r}"
            if row["geom"] is not None:
                yield from different_lines(layer, row, feature["geometry"])
    if features:
        yield f"missing: {sorted(features)[:3]}"


def different_lines(layer, row, geometry):
    lines = {"Point": lambda c: [[c]], "LineString": lambda c: [c],
             "MultiLineString": lambda c: c}[geometry["type"]](geometry["coordinates"])
    if [[list(point) for point in line] for line in positions_of(row["geom"])] != lines:
        yield f"{layer}: {row['id']}: another course than in GeoJSON"


RULES = [rule_contents, rule_ids, rule_positions, rule_extent, rule_index, rule_styles,
         rule_sources]


def check(path):
    """The problems of a file, each with the check that found it."""
    problems = []
    try:
        for number, message in validate_gpkg.check(
                str(path), abort_at_first_error=False, extra_checks=True, warning_as_error=True):
            problems.append(("validate_gpkg", f"requirement {number}: {message}"))
    except Exception as error:  # it raises its own at what it cannot go on from
        problems.append(("validate_gpkg", str(error)))
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    checks = [(rule.__name__.removeprefix("rule_"), lambda rule=rule: rule(database))
              for rule in RULES]
    checks.append(("same as GeoJSON", lambda: rule_same_as_geojson(database, path)))
    for name, run in checks:
        try:
            problems += [(name, problem) for problem in run()]
        except (sqlite3.Error, struct.error, AssertionError, LookupError, ValueError) as error:
            problems.append((name, f"cannot be looked at: {error!r}"))
    database.close()
    return problems


# --- Self-test ----------------------------------------------------------------------------------

# Each: what is wrong, the SQL that makes it so, and the check that must say so.
DEFECTS = [
    ("another application id", "PRAGMA application_id = 1", "validate_gpkg"),
    ("a missing trigger", "DROP TRIGGER rtree_nodes_geom_delete", "validate_gpkg"),
    ("an unknown reference system", "UPDATE gpkg_contents SET srs_id = 99999", "validate_gpkg"),
    ("a table without contents", "DELETE FROM gpkg_contents WHERE table_name = 'sources'",
     "contents"),
    ("a blob that is no geometry", "UPDATE nodes SET geom = x'00' WHERE fid = 1", "validate_gpkg"),
    ("an id twice", "UPDATE nodes SET id = (SELECT id FROM nodes WHERE fid = 1)", "ids"),
    ("an extent too wide", "UPDATE gpkg_contents SET max_x = 179", "extent"),
    ("an index without a row", "DELETE FROM rtree_nodes_geom WHERE id = 1", "index"),
    ("an index elsewhere", "UPDATE rtree_nodes_geom SET minx = -170 WHERE id = 1", "index"),
    ("no style", "DELETE FROM layer_styles WHERE f_table_name = 'nodes'", "styles"),
    ("a style that is no default", "UPDATE layer_styles SET useAsDefault = 0", "styles"),
    ("a style that is no XML", "UPDATE layer_styles SET styleQML = '<qgis>'", "styles"),
    ("a source not listed", "DELETE FROM sources WHERE fid = 1", "sources"),
    ("a feature left out", "DELETE FROM nodes WHERE fid = 1", "same as GeoJSON"),
    ("another value", "UPDATE legs SET mode = 'air' WHERE fid = 1", "same as GeoJSON"),
    ("a position of NaN", "UPDATE nodes SET geom = substr(geom, 1, 13) || x'000000000000f87f' || "
     "substr(geom, 22) WHERE fid = 1", "positions"),
]


def self_test(path):
    failures = [f"the sound file: {checker}: {problem}" for checker, problem in check(path)]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / path.name
        beside = path.with_suffix(".geojson")
        shutil.copy(beside, copy.with_suffix(".geojson"))
        for name, sql, expected in DEFECTS:
            shutil.copy(path, copy)
            database = sqlite3.connect(copy)
            edit(database, sql)
            database.close()
            caught_by = {checker for checker, _ in check(copy)}
            if expected not in caught_by:
                failures.append(f"{name}: {expected} did not see it; {sorted(caught_by)} did")
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"check_geopackage self-test: {len(DEFECTS)} seeded defects, {len(failures)} failures")
    return not failures


def edit(database, sql):
    """Runs SQL without the index's triggers, which call functions that plain SQLite lacks."""
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = {name: text for name, text in triggers.fetchall() if name not in sql}
    for name in triggers:
        database.execute(f"DROP TRIGGER {name}")
    database.executescript(sql)
    for text in triggers.values():
        database.execute(text)
    database.commit()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--self-test", action="store_true", help="check the checks on the first")
    arguments = parser.parse_args()
    is_sound = self_test(arguments.files[0]) if arguments.self_test else True
    for path in arguments.files:
        problems = check(path)
        for checker, problem in problems:
            print(f"{path}: {checker}: {problem}", file=sys.stderr)
        print(f"{path}: {len(problems)} problems")
        is_sound = is_sound and not problems
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
