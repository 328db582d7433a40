"""Fails unless all files of answers give the same hours to the same questions.

usage: check_answers.py CORRIDOR-ANSWERS OTHER-ANSWERS...
"""

import sys

import orjson


def hours(path):
    with open(path, "rb") as file:
        return {answer["id"]: answer["mean_hours"] for answer in map(orjson.loads, file)}


def main():
    expected = hours(sys.argv[1])
    for path in sys.argv[2:]:
        found = hours(path)
        if found.keys() != expected.keys():
            sys.exit(f"{path}: other questions are answered")
        worst = max(abs(found[key] - expected[key]) / max(1, expected[key]) for key in expected)
        if worst > 1e-9:
            sys.exit(f"{path}: hours differ by up to {worst:.2g} of themselves")


main()
