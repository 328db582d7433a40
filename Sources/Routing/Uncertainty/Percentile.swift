/// A share of samples in percent: P90 is what nine in ten stay below.
public struct Percentile: Hashable, Comparable, Sendable {
  /// Above 0 and below 100.
  public let percent: Double

  /// - Returns: `nil` unless `percent` lies between 0 and 100.
  public init?(_ percent: Double) {
    guard percent > 0, percent < 100 else { return nil }
    self.init(known: percent)
  }

  private init(known percent: Double) {
    self.percent = percent
  }

  /// Reads `P90`, `p97.5` or `90`.
  ///
  /// - Returns: `nil` for anything else.
  public init?(parsing text: some StringProtocol) {
    let digits = text.first == "P" || text.first == "p" ? text.dropFirst() : text[...]
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let percent = Double(digits)
    else { return nil }
    self.init(percent)
  }

  public static let p10 = Percentile(known: 10)
  public static let p50 = Percentile(known: 50)
  public static let p80 = Percentile(known: 80)
  public static let p90 = Percentile(known: 90)
  public static let p95 = Percentile(known: 95)

  /// 0…1.
  public var share: Double { percent / 100 }

  /// `P90`, `P97.5`.
  public var label: String {
    percent == percent.rounded() ? "P\(Int(percent))" : "P\(percent)"
  }

  public static func < (a: Percentile, b: Percentile) -> Bool { a.percent < b.percent }
}
