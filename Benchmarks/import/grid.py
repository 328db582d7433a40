"""Writes a network of nodes and edges as CSV: grid.py FOLDER SIDE."""

import math
import pathlib
import random
import sys


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


if __name__ == "__main__":
    write_grid(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
