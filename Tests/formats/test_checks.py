"""Seeds one defect at a time into a copy of the data and expects the checks to see it.

Usage: test_checks.py DIRECTORY
"""

import csv
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

import check_datapackage
import check_network
from tables import read_table

DIRECTORY = Path()
LEG = "kz-shu__kz-mointy__rail-1520"


def edited(copy, table, change):
    """Writes a table of the copy back after the change."""
    rows = read_table(copy, table)
    change(rows)
    with open(copy / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def row_with(rows, **wanted):
    return next(row for row in rows if all(row[key] == value for key, value in wanted.items()))


class SeededDefects(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.copy = Path(self.scratch.name) / "Data"
        shutil.copytree(DIRECTORY, self.copy)

    def expect(self, check, words):
        faults = list(check(self.copy))
        self.assertTrue(any(words in fault for fault in faults), faults[:5])

    def change(self, table, key, column, value):
        edited(self.copy, table, lambda rows: row_with(rows, **key).update({column: value}))

    def test_shipped_data_has_no_fault(self):
        self.assertEqual(list(check_datapackage.faults(self.copy)), [])
        self.assertEqual(list(check_network.faults(self.copy)), [])

    def test_a_leg_to_an_unknown_node_breaks_the_foreign_key(self):
        self.change("link", {"link_id": LEG}, "to_node_id", "kz-nowhere")
        self.expect(check_datapackage.package_faults, "kz-nowhere")

    def test_a_word_for_a_coordinate_breaks_both_schemas(self):
        self.change("node", {"node_id": "kz-shu"}, "x_coord", "east")
        self.expect(check_datapackage.package_faults, "east")
        self.expect(check_datapackage.gmns_faults, "east")

    def test_a_negative_length_breaks_the_gmns_schema(self):
        self.change("link", {"link_id": LEG}, "length", "-446")
        self.expect(check_datapackage.gmns_faults, "-446")

    def test_an_unknown_status_breaks_the_enumeration(self):
        self.change("link", {"link_id": LEG}, "status", "open")
        self.expect(check_datapackage.package_faults, "open")

    def test_an_unknown_source_in_a_list_is_seen(self):
        self.change("link", {"link_id": LEG}, "source_ids", "osjd-2;hearsay")
        self.expect(lambda copy: check_datapackage.reference_faults(
            copy, check_datapackage.read_descriptor(copy)), "hearsay")

    def test_carriage_returns_are_seen(self):
        path = self.copy / "basin.csv"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        self.expect(lambda copy: check_datapackage.file_faults(
            copy, check_datapackage.read_descriptor(copy)), "basin.csv is not in canonical form")

    def test_a_facility_without_its_leg_is_seen(self):
        self.change(
            "facility", {"facility_id": "kz-aktau__rail-1520__sea"}, "from_way", "rail-1435")
        self.expect(check_network.faults, "no leg brings rail-1435")

    def test_a_lost_crossing_is_seen(self):
        edited(self.copy, "crossing", lambda rows: rows.remove(
            row_with(rows, link_id="kz-uralsk__ru-ozinki__rail-1520")))
        self.expect(check_network.faults, "KZ-RU is missing")

    def test_a_length_below_the_straight_line_is_seen(self):
        self.change("link", {"link_id": LEG}, "length", "400")
        self.expect(check_network.faults, "400.0 km for 402.4 straight")

    def test_an_opening_in_the_future_of_an_operational_leg_is_seen(self):
        self.change("link", {"link_id": LEG}, "opens", "2031")
        self.expect(check_network.faults, "operational, opens 2031")

    def test_a_length_that_breaks_a_published_total_is_seen(self):
        self.change("link", {"link_id": "tr-kayseri__tr-ankara__rail-1435"}, "length", "480")
        self.expect(check_network.faults, "constraint c-02")

    def test_a_corridor_through_a_lost_facility_is_seen(self):
        edited(self.copy, "facility", lambda rows: [
            rows.remove(row) for row in list(rows) if row["node_id"] == "ir-astara"])
        self.expect(check_network.faults, "corridor instc-west-road: cannot be run")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(64)
    DIRECTORY = Path(sys.argv.pop())
    unittest.main()
