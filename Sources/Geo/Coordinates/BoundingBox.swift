/// A range of longitudes and latitudes **in degrees**, as RFC 7946 section 5 writes it: `west` is
/// greater than `east` when the box reaches over the antimeridian.
public struct BoundingBox: Hashable, Sendable {
  /// The western edge, −180…180.
  public let west: Double
  /// The southern edge, −90…90.
  public let south: Double
  /// The eastern edge, −180…180.
  public let east: Double
  /// The northern edge, −90…90.
  public let north: Double

  /// Creates a box from its corners.
  ///
  /// - Returns: `nil` if the south-western corner is north of the north-eastern one.
  public init?(southWest: Coordinate, northEast: Coordinate) {
    guard southWest.latitude <= northEast.latitude else { return nil }
    self.init(
      west: southWest.longitude,
      south: southWest.latitude,
      east: northEast.longitude,
      north: northEast.latitude
    )
  }

  /// The smallest box that holds every point; over the antimeridian if that is narrower.
  ///
  /// - Complexity: O(*n* log *n*).
  /// - Returns: `nil` for no points.
  public init?(points: some Sequence<Coordinate>) {
    self.init(lines: points.map { [$0] })
  }

  /// The smallest box that holds every line, each drawn from point to point the short way round.
  ///
  /// The latitudes are those of the points: a geodesic that bulges towards a pole between two
  /// points must be densified first (see ``Geodesic/densify(_:maxSegmentM:)``). Two points exactly
  /// 180° apart are joined on the side of Greenwich.
  ///
  /// - Complexity: O(*n* log *n*) in the number of points.
  /// - Returns: `nil` if the lines have no point.
  public init?(lines: some Sequence<[Coordinate]>) {
    var intervals: [ClosedRange<Double>] = []
    var south = Double.infinity
    var north = -Double.infinity
    for line in lines {
      for point in line {
        south = min(south, point.latitude)
        north = max(north, point.latitude)
      }
      intervals.append(contentsOf: Self.longitudes(of: line))
    }
    guard south <= north else { return nil }
    let longitudes = Self.narrowestCover(of: intervals)
    self.init(west: longitudes.west, south: south, east: longitudes.east, north: north)
  }

  private init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Whether the box reaches over the meridian of 180°.
  public var crossesAntimeridian: Bool { west > east }

  /// The extent in longitude, in degrees, 0…360.
  public var widthDeg: Double { crossesAntimeridian ? east - west + 360 : east - west }

  /// The extent in latitude, in degrees, 0…180.
  public var heightDeg: Double { north - south }

  /// West, south, east, north: the order of GeoJSON's `bbox`.
  public var values: [Double] { [west, south, east, north] }

  /// Whether a point lies in the box or on its edge.
  public func contains(_ point: Coordinate) -> Bool {
    guard (south...north).contains(point.latitude) else { return false }
    if point.isOnAntimeridian {
      return crossesAntimeridian || west == -180 || east == 180
    }
    return crossesAntimeridian
      ? point.longitude >= west || point.longitude <= east
      : point.longitude >= west && point.longitude <= east
  }
}

extension BoundingBox {
  /// The longitudes a line passes, cut at the antimeridian.
  private static func longitudes(of line: [Coordinate]) -> [ClosedRange<Double>] {
    guard line.count > 1 else { return line.map { $0.longitude...$0.longitude } }
    var intervals: [ClosedRange<Double>] = []
    intervals.reserveCapacity(line.count)
    for (start, end) in zip(line, line.dropFirst()) {
      let low = min(start.longitude, end.longitude)
      let high = max(start.longitude, end.longitude)
      if high - low <= 180 {
        intervals.append(low...high)
      } else {
        intervals.append(-180...low)
        intervals.append(high...180)
      }
    }
    return intervals
  }

  /// The complement of the widest gap between intervals on the circle of longitudes. The gap at
  /// the antimeridian wins a tie, then the westernmost.
  private static func narrowestCover(
    of intervals: [ClosedRange<Double>]
  ) -> (west: Double, east: Double) {
    let merged = merge(intervals)
    let first = merged[0]
    let last = merged[merged.count - 1]
    var cover = (west: first.lowerBound, east: last.upperBound)
    var widest = first.lowerBound + 360 - last.upperBound
    for (before, after) in zip(merged, merged.dropFirst())
    where after.lowerBound - before.upperBound > widest {
      widest = after.lowerBound - before.upperBound
      cover = (west: after.lowerBound, east: before.upperBound)
    }
    // An edge on the antimeridian is written on the side that the box lies on.
    switch cover {
    case (180, -180): return (180, 180)
    case (180, _) where cover.east < 180: return (-180, cover.east)
    case (_, -180) where cover.west > -180: return (cover.west, 180)
    default: return cover
    }
  }

  private static func merge(_ intervals: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
    var merged: [ClosedRange<Double>] = []
    for interval in intervals.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, interval.lowerBound <= last.upperBound {
        let upper = max(last.upperBound, interval.upperBound)
        merged[merged.count - 1] = last.lowerBound...upper
      } else {
        merged.append(interval)
      }
    }
    return merged
  }
}
