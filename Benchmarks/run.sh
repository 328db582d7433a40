#!/usr/bin/env bash
# Measures the command and the library beside their peers and prints a Markdown table.
#
#   Benchmarks/run.sh                     print the table
#   Benchmarks/run.sh --readme README.md  and put it between the file's two benchmark markers
#
# CORRIDOR names another executable than the release build of this package.
set -euo pipefail
cd "$(dirname "$0")/.."

readme=""
while [ $# -gt 0 ]; do
  case "$1" in
    --readme)
      [ $# -ge 2 ] || { echo "run.sh: --readme needs a file" >&2; exit 64; }
      readme="$2"
      shift 2
      ;;
    *)
      echo "run.sh: unknown argument $1; expected --readme FILE" >&2
      exit 64
      ;;
  esac
done

# Debian package by command.
missing=""
command -v hyperfine > /dev/null || missing="$missing hyperfine"
command -v geod > /dev/null || missing="$missing proj-bin"
[ -x /usr/bin/time ] || missing="$missing time"
command -v taskset > /dev/null || missing="$missing util-linux"
if [ -n "$missing" ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "run.sh: as root, run: apt-get install -y$missing" >&2
    exit 69
  fi
  # shellcheck disable=SC2086 # a list of packages
  { apt-get update -qq && apt-get install -y -qq $missing; } > /dev/null
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

if [ -z "${CORRIDOR:-}" ]; then
  swift build -c release --product corridor >&2
  CORRIDOR="$(swift build -c release --show-bin-path)/corridor"
fi
swift build -c release --package-path Benchmarks >&2
bench="$(swift build -c release --package-path Benchmarks --show-bin-path)/corridor-bench"

# One pair of places, Mumbai and Saint Petersburg, for both commands.
echo "18.95 72.84 59.93 30.25" > "$work/pair"
route=("$CORRIDOR" route Mumbai "Saint Petersburg")
geod=(geod +ellps=WGS84 -I "$work/pair")

# Fails here, with the command's own words, if it cannot answer.
"${route[@]}" > "$work/answer"
hyperfine --shell=none --warmup 5 --min-runs 50 --style basic --export-json "$work/process.json" \
  --command-name corridor "$(printf '%q ' "${route[@]}")" >&2
hyperfine --shell=none --warmup 5 --min-runs 50 --style basic --export-json "$work/peer.json" \
  --command-name geod "$(printf '%q ' "${geod[@]}")" >&2
/usr/bin/time -f %M -o "$work/process.kib" "${route[@]}" > /dev/null
/usr/bin/time -f %M -o "$work/peer.kib" "${geod[@]}" > /dev/null

"$bench" > "$work/library.jsonl"
"$bench" --csv-file > "$work/links.csv"
python3 Benchmarks/csv_peers.py "$work/links.csv" > "$work/peers.jsonl"
Benchmarks/batch/run.sh "$CORRIDOR" "$bench" > "$work/batch.jsonl"
Benchmarks/import/run.sh "$CORRIDOR" > "$work/import.json"
"$bench" --uncertainty-figures > "$work/uncertainty.json"
python="$(Scripts/python-environment.sh Benchmarks/uncertainty/requirements.txt)"
"$python" Benchmarks/uncertainty/numpy_peer.py "$work/uncertainty.json" > "$work/simulation.jsonl"

{
  swift --version 2> /dev/null | sed -n 1p
  hyperfine --version
  # Without arguments geod prints its release, on standard error.
  echo "PROJ $(geod 2>&1 | sed -n 1p)"
} > "$work/versions"

python3 Benchmarks/table.py "$work" > "$work/table.md"
cat "$work/table.md"
if [ -n "$readme" ]; then
  python3 Benchmarks/replace_table.py "$readme" "$work/table.md"
fi
