import Geo

/// Solves geodesics between points spread over the Earth.
enum GeodesicBenchmark {
  static func run() throws -> [Measurement] {
    let count = 200_000
    let points = try SpreadPositions.make(count: count + 1)
    return [
      Measurement.rate("geodesic inverse", count: count) {
        blackHole(Geodesic.wgs84.length(of: points))
      },
      Measurement.rate("geodesic direct", count: count) {
        for point in points {
          blackHole(Geodesic.wgs84.destination(from: point, azimuthDeg: 45, distanceM: 1e6))
        }
      },
    ]
  }
}
