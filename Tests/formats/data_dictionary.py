"""Writes the data dictionary from the data package's descriptor.

Usage: data_dictionary.py [--check] DIRECTORY PAGE

With --check nothing is written; status 1 says that the page is stale.
"""

import sys
from pathlib import Path

from tables import read_descriptor

HEADER = """# Data dictionary

Generated from `Data/datapackage.json` by `Tests/formats/data_dictionary.py`; change the
descriptor, not this page.
"""


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def allowed(field):
    """The constraints of a column, in words."""
    constraints = field.get("constraints", {})
    words = []
    if constraints.get("required"):
        words.append("required")
    if constraints.get("unique"):
        words.append("unique")
    if "enum" in constraints:
        words.append(", ".join(f"`{value}`" for value in constraints["enum"]))
    if "minimum" in constraints:
        words.append(f"at least {constraints['minimum']}")
    if "maximum" in constraints:
        words.append(f"at most {constraints['maximum']}")
    if "pattern" in constraints:
        words.append(f"matches `{constraints['pattern']}`")
    return "; ".join(words)


def target(field, keys):
    """The table and column that a column points to."""
    if field["name"] in keys:
        return keys[field["name"]]
    reference = field.get("reference")
    if not reference:
        return ""
    targets = [f"{reference['resource']}.{reference['field']}"]
    targets += [f"`{prefix}`{column}" for prefix, column in reference.get("prefixed", {}).items()]
    return " or ".join(targets)


def section(resource):
    schema = resource["schema"]
    keys = {
        key["fields"]: f"{key['reference']['resource']}.{key['reference']['fields']}"
        for key in schema.get("foreignKeys", [])
    }
    lines = [f"## {resource['name']}", "", resource["description"]]
    key = schema.get("primaryKey")
    if key:
        columns = [key] if isinstance(key, str) else key
        lines += ["", "Key: " + ", ".join(f"`{column}`" for column in columns) + "."]
    lines += ["", "| column | type | unit | meaning | values | refers to |"]
    lines += ["|---|---|---|---|---|---|"]
    for field in schema["fields"]:
        cells = [
            f"`{field['name']}`", field["type"], field.get("unit", ""), field["description"],
            allowed(field), target(field, keys),
        ]
        lines.append("| " + " | ".join(cell(text) for text in cells) + " |")
    return "\n".join(lines) + "\n"


def page(descriptor):
    return "\n".join([HEADER] + [section(resource) for resource in descriptor["resources"]])


def main(arguments):
    check = "--check" in arguments
    paths = [argument for argument in arguments if argument != "--check"]
    if len(paths) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    text, path = page(read_descriptor(paths[0])), Path(paths[1])
    if not check:
        path.write_text(text, encoding="utf-8")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{path} is stale: run data_dictionary.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
