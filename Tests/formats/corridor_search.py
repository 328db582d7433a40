"""Shortest run of a corridor over (section, node, way), independent of the Swift code."""

import heapq
from itertools import count

from tables import items

def way_names(link):
    mode = link["facility_type"]
    if mode in {"sea", "inland_waterway"}:
        return ["water"]
    return [f"{mode}-{gauge}" for gauge in items(link["gauges_mm"])] or [mode]


def water_name(way):
    return "water" if way in {"sea", "inland-waterway"} else way


def admits(mode, way):
    kind = way.split("-")[0]
    return kind in {"water", "ferry"} if mode == "water" else kind == mode


def legs_by_state(links):
    legs = {}
    for link in links:
        cost = float(link["length"])
        start, end = link["from_node_id"], link["to_node_id"]
        for way in way_names(link):
            legs.setdefault((start, way), []).append((end, cost, link["link_id"]))
            legs.setdefault((end, way), []).append((start, cost, link["link_id"]))
    return legs


def changes_by_state(facilities, links):
    changes = {}

    def join(node, a, b):
        changes.setdefault((node, a), set()).add(b)
        changes.setdefault((node, b), set()).add(a)

    for row in facilities:
        join(row["node_id"], water_name(row["from_way"]), water_name(row["to_way"]))
    for link in links:
        if link["facility_type"] == "ferry":
            for way in way_names(link):
                ashore = way.replace("ferry", "rail") if link["gauges_mm"] else "road"
                for node in (link["from_node_id"], link["to_node_id"]):
                    join(node, way, ashore)
    return changes


def shortest_run(nodes, modes, legs, changes):
    """The legs of the shortest run through the nodes, or None where the chain breaks."""
    order = count()
    queue = [
        (0, next(order), 0, nodes[0], way, ())
        for node, way in sorted(legs) if node == nodes[0] and admits(modes[0], way)
    ]
    settled = set()
    while queue:
        cost, _, section, node, way, used = heapq.heappop(queue)
        if (section, node, way) in settled:
            continue
        settled.add((section, node, way))
        if section == len(modes):
            return list(used)
        for other in sorted(changes.get((node, way), [])):
            if admits(modes[section], other):
                heapq.heappush(queue, (cost, next(order), section, node, other, used))
        if not admits(modes[section], way):
            continue
        for end, extra, link in legs.get((node, way), []):
            advance = [section, section + 1] if end == nodes[section + 1] else [section]
            for reached in advance:
                entry = (cost + extra, next(order), reached, end, way, used + (link,))
                heapq.heappush(queue, entry)
    return None


def parallel_key(link):
    return frozenset((link["from_node_id"], link["to_node_id"])), link["facility_type"]


def legs_of_corridor(network, corridor):
    """The legs of a corridor: over what is in use if that will do, else over all there is.

    A leg that the corridor requires counts as in use and shuts out its parallels.
    """
    nodes, modes = items(corridor["node_ids"]), items(corridor["section_modes"])
    required, variant = set(items(corridor["required_link_ids"])), corridor["variant"]
    taken = {parallel_key(network.link_by_id[link]) for link in required}
    links = [
        link for link in network.link if link["variant"] in {"", variant}
        and (link["link_id"] in required or parallel_key(link) not in taken)
    ]

    def in_use(row):
        return row["status"] == "operational" or row.get("link_id") in required

    attempts = [
        (list(filter(in_use, links)), list(filter(in_use, network.facility))),
        (links, network.facility),
    ]
    for admitted, facilities in attempts:
        legs = legs_by_state(admitted)
        run = shortest_run(nodes, modes, legs, changes_by_state(facilities, admitted))
        if run is not None and required <= set(run) and len(set(run)) == len(run):
            return run
    return run
