"""Makes the Markdown table from what run.sh has measured. Usage: table.py DIRECTORY"""

import json
import os
import sys

directory = sys.argv[1]


def path(name):
    return os.path.join(directory, name)


def text(name):
    with open(path(name), encoding="utf-8") as file:
        return file.read()


def lines_of_json(name):
    return [json.loads(line) for line in text(name).splitlines()]


def milliseconds(name):
    result = json.loads(text(name))["results"][0]
    return result["mean"] * 1000, result["stddev"] * 1000


def batch_rows(entries):
    """Whole processes of ours beside the loops of others, their start and loading left out."""
    ours = [entry for entry in entries if "kib" in entry]
    others = [entry for entry in entries if "kib" not in entry]
    first, *further = ours
    rows = [
        (
            f"{first['name']}, one core",
            f"{first['seconds']:.2f} s",
            f"{other['name']} {other['version']}, the same graph: {other['seconds']:.2f} s",
            f"{first['seconds'] / other['seconds']:.2f}",
        )
        for other in others
    ]
    for entry in further:
        megabytes = f"{entry['kib'] * 1024 / 1e6:.0f} MB"
        rows.append((entry["name"], f"{entry['seconds']:.2f} s, {megabytes}", "–", "–"))
    return rows


def import_rows(figures):
    """Processor time of whole processes of ours, of the reading alone of the other."""
    peer = f"pandas {figures['version']}, reading alone: {figures['pandas']:.2f} s"
    return [
        (
            what,
            f"{figures[name]:.2f} s",
            peer,
            f"{figures[name] / figures['pandas']:.2f}",
        )
        for name, what in [
            ("read", f"`import` of 2,000,000 edges, {figures['mb']:.0f} MB, read and checked"),
            ("write", f"the same, a package of {figures['written_mb']:.0f} MB written"),
        ]
    ]


def main():
    process, process_spread = milliseconds("process.json")
    peer, peer_spread = milliseconds("peer.json")
    process_mb = int(text("process.kib")) * 1024 / 1e6
    peer_mb = int(text("peer.kib")) * 1024 / 1e6
    library = {entry["name"]: entry for entry in lines_of_json("library.jsonl")}
    peers = lines_of_json("peers.jsonl")

    rows = [
        (
            "`corridor route Mumbai \"Saint Petersburg\"`, whole process",
            f"{process:.1f} ± {process_spread:.1f} ms",
            f"`geod`, one pair: {peer:.1f} ± {peer_spread:.1f} ms",
            f"{process / peer:.2f}",
        ),
        (
            "its peak memory",
            f"{process_mb:.1f} MB",
            f"`geod`: {peer_mb:.1f} MB",
            f"{process_mb / peer_mb:.2f}",
        ),
    ]
    scan = library.pop("csv scan")
    for entry in peers:
        rows.append(
            (
                "CSV, 50 MB, read and checked",
                f"{scan['value']:.0f} MB/s",
                f"{entry['version']}, {entry['name']}: {entry['value']:.0f} MB/s",
                f"{scan['value'] / entry['value']:.1f}",
            )
        )
    simulation = library.pop("uncertainty, 40 components, 10,000 samples")
    for entry in lines_of_json("simulation.jsonl"):
        rows.append(
            (
                "10,000 samples of 40 components, mean and four percentiles",
                f"{simulation['value']:.0f} {simulation['unit']}",
                f"{entry['version']}, {entry['name']}: {entry['value']:.0f} {entry['unit']}",
                f"{simulation['value'] / entry['value']:.1f}",
            )
        )
    rows += batch_rows(lines_of_json("batch.jsonl"))
    rows += import_rows(json.loads(text("import.json")))
    for name, entry in library.items():
        digits = 0 if entry["unit"] == "MB/s" else 2
        rows.append((name, f"{entry['value']:.{digits}f} {entry['unit']}", "–", "–"))

    print("| what | corridor | beside it | ratio |")
    print("|---|---:|---|---:|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    cores = os.cpu_count()
    versions = "; ".join(text("versions").splitlines())
    print()
    print(f"{cores} cores, shared; ratios carry over, times do not. {versions}.")


main()
