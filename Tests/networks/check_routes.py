#!/usr/bin/env python3
"""Imports networks that others publish and holds shortest routes over them to igraph's.

usage: check_routes.py CORRIDOR [--pairs N] [NAME…]

The networks are world_railways and world_highways_and_marnet of PyPI's scgraph_data and the sea network
inside PyPI's searoute; they are fetched by package and never kept. Each is written as tables of nodes
and edges, imported, built, and asked for random pairs three times: by batch, which searches the whole
network in memory (with a guide, once enough was asked), by matrix, which does so from each origin to all
destinations, and by route on the network file, which answers on the part of it that decides. Lengths are
compared within a decimetre.
"""

import argparse
import csv
import importlib
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import types
import warnings

import igraph


class GeoGraph:
    """Takes the data of a module written for an older scgraph, whose class it names."""

    def __init__(self, graph, nodes, **_):
        self.graph, self.nodes = graph, nodes


def scgraph_network(name):
    stand_in = types.ModuleType("scgraph.core")
    stand_in.GeoGraph = GeoGraph
    package = types.ModuleType("scgraph")
    package.core = stand_in
    sys.modules.setdefault("scgraph", package)
    sys.modules["scgraph.core"] = stand_in
    module = importlib.import_module(f"scgraph_data.{name}")
    data = next(value for value in vars(module).values() if isinstance(value, GeoGraph))
    nodes = [(lon, lat) for lat, lon in data.nodes]
    arcs = [(a, b, km) for a, row in enumerate(data.graph) for b, km in row.items()]
    return nodes, arcs


def searoute_network():
    import searoute

    found = pathlib.Path(searoute.__file__).parent.glob("**/*.geojson")
    path = max(found, key=lambda file: "marnet" in file.name)
    numbers, nodes, arcs = {}, [], []
    for feature in json.loads(path.read_text())["features"]:
        geometry = feature["geometry"]
        kind = geometry["type"]
        lines = {"LineString": [geometry["coordinates"]], "MultiLineString": geometry["coordinates"]}
        for line in lines.get(kind, []):
            for start, end in zip(line, line[1:]):
                ends = []
                for point in (tuple(start[:2]), tuple(end[:2])):
                    if point not in numbers:
                        numbers[point] = len(nodes)
                        nodes.append(point)
                    ends.append(numbers[point])
                arcs += [(*ends, None), (*reversed(ends), None)]
    return nodes, arcs


# How each is had and imported. Some highways join two nodes at one place, which makes no length.
NETWORKS = {
    "world_railways": (
        lambda: scgraph_network("world_railways"),
        ["--map", "mode=rail,gauge=1435"],
    ),
    "world_highways_and_marnet": (
        lambda: scgraph_network("world_highways_and_marnet"),
        ["--map", "mode=road", "--snap", "0.01"],
    ),
    "searoute": (searoute_network, ["--map", "mode=road"]),
}


