#!/usr/bin/env python3
"""Checks GMNS packages that the command has written.

    check_gmns.py DIRECTORY...          exit status 1 if anything is wrong, and says what
    check_gmns.py --self-test DIRECTORY seeds defects into copies of a sound package with integer ids

Frictionless checks them against their own descriptor, and node, link and geometry against the schemas
of GMNS that gmnspy carries; the rest are rules of ours. Needs the packages of requirements.txt.
"""

import argparse
import csv
import importlib.util
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from frictionless import Detector, Resource, Schema

import check_datapackage
from tables import items, read_descriptor, read_table

LINE = re.compile(r"LINESTRING \(-?[\d.]+ -?[\d.]+(, -?[\d.]+ -?[\d.]+)+\)")


def gmns_faults(directory):
    """The tables that GMNS defines and the package has, against GMNS's own schemas."""
    specification = Path(importlib.util.find_spec("gmnspy").submodule_search_locations[0]) / "spec"
    for table in ("node", "link", "geometry", "use_group"):
        if not (directory / f"{table}.csv").exists():
            continue
        schema = Schema.from_descriptor(
            json.loads((specification / f"{table}.schema.json").read_text(encoding="utf-8")))
        schema.missing_values = ["NaN", ""]
        resource = Resource(path=f"{table}.csv", basepath=str(directory), schema=schema,
                            detector=Detector(schema_sync=True))
        yield from check_datapackage.frictionless_faults(resource.validate(), "GMNS")
    config = read_table(directory, "config")
    for column in sorted(check_datapackage.GMNS_CONFIG_COLUMNS - set(config[0])):
        yield f"GMNS: config: column {column} is missing"


def line_faults(directory):
    """Lines in WKT; with integer ids one in every link, from its first node to its last."""
    for row in read_table(directory, "geometry") if has(directory, "geometry") else []:
        if not LINE.fullmatch(row["geometry"]):
            yield f"line: {row['geometry_id']}: {row['geometry'][:40]}"
    if not has_integer_ids(directory):
        return
    nodes = {row["node_id"]: (float(row["x_coord"]), float(row["y_coord"]))
             for row in read_table(directory, "node")}
    for row in read_table(directory, "link"):
        if not LINE.fullmatch(row["geometry"]):
            yield f"line: link {row['link_id']}: {row['geometry'][:40]!r}"
            continue
        points = [tuple(map(float, point.split()))
                  for point in row["geometry"][12:-1].split(", ")]
        ends = [nodes.get(row["from_node_id"]), nodes.get(row["to_node_id"])]
        for point, end in zip((points[0], points[-1]), ends):
            if end is None or max(abs(a - b) for a, b in zip(point, end)) > 1e-6:
                yield f"line: link {row['link_id']} does not end at its node"


def number_faults(directory):
    """Whole numbers from 1, each once, in order; uses in capitals that use_group lists."""
    if not has_integer_ids(directory):
        return
    for table in ("node", "link"):
        ids = [row[f"{table}_id"] for row in read_table(directory, table)]
        if ids != [str(number + 1) for number in range(len(ids))]:
            yield f"number: the ids of {table} are not 1 to {len(ids)}"
    uses = {use for row in read_table(directory, "use_group") for use in row["uses"].split(",")}
    for row in read_table(directory, "link"):
        use = row["allowed_uses"]
        if use != use.upper() or use not in uses:
            yield f"use: link {row['link_id']}: {use!r} is no use of use_group in capitals"


def list_faults(directory):
    """Ids in cells of several, which foreign keys cannot express."""
    sources = {row["source_id"] for row in read_table(directory, "source")} \
        if has(directory, "source") else None
    for resource in read_descriptor(directory)["resources"]:
        for row in read_table(directory, resource["name"]):
            for item in items(row.get("source_ids", "")):
                if sources is not None and item not in sources:
                    yield f"list: {resource['path']}: the source {item!r} is not in source.csv"


def has(directory, table):
    return (directory / f"{table}.csv").exists()


def has_integer_ids(directory):
    return read_table(directory, "config")[0]["id_type"] == "integer"


def faults(directory):
    yield from check_datapackage.file_faults(directory, read_descriptor(directory))
    yield from check_datapackage.package_faults(directory)
    yield from gmns_faults(directory)
    for check in (line_faults, number_faults, list_faults):
        yield from check(directory)


# Each: what is wrong, a table, how a row of it becomes so, and words of the fault.
DEFECTS = [
    ("a link to no node", "link", {"to_node_id": "99999"}, "data package"),
    ("an id twice", "node", {"node_id": "2"}, "data package"),
    ("a word for a length", "link", {"length": "far"}, "data package"),
    ("a negative length", "link", {"length": "-1"}, "GMNS"),
    ("a word for a flag", "link", {"directed": "perhaps"}, "GMNS"),
    ("no geometry", "link", {"geometry": ""}, "line: link"),
    ("a line to elsewhere", "link", {"geometry": "LINESTRING (0 0, 1 1)"}, "does not end"),
    ("a number left out", "node", {"node_id": "0"}, "number"),
    ("a use in small letters", "link", {"allowed_uses": "rail"}, "use"),
]


def self_test(directory):
    failures = [f"the sound package: {fault}" for fault in faults(directory)]
    for name, table, change, words in DEFECTS:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "package"
            shutil.copytree(directory, copy)
            rows = read_table(copy, table)
            rows[0].update(change)
            with open(copy / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
            found = list(faults(copy))
            if not any(words in fault for fault in found):
                failures.append(f"{name}: no '{words}' in {found[:3]}")
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"check_gmns self-test: {len(DEFECTS)} seeded defects, {len(failures)} failures")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directories", nargs="+", type=Path, metavar="DIRECTORY")
    parser.add_argument("--self-test", action="store_true", help="check the checks on the first")
    arguments = parser.parse_args()
    is_sound = self_test(arguments.directories[0]) if arguments.self_test else True
    for directory in arguments.directories:
        found = list(faults(directory))
        for fault in found:
            print(f"{directory}: {fault}", file=sys.stderr)
        print(f"{directory}: {len(found)} faults")
        is_sound = is_sound and not found
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
