#!/usr/bin/env python3
"""Runs the console examples of Markdown pages and compares what they print.

usage: run_examples.py COMMAND PAGE... [--snippet FILE] [--update]

An example is a fenced block whose language is `console`. Lines that begin with `$ ` are run by the
shell, in order, in one temporary directory, with COMMAND on the PATH as `corridor`; the lines after
a command are what it must print (stdout and stderr together). A line of `…` stands for any number
of lines. With `--snippet`, a page must hold that Swift file as it is. `--update` writes what is printed into the pages instead, and leaves examples with `…` be.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```console\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
ANY = "…"


def commands(block):
    """Pairs of a command and the lines that follow it."""
    pairs = []
    for line in block.splitlines():
        if line.startswith("$ "):
            pairs.append((line[2:], []))
        elif pairs and line.startswith("> ") and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0] + "\n" + line[2:], [])
        elif pairs:
            pairs[-1][1].append(line)
        else:
            raise SystemExit(f"an example does not begin with a command: {line}")
    return pairs


def matches(expected, printed):
    """Whether printed lines are the expected ones, `…` standing for any."""
    if ANY not in expected:
        return expected == printed
    at = expected.index(ANY)
    head, rest = expected[:at], expected[at + 1 :]
    if printed[:at] != head:
        return False
    return any(matches(rest, printed[start:]) for start in range(at, len(printed) + 1))


def run(command, directory, environment):
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
    )
    return [line.rstrip() for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", type=pathlib.Path)
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    parser.add_argument("--snippet", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    if arguments.snippet:
        block = f"```swift\n{arguments.snippet.read_text(encoding='utf-8')}```\n"
        if not any(block in page.read_text(encoding="utf-8") for page in arguments.pages):
            raise SystemExit(f"no page holds {arguments.snippet} as it is")

    failed = passed = 0
    with tempfile.TemporaryDirectory() as directory:
        binaries = pathlib.Path(directory, "bin")
        binaries.mkdir()
        os.symlink(arguments.command.resolve(), binaries / "corridor")
        environment = {
            "PATH": f"{binaries}:{os.environ['PATH']}",
            "HOME": directory,
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
        }
        for page in arguments.pages:
            text = page.read_text(encoding="utf-8")
            workplace = pathlib.Path(directory, page.stem)
            workplace.mkdir()

            def example(found):
                nonlocal failed, passed
                lines = []
                for command, expected in commands(found.group(1)):
                    printed = run(command, workplace, environment)
                    shown = command.replace("\n", "\n> ").splitlines()
                    lines += ["$ " + shown[0]] + shown[1:]
                    keep = ANY in expected
                    lines += expected if keep else printed
                    if matches([line.rstrip() for line in expected], printed):
                        passed += 1
                        continue
                    if arguments.update and not keep:
                        passed += 1
                        continue
                    failed += 1
                    line = text[: found.start()].count("\n") + 1
                    print(f"{page}:{line}: $ {command}", file=sys.stderr)
                    print("  expected:", *expected, sep="\n    ", file=sys.stderr)
                    print("  printed:", *printed, sep="\n    ", file=sys.stderr)
                return "```console\n" + "".join(line + "\n" for line in lines) + "```\n"

            updated = FENCE.sub(example, text)
            if arguments.update:
                page.write_text(updated, encoding="utf-8")
    if passed + failed == 0:
        raise SystemExit("no example was found")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
