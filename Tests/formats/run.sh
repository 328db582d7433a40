#!/usr/bin/env bash
# Checks by programs that other people wrote: of the data package, and of what the command writes.
# usage: run.sh COMMAND
set -euo pipefail

command="$1"
here="$(dirname "$0")"
root="$here/../.."

python="$("$root/Scripts/python-environment.sh" "$here/requirements.txt")"
"$python" "$here/check_datapackage.py" "$root/Data"
"$python" "$here/check_network.py" "$root/Data"
"$python" "$here/test_checks.py" "$root/Data"
"$python" "$here/data_dictionary.py" --check "$root/Data" "$root/Documentation/data-dictionary.md"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$command" compare Mumbai "Saint Petersburg" --quiet -o "$work/compare.geojson"
"$command" route Kashgar Andijan --date 2031 --require mode:rail -o "$work/route.geojson"
"$command" route 37.6,55.7 "Bandar Abbas" --via Tashkent -o "$work/point.geojson"
"$command" distance 170,60 -170,-20 -o "$work/distance.geojson"
"$command" network export -o "$work/network.geojson"

python="$("$root/Scripts/python-environment.sh" "$here/requirements-geojson.txt")"
"$python" "$here/check_geojson.py" --self-test \
  "$root"/Tests/FormatsTests/GeoJSON/Fixtures/*.geojson "$work"/*.geojson

python="$("$root/Scripts/python-environment.sh" "$here/requirements-scenarios.txt")"
"$python" "$here/check_scenarios.py" "$root/Documentation/scenario.schema.json" \
  "$root/Data/scenarios" "$command"
