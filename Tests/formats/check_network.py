"""Checks the shipped network against the rules of the model.

Usage: check_network.py DIRECTORY

Prints one line per fault and ends with status 1 if there is any.
"""

import sys
from itertools import pairwise
from pathlib import Path

from pyproj import Geod

from corridor_search import legs_of_corridor
from tables import items, read_table

LENGTH_TOLERANCE_KM = 0.06
SUM_TOLERANCE = 0.02
SEA_LINE_TOLERANCE = 0.98
BORDER_MODES = {"rail", "road", "inland_waterway"}


class Network:
    """The tables that the rules speak of."""

    def __init__(self, directory):
        for table in ("node", "link", "geometry", "facility", "passage", "crossing", "corridor",
                      "constraint", "service", "config"):
            setattr(self, table, read_table(directory, table))
        self.node_by_id = {row["node_id"]: row for row in self.node}
        self.link_by_id = {row["link_id"]: row for row in self.link}

    def ends(self, link):
        return [self.node_by_id[link[column]] for column in ("from_node_id", "to_node_id")]


def ways(link):
    """The ways of a leg, spelt as in the facility table."""
    mode = link["facility_type"].replace("_", "-")
    gauges = items(link["gauges_mm"])
    return {f"{mode}-{gauge}" for gauge in gauges} or {mode}


def facility_faults(network):
    """Both ways of a facility arrive at its node."""
    arriving = {}
    for link in network.link:
        for node in network.ends(link):
            arriving.setdefault(node["node_id"], set()).update(ways(link))
    for row in network.facility:
        for way in (row["from_way"], row["to_way"]):
            if way not in arriving.get(row["node_id"], set()):
                yield f"facility {row['facility_id']}: no leg brings {way}"


def crossing_faults(network):
    """Every border on a leg has its rows, and only those; ferry rows are papers in port."""
    needed = {
        (link["link_id"], f"{a}-{b}")
        for link in network.link if link["facility_type"] in BORDER_MODES
        for a, b in pairwise(items(link["countries"]))
    }
    present = {(row["link_id"], row["countries"]) for row in network.crossing}
    for link, pair in sorted(needed - present):
        yield f"crossing {link}: {pair} is missing"
    for link, pair in sorted(present - needed):
        if network.link_by_id[link]["facility_type"] != "ferry":
            yield f"crossing {link}: {pair} is not on the leg"
    seen = set()
    for row in network.crossing:
        directions = ["from>to", "to>from"] if row["direction"] == "both" else [row["direction"]]
        for direction in directions:
            key = (row["link_id"], row["countries"], direction, row["service"])
            if key in seen:
                yield f"crossing {row['crossing_id']}: {direction} {row['service']} twice"
            seen.add(key)


def country_faults(network):
    """The first and last country of a leg are those of its ends, the high seas left out."""
    for link in network.link:
        ends = [n["country"] for n in network.ends(link) if n["country"] != "XZ"]
        countries = items(link["countries"])
        if ends and (countries[0] != ends[0] or countries[-1] != ends[-1]):
            yield f"link {link['link_id']}: countries {countries} do not join {ends}"


def point(row):
    return float(row["x_coord"]), float(row["y_coord"])


def line_points(text):
    body = text[text.index("(") + 1: text.rindex(")")]
    return [tuple(map(float, pair.split())) for pair in body.split(",")]


def length_faults(network):
    """No leg is shorter than the straight line, no sea leg than its own line."""
    earth = Geod(ellps="WGS84")
    geometry = {row["geometry_id"]: row for row in network.geometry}
    for link in network.link:
        start, end = (point(node) for node in network.ends(link))
        straight = earth.inv(*start, *end)[2] / 1000
        length = float(link["length"])
        if abs(straight - float(link["geodesic_km"])) > LENGTH_TOLERANCE_KM:
            yield f"link {link['link_id']}: geodesic_km is {straight:.1f}"
        short = length < straight - LENGTH_TOLERANCE_KM
        if short != bool(link["length_exception"]):
            yield f"link {link['link_id']}: {length} km for {straight:.1f} straight"
        if link["circuity"] and abs(length / straight - float(link["circuity"])) > 0.02:
            yield f"link {link['link_id']}: circuity is {length / straight:.2f}"
        line = geometry.get(link["geometry_id"])
        if line is None:
            continue
        points = line_points(line["geometry"])
        for node, coordinate in ((start, points[0]), (end, points[-1])):
            if earth.inv(*node, *coordinate)[2] > 1000:
                yield f"geometry {line['geometry_id']}: an end is off its node"
        drawn = earth.line_length(*zip(*points)) / 1000
        if line["geometry_basis"] == "digitised" and length < SEA_LINE_TOLERANCE * drawn:
            yield f"link {link['link_id']}: {length} km, its line measures {drawn:.1f}"


