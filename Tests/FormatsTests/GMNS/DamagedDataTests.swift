import Formats
import Foundation
import TestSupport
import Testing

/// Damage to the shipped files never crashes the loader: it gives a network or says what is wrong
/// and where.
struct DamagedDataTests {
  private static let caseCount = 96

  @Test("96 damaged packages load, or are refused with places that exist")
  func damage() throws {
    var files: [String: String] = [:]
    for table in DataTable.allCases {
      let bytes = try #require(try DataPackage.shipped.bytes(of: table))
      files[table.fileName] = String(decoding: bytes, as: UTF8.self)
    }
    try PackageFixture(files: files).withDirectory { directory in
      let package = try DataPackage(directory: directory)
      try forAll(count: Self.caseCount, seed: 0x6D_6E73) { generator, seed in
        let table = DataTable.allCases[Int(seed % UInt64(DataTable.allCases.count))]
        let whole = try #require(try DataPackage.shipped.bytes(of: table))
        let path = URL(fileURLWithPath: directory + "/" + table.fileName)
        let damaged = Self.damage(whole, &generator)
        try Data(damaged).write(to: path)
        defer { try? Data(whole).write(to: path) }
        let lineCount = damaged.count { $0 == UInt8(ascii: "\n") } + 1
        for problem in try DataReport(checking: package).problems
        where problem.file
          == path
          .lastPathComponent
        {
          #expect((1...lineCount).contains(problem.line), "seed \(seed): \(problem)")
          #expect(problem.column >= 1, "seed \(seed): \(problem)")
        }
      }
    }
  }

  /// Flips bytes, drops a stretch, or writes over it with what readers trip on.
  private static func damage(_ whole: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = whole
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      for _ in 0..<3 {
        let index = Int.random(in: bytes.indices, using: &generator)
        bytes[index] ^= UInt8.random(in: 1...255, using: &generator)
      }
    case 1:
      let start = Int.random(in: bytes.indices, using: &generator)
      bytes.removeSubrange(start..<min(bytes.count, start + 200))
    case 2:
      bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
    default:
      let odd = ["", "\"", ";;", "-1", "1e400", "nan", "9999999999999999999", "é", "\0", ",", "\r"]
      for _ in 0..<5 {
        let start = Int.random(in: bytes.indices, using: &generator)
        let text = odd[Int.random(in: odd.indices, using: &generator)]
        bytes.replaceSubrange(start..<min(bytes.count, start + 4), with: text.utf8)
      }
    }
    return bytes
  }
}
