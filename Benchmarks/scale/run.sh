#!/usr/bin/env bash
# Measures hierarchies on large networks beside other libraries, and writes Documentation/performance.md.
#
#   Benchmarks/scale/run.sh [NETWORK...]
#
# Networks: world_railways world_highways roads grid; all without arguments, and then a network file of a
# million nodes too, which takes half an hour, most of it the peers' orders. WORK names a folder that
# keeps what was fetched and drawn and what the peers took, for the next run; PEERS_ONLY=1 measures them
# alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

networks=("$@")
[ "${#networks[@]}" -gt 0 ] || networks=(world_railways world_highways roads grid)
work="${WORK:-}"
if [ -z "$work" ]; then
  work="$(mktemp -d)"
  trap 'rm -rf "$work"' EXIT
fi

if [ -z "${SCALE_BENCH:-}" ]; then
  swift build -c release --package-path Benchmarks --product scale-bench >&2
  SCALE_BENCH="$(swift build -c release --package-path Benchmarks --show-bin-path)/scale-bench"
fi
python="$(Scripts/python-environment.sh Benchmarks/scale/requirements.txt)"
scale=Benchmarks/scale

# Runs a command whose standard output becomes a file, unless WORK has that file from a run before:
# peers need not order a network again because Corridor has changed.
once() {
  local output="$1"
  shift
  [ -e "$output" ] && return
  "$@" > "$output.part"
  mv "$output.part" "$output"
}

peer() {
  "$python" "$scale/peers.py" "$2" "$work/$1.network" "$work/$1.questions" "$work/$1.$2"
}

for name in "${networks[@]}"; do
  network="$work/$name.network"
  questions="$work/$name.questions"
  if [ ! -e "$questions" ]; then
    case "$name" in
      roads | grid) "$SCALE_BENCH" generate "$name" "$network" ;;
    esac
    "$python" "$scale/prepare.py" "$name" "$network" "$questions"
  fi
  echo "$name" >&2
  libraries=(pyroutingkit routingkit-cch networkit rustworkx scgraph)
  for library in "${libraries[@]}"; do
    once "$work/$name.$library.jsonl" peer "$name" "$library"
  done
  [ -n "${PEERS_ONLY:-}" ] && continue
  "$SCALE_BENCH" measure "$network" "$questions" "$work/$name.ours" > "$work/$name.corridor.jsonl"
  "$SCALE_BENCH" tree "$network" "$work/$name.routingkit-cch" > "$work/$name.tree.jsonl"
  "$python" "$scale/check_answers.py" "$work/$name.ours" "$work/$name.pyroutingkit" \
    "$work/$name.networkit" "$work/$name.rustworkx" "$work/$name.scgraph"
done
[ -n "${PEERS_ONLY:-}" ] && exit

if [ "$#" -eq 0 ]; then
  echo "network file" >&2
  corridor="${CORRIDOR:-}"
  if [ -z "$corridor" ]; then
    swift build -c release --product corridor --static-swift-stdlib >&2
    corridor="$(swift build -c release --show-bin-path)/corridor"
  fi
  swift build -c release --package-path Benchmarks --product corridor-bench >&2
  bench="$(swift build -c release --package-path Benchmarks --show-bin-path)/corridor-bench"
  folder="$(mktemp -d -p "$work")"
  "$python" "$scale/stored_network.py" "$corridor" "$bench" "$folder" > "$work/stored.jsonl"
  rm -rf "$folder"
fi

swift --version 2> /dev/null | sed -n 1p > "$work/swift-version"
"$python" "$scale/performance.py" "$work" "${networks[@]}" > "$work/performance.md"
cp "$work/performance.md" Documentation/performance.md
