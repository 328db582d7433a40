import Routing

/// Cuts a reach into bands of equal width, such as days, for colours on a map.
public struct ReachBands: Hashable, Sendable {
  /// In the unit of the reach's limit; above zero.
  public let width: Double
  public let limit: Double

  public static let maximumCount = 1000

  /// - Returns: `nil` for a width that is not above zero, or more than ``maximumCount`` bands.
  public init?(width: Double, of limit: ReachLimit) {
    guard width > 0, width.isFinite, limit.value / width <= Double(Self.maximumCount) else {
      return nil
    }
    self.width = width
    self.limit = limit.value
  }

  /// A day, 500 km, 500 USD or 500 kg, or a tenth of a limit that has too many of them.
  public static func standard(of limit: ReachLimit) -> ReachBands {
    let width: Double
    if case .hours = limit { width = 24 } else { width = 500 }
    return ReachBands(width: width, of: limit)
      ?? ReachBands(trustedWidth: limit.value / 10, limit: limit.value)
  }

  /// The standard bands, several taken together where there are more than so many.
  ///
  /// - Precondition: `count` is above zero.
  public static func standard(of limit: ReachLimit, atMost count: Int) -> ReachBands {
    precondition(count > 0, "bands are one at least")
    let narrow = standard(of: limit)
    let together = (Double(narrow.count) / Double(count)).rounded(.up)
    return ReachBands(trustedWidth: narrow.width * together, limit: limit.value)
  }

  private init(trustedWidth: Double, limit: Double) {
    width = trustedWidth
    self.limit = limit
  }

  /// The number of bands.
  public var count: Int { max(1, Int((limit / width).rounded(.up))) }

  /// The band, from 1, in which something arrives; what arrives at the end of a band is in it.
  public func band(ofArrival arrival: Double) -> Int {
    min(count, max(1, Int((arrival / width).rounded(.up))))
  }

  /// Where a band ends.
  public func end(ofBand band: Int) -> Double { min(limit, Double(band) * width) }

  /// A course cut where bands meet.
  public func parts(of course: ReachedCourse) -> [(band: Int, course: ReachedCourse)] {
    var parts: [(Int, ReachedCourse)] = []
    var rest: ReachedCourse? = course
    var band = self.band(ofArrival: course.first.arrival)
    while let left = rest, band <= count {
      let edge = band == count ? Double.infinity : end(ofBand: band)
      if let part = left.upTo(arrival: edge) { parts.append((band, part)) }
      rest = edge < left.last.arrival ? left.from(arrival: edge) : nil
      band += 1
    }
    return parts
  }
}
