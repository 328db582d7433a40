#!/usr/bin/env python3
"""Draws a GeoJSON file that `corridor compare` wrote on a land map, as a PNG.

usage: render_map.py ROUTES.geojson LAND.shp OUT.png

Only what the file holds is drawn, with the colours it holds: a picture of the export, not of the
program. The land is Natural Earth's 1:110 m (public domain).
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import pyproj  # noqa: E402
import shapefile  # noqa: E402

PROJECTION = pyproj.Transformer.from_crs(
    4326, "+proj=lcc +lat_1=20 +lat_2=55 +lat_0=38 +lon_0=38", always_xy=True
)
MARKERS = {"gauge_change": ("D", "#D55E00"), "border": ("s", "#333333"), "port": ("^", "#0072B2")}
NAMES = {"gauge_change": "gauge change", "border": "border", "port": "port"}


def project(points):
    xs, ys = PROJECTION.transform([p[0] for p in points], [p[1] for p in points])
    return [x / 1e6 for x in xs], [y / 1e6 for y in ys]


def lines(geometry):
    if geometry["type"] == "LineString":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiLineString":
        return geometry["coordinates"]
    return []


def land(path, axes):
    for shape in shapefile.Reader(path).iterShapes():
        edges = list(shape.parts) + [len(shape.points)]
        for first, last in zip(edges, edges[1:]):
            ring = [p for p in shape.points[first:last] if -60 < p[0] < 140 and p[1] > -40]
            if len(ring) > 2:
                axes.fill(*project(ring), facecolor="#ECE7DC", edgecolor="#ECE7DC", linewidth=0.4)


def main(routes, land_path, out):
    document = json.load(open(routes, encoding="utf-8"))
    figure, axes = plt.subplots(figsize=(10, 7), dpi=100)
    axes.set_facecolor("#C6DBE8")
    land(land_path, axes)
    seen = set()
    # Routes that share a stretch are drawn over each other, the first one widest.
    width = 7.0
    for feature in document["features"]:
        properties = feature["properties"]
        kind = properties["kind"]
        if kind == "route":
            for part in lines(feature["geometry"]):
                label = properties["label"]
                axes.plot(
                    *project(part),
                    color=properties["stroke"],
                    linewidth=width,
                    solid_capstyle="round",
                    label=None if label in seen else label,
                    zorder=3,
                )
                seen.add(label)
            width = max(1.6, width - 1.8)
        elif kind in MARKERS:
            marker, colour = MARKERS[kind]
            x, y = project([feature["geometry"]["coordinates"]])
            axes.plot(
                x, y, marker, color=colour, markersize=9 if kind == "gauge_change" else 6,
                markeredgecolor="white", markeredgewidth=0.8,
                zorder=6 if kind == "gauge_change" else 5, linestyle="none",
                label=None if kind in seen else NAMES[kind],
            )
            seen.add(kind)
    west, south, east, north = document["bbox"]
    xs, ys = project([[west, south], [west, north], [east, south], [east, north], [38, south], [38, north]])
    axes.set_xlim(min(xs) - 0.4, max(xs) + 0.4)
    axes.set_ylim(min(ys) - 0.4, max(ys) + 0.4)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.legend(loc="lower left", fontsize=8, framealpha=0.95)
    axes.set_title("out/instc-vs-suez.geojson, as `make demo` writes it", fontsize=10)
    figure.tight_layout()
    figure.savefig(out, bbox_inches="tight", metadata={"Software": None})


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
