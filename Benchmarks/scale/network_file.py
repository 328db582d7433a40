"""The files of scale-bench: a network as arrays, and the questions that all libraries are asked."""

import numpy as np

UNREACHABLE = 2**31 - 1


class Network:
    def __init__(self, path):
        raw = np.fromfile(path, dtype=np.uint32)
        self.node_count, self.arc_count = int(raw[0]), int(raw[1])
        nodes = raw[2 : 2 + 2 * self.node_count].view(np.float32)
        self.longitudes, self.latitudes = np.split(nodes, 2)
        self.tails, self.heads, self.weights = np.split(raw[2 + 2 * self.node_count :], 3)


def write_network(path, longitudes, latitudes, tails, heads, weights):
    with open(path, "wb") as file:
        np.array([len(longitudes), len(tails)], dtype=np.uint32).tofile(file)
        np.asarray(longitudes, dtype=np.float32).tofile(file)
        np.asarray(latitudes, dtype=np.float32).tofile(file)
        for array in (tails, heads, weights):
            np.asarray(array, dtype=np.uint32).tofile(file)


class Questions:
    """In the order of Questions.swift."""

    PAIRS, PATHS, DIJKSTRA, SIDE, SWEEP_SIDE, CHECKED = 10_000, 2_000, 20, 1_000, 100, 10
    EDIT_COUNTS = (1, 100, 1000)
    SETS, SCENARIOS = 20, 100

    def __init__(self, path):
        self.raw = np.fromfile(path, dtype=np.uint32)
        self.offset = 0
        self.sources, self.targets = self.next(self.PAIRS), self.next(self.PAIRS)
        self.matrix_sources, self.matrix_targets = self.next(self.SIDE), self.next(self.SIDE)
        self.edits = {
            count: [(self.next(count), self.next(count)) for _ in range(self.SETS)]
            for count in self.EDIT_COUNTS
        }
        self.sweep = [(self.next(1000), self.next(1000)) for _ in range(self.SCENARIOS)]

    def next(self, count):
        self.offset += count
        return self.raw[self.offset - count : self.offset]


def draw_questions(network, path, seed=20_161_101):
    random = np.random.default_rng(seed)

    def nodes(count):
        return random.integers(0, network.node_count, count, dtype=np.uint32)

    def edits(count):
        arcs = random.choice(network.arc_count, count, replace=False).astype(np.uint32)
        factors = random.uniform(0.5, 2, count)
        return [arcs, np.maximum(1, network.weights[arcs] * factors).astype(np.uint32)]

    kind = Questions
    arrays = [nodes(kind.PAIRS), nodes(kind.PAIRS), nodes(kind.SIDE), nodes(kind.SIDE)]
    for count in kind.EDIT_COUNTS:
        for _ in range(kind.SETS):
            arrays += edits(count)
    for _ in range(kind.SCENARIOS):
        arrays += edits(1000)
    np.concatenate(arrays).astype(np.uint32).tofile(path)
