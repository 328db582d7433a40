import Geo

/// How facility tables spell the ways that meet at a node.
enum WaySpelling {
  /// Reads `road`, `rail-1520`, `ferry`, `ferry-1520`, `sea`, `inland-waterway`, `water`,
  /// `water-river-sea`, `pipeline-gas`.
  static func side(_ text: String) -> Facility.Side? {
    switch text {
    case "road": return .way(.road)
    case "ferry", "ferry-road": return .way(.ferryRoad)
    case "sea", "inland-waterway", "water": return .anyWater
    default: break
    }
    if text.hasPrefix("rail-") { return gauge(text.dropFirst(5)).map { .way(.rail($0)) } }
    if text.hasPrefix("ferry-") { return gauge(text.dropFirst(6)).map { .way(.ferryRail($0)) } }
    if text.hasPrefix("water-") {
      return VesselClass(rawValue: String(text.dropFirst(6))).map { .way(.water($0)) }
    }
    if text.hasPrefix("pipeline-") {
      return Commodity(rawValue: String(text.dropFirst(9))).map { .way(.pipeline($0)) }
    }
    return nil
  }

  private static func gauge(_ text: Substring) -> Gauge? {
    Int(text).flatMap(Gauge.init(millimetres:))
  }

  /// The spellings to suggest from.
  static let words = [
    "road", "rail-1435", "rail-1520", "rail-1676", "ferry", "ferry-1435", "ferry-1520", "sea",
    "inland-waterway", "water", "water-deep-sea", "water-river-sea", "pipeline-gas", "pipeline-oil",
  ]
}

extension TableRow {
  /// A way, or `nil` where none could be read, which is noted.
  mutating func side(_ column: Column) -> Facility.Side? {
    let text = requiredText(column, expected: "a way such as rail-1520, road or sea")
    if text.isEmpty { return nil }
    if let side = WaySpelling.side(text) { return side }
    noteUnknown(column, text, among: WaySpelling.words)
    return nil
  }
}
