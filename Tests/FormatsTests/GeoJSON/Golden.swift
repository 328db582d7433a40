import Foundation
import Testing

/// Compares with `Fixtures/<name>`. With `RECORD_GOLDEN` set it writes the file and fails, so
/// that nobody records by accident.
func expectGolden(
  _ name: String,
  _ bytes: [UInt8],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try Data(bytes).write(to: url)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
  let found = String(decoding: bytes, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
  let difference = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
  #expect(
    difference == nil && expected.count == found.count,
    """
    \(name):\((difference?.offset ?? min(expected.count, found.count)) + 1): \
    expected \(difference?.element.0 ?? "\(expected.count) lines"), \
    found \(difference?.element.1 ?? "\(found.count) lines")
    """,
    sourceLocation: sourceLocation
  )
}
