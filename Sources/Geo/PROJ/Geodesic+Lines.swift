extension Geodesic {
  /// Points evenly spaced along the shortest path, both ends included and exact.
  ///
  /// - Parameter maxSpacingM: metres between neighbours at most; above zero.
  /// - Precondition: `maxSpacingM` is above zero.
  /// - Complexity: O(*n*) in the number of points returned.
  public func points(
    from start: Coordinate,
    to end: Coordinate,
    maxSpacingM: Double
  ) -> [Coordinate] {
    densify([start, end], maxSegmentM: maxSpacingM)
  }

  /// A line with points added so that no two neighbours are farther apart than `maxSegmentM`.
  ///
  /// Every given point is kept exactly; those added lie on the shortest path between their
  /// neighbours, evenly spaced, so that the length stays the same. The same line gives the same
  /// points on every run.
  ///
  /// - Parameter maxSegmentM: metres; above zero.
  /// - Precondition: `maxSegmentM` is above zero.
  /// - Complexity: O(*n*) in the number of points returned.
  public func densify(_ line: [Coordinate], maxSegmentM: Double) -> [Coordinate] {
    precondition(maxSegmentM > 0, "the longest segment must be above zero metres")
    guard let first = line.first else { return [] }
    var dense = [first]
    for (start, end) in zip(line, line.dropFirst()) {
      if isWithin(maxSegmentM, from: start, to: end) {
        dense.append(end)
        continue
      }
      let path = GeodesicPath(on: self, from: start, to: end)
      let pieces = (path.lengthM / maxSegmentM).rounded(.up)
      var piece = 1.0
      while piece < pieces {
        dense.append(path.position(atDistanceM: path.lengthM * (piece / pieces)))
        piece += 1
      }
      dense.append(end)
    }
    return dense
  }

  /// The point at a distance along a line, in metres from its first point.
  ///
  /// - Returns: `nil` for a line without points; the first point for a distance below zero and the
  ///   last for one beyond the length.
  /// - Precondition: the distance is not NaN.
  /// - Complexity: O(*n*) in the number of points.
  public func position(along line: [Coordinate], atDistanceM distanceM: Double) -> Coordinate? {
    precondition(!distanceM.isNaN, "a distance must be a number of metres")
    guard let first = line.first, let last = line.last else { return nil }
    guard distanceM > 0 else { return first }
    var remainingM = distanceM
    for (start, end) in zip(line, line.dropFirst()) {
      let path = GeodesicPath(on: self, from: start, to: end)
      if remainingM < path.lengthM { return path.position(atDistanceM: remainingM) }
      if remainingM == path.lengthM { return end }
      remainingM -= path.lengthM
    }
    return last
  }

  /// Points along a line at every multiple of a distance, from its first point on; the last point
  /// is included.
  ///
  /// - Parameter spacingM: metres along the line; above zero.
  /// - Precondition: `spacingM` is above zero.
  /// - Complexity: O(*n* + *m*) in the points given and returned.
  public func points(along line: [Coordinate], everyM spacingM: Double) -> [Coordinate] {
    precondition(spacingM > 0, "the spacing must be above zero metres")
    guard let first = line.first, let last = line.last else { return [] }
    var points = [first]
    var count = 1.0
    var passedM = 0.0
    for (start, end) in zip(line, line.dropFirst()) {
      let path = GeodesicPath(on: self, from: start, to: end)
      while spacingM * count < passedM + path.lengthM {
        points.append(path.position(atDistanceM: spacingM * count - passedM))
        count += 1
      }
      passedM += path.lengthM
    }
    if line.count > 1 { points.append(last) }
    return points
  }
}
