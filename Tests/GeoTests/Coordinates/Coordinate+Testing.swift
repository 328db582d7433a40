import Geo
import TestSupport

/// A position from whole numbers and literals that the test knows to be in range; longitudes are
/// brought into −180…180, as published cases count on.
func at(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
  try Coordinate(longitude: longitude.remainder(dividingBy: 360), latitude: latitude)
}

func line(_ points: [(Double, Double)]) throws -> [Coordinate] {
  try points.map { try at($0.0, $0.1) }
}

extension SplitMix64 {
  /// A position evenly spread in longitude and latitude, poles and antimeridian sometimes met.
  mutating func coordinate() throws -> Coordinate {
    let longitude =
      switch Int.random(in: 0..<8, using: &self) {
      case 0: 180.0
      case 1: -180.0
      case 2: Double(Int.random(in: -18...18, using: &self)) * 10
      default: Double.random(in: -180...180, using: &self)
      }
    let latitude =
      switch Int.random(in: 0..<10, using: &self) {
      case 0: 90.0
      case 1: -90.0
      case 2: Double(Int.random(in: -9...9, using: &self)) * 10
      default: Double.random(in: -90...90, using: &self)
      }
    return try Coordinate(longitude: longitude, latitude: latitude)
  }
}
