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
"$command" reach Kashgar --within 3d -o "$work/reach.geojson"
"$command" scenario diff today cku-532 --od "Kashgar>Tashkent" -o "$work/diff.geojson"
for suffix in geojsonl geojsons kml gpkg; do
  "$command" compare Mumbai "Saint Petersburg" --quiet -o "$work/compare.$suffix"
  "$command" route Kashgar Andijan --date 2031 --require mode:rail -o "$work/route.$suffix"
  "$command" distance 170,60 -170,-20 -o "$work/distance.$suffix"
  "$command" network export -o "$work/network.$suffix"
  "$command" reach Kashgar --within 3d -o "$work/reach.$suffix"
  "$command" scenario diff today cku-532 --od "Kashgar>Tashkent" -o "$work/diff.$suffix"
done
for suffix in kepler.json rem.json; do
  "$command" route Mumbai "Saint Petersburg" --corridor instc-west-road -o "$work/west.$suffix"
  "$command" route Kashgar Andijan --date 2031 --require mode:rail -o "$work/route.$suffix"
done
"$command" compare Mumbai "Saint Petersburg" --quiet -o "$work/compare.kepler.json"
"$command" network export --format gmns -o "$work/package"
"$command" network export --format gmns --integer-ids -o "$work/numbered"

# The package is the same network: what is made of it is the same to the last byte.
"$command" network export --network "$work/package" --format gmns -o "$work/again"
diff -r "$work/package" "$work/again"
"$command" network export --network "$work/package" -o "$work/again.geojson"
cmp "$work/network.geojson" "$work/again.geojson"
rm "$work/again.geojson"
"$python" "$here/check_gmns.py" --self-test "$work/numbered" "$work/package"

# Debian's own python3: it has GDAL, and an SQLite that loads extensions.
/usr/bin/python3 "$here/check_geopackage.py" --self-test "$work/network.gpkg" "$work"/*.gpkg
numbers_python="$(PYTHON=/usr/bin/python3 "$root/Scripts/python-environment.sh" \
  "$here/requirements-aequilibrae.txt")"
"$numbers_python" -P "$here/check_aequilibrae.py" "$work/numbered"

python="$("$root/Scripts/python-environment.sh" "$here/requirements-geojson.txt")"
"$python" "$here/check_geojson.py" --self-test \
  "$root"/Tests/FormatsTests/GeoJSON/Fixtures/*.geojson "$work"/*.geojson
"$python" "$here/check_routes.py" --self-test "$work/route.kepler.json" "$work/route.rem.json" \
  "$work"/*.kepler.json "$work"/*.rem.json
"$python" "$here/check_sequences.py" --self-test "$work/network.geojsons" \
  "$work"/*.geojsonl "$work"/*.geojsons

python="$("$root/Scripts/python-environment.sh" "$here/requirements-kml.txt")"
"$python" "$here/check_kml.py" --self-test "$work/network.kml" "$work"/*.kml

python="$("$root/Scripts/python-environment.sh" "$here/requirements-scenarios.txt")"
"$python" "$here/check_scenarios.py" "$root/Documentation/scenario.schema.json" \
  "$root/Data/scenarios" "$command"
