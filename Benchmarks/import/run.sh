#!/usr/bin/env bash
# Measures `corridor import` of a CSV edge list of two million edges beside pandas reading the same
# files, and opening the built file: Benchmarks/import/run.sh CORRIDOR. One JSON line a measurement.
#
# Times are of the processor, user and system, best of five. The import reads, checks and joins both
# tables and writes a package of 160 MB; pandas reads both tables and nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."

python="$(Scripts/python-environment.sh Benchmarks/import/requirements.txt)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$python" Benchmarks/import/measure.py "$1" "$work"
