import Geo

extension ImportField {
  /// A value as the package's tables write it; `nil` if it is none.
  ///
  /// Lines of others say `railway` and `highway`, `yes` and `no`; the words that can mean one thing
  /// only are taken.
  func packageValue(of text: String) -> String? {
    switch self {
    case .mode: Mode(rawValue: text)?.rawValue ?? ImportField.modeWords[text.lowercased()]
    case .gauge: ImportField.gauges(text)
    case .directed: ImportField.flagWords[text.lowercased()]
    case .status: Status(rawValue: text)?.rawValue
    case .opens, .closes: CivilDate(parsing: text) == nil ? nil : text
    case .countries:
      text.split(separator: ";").allSatisfy { Country(code: $0) != nil } ? text : nil
    case .country: Country(code: text)?.code
    case .vesselClass: VesselClass(rawValue: text)?.rawValue
    case .commodity: Commodity(rawValue: text)?.rawValue
    case .electricShare: ImportField.number(text, in: 0...1)
    case .nodeKind: Node.Kind(rawValue: text)?.rawValue
    case .length, .lengthM, .lengthMi: ImportField.number(text, in: Double.leastNonzeroMagnitude...)
    case .x, .fromX, .toX: ImportField.number(text, in: -180...180)
    case .y, .fromY, .toY: ImportField.number(text, in: -90...90)
    case .name, .nodeName, .basin, .variant, .tracks, .traction, .id, .nodeID, .from, .to,
      .geometry:
      text
    }
  }

  /// What would be a value, to stand after "expected".
  var expectedValue: String {
    func oneOf(_ words: [String]) -> String { "one of " + words.joined(separator: ", ") }
    return switch self {
    case .mode: oneOf(Mode.allCases.map(\.rawValue))
    case .gauge: "whole millimetres from 500 to 2200, such as 1520 or 1435;1520"
    case .directed: "true or false"
    case .status: oneOf(Status.allCases.map(\.rawValue))
    case .opens, .closes: "YYYY, YYYY-MM or YYYY-MM-DD"
    case .countries: "codes of ISO 3166-1 between semicolons, such as CN;KZ"
    case .country: "two capital letters of ISO 3166-1, such as KZ"
    case .vesselClass: oneOf(VesselClass.allCases.map(\.rawValue))
    case .commodity: oneOf(Commodity.allCases.map(\.rawValue))
    case .electricShare: "a number from 0 to 1"
    case .nodeKind: oneOf(Node.Kind.allCases.map(\.rawValue))
    case .length: "kilometres above zero"
    case .lengthM: "metres above zero"
    case .lengthMi: "miles above zero"
    case .x, .fromX, .toX: "degrees from -180 to 180"
    case .y, .fromY, .toY: "degrees from -90 to 90"
    case .geometry: TableRow.expectedLine
    case .name, .nodeName, .basin, .variant, .tracks, .traction, .id, .nodeID, .from, .to:
      "a text"
    }
  }

  /// Whether a text that names no column can stand for every row.
  var admitsConstant: Bool {
    switch self {
    case .mode, .gauge, .directed, .status, .opens, .closes, .countries, .country, .vesselClass,
      .basin, .commodity, .variant, .electricShare, .tracks, .traction, .nodeKind:
      true
    case .from, .to, .fromX, .fromY, .toX, .toY, .geometry, .id, .name, .length, .lengthM,
      .lengthMi, .nodeID, .x, .y, .nodeName:
      false
    }
  }

  private static func number(_ text: String, in range: some RangeExpression<Double>) -> String? {
    guard let number = Double(decimal: Array(text.utf8).span), range.contains(number) else {
      return nil
    }
    return text
  }

  private static func gauges(_ text: String) -> String? {
    let parts = text.split { $0 == ";" || $0 == " " }
    let widths = parts.compactMap { Int($0).flatMap(Gauge.init(millimetres:)) }
    guard widths.count == parts.count, !widths.isEmpty else { return nil }
    return parts.joined(separator: ";")
  }

  private static let modeWords = [
    "rail": "rail", "railway": "rail", "train": "rail", "road": "road", "highway": "road",
    "motorway": "road", "sea": "sea", "shipping": "sea", "ferry": "ferry", "pipeline": "pipeline",
    "waterway": "inland_waterway", "river": "inland_waterway", "canal": "inland_waterway",
  ]

  private static let flagWords = [
    "true": "true", "1": "true", "yes": "true", "t": "true",
    "false": "false", "0": "false", "no": "false", "f": "false",
  ]
}
