import FoundationEssentials
import Testing

/// One row of a fixture: plain CSV without quotes, read by header name.
struct FixtureRow: Sendable, CustomTestStringConvertible {
  let values: [String: String]

  func text(_ name: String) -> String { values[name] ?? "" }

  func number(_ name: String) -> Double { Double(text(name)) ?? .nan }

  /// The number, or `nil` where the publication gives none.
  func optionalNumber(_ name: String) -> Double? {
    text(name).isEmpty ? nil : number(name)
  }

  var testDescription: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}

/// Reads `Tests/GeoTests/Fixtures/<name>`.
func fixture(_ name: String) throws -> [FixtureRow] {
  let url = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/\(name)")
  let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  let lines = text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  let header = lines[0]
  return lines.dropFirst().map { FixtureRow(values: .init(zip(header, $0)) { $1 }) }
}