def last_day(date):
    return date + {4: "-12-31", 7: "-31", 10: ""}[len(date)] if date else ""


def date_faults(network):
    """What is operational has opened."""
    today = network.config[0]["as_of"]
    for table, key in (("link", "link_id"), ("facility", "facility_id")):
        for row in getattr(network, table):
            if row["status"] == "operational" and last_day(row["opens"]) > today:
                yield f"{table} {row[key]}: operational, opens {row['opens']}"
            if row["opens"] and row["closes"] and last_day(row["closes"]) < last_day(row["opens"]):
                yield f"{table} {row[key]}: closes before it opens"


def hours_faults(network):
    """Nine cases of ten take at least as long as one of two."""
    columns = {
        "facility": ("hours_p50", "hours_p90"), "crossing": ("hours_p50", "hours_p90"),
        "passage": ("hours_p50", "hours_p90"),
        "service": ("sailing_hours_p50", "sailing_hours_p90"),
    }
    for table, (middle, high) in columns.items():
        for number, row in enumerate(getattr(network, table), start=2):
            if float(row[high]) < float(row[middle]):
                yield f"{table}.csv:{number}: {high} is below {middle}"


def service_faults(network):
    """Every leg on water has a service and a basin; no other has."""
    served = {row["link_id"] for row in network.service}
    for link in network.link:
        wet = link["facility_type"] in {"sea", "ferry", "inland_waterway"}
        if wet != (link["link_id"] in served) or wet != bool(link["basin"]):
            yield f"link {link['link_id']}: service or basin"
        if (link["facility_type"] == "ferry") != bool(link["carries"]):
            yield f"link {link['link_id']}: carries"
        if (link["facility_type"] == "pipeline") != bool(link["commodity"]):
            yield f"link {link['link_id']}: commodity"


def constraint_faults(network):
    """Legs add up to the published total, or the row says why not."""
    for row in network.constraint:
        legs = [network.link_by_id[link] for link in items(row["link_ids"])]
        total = sum(float(leg["length"]) for leg in legs)
        if abs(total - float(row["stored_sum_km"])) > LENGTH_TOLERANCE_KM:
            yield f"constraint {row['constraint_id']}: the legs add up to {total:.1f} km"
        off = abs(total / float(row["total_km"]) - 1) > SUM_TOLERANCE
        if off != bool(row["exception"]):
            yield f"constraint {row['constraint_id']}: {total:.1f} km against {row['total_km']}"


def corridor_faults(network):
    """Every corridor can be run from end to end, with its legs, none of them twice."""
    for corridor in network.corridor:
        name = corridor["corridor_id"]
        nodes, modes = items(corridor["node_ids"]), items(corridor["section_modes"])
        if len(modes) != len(nodes) - 1:
            yield f"corridor {name}: {len(nodes)} nodes and {len(modes)} modes"
            continue
        legs = legs_of_corridor(network, corridor)
        if legs is None:
            yield f"corridor {name}: cannot be run"
            continue
        for link in sorted(set(items(corridor["required_link_ids"])) - set(legs)):
            yield f"corridor {name}: does not use {link}"
        variants = {network.link_by_id[leg]["variant"] for leg in legs}
        if corridor["variant"] and corridor["variant"] not in variants:
            yield f"corridor {name}: does not use {corridor['variant']}"
        for link in sorted({leg for leg in legs if legs.count(leg) > 1}):
            yield f"corridor {name}: runs {link} twice"


RULES = [
    facility_faults, crossing_faults, country_faults, length_faults, date_faults, hours_faults,
    service_faults, constraint_faults, corridor_faults,
]


def faults(directory):
    network = Network(directory)
    for rule in RULES:
        yield from rule(network)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 64
    found = list(faults(Path(arguments[0])))
    for fault in found:
        print(fault)
    print(f"{len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
