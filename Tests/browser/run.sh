#!/usr/bin/env bash
# Opens what the command writes in Debian's Chromium, headless, and looks at what is on the screen.
# usage: run.sh COMMAND
set -euo pipefail

command="$1"
here="$(dirname "$0")"
root="$here/../.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
network="$root/Tests/CommandTests/Fixtures/network"
"$command" map compare Kashgar Andijan --corridor cku-523 --corridor cku-532 --free --date 2031 \
  --network "$network" --no-basemap -o "$work/compare.html"
"$command" map network mode:rail --network "$network" --no-basemap -o "$work/network.html"
"$command" map compare Kashgar Andijan --corridor cku-523 --corridor cku-532 --date 2031 \
  --network "$network" --no-basemap --format leaflet -o "$work/leaflet.html"

python="$("$root/Scripts/python-environment.sh" "$here/requirements.txt")"
"$python" "$here/test_map_page.py" "$work"
