"""Reads a CSV file with Python's csv module and, where it is installed, pandas.

Prints one line of JSON a reader: name, value, unit, version. Usage: csv_peers.py FILE
"""

import csv
import json
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version


def best_seconds(work, runs=3):
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def report(name, release, byte_count, work):
    rate = byte_count / 1e6 / best_seconds(work)
    line = {"name": name, "value": round(rate, 1), "unit": "MB/s", "version": release}
    print(json.dumps(line))


def main():
    path = sys.argv[1]
    with open(path, "rb") as file:
        byte_count = len(file.read())

    def with_csv():
        with open(path, newline="", encoding="utf-8") as file:
            return sum(1 for _ in csv.reader(file, strict=True))

    report("csv", "Python " + platform.python_version(), byte_count, with_csv)
    try:
        release = "pandas " + version("pandas")
    except PackageNotFoundError:
        return
    import pandas

    report("pandas", release, byte_count, lambda: pandas.read_csv(path))


main()
