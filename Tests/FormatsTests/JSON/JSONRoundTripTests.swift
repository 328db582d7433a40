import Formats
import Foundation
import TestSupport
import Testing

@Suite struct JSONRoundTripTests {
  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func foundationReadsBackWhateverIsWritten(layout: JSONWriter.Layout) throws {
    try forAll(count: 3000, seed: 70) { random, seed in
      let value = RandomJSON.random(using: &random)
      var json = JSONWriter(layout: layout)
      value.write(to: &json)
      let bytes = try json.finish()
      let read = try JSONDecoder().decode(ReadJSON.self, from: Data(bytes))
      let isSame = value.matches(read)
      #expect(isSame, "\(String(decoding: bytes, as: UTF8.self)), seed \(seed)")
    }
  }

  @Test func bothLayoutsDifferInBlanksAlone() throws {
    try forAll(count: 1000, seed: 71) { random, seed in
      let value = RandomJSON.random(using: &random)
      var compact = JSONWriter()
      value.write(to: &compact)
      var pretty = JSONWriter(layout: .pretty)
      value.write(to: &pretty)
      let compactBytes = try compact.finish()
      let prettyBytes = try pretty.finish()
      #expect(blankless(compactBytes) == blankless(prettyBytes), "seed \(seed)")
    }
  }

  /// The bytes without blanks outside texts.
  private func blankless(_ bytes: [UInt8]) -> [UInt8] {
    var isInText = false
    var isEscaped = false
    return bytes.filter { byte in
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        return true
      }
      if byte == UInt8(ascii: "\"") { isInText = true }
      return byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\n")
    }
  }
}
