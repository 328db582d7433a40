"""Makes Documentation/performance.md of what run.sh has measured: performance.py DIRECTORY NETWORK..."""

import json
import os
import platform
import sys
from importlib.metadata import version

TITLES = {
    "world_railways": "Railways of the world (scgraph_data)",
    "world_highways": "Highways of the world (scgraph_data)",
    "roads": "Synthetic roads",
    "grid": "Jittered grid with a fifth of its edges removed",
}

# What a path asked for the first time is meant to take, in seconds.
FIRST_PATHS = {"world_railways": 65e-6, "world_highways": 75e-6, "roads": 55e-6}

# No library, but what our own costs without checks.
POINTERS = "the same over unsafe pointers"

INTRODUCTION = """\
# Performance on large networks

Written by `make bench-scale`; edit `Benchmarks/scale/performance.py` instead.

A [hierarchy](../Sources/Routing/Hierarchy) is made once for a network, a metric per scenario, and a
query costs microseconds. Each row stands beside a library from PyPI that did the same on the same machine
and network with the same weights, in the same run or, where `WORK` kept it, in one shortly before, and
gave the same answers: the run fails on any difference.
Below 1 Corridor is quicker or smaller; bold where it is not as far ahead as it is meant to be.

Times are of the processor, on one core, best of several; "both cores" is elapsed time. What a library's
Python binding takes is part of its time: a query returns an object or lists. Its peak memory is counted
without what Python, numpy and the network's arrays took before; ours is that of the whole process. A
query of ours notes what arcs it has taken apart, so that paths after the first get quicker: the time is
that of 2,000 paths between random nodes, asked again. Updates are of that many random arcs, each weighed
0.5 to 2 times as much, and back. Our matrices find labels of ancestors sixteen nodes at a time.
Customization over unsafe pointers is ours again without bounds checks: its weights must be the same.
"""


def entries(directory, name):
    path = os.path.join(directory, name)
    with open(path, encoding="utf-8") as file:
        return {entry["name"]: entry["value"] for entry in map(json.loads, file)}


def seconds(value):
    for limit, factor, unit in ((1, 1, "s"), (1e-3, 1e3, "ms"), (0, 1e6, "µs")):
        if value >= limit:
            return f"{value * factor:.3g} {unit}"
    return ""


def count(value):
    return f"{value:,.0f}"


def megabytes(value):
    return f"{value / 1e6:,.0f} MB"


def rows(directory, network):
    ours = entries(directory, f"{network}.corridor.jsonl")
    routingkit = entries(directory, f"{network}.pyroutingkit.jsonl")
    cch = entries(directory, f"{network}.routingkit-cch.jsonl")
    tree = entries(directory, f"{network}.tree.jsonl")
    plain = {}
    for library in ("networkit", "rustworkx", "scgraph"):
        plain |= entries(directory, f"{network}.{library}.jsonl")
    fastest = min(plain, key=plain.get)
    pk, rk = "pyroutingkit", "routingkit-cch"
    is_rail, is_small = network == "world_railways", network.startswith("world_")
    yield (
        "order and topology", seconds, ours["order"] + ours["topology"],
        rk, cch["order"] + cch["topology"], 0.45,
    )
    yield "arcs of the hierarchy", count, ours["arcs"], f"{rk}'s order", tree["arcs"], 1.02
    yield "depth of its tree", count, ours["depth"], f"{rk}'s order", tree["depth"], 1.05
    name = "customization"
    yield name, seconds, ours[name], pk, routingkit[name], 0.50
    yield (
        f"{name}, both cores", seconds, ours[f"{name}, two cores, elapsed"],
        f"{pk}, one core", routingkit[f"{name}, elapsed"], 0.30,
    )
    yield (
        f"{name}, safe spans", seconds, ours[f"{name}, safe spans"],
        POINTERS, ours[f"{name}, unsafe pointers"], 1.10,
    )
    yield "distance", seconds, ours["distance"], rk, cch["distance"], 0.45 if is_rail else 0.60
    yield "path", seconds, ours["path"], pk, routingkit["path"], 0.40
    name = "1000 × 1000 matrix"
    yield name, seconds, ours["matrix"], pk, routingkit["matrix"], 0.10 if is_small else 0.06
    for edits in (1, 100, 1000):
        key = f"update of {edits}"
        yield f"{key} leg{'s' * (edits > 1)}", seconds, ours[key], pk, routingkit[key], 1.0
    name = "sweep: 100 × (1000 legs, 100 × 100 matrix)"
    yield name, seconds, ours["sweep"], pk, routingkit["sweep"], 0.40
    name = "distance, nothing prepared"
    yield name, seconds, ours["dijkstra"], fastest.split(", ")[1], plain[fastest], 0.40
    memory = routingkit["peak memory"] - routingkit["memory before"]
    yield "peak memory", megabytes, ours["peak memory"], pk, memory, 0.80


