#!/usr/bin/env bash
# Measures `corridor import` of a CSV edge list of two million edges beside pandas reading the same
# files: Benchmarks/import/run.sh CORRIDOR. Prints one line of JSON.
#
# Times are of the processor, user and system, the best of several in turns. The import is a whole
# process, on one core: it reads, checks and joins both tables, and, in the second figure, writes a
# package of 160 MB. pandas reads both tables and nothing else; its start is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."

python="$(Scripts/python-environment.sh Benchmarks/import/requirements.txt)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$python" Benchmarks/import/measure.py "$1" "$work"
