"""Measures imports and pandas reading the same files: measure.py CORRIDOR FOLDER."""

import json
import math
import pathlib
import random
import resource
import shutil
import subprocess
import sys
from importlib.metadata import version


def write_grid(folder, side, seed=7):
    """A jittered grid of side × side nodes, each joined to its neighbours: like roads."""
    draw = random.Random(seed)
    nodes = [
        (
            10 + (i % side) * 0.01 + draw.uniform(-0.003, 0.003),
            40 + (i // side) * 0.01 + draw.uniform(-0.003, 0.003),
        )
        for i in range(side * side)
    ]

    def km(a, b):
        (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (nodes[a], nodes[b]))
        half = math.sin((y2 - y1) / 2) ** 2
        half += math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
        return 2 * 6371.0088 * math.asin(math.sqrt(half)) * 1.2

    with open(folder / "nodes.csv", "w") as file:
        file.write("id,lon,lat\n")
        file.writelines(f"{i},{x:.6f},{y:.6f}\n" for i, (x, y) in enumerate(nodes))
    with open(folder / "edges.csv", "w") as file:
        file.write("source,target,length_km\n")
        for i in range(side * side):
            if i % side < side - 1:
                file.write(f"{i},{i + 1},{km(i, i + 1):.4f}\n")
            if i + side < side * side:
                file.write(f"{i},{i + side},{km(i, i + side):.4f}\n")


def processor_seconds(arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


PANDAS = """
import sys, time
import pandas
start = time.process_time()
for file in sys.argv[1:]:
    pandas.read_csv(file)
print(time.process_time() - start)
"""


def pandas_seconds(files):
    """A process of its own, whose memory nothing else has used; its start is left out."""
    done = subprocess.run(
        [sys.executable, "-c", PANDAS, *files], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


RUNS = 7


def main():
    command, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    write_grid(folder, 1000)
    files = [folder / "nodes.csv", folder / "edges.csv"]
    package = folder / "package"
    arguments = [command, "import", *files, "--map", "mode=rail,gauge=1435", "--quiet"]
    times = {"read": [], "write": [], "pandas": []}
    # In turns, so that a busy moment is everybody's.
    for _ in range(RUNS):
        times["read"].append(processor_seconds(arguments))
        shutil.rmtree(package, ignore_errors=True)
        times["write"].append(processor_seconds([*arguments, "-o", package]))
        times["pandas"].append(pandas_seconds(files))
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    written = sum(file.stat().st_size for file in package.iterdir()) / 1e6
    figures = {name: min(values) for name, values in times.items()}
    figures |= {"mb": megabytes, "written_mb": written, "version": version("pandas")}
    print(json.dumps(figures))


main()
