import Geo

/// Joins lines end to end into as few parts as can be drawn without meeting themselves.
///
/// Freight that runs to a terminal and back passes the same positions twice. Within one line many
/// readers take a repeated position for an error, so a new part begins there.
struct DrawnLine {
  private var finished: [[Coordinate]] = []
  private var current: [Coordinate] = []
  private var passed: Set<Coordinate> = []

  /// The parts so far, each of two different positions or more.
  var parts: [[Coordinate]] {
    current.count > 1 ? finished + [current] : finished
  }

  /// Adds a line; where it does not begin at the end of the last one, a new part begins.
  ///
  /// - Complexity: O(*n*).
  mutating func append(_ line: [Coordinate]) {
    guard let first = line.first else { return }
    if first != current.last { beginPart(at: first) }
    for point in line.dropFirst() where point != current.last {
      if passed.contains(point), let last = current.last { beginPart(at: last) }
      current.append(point)
      passed.insert(point)
    }
  }

  private mutating func beginPart(at point: Coordinate) {
    if current.count > 1 { finished.append(current) }
    current = [point]
    passed = [point]
  }
}
