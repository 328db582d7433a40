import Foundation

/// Lambert's conformal conic on the ellipsoid, by Snyder, *Map Projections: A Working Manual* (USGS
/// Professional Paper 1395, 1987), equations 15-1 to 15-11.
struct LambertConic {
  private static let a = 6_378_137.0
  private static let e = 0.081_819_190_842_621_5
  private let n, f, rho0, lon0: Double

  init?(parsing text: String) {
    func parameter(_ name: String) -> Double? {
      guard let range = text.range(of: "+\(name)=") else { return nil }
      return Double(text[range.upperBound...].prefix { "-0123456789.".contains($0) })
    }
    guard let first = parameter("lat_1"), let second = parameter("lat_2"),
      let origin = parameter("lat_0"), let central = parameter("lon_0")
    else { return nil }
    let (p1, p2) = (first * .pi / 180, second * .pi / 180)
    let n = log(Self.m(p1) / Self.m(p2)) / log(Self.t(p1) / Self.t(p2))
    self.n = n
    f = Self.m(p1) / (n * pow(Self.t(p1), n))
    rho0 = Self.a * f * pow(Self.t(origin * .pi / 180), n)
    lon0 = central
  }

  private static func m(_ phi: Double) -> Double {
    cos(phi) / (1 - e * e * sin(phi) * sin(phi)).squareRoot()
  }

  private static func t(_ phi: Double) -> Double {
    tan(.pi / 4 - phi / 2) / pow((1 - e * sin(phi)) / (1 + e * sin(phi)), e / 2)
  }

  func project(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
    let rho = Self.a * f * pow(Self.t(latitude * .pi / 180), n)
    let theta = n * (longitude - lon0) * .pi / 180
    return (rho * sin(theta), rho0 - rho * cos(theta))
  }
}
