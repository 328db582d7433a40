#!/usr/bin/env python3
"""Runs Examples/spark/sweep.py on a cluster of two workers on this machine and compares its rows with
those of one process.

usage: check_sweep.py CORRIDOR [--rows COUNT] [--master MASTER]

What must hold: every question has its row, in order, equal to the line that one `corridor batch`
writes; and the same again when a worker dies half-way through its part and Spark does it anew.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet
import pyspark

ROOT = pathlib.Path(__file__).resolve().parents[2]
SWEEP = ROOT / "Examples/spark/sweep.py"
EXAMPLE = ROOT / "Examples/sweeps/south-or-middle.yaml"

# A worker that answers three questions, the first time it is started, and dies.
DYING_WORKER = """#!/bin/sh
if mkdir "{marker}" 2>/dev/null; then
  head -n 3 | "{corridor}" "$@"
  exit 9
fi
exec "{corridor}" "$@"
"""


ORIGINS = ["Urumqi", "Xi'an", "Kashgar", "Almaty", "Tashkent", "Mumbai", "Islamabad", "Bishkek"]
DESTINATIONS = ["Istanbul", "Moscow", "Poti", "Tehran", "Saint Petersburg", "Mersin", "Minsk", "Baku"]


def large_sweep(count):
    """A sweep of the free routes between many cities, of `count` rows or somewhat more."""
    pairs = [f"{a} > {b}" for a in ORIGINS for b in DESTINATIONS]
    steps = 1
    while steps**2 * 2 * len(pairs) < count:
        steps += 1
    return {
        "name": "borders and years",
        "od": pairs,
        "ask": {"by": "time", "date": "$year"},
        "parameters": {
            "factor": [round(1 + step / 10, 1) for step in range(steps)],
            "year": [str(2027 + step) for step in range(steps)],
            "suez": {"open": [], "closed": [{"close": {"node": "cp-bab-el-mandeb"}}]},
        },
        "edits": [{"scale": {"crossing": {"country": "KZ"}, "hours": "$factor"}}],
    }


def requests_of(corridor, sweep):
    done = subprocess.run(
        [corridor, "scenario", "sweep", sweep, "--requests"],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def questions(corridor, count, folder):
    """The example's questions, then a large sweep's, and some among them that have no answer."""
    file = folder / "large.yaml"
    file.write_text(json.dumps(large_sweep(count)))
    lines = (requests_of(corridor, EXAMPLE) + requests_of(corridor, file))[:count]
    for number in range(7, len(lines), 89):
        lines[number] = lines[number][: len(lines[number]) // 2]
    for number in range(13, len(lines), 97):
        lines[number] = lines[number].replace('"to":"', '"to":"No such place as ')
    return lines


def on_spark(corridor, requests, result, master):
    home = pathlib.Path(pyspark.__file__).parent
    started = time.monotonic()
    done = subprocess.run(
        [home / "bin/spark-submit", "--master", master, "--conf", "spark.ui.enabled=false"]
        + ["--conf", "spark.task.maxFailures=3", SWEEP, requests, result]
        + ["--corridor", corridor, "--parts", "6"],
        env={**os.environ, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        sys.exit(f"error: spark-submit ended with {done.returncode}\n{done.stderr[-4000:]}")
    table = pyarrow.parquet.read_table(result)
    return table.sort_by("number").to_pylist(), time.monotonic() - started


def compare(name, rows, requests, answers):
    if [row["number"] for row in rows] != list(range(len(requests))):
        sys.exit(f"error: {name}: the rows are not the questions, each once and in order")
    for row, request, answer in zip(rows, requests, answers):
        if row["request"] != request or row["answer"] != answer:
            sys.exit(f"error: {name}: row {row['number']} differs\n{row}\n{request}\n{answer}")
        document = json.loads(answer)
        expected = document["code"] if document["kind"] == "error" else "ok"
        if row["status"] != expected:
            sys.exit(f"error: {name}: row {row['number']} says {row['status']}, not {expected}")
        if expected == "ok":
            best = min(document.get("rows", [document]), key=lambda route: route["mean_hours"])
            for key in ["km", "mean_hours", "usd", "kg_co2e", "borders", "leg_ids", "corridor_id"]:
                if row[key] != best[key]:
                    sys.exit(f"error: {name}: row {row['number']}: {key} differs")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corridor")
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    arguments = parser.parse_args()
    corridor = str(pathlib.Path(arguments.corridor).resolve())

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        requests = questions(corridor, arguments.rows, folder)
        file = folder / "requests.ndjson"
        file.write_text("".join(line + "\n" for line in requests))
        started = time.monotonic()
        alone = subprocess.run([corridor, "batch", "--quiet", file], check=True, capture_output=True)
        alone_seconds = time.monotonic() - started
        answers = alone.stdout.decode().splitlines()
        if len(answers) != len(requests):
            sys.exit(f"error: {len(requests)} questions have {len(answers)} answers")

        rows, seconds = on_spark(corridor, file, folder / "answers.parquet", arguments.master)
        compare("two workers", rows, requests, answers)

        marker = folder / "died"
        dying = folder / "dying-corridor"
        dying.write_text(DYING_WORKER.format(marker=marker, corridor=corridor))
        dying.chmod(0o755)
        again, _ = on_spark(str(dying), file, folder / "again.parquet", arguments.master)
        if not marker.exists():
            sys.exit("error: no worker died, so nothing was tried again")
        compare("a worker that died", again, requests, answers)
        if again != rows:
            sys.exit("error: a retry gives other rows")

    failures = sum(row["status"] != "ok" for row in rows)
    print(
        f"{len(rows)} rows ({failures} without an answer): {seconds:.1f} s on {arguments.master}, "
        f"{alone_seconds:.1f} s in one process; equal row for row, after a lost task too"
    )


if __name__ == "__main__":
    main()
