import Geo

/// Positions spread evenly over longitudes and latitudes, the same on every run.
enum SpreadPositions {
  static func make(count: Int) throws -> [Coordinate] {
    var positions: [Coordinate] = []
    positions.reserveCapacity(count)
    // Multiples of irrational fractions fill an interval evenly.
    for index in 0..<count {
      let longitude: Double = fraction(of: Double(index) * 0.618_033_988_75) * 360 - 180
      let latitude: Double = fraction(of: Double(index) * 0.414_213_562_37) * 178 - 89
      positions.append(try Coordinate(longitude: longitude, latitude: latitude))
    }
    return positions
  }

  private static func fraction(of number: Double) -> Double {
    number.truncatingRemainder(dividingBy: 1)
  }
}
