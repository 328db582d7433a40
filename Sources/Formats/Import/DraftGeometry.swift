import Geo

/// The lines of those legs that have one.
struct LinePool {
  private var points: [Coordinate] = []
  private var ranges: [Int: Range<Int>] = [:]

  mutating func set(_ line: [Coordinate], ofLeg leg: Int) {
    ranges[leg] = points.count..<(points.count + line.count)
    points += line
  }

  func line(ofLeg leg: Int) -> [Coordinate]? { ranges[leg].map { Array(points[$0]) } }

  var isEmpty: Bool { ranges.isEmpty }
}

/// Nodes by their exact position.
struct PositionIndex {
  private var slots: [Int32] = []
  private var count = 0

  /// Takes up the nodes that were added since; of several at one place the first counts.
  mutating func catchUp(_ longitudes: [Double], _ latitudes: [Double]) {
    while count < longitudes.count {
      if slots.count < (count + 1) * 2 { grow(longitudes, latitudes) }
      insert(count, longitudes, latitudes)
      count += 1
    }
  }

  func node(_ x: Double, _ y: Double, _ longitudes: [Double], _ latitudes: [Double]) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = hash(x, y) & (slots.count - 1)
    while slots[slot] >= 0 {
      let node = Int(slots[slot])
      if longitudes[node] == x, latitudes[node] == y { return node }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func insert(_ node: Int, _ longitudes: [Double], _ latitudes: [Double]) {
    var slot = hash(longitudes[node], latitudes[node]) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(node)
  }

  private mutating func grow(_ longitudes: [Double], _ latitudes: [Double]) {
    slots = Array(repeating: -1, count: max(1024, slots.count * 2))
    for node in 0..<count { insert(node, longitudes, latitudes) }
  }

  /// Adding zero makes one of the two zeros.
  private func hash(_ x: Double, _ y: Double) -> Int {
    var hash = (x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 32) ^ (y + 0).bitPattern) &* 0xC2B2_AE3D_27D4_EB4F
    return Int(truncatingIfNeeded: hash >> 33)
  }
}
