"""Fetches a network of scgraph_data, or takes a generated one, and draws the questions for it.

Usage: prepare.py NAME NETWORK QUESTIONS. Where NAME is a module of scgraph_data, its largest component
is written to NETWORK, weights in metres; else NETWORK must be there.
"""

import importlib
import sys
import types

import numpy as np
from network_file import Network, draw_questions, write_network
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components


class GeoGraph:
    """Takes the data of a module written for an older scgraph, whose class it names."""

    def __init__(self, graph, nodes, **_):
        self.graph, self.nodes = graph, nodes


def fetch(name, path):
    stand_in = types.ModuleType("scgraph.core")
    stand_in.GeoGraph = GeoGraph
    sys.modules["scgraph.core"] = stand_in
    module = importlib.import_module(f"scgraph_data.{name}")
    data = next(value for value in vars(module).values() if isinstance(value, GeoGraph))
    arcs = [
        (tail, head, km) for tail, row in enumerate(data.graph) for head, km in row.items()
    ]
    tails, heads = (np.array([arc[i] for arc in arcs], dtype=np.int64) for i in (0, 1))
    metres = np.array([max(1, round(arc[2] * 1000)) for arc in arcs], dtype=np.uint32)
    count = len(data.nodes)
    joined = coo_matrix((np.ones(len(arcs)), (tails, heads)), shape=(count, count))
    _, labels = connected_components(joined, directed=False)
    kept = labels == np.bincount(labels).argmax()
    numbers = np.cumsum(kept) - 1
    nodes = np.array(data.nodes, dtype=np.float64)[kept]
    inside = kept[tails]
    write_network(
        path,
        nodes[:, 1],
        nodes[:, 0],
        numbers[tails[inside]],
        numbers[heads[inside]],
        metres[inside],
    )


def main():
    name, path, questions = sys.argv[1:]
    if name.startswith("world_"):
        fetch(name, path)
    draw_questions(Network(path), questions)


main()
