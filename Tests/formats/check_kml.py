#!/usr/bin/env python3
"""Checks KML files against the OGC's schema, as fastkml carries it, and by rules of our own.

    check_kml.py FILE...          exit status 1 if anything is wrong, and says what
    check_kml.py --self-test FILE seeds defects into a sound file

Beside FILE.kml there has to be FILE.geojson of the same command: both hold the same features. Needs
the packages of requirements-kml.txt.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from fastkml.validator import get_schema_parser
from lxml import etree

NAMESPACE = "{http://www.opengis.net/kml/2.2}"


def all_of(root, name):
    return list(root.iter(NAMESPACE + name))


def data_of(placemark):
    """The typed values of a placemark by name."""
    return {item.get("name"): item.text or "" for item in all_of(placemark, "SimpleData")}


def rule_references(root):
    """Styles and schemas that are pointed to are there, once, and data are of their schema."""
    identifiers = [node.get("id") for node in root.iter() if node.get("id")]
    for identifier in {name for name in identifiers if identifiers.count(name) > 1}:
        yield f"the id {identifier!r} stands twice"
    known = set(identifiers)
    fields = {schema.get("id"): {field.get("name") for field in all_of(schema, "SimpleField")}
              for schema in all_of(root, "Schema")}
    for url in all_of(root, "styleUrl"):
        if not url.text.startswith("#") or url.text[1:] not in known:
            yield f"no style {url.text}"
    for data in all_of(root, "SchemaData"):
        schema = data.get("schemaUrl").removeprefix("#")
        for item in all_of(data, "SimpleData"):
            if item.get("name") not in fields.get(schema, ()):
                yield f"{item.get('name')} is no field of the schema {schema!r}"
    for placemark in all_of(root, "Placemark"):
        if not all_of(placemark, "styleUrl"):
            yield f"{data_of(placemark).get('id')}: no style"


def rule_types(root):
    """Values are what the schema says their field is."""
    forms = {"int": r"-?\d+", "double": r"-?\d+(\.\d+)?(e[+-]?\d+)?", "bool": "true|false",
             "string": r"[\s\S]*"}
    types = {(schema.get("id"), field.get("name")): field.get("type")
             for schema in all_of(root, "Schema") for field in all_of(schema, "SimpleField")}
    for data in all_of(root, "SchemaData"):
        schema = data.get("schemaUrl").removeprefix("#")
        for item in all_of(data, "SimpleData"):
            kind = types.get((schema, item.get("name")), "string")
            if not re.fullmatch(forms[kind], item.text or ""):
                yield f"{item.get('name')}: {item.text!r} is no {kind}"


def rule_nothing_is_fetched(root):
    """No address outside the file but those of sources, which are data."""
    for name in ("href", "link", "NetworkLink", "Icon"):
        if all_of(root, name):
            yield f"an element {name}"


def positions(element):
    return [[float(number) for number in point.split(",")] for point in element.text.split()]


def rule_positions(root):
    for element in all_of(root, "coordinates"):
        line = positions(element)
        for point in line:
            if len(point) != 2 or abs(point[0]) > 180 or abs(point[1]) > 90:
                yield f"the position {point}"
        for start, end in zip(line, line[1:]):
            if abs(start[0] - end[0]) > 180:
                yield f"uncut from {start[0]} to {end[0]}"


def same_as_geojson(root, path):
    features = {feature["id"]: feature for feature in
                json.loads(path.with_suffix(".geojson").read_text(encoding="utf-8"))["features"]}
    for placemark in all_of(root, "Placemark"):
        data = data_of(placemark)
        feature = features.pop(data.get("id"), None)
        if feature is None:
            yield f"{data.get('id')} is not in the GeoJSON, or twice here"
            continue
        for name, value in feature["properties"].items():
            written = data.get(name)
            shown = str(value).lower() if isinstance(value, bool) else value
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                shown, written = float(value), written and float(written)
            if written != shown:
                yield f"{data['id']}: {name} is {written!r}, not {shown!r}"
        geometry = feature["geometry"]
        lines = {"Point": lambda c: [[c]], "LineString": lambda c: [c],
                 "MultiLineString": lambda c: c}[geometry["type"]](geometry["coordinates"])
        if [positions(element) for element in all_of(placemark, "coordinates")] != lines:
            yield f"{data['id']}: another course"
    if features:
        yield f"missing: {sorted(features)[:3]}"


RULES = [rule_references, rule_types, rule_nothing_is_fetched, rule_positions]
SCHEMA = get_schema_parser()


def check(text, path):
    """The problems of a document, each with the check that found it."""
    try:
        root = etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        return [("XML", str(error))]
    problems = []
    if not SCHEMA.validate(root):
        problems += [("OGC schema", str(error)) for error in SCHEMA.error_log]
    checks = [(rule.__name__.removeprefix("rule_"), lambda rule=rule: rule(root))
              for rule in RULES]
    checks.append(("same as GeoJSON", lambda: same_as_geojson(root, path)))
    for name, run in checks:
        try:
            problems += [(name, problem) for problem in run()]
        except (AttributeError, KeyError, ValueError, TypeError) as error:
            problems.append((name, f"cannot be looked at: {error!r}"))
    return problems


# Each: what is wrong, a pattern and what the first match becomes, and the check that must say so.
DEFECTS = [
    ("a colour of six digits", r"<color>(\w{6})\w\w<", r"<color>\1<", "OGC schema"),
    ("an element out of order", r"<width>[^<]*</width>", "<name>x</name>", "OGC schema"),
    ("an unknown element", r"<Folder>", "<Folder><speed>7</speed>", "OGC schema"),
    ("a style that is not there", r"<styleUrl>#[^<]*<", "<styleUrl>#none<", "references"),
    ("a field of no schema", r'<SimpleData name="km">', '<SimpleData name="miles">', "references"),
    ("a word for a number", r'<SimpleData name="km">[^<]*<', '<SimpleData name="km">far<', "types"),
    ("an icon from elsewhere", r"</color>\s*<scale>([^<]*)</scale>",
     r"</color><scale>\1</scale><Icon><href>http://example.org/a.png</href></Icon>",
     "nothing_is_fetched"),
    ("a position out of range", r"<coordinates>[-\d.]*,", "<coordinates>190,", "positions"),
    ("another value", r'<SimpleData name="mode">[^<]*<', '<SimpleData name="mode">air<',
     "same as GeoJSON"),
    ("a feature twice", r"(<Placemark>[\s\S]*?</Placemark>)", r"\1\1", "same as GeoJSON"),
    ("a text cut short", r"</Document>[\s\S]*", "", "XML"),
]


def self_test(path):
    text = path.read_text(encoding="utf-8")
    failures = [f"the sound file: {checker}: {problem}"
                for checker, problem in check(text.encode(), path)]
    for name, pattern, replacement, expected in DEFECTS:
        seeded = re.sub(pattern, replacement, text, count=1)
        caught_by = {checker for checker, _ in check(seeded.encode(), path)}
        if seeded == text or expected not in caught_by:
            failures.append(f"{name}: {expected} did not see it; {sorted(caught_by)} did")
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"check_kml self-test: {len(DEFECTS)} seeded defects, {len(failures)} failures")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--self-test", action="store_true", help="check the checks on the first")
    arguments = parser.parse_args()
    is_sound = self_test(arguments.files[0]) if arguments.self_test else True
    for path in arguments.files:
        problems = check(path.read_bytes(), path)
        for checker, problem in problems:
            print(f"{path}: {checker}: {problem}", file=sys.stderr)
        print(f"{path}: {len(problems)} problems")
        is_sound = is_sound and not problems
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
