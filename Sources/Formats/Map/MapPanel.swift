import Geo

/// A window of the plane on the page: the map itself, or its inset.
struct MapPanel: Sendable {
  let frame: PageBox
  let projection: MapProjection
  /// Pixels per unit of the plane.
  let scale: Double
  /// What lies in the middle of the frame.
  let middle: ProjectedPoint

  /// The largest scale at which an extent of the plane fits into a part of the frame.
  init(frame: PageBox, fitting extent: PlaneExtent, into part: PageBox, projection: MapProjection) {
    self.frame = frame
    self.projection = projection
    scale = min(part.width / extent.width, part.height / extent.height)
    let offset = PagePoint(x: part.center.x - frame.center.x, y: part.center.y - frame.center.y)
    middle = ProjectedPoint(
      x: extent.middle.x - offset.x / scale,
      y: extent.middle.y + offset.y / scale
    )
  }

  func page(_ point: ProjectedPoint) -> PagePoint {
    PagePoint(
      x: frame.center.x + (point.x - middle.x) * scale,
      y: frame.center.y - (point.y - middle.y) * scale
    )
  }

  func plane(_ point: PagePoint) -> ProjectedPoint {
    ProjectedPoint(
      x: middle.x + (point.x - frame.center.x) / scale,
      y: middle.y - (point.y - frame.center.y) / scale
    )
  }

  /// A line of the plane as it appears: cut to the frame, without points nobody would see.
  func parts(of line: [ProjectedPoint], tolerancePx: Double = 0.15) -> [[PagePoint]] {
    LineClip.parts(of: line.map(page), in: frame).map {
      LineClip.simplified($0, tolerancePx: tolerancePx)
    }
  }

  /// Kilometres on the ground that a pixel in the middle of the frame stands for.
  var kmPerPixel: Double? {
    let center = frame.center
    guard
      let west = projection.inverse(plane(PagePoint(x: center.x - 20, y: center.y))),
      let east = projection.inverse(plane(PagePoint(x: center.x + 20, y: center.y))),
      let start = try? Coordinate(longitude: west.longitude.wrapped, latitude: west.latitude),
      let end = try? Coordinate(longitude: east.longitude.wrapped, latitude: east.latitude)
    else { return nil }
    return Geodesic.wgs84.inverse(from: start, to: end).distanceM / 40_000
  }

  /// The longitudes and latitudes that the frame shows, seen through a grid of its points.
  var window: GeographicWindow? {
    var window: GeographicWindow?
    let steps = 24
    var sawBeyondEarth = false
    for row in 0...steps {
      for column in 0...steps {
        let point = PagePoint(
          x: frame.minX + frame.width * Double(column) / Double(steps),
          y: frame.minY + frame.height * Double(row) / Double(steps)
        )
        guard let place = projection.inverse(plane(point)) else {
          sawBeyondEarth = true
          continue
        }
        window = (window ?? GeographicWindow(place)).including(place)
      }
    }
    guard let window else { return nil }
    let central = projection.centralLongitude
    let margin = max(1, max(window.east - window.west, window.north - window.south) / 12)
    let reachesRound = sawBeyondEarth || window.east - window.west > 300
    return GeographicWindow(
      west: reachesRound ? central - 179.9 : max(window.west - margin, central - 179.9),
      south: max(window.south - margin, -89),
      east: reachesRound ? central + 179.9 : min(window.east + margin, central + 179.9),
      north: min(window.north + margin, 89)
    )
  }
}

/// An upright range of the plane, never empty.
struct PlaneExtent: Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  /// - Returns: `nil` for no points.
  init?(around points: some Sequence<ProjectedPoint>) {
    var extent: PlaneExtent?
    for point in points {
      extent = PlaneExtent(
        minX: min(extent?.minX ?? point.x, point.x),
        minY: min(extent?.minY ?? point.y, point.y),
        maxX: max(extent?.maxX ?? point.x, point.x),
        maxY: max(extent?.maxY ?? point.y, point.y)
      )
    }
    guard let extent else { return nil }
    self = extent
  }

  private init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  var width: Double { max(maxX - minX, 1e-3) }
  var height: Double { max(maxY - minY, 1e-3) }
  var middle: ProjectedPoint { ProjectedPoint(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// No narrower than this share of the other side, and no smaller than a size of the plane.
  func widened(toAtLeast size: Double) -> PlaneExtent {
    let dx = max(0, size - width) / 2
    let dy = max(0, size - height) / 2
    return PlaneExtent(minX: minX - dx, minY: minY - dy, maxX: maxX + dx, maxY: maxY + dy)
  }
}

/// Longitudes, possibly beyond ±180, and latitudes in degrees.
struct GeographicWindow: Sendable {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  init(_ place: (longitude: Double, latitude: Double)) {
    self.init(
      west: place.longitude,
      south: place.latitude,
      east: place.longitude,
      north: place.latitude
    )
  }

  func including(_ place: (longitude: Double, latitude: Double)) -> GeographicWindow {
    GeographicWindow(
      west: min(west, place.longitude),
      south: min(south, place.latitude),
      east: max(east, place.longitude),
      north: max(north, place.latitude)
    )
  }
}

extension Double {
  /// A longitude counted beyond ±180 within them.
  fileprivate var wrapped: Double {
    self > 180 ? self - 360 : self < -180 ? self + 360 : self
  }
}
