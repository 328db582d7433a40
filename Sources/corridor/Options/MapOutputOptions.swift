import ArgumentParser
import Formats

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a map is written as.
enum MapFormat: String, CaseIterable, ExpressibleByArgument {
  case svg
  case html
  case leaflet
}

extension LinePalette: ExpressibleByArgument {}

/// How a map is drawn and where it goes, the same for every kind of map.
struct MapOutputOptions: ParsableArguments {
  @Option(name: .long, help: "svg, html or leaflet; by the file's suffix if not given, else svg.")
  var format: MapFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; - is stdout.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Land to draw on, .shp or .geojson in longitude and latitude. Default: $CORRIDOR_BASEMAP, "
        + "else what 'corridor basemap install' fetched.",
      valueName: "file"
    ),
    completion: .file(extensions: ["shp", "geojson"])
  )
  var basemap: String?

  @Flag(name: .customLong("no-basemap"), help: "Draw no land.")
  var noBasemap = false

  @Flag(name: .long, help: "Draw the base map's country borders too.")
  var borders = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Projection: EPSG:3857, or PROJ's parameters. Default: chosen from the extent.",
      valueName: "crs"
    )
  )
  var crs: String?

  @Option(name: .long, help: "Colours of the gauges: standard, or orm as OpenRailwayMap has them.")
  var palette: LinePalette = .standard

  @Option(name: .long, help: ArgumentHelp("Width in pixels.", valueName: "px"))
  var width: Double = 1200

  @Flag(name: .long, help: "No words on stderr but errors.")
  var quiet = false

  func validate() throws {
    let range = MapOptions.widthRangePx
    guard range.contains(width) else {
      throw ValidationError(
        "--width is \(Int(range.lowerBound)) to \(Int(range.upperBound)), not \(width)"
      )
    }
    if noBasemap, basemap != nil || borders {
      throw ValidationError("--no-basemap goes with neither --basemap nor --borders")
    }
  }

  var chosenFormat: MapFormat {
    if let format { return format }
    let suffix = output?.split(separator: ".").last?.lowercased()
    return suffix == "html" || suffix == "htm" ? .html : .svg
  }
}

extension MapOutputOptions {
  /// Draws a subject and writes it; says what could not be shown.
  func emit(_ subject: MapSubject) throws {
    var options = MapOptions()
    options.projection = crs
    options.palette = palette
    options.widthPx = width
    options.showsBaseBorders = borders
    options.baseMap = try baseMap()
    if chosenFormat == .leaflet {
      let page = try LeafletMap(subject, library: LeafletLibrary.installed())
      try write { sink in try page.write(to: sink) }
      return
    }
    let layout = try MapLayout(subject, options: options)
    switch chosenFormat {
    case .svg: try write { try MapSVG(layout).write(to: $0) }
    case .html, .leaflet: try write { try MapHTML(layout).write(to: $0) }
    }
    note(dropped: layout.droppedLabels)
  }

  private func note(dropped names: [String]) {
    guard !names.isEmpty else { return }
    let named = names.prefix(5).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    let count = names.count == 1 ? "1 label" : "\(names.count) labels"
    note("\(count) found no room: \(named)\(rest)")
  }

  private func note(_ text: String) {
    if !quiet { StandardError.write(text) }
  }

  private func write(_ body: (any ByteSink) throws -> Void) throws {
    let file = try AtomicFile(path: output ?? "-")
    try body(file)
    try file.commit()
  }

  /// The base map asked for, or the one that is installed.
  private func baseMap() throws -> BaseMap? {
    if noBasemap { return nil }
    if let path = basemap ?? Environment.value("CORRIDOR_BASEMAP") {
      return try BaseMap(path: path)
    }
    guard let path = BasemapCache.path, BaseMap.exists(at: path) else {
      note("no base map: 'corridor basemap install' fetches one, --basemap FILE uses yours")
      return nil
    }
    return try BaseMap(path: path)
  }
}

enum Environment {
  /// A variable that is set and not empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

/// Where the fetched base map lies.
enum BasemapCache {
  /// `$XDG_CACHE_HOME/corridor/basemap`, `~/.cache/corridor/basemap`; `nil` without a home.
  static var directory: String? {
    let cache =
      Environment.value("XDG_CACHE_HOME") ?? Environment.value("HOME").map { "\($0)/.cache" }
    return cache.map { "\($0)/corridor/basemap" }
  }

  static var path: String? { directory.map { "\($0)/naturalearth_lowres.shp" } }
}
