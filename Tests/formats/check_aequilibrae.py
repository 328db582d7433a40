"""Lets AequilibraE read a GMNS package with whole numbers for ids and counts what it has read.

Usage: check_aequilibrae.py DIRECTORY

AequilibraE keeps one link between two nodes: it merges parallels, whatever their direction. Every
node, and every pair of nodes that a link joins, has to be there. Needs Debian's python3 (whose SQLite
loads extensions) with the packages of requirements-aequilibrae.txt, libsqlite3-mod-spatialite, and
`python -P`: PyTables, which it imports, has the name of a file in this directory.
"""

import contextlib
import csv
import io
import logging
import sys
import tempfile
from pathlib import Path

from aequilibrae import Project


def read_table(directory, name):
    with open(directory / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_by_aequilibrae(directory):
    """What AequilibraE has after importing: pairs of nodes, nodes, and the links' types and modes."""
    logging.getLogger("aequilibrae").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as scratch:
        project = Project()
        with contextlib.redirect_stdout(io.StringIO()):
            project.new(str(Path(scratch) / "model"))
            project.network.create_from_gmns(
                link_file_path=str(directory / "link.csv"),
                node_file_path=str(directory / "node.csv"),
                use_group_path=str(directory / "use_group.csv"),
                srid=4326,
            )
            links = project.network.links.data
            nodes = project.network.nodes.data
            modes = {mode_id: mode.mode_name for mode_id, mode in
                     project.network.modes.all_modes().items()}
            project.close()
    pairs = {frozenset(pair) for pair in zip(links.a_node, links.b_node)}
    uses = {int(row.link_id): {modes[letter] for letter in row.modes} for row in links.itertuples()}
    kinds = {int(row.link_id): row.link_type for row in links.itertuples()}
    return len(links), pairs, {int(node) for node in nodes.node_id}, uses, kinds


def faults(directory):
    links = read_table(directory, "link")
    nodes = {int(row["node_id"]) for row in read_table(directory, "node")}
    wanted = {frozenset((int(row["from_node_id"]), int(row["to_node_id"]))) for row in links}
    count, pairs, read_nodes, uses, kinds = read_by_aequilibrae(directory)
    if read_nodes != nodes:
        yield f"nodes: {len(read_nodes)} read of {len(nodes)}"
    if pairs != wanted:
        yield f"pairs of nodes: {len(pairs)} read of {len(wanted)}"
    if count != len(wanted):
        yield f"links: {count} read, {len(wanted)} pairs of nodes are joined"
    by_id = {int(row["link_id"]): row for row in links}
    for link_id, kind in kinds.items():
        if kind != by_id[link_id]["facility_type"]:
            yield f"link {link_id}: {kind} read for {by_id[link_id]['facility_type']}"
        if uses[link_id] != {by_id[link_id]["allowed_uses"]}:
            yield f"link {link_id}: {uses[link_id]} read for {by_id[link_id]['allowed_uses']}"


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 64
    found = list(faults(Path(arguments[0])))
    for fault in found:
        print(f"AequilibraE: {fault}")
    print(f"{len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
