"""Answers routes with another library's Dijkstra over Corridor's own search graph.

usage: peer.py LIBRARY GRAPH QUESTIONS ANSWERS

LIBRARY is rustworkx, networkx or igraph. Prints the seconds that reading questions, searching and
writing answers took as a line of JSON; loading the library and the graph is not counted.
"""

import sys
import time
from importlib.metadata import version

import orjson


class Graph:
    """Corridor's graph; of parallel arcs the lightest is kept, which no shortest path can tell."""

    def __init__(self, path):
        with open(path, "rb") as file:
            document = orjson.loads(file.read())
        self.states = document["states"]
        self.ends = document["ends"]
        lightest = {}
        for start, end, weight, km, leg in document["arcs"]:
            known = lightest.get((start, end))
            if known is None or (weight, km) < known[:2]:
                lightest[start, end] = (weight, km, leg)
        self.arcs = lightest


def rustworkx_search(graph):
    import rustworkx

    made = rustworkx.PyDiGraph(multigraph=False)
    made.add_nodes_from([None] * graph.states)
    made.add_edges_from([(a, b, arc[0]) for (a, b), arc in graph.arcs.items()])

    def search(start, end):
        # Of its own functions the fastest here: `float` is called for every arc that is looked at.
        return rustworkx.dijkstra_shortest_paths(made, start, end, weight_fn=float)[end]

    return search


def networkx_search(graph):
    import networkx

    made = networkx.DiGraph()
    made.add_nodes_from(range(graph.states))
    made.add_weighted_edges_from((a, b, arc[0]) for (a, b), arc in graph.arcs.items())
    return lambda start, end: networkx.bidirectional_dijkstra(made, start, end)[1]


def igraph_search(graph):
    import igraph

    made = igraph.Graph(n=graph.states, edges=list(graph.arcs), directed=True)
    weights = [arc[0] for arc in graph.arcs.values()]
    return lambda start, end: made.get_shortest_path(start, end, weights=weights)


SEARCHES = {
    "rustworkx": rustworkx_search,
    "networkx": networkx_search,
    "igraph": igraph_search,
}


def main():
    library, graph_path, questions_path, answers_path = sys.argv[1:]
    graph = Graph(graph_path)
    search = SEARCHES[library](graph)
    started = time.perf_counter()
    with open(questions_path, "rb") as questions, open(answers_path, "wb") as answers:
        for line in questions:
            question = orjson.loads(line)
            path = search(graph.ends[question["from"]][0], graph.ends[question["to"]][1])
            arcs = [graph.arcs[pair] for pair in zip(path, path[1:])]
            answer = {
                "id": question["id"],
                "mean_hours": sum(arc[0] for arc in arcs),
                "km": sum(arc[1] for arc in arcs),
                "leg_ids": [arc[2] for arc in arcs if arc[2] is not None],
            }
            answers.write(orjson.dumps(answer))
            answers.write(b"\n")
    seconds = time.perf_counter() - started
    print(orjson.dumps({"name": library, "version": version(library), "seconds": seconds}).decode())


main()
