"""Measures imports and pandas reading the same files: measure.py CORRIDOR FOLDER."""

import json
import pathlib
import resource
import shutil
import subprocess
import sys
from importlib.metadata import version

from grid import write_grid


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
