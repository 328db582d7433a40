"""Puts a table between the two benchmark markers of a file. Usage: replace_table.py FILE TABLE"""

import sys

BEGIN = "<!-- benchmarks:begin -->"
END = "<!-- benchmarks:end -->"


def main():
    target, table = sys.argv[1:]
    with open(target, encoding="utf-8") as file:
        text = file.read()
    with open(table, encoding="utf-8") as file:
        new = file.read().strip()
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        sys.exit(f"{target}: expected one {BEGIN} and, after it, one {END}")
    before = text[: text.index(BEGIN) + len(BEGIN)]
    after = text[text.index(END) :]
    with open(target, "w", encoding="utf-8") as file:
        file.write(f"{before}\n{new}\n{after}")


main()
