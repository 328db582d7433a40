"""Measures a network file of a million nodes: stored_network.py CORRIDOR CORRIDOR-BENCH FOLDER.

A grid is imported and built; the file is opened and asked, as a call by corridor-bench and as whole
processes. One line of JSON a measurement: processor time of processes, elapsed time of calls, in seconds,
and the most memory a process held, in bytes.
"""

import json
import os
import pathlib
import subprocess
import sys

SIDE = 1000
MIDDLE = SIDE * SIDE // 2 + SIDE // 2
SCENARIO = """\
name: Closed and slow
edits:
  - close: {{ leg: "{leg}" }}
  - scale: {{ leg: "{next}", speed: 0.5 }}
"""


def node(row, column):
    return str(row * SIDE + column)


def process(arguments):
    """Processor time and most memory of a process that must not fail."""
    child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{arguments} failed with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def report(name, seconds, memory=None):
    print(json.dumps({"name": name, "seconds": seconds, "bytes": memory}), flush=True)


def questions(folder):
    ends = ",".join(node(450 + 10 * i, 450) for i in range(10))
    others = ",".join(node(450 + 10 * i, 550) for i in range(10))
    scenario = folder / "scenario.yaml"
    # Edges are numbered by node, nearly two a node: these lie in the middle.
    scenario.write_text(SCENARIO.format(leg=2 * MIDDLE, next=2 * MIDDLE + 1), encoding="utf-8")
    half = ["route", node(250, 250), node(750, 750)]
    return {
        "show a node": ["network", "show", node(0, 5)],
        "route from corner to corner": ["route", node(0, 0), node(SIDE - 1, SIDE - 1)],
        "route across half of it": half,
        "the same, avoiding a node": [*half, "--avoid", f"node:{MIDDLE}"],
        "the same, under a scenario": [*half, "--scenario", scenario],
        "reach of 100 km": ["reach", str(MIDDLE), "--within", "100km"],
        "matrix of 10 × 10 ends": ["matrix", "--from", ends, "--to", others],
        "route on another date": [*half, "--date", "2031"],
    }


def main():
    corridor, bench, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    grid = pathlib.Path(__file__).parent.parent / "import" / "grid.py"
    subprocess.run([sys.executable, grid, folder, str(SIDE)], check=True)
    package, file = folder / "package", folder / "grid.corridor"
    tables = [folder / "nodes.csv", folder / "edges.csv"]
    importing = [corridor, "import", *tables, "--map", "mode=rail,gauge=1435", "--quiet"]
    subprocess.run([*importing, "-o", package], check=True, stdout=subprocess.DEVNULL)
    report("build", *process([corridor, "build", package, "-o", file, "--quiet"]))
    report("file", 0, file.stat().st_size)
    calls = subprocess.run(
        [bench, "--network-file", file, node(250, 250), node(750, 750)],
        check=True, stdout=subprocess.PIPE, text=True,
    ).stdout
    for entry in map(json.loads, calls.splitlines()):
        report(f"call: {entry['name']}", entry["value"] / 1e3)
    for name, arguments in questions(folder).items():
        runs = [process([corridor, *arguments, "--network", file, "--quiet"]) for _ in range(3)]
        report(name, min(run[0] for run in runs), max(run[1] for run in runs))


main()
