import Geo

/// The Leaflet library of this machine, to be put whole into a page.
public struct LeafletLibrary: Sendable {
  let script: String
  let style: String
  let licence: String

  /// Where Debian's `libjs-leaflet` puts it.
  public static let folder = "/usr/share/javascript/leaflet"
  static let licencePath = "/usr/share/doc/libjs-leaflet/copyright"

  /// Reads the installed library.
  ///
  /// - Throws: ``LeafletError`` if it is not installed.
  public static func installed(
    folder: String = folder,
    licencePath: String? = nil
  ) throws(LeafletError) -> LeafletLibrary {
    guard let script = text("\(folder)/leaflet.min.js") ?? text("\(folder)/leaflet.js"),
      let style = text("\(folder)/leaflet.css")
    else { throw LeafletError(folder: folder) }
    return LeafletLibrary(
      script: script.withoutSourceMap,
      style: style,
      licence: text(licencePath ?? Self.licencePath) ?? "Leaflet, BSD 2-Clause License"
    )
  }

  private static func text(_ path: String) -> String? {
    guard let bytes = try? FileBytes.read(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Leaflet is not there.
public struct LeafletError: Error, Hashable, Sendable, CustomStringConvertible {
  public var folder: String

  public var description: String {
    "\(folder): no Leaflet; install Debian's libjs-leaflet, or write --format html, which needs none"
  }
}

/// A subject on a Leaflet map without tiles: one page that needs no network.
public struct LeafletMap: Sendable {
  private let subject: MapSubject
  private let library: LeafletLibrary

  public init(_ subject: MapSubject, library: LeafletLibrary) {
    self.subject = subject
    self.library = library
  }

  /// Writes the page.
  ///
  /// - Throws: ``OutputError`` or ``JSONWriterError``.
  public func write(to sink: any ByteSink) throws {
    try sink.write(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(MapHTML.contentSecurityPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(SVGWriter.escaped(subject.title))</title>
      <!--
      \(library.licence.replacing("--", with: "- -"))
      -->
      <style>
      \(library.style.withoutImages.replacing("</", with: "<\\/"))
      html, body, #map { height: 100%; margin: 0; }
      .leaflet-container { background: #F7F8F8; }
      </style>
      </head>
      <body>
      <div id="map" role="application" aria-label="\(SVGWriter.escaped(subject.title))"></div>
      <script type="application/json" id="data">\(try data())</script>
      <script>
      \(library.script.replacing("</script", with: "<\\/script"))
      </script>
      <script>
      \(Self.script)
      </script>
      </body>
      </html>

      """
    )
  }

  private func data() throws -> String {
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.array("lines") { json in
        for line in subject.lines {
          json.object { json in
            json.member("title", "\(line.title), \(line.kind.title), \(line.availability.text)")
            json.member("color", LinePalette.standard.color(of: line.kind).description)
            json.member("isOpen", line.kind.notOpen == nil)
            json.array("routes") { json in for route in line.routes { json.value(route) } }
            json.array("parts") { json in
              for part in line.parts {
                json.array { json in for point in part { json.latitudeFirst(point) } }
              }
            }
          }
        }
      }
      json.array("marks") { json in
        for mark in subject.marks {
          json.object { json in
            json.member(
              "title",
              mark.remark.isEmpty ? mark.name : "\(mark.name): \(mark.remark)"
            )
            json.key("at")
            json.latitudeFirst(mark.coordinate)
          }
        }
      }
      json.array("routes") { json in
        for route in subject.routes {
          json.object { json in
            json.member("label", "\(route.label) (\(route.summary))")
            json.member("color", route.color.description)
          }
        }
      }
    }
    return MapHTML.escapedForScript(try json.finish())
  }

  /// Names reach the page as text nodes alone.
  private static let script = """
    (() => {
      "use strict";
      const data = JSON.parse(document.getElementById("data").textContent);
      const text = (content) => {
        const element = document.createElement("span");
        element.textContent = content;
        return element;
      };
      const map = L.map("map", { attributionControl: false });
      // Leaflet draws no line before it knows its view.
      map.fitBounds([
        ...data.lines.flatMap((line) => line.parts.flat()), ...data.marks.map((mark) => mark.at),
      ]);
      const layers = data.routes.map(() => L.layerGroup().addTo(map));
      for (const line of data.lines) {
        const options = { color: line.color, weight: 3, dashArray: line.isOpen ? null : "8 6" };
        line.routes.forEach((route) => {
          L.polyline(line.parts, { color: data.routes[route].color, weight: 9, opacity: 0.4 })
            .addTo(layers[route]);
        });
        const drawn = L.polyline(line.parts, options).bindTooltip(text(line.title));
        if (line.routes.length === 0) drawn.addTo(map);
        line.routes.forEach((route) => {
          L.polyline(line.parts, options).bindTooltip(text(line.title)).addTo(layers[route]);
        });
      }
      for (const mark of data.marks) {
        L.circleMarker(mark.at, { radius: 5, color: "#1A1A1A", weight: 2, fillColor: "#FFFFFF",
          fillOpacity: 1 }).bindTooltip(text(mark.title)).addTo(map);
      }
      const toggles = {};
      data.routes.forEach((route, index) => {
        const label = document.createElement("span");
        label.textContent = route.label;
        toggles[label.innerHTML] = layers[index];
      });
      if (data.routes.length > 0) L.control.layers(null, toggles, { collapsed: false }).addTo(map);
      L.control.scale({ imperial: false }).addTo(map);
    })();
    """
}

extension JSONWriter {
  /// Leaflet's order.
  fileprivate mutating func latitudeFirst(_ point: Coordinate) {
    array { json in
      json.value(point.latitude, maxDecimals: 4)
      json.value(point.longitude, maxDecimals: 4)
    }
  }
}

extension String {
  /// Without the comment, on a line of its own, that sends a debugger to another file.
  fileprivate var withoutSourceMap: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("# sourceMappingURL=") || $0.count > 200 }
      .joined(separator: "\n")
  }

  /// Without the style sheet's pictures, which lie beside it in the package.
  fileprivate var withoutImages: String {
    var result = ""
    var rest = self[...]
    while let start = rest.firstRange(of: "url(") {
      result += rest[..<start.lowerBound] + "none"
      rest = rest[start.upperBound...]
      rest = rest.firstIndex(of: ")").map { rest[rest.index(after: $0)...] } ?? ""
    }
    return (result + rest).withoutSourceMap
  }
}