def first_paths(network, ours):
    """What a query's first paths take, by which no note of it can be of use, and what is meant."""
    sentence = (
        f"A path asked for the first time takes {seconds(ours['path, first time'])}; by the perfect"
        f" metric, made in {seconds(ours['perfect customization'])} more,"
        f" {seconds(ours['path, perfect'])}"
    )
    if network in FIRST_PATHS:
        sentence += f", where {seconds(FIRST_PATHS[network])} are meant"
    return sentence + "."


def stored_network(directory):
    """What a network file of a million nodes takes, where it was measured."""
    path = os.path.join(directory, "stored.jsonl")
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        measured = {entry["name"]: entry for entry in map(json.loads, file)}
    print("## A network file of a million nodes\n")
    print(
        "A jittered grid of two million edges, imported and built into a file of"
        f" {megabytes(measured.pop('file')['bytes'])}. Calls open the file anew, its pages being in"
        " memory; theirs is elapsed time. Everything else is a whole process: its processor time, and"
        " the most memory it held, pages of the file included.\n"
    )
    print("| work | time | memory | meant |")
    print("|---|---:|---:|---:|")
    for name, entry in measured.items():
        memory = "" if entry["bytes"] is None else megabytes(entry["bytes"])
        meant = "≤ 10 ms" if name == "call: opening" else ""
        print(f"| {name} | {seconds(entry['seconds'])} | {memory} | {meant} |")
    print()


def machine():
    model = platform.processor() or platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":")[1].strip()
                break
    return f"{os.cpu_count()} cores of {model}"


def list_entries(title, entries):
    print(f"## {title}\n")
    print("\n".join(f"- {entry}" for entry in entries) if entries else "Nowhere in these tables.")
    print()


def main():
    directory, *networks = sys.argv[1:]
    print(INTRODUCTION)
    behind, short = [], []
    for network in networks:
        ours = entries(directory, f"{network}.corridor.jsonl")
        title = TITLES[network]
        print(f"## {title}\n")
        print(f"{count(ours['nodes'])} nodes, {count(ours['input arcs'])} arcs.\n")
        print("| work | Corridor | beside it | ratio | meant |")
        print("|---|---:|---|---:|---:|")
        for name, unit, own, peer, other, bar in rows(directory, network):
            ratio = own / other
            shown = f"{ratio:.2f}" if ratio <= bar else f"**{ratio:.2f}**"
            print(
                f"| {name} | {unit(own)} | {peer}: {unit(other)} | {shown} | ≤ {bar:.2f} |"
            )
            place = f"{name} on {title[0].lower()}{title[1:]} ({ratio:.2f}"
            if ratio > 1 and peer != POINTERS:
                behind.append(f"{place})")
            if ratio > bar:
                short.append(f"{place}, meant ≤ {bar:.2f})")
        print(f"\n{first_paths(network, ours)}\n")
        goal = FIRST_PATHS.get(network)
        if goal and ours["path, perfect"] > goal:
            short.append(f"path, perfect, first time on {title[0].lower()}{title[1:]}")
    stored_network(directory)
    list_entries("Where a peer is still ahead", behind)
    list_entries("Where Corridor is not as far ahead as it is meant to be", short)
    libraries = ("pyroutingkit", "routingkit_cch", "networkit", "rustworkx", "scgraph")
    with open(os.path.join(directory, "swift-version"), encoding="utf-8") as file:
        swift = file.read().strip()
    versions = ", ".join(f"{library} {version(library)}" for library in libraries)
    print(f"## Versions\n\n{versions}, Python {platform.python_version()}; {swift}.")
    print(f"\n{machine()}, shared with other work: ratios carry over, times do not.")


main()
