import Geo

/// The extent of features that pass one after another: what is kept of them are the longitudes they
/// cover, as few intervals as there are gaps, so that the bounding box of a million lines takes no
/// memory.
public struct FeatureExtent: Sendable {
  /// Disjoint, in ascending order.
  private var longitudes: [ClosedRange<Double>] = []
  private var south = Double.infinity
  private var north = -Double.infinity

  /// Of nothing yet.
  public init() {}

  /// Adds a geometry whose lines are cut at the antimeridian.
  ///
  /// - Complexity: O(positions + gaps).
  public mutating func add(_ geometry: FeatureGeometry) {
    for part in geometry.parts {
      guard let first = part.first else { continue }
      var west = first.longitude
      var east = first.longitude
      for point in part {
        west = min(west, point.longitude)
        east = max(east, point.longitude)
        south = min(south, point.latitude)
        north = max(north, point.latitude)
      }
      insert(west...east)
    }
  }

  private mutating func insert(_ interval: ClosedRange<Double>) {
    let start = longitudes.partitioningIndex { $0.upperBound >= interval.lowerBound }
    var end = start
    var west = interval.lowerBound
    var east = interval.upperBound
    while end < longitudes.count, longitudes[end].lowerBound <= interval.upperBound {
      west = min(west, longitudes[end].lowerBound)
      east = max(east, longitudes[end].upperBound)
      end += 1
    }
    longitudes.replaceSubrange(start..<end, with: [west...east])
  }

  /// The smallest box that holds everything added; `nil` if nothing was.
  public var boundingBox: BoundingBox? {
    guard south <= north else { return nil }
    return BoundingBox(
      lines: longitudes.map { interval in
        // Three points, because a box draws its lines the short way round.
        let middle = (interval.lowerBound + interval.upperBound) / 2
        return [
          Coordinate(trustedLongitude: interval.lowerBound, latitude: south),
          Coordinate(trustedLongitude: middle, latitude: south),
          Coordinate(trustedLongitude: interval.upperBound, latitude: north),
        ]
      }
    )
  }
}

extension [ClosedRange<Double>] {
  /// The first position whose element, and every later one, fulfils the predicate.
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
