"""Reading of the data package's tables as lists of text rows."""

import csv
import json
from pathlib import Path


def read_descriptor(directory):
    """The data package's descriptor."""
    return json.loads((Path(directory) / "datapackage.json").read_text(encoding="utf-8"))


def read_table(directory, name):
    """The rows of one table, every cell as text."""
    with open(Path(directory) / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def items(cell, separator=";"):
    """The members of a list cell; an empty cell has none."""
    return [item.strip() for item in cell.split(separator) if item.strip()]
