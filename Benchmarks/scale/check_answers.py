"""Holds answers against each other: check_answers.py OURS PYROUTINGKIT DIJKSTRA...

Ours end with the distances of Dijkstra; the peers' Dijkstra answers may be the first few of those.
Fails on any difference.
"""

import sys

import numpy as np


def main():
    ours, routingkit, *dijkstras = (np.fromfile(path, dtype=np.uint32) for path in sys.argv[1:])
    common = ours[: len(routingkit)]
    wrong = int((common != routingkit).sum())
    if wrong:
        first = int((common != routingkit).argmax())
        sys.exit(f"{wrong} of {len(common)} answers differ from pyroutingkit's; first: {first}")
    plain = ours[len(routingkit) :]
    for path, answers in zip(sys.argv[3:], dijkstras):
        if not len(answers) or (plain[: len(answers)] != answers).any():
            sys.exit(f"answers of plain search differ from {path}")
    if (plain != ours[: len(plain)]).any():
        sys.exit("plain search and hierarchy differ")
    print(f"{len(common) + len(plain)} answers agree", file=sys.stderr)


main()
