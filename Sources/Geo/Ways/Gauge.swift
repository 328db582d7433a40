/// A track gauge, the distance between the rails **in millimetres**.
///
/// 1520 mm and the Finnish 1524 mm are worked by the same rolling stock, so both read as
/// ``broad1520``; every other width is a gauge of its own that a train cannot leave without a
/// ``Facility``.
public struct Gauge: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Width in millimetres, from 500 to 2200.
  public let millimetres: Int

  /// Creates a gauge.
  ///
  /// - Parameter millimetres: 500…2200.
  /// - Returns: `nil` for a width no railway of the field has.
  public init?(millimetres: Int) {
    guard (500...2200).contains(millimetres) else { return nil }
    self.millimetres = millimetres == 1524 ? 1520 : millimetres
  }

  private init(known millimetres: Int) {
    self.millimetres = millimetres
  }

  /// Standard gauge: China, Iran, Türkiye, most of Europe.
  public static let standard1435 = Gauge(known: 1435)
  /// Broad gauge of the former Soviet railways, Mongolia and (as 1524 mm) Finland.
  public static let broad1520 = Gauge(known: 1520)
  /// Broad gauge of India and Pakistan.
  public static let indian1676 = Gauge(known: 1676)

  public var description: String { String(millimetres) }

  public static func < (lhs: Gauge, rhs: Gauge) -> Bool {
    lhs.millimetres < rhs.millimetres
  }
}
