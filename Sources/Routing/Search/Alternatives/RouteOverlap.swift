/// How much of two routes is the same, by length.
///
/// Shared kilometres over those of the shorter route. A leg counts once, whatever the direction and
/// the gauge it is travelled on. Legs by ship that no route within the limits can do without count
/// for neither: two ways to leave a port by the same sea are not alike for it.
struct RouteOverlap {
  /// By leg; 0 for what does not count.
  private let km: [Double]

  /// - Parameters:
  ///   - km: lengths by leg.
  ///   - unavoidable: legs that do not count.
  init(km: [Double], unavoidable: Set<Int>) {
    self.km = km.enumerated().map { unavoidable.contains($0.offset) ? 0 : $0.element }
  }

  func km(of legs: Set<Int>) -> Double { legs.sorted().reduce(0) { $0 + km[$1] } }

  func km(ofLeg leg: Int) -> Double { km[leg] }

  /// 0…1; 1 if one of the routes has no kilometres that count.
  func share(of a: Set<Int>, and b: Set<Int>) -> Double {
    let shorter = min(km(of: a), km(of: b))
    return shorter > 0 ? km(of: a.intersection(b)) / shorter : 1
  }
}
