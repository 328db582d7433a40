#!/usr/bin/env bash
# Measures `corridor batch` beside other libraries' Dijkstra, all on one core, and writes what comes
# out as lines of JSON: Benchmarks/batch/run.sh CORRIDOR CORRIDOR-BENCH [LIBRARY...]
#
# A hundred thousand lines are answered on all cores too, to see that memory stays flat: LINES=1000000
# for more.
set -euo pipefail
cd "$(dirname "$0")/../.."

corridor="$1"
bench="$2"
shift 2
libraries=("$@")
[ "${#libraries[@]}" -gt 0 ] || libraries=(rustworkx igraph networkx)

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python="$(Scripts/python-environment.sh Benchmarks/batch/requirements.txt)"
one_core=(taskset -c 0)

"$bench" --batch-graph > "$work/graph.json"
"$bench" --batch-questions > "$work/questions.ndjson"

# Seconds and peak kibibytes of a whole process, the best of three.
measure() {
  local name="$1" best="" line
  shift
  for _ in 1 2 3; do
    line="$(/usr/bin/time -f '%e %M' "$@" 2>&1 > /dev/null)"
    if [ -z "$best" ] || awk "BEGIN { exit !(${line% *} < ${best% *}) }"; then best="$line"; fi
  done
  printf '{"name": "%s", "seconds": %s, "kib": %s}\n' "$name" "${best% *}" "${best#* }"
}

measure "corridor batch, 10,000 routes" "${one_core[@]}" \
  "$corridor" batch --jobs 1 --quiet "$work/questions.ndjson" -o "$work/corridor.ndjson"
measure "corridor batch, 10,000 routes, full documents" "${one_core[@]}" \
  sh -c 'sed s/,\"output\":\"summary\"// "$1" | "$2" batch --jobs 1 --quiet -o /dev/null' sh \
  "$work/questions.ndjson" "$corridor"
for library in "${libraries[@]}"; do
  "${one_core[@]}" "$python" Benchmarks/batch/peer.py "$library" "$work/graph.json" \
    "$work/questions.ndjson" "$work/$library.ndjson"
done
others=("${libraries[@]/%/.ndjson}")
"$python" Benchmarks/batch/check_answers.py "$work/corridor.ndjson" "${others[@]/#/$work/}"

lines="${LINES:-100000}"
for _ in $(seq $((lines / 10000))); do cat "$work/questions.ndjson"; done > "$work/many.ndjson"
line="$(/usr/bin/time -f '%e %M' "$corridor" batch --quiet "$work/many.ndjson" -o /dev/null 2>&1)"
printf '{"name": "corridor batch, %s routes, all cores", "seconds": %s, "kib": %s}\n' \
  "$(printf "%'d" "$lines")" "${line% *}" "${line#* }"
