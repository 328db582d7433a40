"""Checks the shipped network as a Frictionless data package and as a GMNS network.

Usage: check_datapackage.py DIRECTORY

Prints one line per fault and ends with status 1 if there is any.
"""

import csv
import importlib.util
import io
import json
import sys
from pathlib import Path

from frictionless import Detector, Package, Resource, Schema

from tables import items, read_descriptor, read_table

GMNS_TABLES = ["node", "link", "geometry"]
GMNS_CONFIG_COLUMNS = {
    "dataset_name", "short_length", "long_length", "speed", "crs", "geometry_field_format",
    "currency", "version_number", "id_type",
}


def frictionless_faults(report, label):
    for task in report.tasks:
        for error in task.errors:
            yield f"{label}: {task.name}: {error.message}"
    for error in report.errors:
        yield f"{label}: {error.message}"


def package_faults(directory):
    """Types, constraints, keys and foreign keys, as the descriptor states them."""
    package = Package(str(directory / "datapackage.json"))
    yield from frictionless_faults(package.validate(), "data package")


def gmns_faults(directory):
    """The tables that GMNS defines, against the schemas that gmnspy carries."""
    specification = Path(importlib.util.find_spec("gmnspy").submodule_search_locations[0]) / "spec"
    for table in GMNS_TABLES:
        schema = Schema.from_descriptor(
            json.loads((specification / f"{table}.schema.json").read_text(encoding="utf-8")))
        # An empty cell is a missing value in every table, also where a schema forgets to say so.
        schema.missing_values = ["NaN", ""]
        resource = Resource(
            path=f"{table}.csv", basepath=str(directory), schema=schema,
            detector=Detector(schema_sync=True))
        yield from frictionless_faults(resource.validate(), "GMNS")
    config = read_table(directory, "config")
    if len(config) != 1:
        yield f"GMNS: config: one row expected, {len(config)} found"
    for column in sorted(GMNS_CONFIG_COLUMNS - set(config[0] if config else {})):
        yield f"GMNS: config: column {column} is missing"


def file_faults(directory, descriptor):
    """UTF-8, line feeds, quotes only where needed, and exactly the tables and columns described."""
    described = {resource["path"] for resource in descriptor["resources"]}
    for stray in sorted({path.name for path in directory.glob("*.csv")} - described):
        yield f"file: {stray} is not described"
    for resource in descriptor["resources"]:
        path = directory / resource["path"]
        if not path.exists():
            yield f"file: {resource['path']} is missing"
            continue
        text = path.read_bytes().decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        canonical = io.StringIO(newline="")
        csv.writer(canonical, lineterminator="\n").writerows(rows)
        if canonical.getvalue() != text:
            yield f"file: {path.name} is not in canonical form (line feeds, quotes where needed)"
        columns = [field["name"] for field in resource["schema"]["fields"]]
        if rows[0] != columns:
            yield f"file: {path.name} has columns {rows[0]}, described are {columns}"


def column_values(directory, resource, field):
    return {row[field] for row in read_table(directory, resource)}


def reference_faults(directory, descriptor):
    """List columns and prefixed identifiers, which foreign keys cannot express."""
    for resource in descriptor["resources"]:
        rows = read_table(directory, resource["name"])
        for field in resource["schema"]["fields"]:
            reference = field.get("reference")
            if not reference:
                continue
            known = column_values(directory, reference["resource"], reference["field"])
            for prefix, target in reference.get("prefixed", {}).items():
                table, column = target.split(".")
                known |= {prefix + value for value in column_values(directory, table, column)}
            for number, row in enumerate(rows, start=2):
                for item in items(row[field["name"]], reference.get("separator", ";")):
                    if item not in known:
                        yield f"reference: {resource['path']}:{number}: {field['name']}: {item}"


def faults(directory):
    descriptor = read_descriptor(directory)
    yield from file_faults(directory, descriptor)
    yield from package_faults(directory)
    yield from gmns_faults(directory)
    yield from reference_faults(directory, descriptor)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 64
    found = list(faults(Path(arguments[0])))
    for fault in found:
        print(fault)
    print(f"{len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