def write_tables(folder, nodes, arcs):
    """Arcs both ways of one length are one edge; the others are directed."""
    known = {(a, b): km for a, b, km in arcs}
    with open(folder / "nodes.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "lon", "lat"])
        for number, (lon, lat) in enumerate(nodes):
            table.writerow([number, (lon + 180) % 360 - 180, lat])
    with open(folder / "edges.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["from", "to", "directed"])
        for (a, b), km in known.items():
            both = (b, a) in known
            if a == b or (both and a > b):
                continue
            table.writerow([a, b, "false" if both else "true"])


def run(command, *arguments, **options):
    return subprocess.run([command, *map(str, arguments)], check=True, **options)


def igraph_of(package):
    with open(package / "link.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    edges, lengths = [], []
    names = {}
    for row in rows:
        a, b = (names.setdefault(row[key], len(names)) for key in ("from_node_id", "to_node_id"))
        ways = [(a, b)] if row["directed"] == "true" else [(a, b), (b, a)]
        edges += ways
        lengths += [float(row["length"])] * len(ways)
    return igraph.Graph(n=len(names), edges=edges, directed=True), lengths, names


def batch_answers(command, network, pairs):
    lines = "".join(
        json.dumps({"from": a, "to": b, "by": "distance", "output": "summary"}) + "\n"
        for a, b in pairs
    )
    done = run(
        command, "batch", "--quiet", "--network", network, input=lines, text=True,
        stdout=subprocess.PIPE,
    )
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        yield answer["km"] if answer["kind"] == "route_summary" else None


def matrix_answers(command, network, origins, destinations):
    done = run(
        command, "matrix", "--from", ",".join(origins), "--to", ",".join(destinations),
        "--by", "distance", "--network", network, "--format", "json", "--quiet",
        text=True, stdout=subprocess.PIPE,
    )
    answer = json.loads(done.stdout)
    asked = [[end["id"] for end in answer[ends]] for ends in ("origins", "destinations")]
    if asked != [origins, destinations]:
        raise ValueError(f"the matrix is of other ends: {asked}")
    return answer["km"]


def wrong_in_matrix(command, package, graph, lengths, names, ids):
    """Of twelve origins and twelve destinations, each pair's length."""
    origins, destinations = ids[:12], ids[12:24]
    answers = matrix_answers(command, package, origins, destinations)
    expected = graph.distances(
        [names[id] for id in origins], [names[id] for id in destinations], weights=lengths
    )
    for origin, answer_row, row in zip(origins, answers, expected, strict=True):
        for destination, answer, km in zip(destinations, answer_row, row, strict=True):
            if answer is None and math.isinf(km):
                continue
            if answer is None or not abs(answer - km) <= 1e-4:
                yield f"matrix {origin} to {destination}: {answer} km, igraph {km}"


def file_answer(command, path, pair):
    done = subprocess.run(
        [command, "route", *pair, "--by", "distance", "--network", path, "--format", "json"]
        + ["--quiet"],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    return json.loads(done.stdout)["itinerary"]["total"]["km"] if done.returncode == 0 else None


def check(command, name, pair_count):
    fetch, options = NETWORKS[name]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write_tables(folder, *fetch())
        package, path = folder / "package", folder / "network.corridor"
        # Lengths are measured anew, so that no two of equal length hide an error.
        run(
            command, "import", folder / "nodes.csv", folder / "edges.csv", *options, "--quiet",
            "-o", package,
        )
        run(command, "build", package, "-o", path, "--quiet")
        graph, lengths, names = igraph_of(package)
        draw = random.Random(20_161_101)
        ids = sorted(names)
        pairs = [(draw.choice(ids), draw.choice(ids)) for _ in range(pair_count)]
        expected = []
        warnings.filterwarnings("ignore", message="Couldn't reach some vertices")
        for a, b in pairs:
            (edges,) = graph.get_shortest_paths(
                names[a], names[b], weights=lengths, output="epath"
            )
            km = sum(lengths[edge] for edge in edges)
            expected.append(km if edges or a == b else None)
        wrong = []
        for (a, b), km, answer in zip(
            pairs, expected, batch_answers(command, package, pairs), strict=True
        ):
            if (km is None) != (answer is None) or (km is not None and abs(km - answer) > 1e-4):
                wrong.append(f"batch {a} to {b}: {answer} km, igraph {km}")
        ends = list(dict.fromkeys(id for pair in pairs for id in pair))
        wrong += wrong_in_matrix(command, package, graph, lengths, names, ends)
        few = max(10, pair_count // 10)
        for pair, km in list(zip(pairs, expected))[:few]:
            if km is None:
                continue
            answer = file_answer(command, path, pair)
            if answer is None or abs(answer - km) > 1e-4:
                wrong.append(f"route {pair[0]} to {pair[1]}: {answer} km, igraph {km}")
        reached = sum(km is not None for km in expected)
        print(f"{name}: {len(ids)} nodes, {len(pairs)} pairs, {reached} with a route", flush=True)
        for line in wrong[:10]:
            print(f"error: {name}: {line}", file=sys.stderr)
        return len(wrong) + (reached == 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("names", nargs="*", default=list(NETWORKS))
    parser.add_argument("--pairs", type=int, default=200)
    arguments = parser.parse_intermixed_args()
    command = str(pathlib.Path(arguments.command).resolve())
    wrong = sum(check(command, name, arguments.pairs) for name in arguments.names or NETWORKS)
    if wrong:
        sys.exit(f"{wrong} answers are not igraph's")


main()
