"""Holds the JSON Schema of scenario files to what it must accept and refuse.

usage: check_scenarios.py SCHEMA SCENARIO_DIRECTORY COMMAND
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import yaml

# Files that the schema must refuse, and the command with it.
WRONG = {
    "no name": "edits: []",
    "unknown word": "name: x\ndates: 2031",
    "date that is none": "name: x\ndate: soon",
    "edits that are no list": "name: x\nedits: { close: { country: RU } }",
    "unknown verb": "name: x\nedits: [ { clos: { country: RU } } ]",
    "two verbs in one edit": "name: x\nedits: [ { close: { country: RU }, open: { country: IR } } ]",
    "nothing to close": "name: x\nedits: [ { close: { reason: why } } ]",
    "unknown selector": "name: x\nedits: [ { close: { contry: RU } } ]",
    "country of three letters": "name: x\nedits: [ { close: { country: RUS } } ]",
    "unknown mode": "name: x\nedits: [ { close: { mode: rale } } ]",
    "nothing to set": "name: x\nedits: [ { set: { leg: a } } ]",
    "figure of another kind": "name: x\nedits: [ { set: { leg: a, headway_hours: 3 } } ]",
    "set of two kinds": "name: x\nedits: [ { set: { leg: a, facility: b, opens: 2028 } } ]",
    "speed of zero": "name: x\nedits: [ { scale: { leg: 'mode:rail', speed: 0 } } ]",
    "negative hours": "name: x\nedits: [ { scale: { crossing: { country: KZ }, hours: -1 } } ]",
    "scaled node": "name: x\nedits: [ { scale: { node: ir-tehran, hours: 2 } } ]",
    "regauge without gauge": "name: x\nedits: [ { regauge: { leg: { corridor: btk } } } ]",
    "gauge no railway has": "name: x\nedits: [ { regauge: { leg: { corridor: btk }, gauge: 14350 } } ]",
    "rail leg without gauge": "name: x\nedits: [ { add: { leg: { from: ir-tehran, to: ir-rasht, mode: rail, length_km: 8 } } } ]",
    "facility without hours": "name: x\nedits: [ { add: { facility: { node: ir-tehran, kind: intermodal, from: rail-1435, to: road } } } ]",
    "unknown way": "name: x\nedits: [ { add: { facility: { node: ir-tehran, kind: intermodal, from: rail, to: road, hours: 8 } } } ]",
    "node off the earth": "name: x\nedits: [ { add: { node: { id: y, lon: 50, lat: 91, country: UZ } } } ]",
    "removed service": "name: x\nedits: [ { remove: { service: a } } ]",
    "tariff without a rate": "name: x\nedits: [ { tariff: { mode: rail } } ]",
}

# What the shipped files do not show.
RIGHT = {
    "no edits": "name: x",
    "empty list": "name: x\nedits:",
    "two bases": "name: x\nbase: [cku-532, rasht-astara]",
    "a date taken away": "name: x\nedits: [ { set: { leg: ir-rasht__ir-astara__rail-1435, opens: null } } ]",
    "words of a command line": "name: x\nedits: [ { scale: { leg: 'country:IR mode:rail', speed: 1.5 } } ]",
    "nothing found on purpose": "name: x\nedits: [ { close: { leg: nothing-*, allow_empty: true } } ]",
    "a crossing": "name: x\nedits: [ { set: { crossing: { country: KZ, mode: rail }, hours: [12, 36] } } ]",
    "a service": "name: x\nedits: [ { scale: { service: { mode: ferry }, headway_hours: 0.5, hours: 1 } } ]",
}


def as_json(value):
    """YAML reads 2031-06-01 as a date, JSON has none."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def main():
    schema_path, directory, command = sys.argv[1:]
    schema = json.loads(pathlib.Path(schema_path).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = []

    def accepted_by_command(text):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(text)
            file.flush()
            run = subprocess.run([command, "scenario", "check", file.name], capture_output=True)
            if run.returncode not in (0, 65):
                failures.append(f"scenario check exits {run.returncode}: {text!r}")
            return run.returncode == 0

    def check(what, text, wanted):
        if validator.is_valid(as_json(yaml.safe_load(text))) != wanted:
            failures.append(f"the schema {'refuses' if wanted else 'accepts'}: {what}")
        if accepted_by_command(text) != wanted:
            failures.append(f"the command {'refuses' if wanted else 'accepts'}: {what}")

    files = sorted(pathlib.Path(directory).glob("*.yaml"))
    for path in files:
        text = path.read_text()
        for error in validator.iter_errors(as_json(yaml.safe_load(text))):
            failures.append(f"{path.name}: {error.message} at {list(error.absolute_path)}")
        run = subprocess.run([command, "scenario", "check", str(path)], capture_output=True)
        if run.returncode != 0:
            failures.append(f"{path.name}: {run.stdout.decode()}")
    for what, text in RIGHT.items():
        check(what, text, True)
    for what, text in WRONG.items():
        check(what, text, False)

    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    print(f"{len(files)} scenarios, {len(RIGHT)} right and {len(WRONG)} wrong files: "
          f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
