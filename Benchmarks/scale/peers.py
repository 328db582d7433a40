"""Measures one other library on a network, and writes its answers.

Usage: peers.py LIBRARY NETWORK QUESTIONS FILE. LIBRARY is pyroutingkit (FILE: its answers),
routingkit-cch (FILE: its order), or networkit, rustworkx, scgraph (FILE: answers of Dijkstra).
One line of JSON a measurement, in seconds of processor time or bytes.
"""

import json
import resource
import sys
import time

import numpy as np
from network_file import UNREACHABLE, Network, Questions


def report(name, value):
    print(json.dumps({"name": name, "value": value}), flush=True)


def best(count, work, clock=time.process_time):
    """The least of several times, of fewer where one takes long, and the last result."""
    seconds = []
    while len(seconds) < count and sum(seconds) < 20:
        start = clock()
        result = work()
        seconds.append(clock() - start)
    return min(seconds), result


def peak_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def pyroutingkit(network, questions, path):
    import pyroutingkit as library

    # Python, numpy and the arrays themselves: nothing that the library needs.
    report("memory before", peak_memory())
    topology = library.CCHTopology()
    arrays = (network.tails, network.heads, network.latitudes, network.longitudes)
    seconds, _ = best(1, lambda: topology.build(*arrays, network.node_count))
    report("order and topology", seconds)
    metric = library.CCHMetric(topology)
    report("customization", best(5, lambda: metric.customize(network.weights, 1))[0])
    wall = time.perf_counter
    report(
        "customization, elapsed", best(5, lambda: metric.customize(network.weights, 1), wall)[0]
    )
    report(
        "customization, two cores, elapsed",
        best(5, lambda: metric.customize(network.weights, 2), wall)[0],
    )
    metric.customize(network.weights, 1)
    pairs = list(zip(questions.sources.tolist(), questions.targets.tolist()))
    seconds, paths = best(2, lambda: [metric.query(*pair) for pair in pairs[: questions.PATHS]])
    report("path", seconds / questions.PATHS)
    report("peak memory", peak_memory())
    distances = [metric.query(*pair)[0] for pair in pairs]
    answers = [np.array(distances, dtype=np.uint32)]
    answers.append(
        np.array(
            [
                network.weights[found[2]].sum() if found[0] < UNREACHABLE else UNREACHABLE
                for found in paths
            ],
            dtype=np.uint32,
        )
    )
    seconds, matrix = best(
        1,
        lambda: metric.distances_many_to_many(
            questions.matrix_sources, questions.matrix_targets
        ),
    )
    report("matrix", seconds)
    answers.append(matrix.reshape(-1))

    for count, sets in questions.edits.items():

        def there_and_back():
            for arcs, weights in sets:
                metric.update_weights(arcs, weights)
                metric.update_weights(arcs, network.weights[arcs])

        # As many rounds as scale-bench.
        seconds, _ = best(max(3, 100 // count), there_and_back)
        report(f"update of {count}", seconds / (2 * len(sets)))
        arcs, weights = sets[0]
        metric.update_weights(arcs, weights)
        answers.append(
            np.array(
                [metric.query(*pair)[0] for pair in pairs[: questions.CHECKED]], dtype=np.uint32
            )
        )
        metric.update_weights(arcs, network.weights[arcs])

    side = questions.SWEEP_SIDE

    def sweep():
        matrices = []
        for arcs, weights in questions.sweep:
            metric.update_weights(arcs, weights)
            matrices.append(
                metric.distances_many_to_many(
                    questions.matrix_sources[:side], questions.matrix_targets[:side]
                ).reshape(-1)
            )
            metric.update_weights(arcs, network.weights[arcs])
        return matrices

    seconds, matrices = best(1, sweep)
    report("sweep", seconds)
    np.concatenate(answers + matrices).astype(np.uint32).tofile(path)


def routingkit_cch(network, questions, path):
    import routingkit_cch as library

    tails, heads = network.tails.tolist(), network.heads.tolist()
    latitudes, longitudes = network.latitudes.tolist(), network.longitudes.tolist()
    seconds, order = best(
        1,
        lambda: library.compute_order_inertial(
            network.node_count, tails, heads, latitudes, longitudes
        ),
    )
    report("order", seconds)
    np.array(order, dtype=np.uint32).tofile(path)
    seconds, hierarchy = best(1, lambda: library.CCH(order, tails, heads, False))
    report("topology", seconds)
    query = library.CCHQuery(library.CCHMetric(hierarchy, network.weights.tolist()))
    pairs = list(zip(questions.sources.tolist(), questions.targets.tolist()))

    def distances():
        return [query.run(*pair).distance for pair in pairs]

    report("distance", best(3, distances)[0] / len(pairs))


def dijkstra(name, count, distance, questions, path):
    """Times `distance(source, target)`; a library too slow for all the questions answers some."""
    pairs = list(zip(questions.sources.tolist(), questions.targets.tolist()))[:count]
    seconds, answers = best(1, lambda: [distance(*pair) for pair in pairs])
    report(f"dijkstra, {name}", seconds / count)
    np.array(answers).astype(np.uint32).tofile(path)


def networkit(network, questions, path):
    import networkit as library

    library.setNumberOfThreads(1)
    graph = library.graph.GraphFromCoo(
        (network.weights.astype(np.float64), (network.tails, network.heads)),
        n=network.node_count,
        weighted=True,
        directed=True,
    )

    def distance(source, target):
        search = library.distance.Dijkstra(graph, source, False, False, target)
        search.run()
        return min(search.distance(target), UNREACHABLE)

    dijkstra("networkit", questions.DIJKSTRA, distance, questions, path)


def rustworkx(network, questions, path):
    import rustworkx as library

    graph = library.PyDiGraph()
    graph.add_nodes_from(range(network.node_count))
    graph.add_edges_from(
        list(zip(network.tails.tolist(), network.heads.tolist(), map(float, network.weights)))
    )

    def distance(source, target):
        found = library.dijkstra_shortest_path_lengths(graph, source, float, goal=target)
        return found[target] if target in found else UNREACHABLE

    dijkstra("rustworkx", questions.DIJKSTRA, distance, questions, path)


def scgraph(network, questions, path):
    from scgraph import Graph

    rows = [{} for _ in range(network.node_count)]
    arcs = zip(network.tails.tolist(), network.heads.tolist(), network.weights.tolist())
    for tail, head, weight in arcs:
        rows[tail][head] = min(weight, rows[tail].get(head, UNREACHABLE))
    graph = Graph(rows)

    def distance(source, target):
        try:
            return graph.dijkstra(source, target)["length"]
        except Exception as error:
            if "path" not in str(error).lower():
                raise
            return UNREACHABLE

    dijkstra("scgraph", questions.DIJKSTRA, distance, questions, path)


def main():
    library, network, questions, path = sys.argv[1:]
    libraries = {
        "pyroutingkit": pyroutingkit,
        "routingkit-cch": routingkit_cch,
        "networkit": networkit,
        "rustworkx": rustworkx,
        "scgraph": scgraph,
    }
    libraries[library](Network(network), Questions(questions), path)


main()
