#!/usr/bin/env python3
"""Checks GeoJSON text sequences (RFC 8142, .geojsons) and features a line (.geojsonl).

    check_sequences.py FILE...          exit status 1 if anything is wrong, and says what
    check_sequences.py --self-test FILE seeds defects into a sound file

Beside the file there has to be the .geojson of the same command: both hold the same features in the
same order. Needs ogrinfo (Debian gdal-bin) and the packages of requirements-geojson.txt.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from geojson_pydantic import Feature
from pydantic import ValidationError

RECORD_SEPARATOR = "\x1e"


def check_framing(text, is_separated):
    """Each feature between a separator and a line end, or on a line, and nothing else."""
    if text and not text.endswith("\n"):
        yield "the last feature has no line end, so a reader cannot tell that it is whole"
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        count = line.count(RECORD_SEPARATOR)
        if is_separated and (count != 1 or not line.startswith(RECORD_SEPARATOR)):
            yield f"line {number}: {count} record separators"
        if not is_separated and (count or not line.startswith("{")):
            yield f"line {number}: no feature a line"


def check_pydantic(records):
    for number, record in enumerate(records, start=1):
        try:
            Feature.model_validate_json(record)
        except ValidationError as error:
            yield f"feature {number}: {error.errors()[0]['msg']}"


def check_ogrinfo(path, count):
    run = subprocess.run(["ogrinfo", "-ro", "-so", "-al", f"GeoJSONSeq:{path}"],
                         capture_output=True, text=True, check=False)
    found = re.search(r"^Feature Count: (\d+)$", run.stdout, re.MULTILINE)
    if run.returncode or run.stderr.strip() or not found or int(found.group(1)) != count:
        yield f"{found and found.group(1)} features, {count} expected; {run.stderr.strip()}"


def check_same(records, beside):
    expected = json.loads(beside.read_text(encoding="utf-8"))["features"]
    found = [json.loads(record) for record in records]
    if len(found) != len(expected):
        yield f"{len(found)} features, {len(expected)} in the collection"
    for ours, theirs in zip(found, expected):
        if ours != theirs:
            yield f"{ours.get('id')} is not as in the collection"
            return


def check(path, beside):
    text = path.read_text(encoding="utf-8")
    is_separated = path.suffix == ".geojsons"
    records = [record for record in re.split("[\n\x1e]", text) if record]
    problems = [("framing", problem) for problem in check_framing(text, is_separated)]
    problems += [("geojson-pydantic", problem) for problem in check_pydantic(records)]
    try:
        problems += [("same features", problem) for problem in check_same(records, beside)]
        count = len(json.loads(beside.read_text(encoding="utf-8"))["features"])
        problems += [("ogrinfo", problem) for problem in check_ogrinfo(path, count)]
    except ValueError as error:
        problems.append(("JSON", str(error)))
    return problems


# Each: what is wrong, what becomes of the text, and the check that must say so.
DEFECTS = [
    ("no separator", lambda text: text.replace(RECORD_SEPARATOR, "", 1), "framing"),
    ("a separator too many", lambda text: RECORD_SEPARATOR + text, "framing"),
    ("a feature over two lines", lambda text: text.replace(",", ",\n", 1), "framing"),
    ("a text cut short", lambda text: text[:-20], "framing"),
    ("a text cut short", lambda text: text[:-20], "geojson-pydantic"),
    ("no geometry", lambda text: text.replace('"geometry"', '"shape"', 1), "geojson-pydantic"),
    ("a feature left out", lambda text: text[text.index("\n") + 1:], "same features"),
    ("a feature left out", lambda text: text[text.index("\n") + 1:], "ogrinfo"),
    ("another value", lambda text: text.replace('"leg"', '"lag"', 1), "same features"),
]


def self_test(path):
    beside = path.with_suffix(".geojson")
    failures = [f"the sound file: {checker}: {problem}" for checker, problem in check(path, beside)]
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / path.name
        for name, seed, expected in DEFECTS:
            copy.write_text(seed(text), encoding="utf-8")
            caught_by = {checker for checker, _ in check(copy, beside)}
            if expected not in caught_by:
                failures.append(f"{name}: {expected} did not see it; {sorted(caught_by)} did")
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"check_sequences self-test: {len(DEFECTS)} seeded defects, {len(failures)} failures")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--self-test", action="store_true",
                        help="check the checks on the first, which has to be a .geojsons")
    arguments = parser.parse_args()
    is_sound = self_test(arguments.files[0]) if arguments.self_test else True
    for path in arguments.files:
        problems = check(path, path.with_suffix(".geojson"))
        for checker, problem in problems:
            print(f"{path}: {checker}: {problem}", file=sys.stderr)
        print(f"{path}: {len(problems)} problems")
        is_sound = is_sound and not problems
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
