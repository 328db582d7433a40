#!/usr/bin/env bash
# Opens what the command writes in QGIS, without a screen.
# usage: run_qgis.sh COMMAND
set -euo pipefail

command="$1"
here="$(dirname "$0")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$command" network export -o "$work/network.gpkg"
"$command" compare Mumbai "Saint Petersburg" --quiet -o "$work/compare.gpkg"
"$command" reach Kashgar --within 3d -o "$work/reach.gpkg"
"$command" scenario diff today cku-532 --od "Kashgar>Tashkent" -o "$work/diff.gpkg"
"$command" distance 170,60 -170,-20 -o "$work/distance.gpkg"
"$command" network export --qml -o "$work/network.geojson"
"$command" compare Mumbai "Saint Petersburg" --quiet --qml -o "$work/compare.geojson"
/usr/bin/python3 "$here/check_qgis.py" "$work"/*.gpkg "$work"/*.geojson
