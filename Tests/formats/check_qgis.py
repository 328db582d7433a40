#!/usr/bin/env python3
"""Opens GeoPackages, and GeoJSON with a style beside it, in QGIS without a screen.

Usage: check_qgis.py FILE.gpkg [FILE...]

Every layer has to have the rows and the extent that SQLite or the JSON itself shows, and the style
that was written with it: a rule-based renderer that draws each feature with a geometry by exactly one
rule. Seeds defects into copies of the first file beforehand. Needs Debian's python3-qgis, so Debian's
own python3.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())

from qgis.core import (  # noqa: E402  the platform has to be chosen first
    QgsApplication,
    QgsProviderRegistry,
    QgsRenderContext,
    QgsVectorLayer,
)

# An index has numbers of 32 bits.
TOLERANCE = 1e-4


def expected_in_geopackage(path):
    """Of each layer: its name, rows, and the extent of its spatial index."""
    with sqlite3.connect(path) as database:
        layers = database.execute(
            "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchall()
        for (name,) in layers:
            (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
            edges = database.execute("SELECT min(minx), min(miny), max(maxx), max(maxy) "
                                     f"FROM rtree_{name}_geom").fetchone()
            yield name, f"{path}|layername={name}", count, edges


def expected_in_geojson(path):
    """Of each kind of geometry, as QGIS splits a file of several; the extent is the file's."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    counts, points = {}, []
    for feature in features:
        kind = feature["geometry"]["type"]
        counts[kind] = counts.get(kind, 0) + 1
        lines = {"Point": lambda c: [[c]], "LineString": lambda c: [c],
                 "MultiLineString": lambda c: c}[kind](feature["geometry"]["coordinates"])
        points += [point for line in lines for point in line]
    longitudes, latitudes = zip(*points)
    edges = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    for kind, count in counts.items():
        yield kind, f"{path}|geometrytype={kind}", count, edges


def faults(path):
    is_geopackage = path.suffix == ".gpkg"
    expected = (expected_in_geopackage if is_geopackage else expected_in_geojson)(path)
    for name, uri, count, edges in expected:
        layer = QgsVectorLayer(uri, name, "ogr")
        if not layer.isValid():
            yield f"{name}: QGIS cannot open it"
            continue
        if layer.featureCount() != count:
            yield f"{name}: {layer.featureCount()} features, {count} expected"
        box = layer.extent()
        found = [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
        if count and None not in edges and any(
                abs(a - b) > TOLERANCE for a, b in zip(found, edges)):
            yield f"{name}: the extent is {found}, {edges} expected"
        if layer.crs().authid() not in ("EPSG:4326", "OGC:CRS84"):
            yield f"{name}: the reference system is {layer.crs().authid()}"
        yield from renderer_faults(layer)


def renderer_faults(layer):
    renderer = layer.renderer()
    if renderer.type() != "RuleRenderer":
        yield f"{layer.name()}: a {renderer.type()}, not the style that was written"
        return
    context = QgsRenderContext()
    context.setExpressionContext(layer.createExpressionContext())
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        if feature.geometry().isNull():
            continue
        context.expressionContext().setFeature(feature)
        symbols = renderer.originalSymbolsForFeature(feature, context)
        if len(symbols) != 1:
            yield f"{layer.name()}: {feature['id']} is drawn by {len(symbols)} rules"
    renderer.stopRender(context)


# Each: what is wrong, the SQL that makes it so, and words of the fault that must be found.
DEFECTS = [
    ("no style", "DELETE FROM layer_styles", "not the style"),
    ("a style without a rule for something", "UPDATE layer_styles SET styleQML = "
     "replace(styleQML, 'rail-1520', 'rail-9999') WHERE f_table_name = 'legs'", "by 0 rules"),
    ("a lost extent", "UPDATE gpkg_contents SET max_x = 1 WHERE table_name = 'nodes'", "extent"),
]


def missed_defects(path):
    with tempfile.TemporaryDirectory() as scratch:
        for number, (name, sql, words) in enumerate(DEFECTS):
            # A file of its own each: QGIS remembers what it has opened.
            copy = Path(scratch) / f"{number}.gpkg"
            shutil.copy(path, copy)
            with sqlite3.connect(copy) as database:
                database.executescript(sql)
            if not any(words in fault for fault in faults(copy)):
                yield f"self-test: {name}: not seen"


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 64
    application = QgsApplication([], False)
    application.initQgis()
    assert "ogr" in QgsProviderRegistry.instance().providerList(), "QGIS cannot read files"
    count = 0
    for fault in missed_defects(Path(arguments[0])):
        print(fault)
        count += 1
    for argument in arguments:
        for fault in faults(Path(argument)):
            print(f"{argument}: {fault}")
            count += 1
    application.exitQgis()
    print(f"QGIS: {len(arguments)} files, {count} faults", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
