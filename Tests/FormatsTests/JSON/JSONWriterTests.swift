import Formats
import Foundation
import TestSupport
import Testing

/// A document to write, drawn at random.
private enum Value {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case array([Value])
  case object([(String, Value)])

  static func random(using random: inout SplitMix64, depth: Int = 0) -> Value {
    switch Int.random(in: 0..<(depth < 4 ? 9 : 5), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .int(Int.random(in: -1_000_000...1_000_000, using: &random))
    case 3: .double(Double.random(in: -1e9...1e9, using: &random))
    case 4: .text(text(using: &random))
    case 5, 6:
      .array(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          .random(using: &random, depth: depth + 1)
        }
      )
    case 7:
      .array(
        (0..<Int.random(in: 0...30, using: &random)).map { _ in
          .int(Int.random(in: 0...9999, using: &random))
        }
      )
    default:
      .object(
        (0..<Int.random(in: 0...4, using: &random)).map { index in
          ("\(index)\(text(using: &random))", .random(using: &random, depth: depth + 1))
        }
      )
    }
  }

  private static func text(using random: inout SplitMix64) -> String {
    let pieces = [
      "a", "\"", "\\", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "🚂", "/", "\u{2028}",
    ]
    return (0..<Int.random(in: 0...6, using: &random))
      .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
  }

  func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let truth): json.value(truth)
    case .int(let number): json.value(number)
    case .double(let number): json.value(number)
    case .text(let text): json.value(text)
    case .array(let values):
      json.array { json in for value in values { value.write(to: &json) } }
    case .object(let members):
      json.object { json in
        for (key, value) in members {
          json.key(key)
          value.write(to: &json)
        }
      }
    }
  }

  func matches(_ found: Read) -> Bool {
    switch (self, found) {
    case (.null, .null): true
    case (.bool(let truth), .bool(let found)): truth == found
    case (.int(let number), .number(let found)): Double(number) == found
    case (.double(let number), .number(let found)): number == found
    case (.text(let text), .text(let found)): Array(text.utf8) == Array(found.utf8)
    case (.array(let values), .array(let found)):
      values.count == found.count && zip(values, found).allSatisfy { $0.matches($1) }
    case (.object(let members), .object(let found)):
      members.count == found.count
        && members.allSatisfy { key, value in found[key].map(value.matches) ?? false }
    default: false
    }
  }
}

/// What Foundation reads, with numbers to the last bit, which its `JSONSerialization` rounds.
private indirect enum Read: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([Read])
  case object([String: Read])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .bool(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([Read].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: Read].self))
    }
  }
}

/// Takes bytes and remembers how they came.
private final class Chunks: ByteSink {
  var bytes: [UInt8] = []
  var count = 0

  func write(_ chunk: Span<UInt8>) throws(OutputError) {
    count += 1
    for index in chunk.indices { bytes.append(chunk[index]) }
  }
}

private final class FullDisk: ByteSink {
  func write(_: Span<UInt8>) throws(OutputError) {
    throw .cannotWrite(path: "x.json", reason: "No space left on device")
  }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct JSONWriterTests {
  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func foundationReadsBackWhateverIsWritten(layout: JSONWriter.Layout) throws {
    try forAll(count: 3000, seed: 70) { random, seed in
      let value = Value.random(using: &random)
      var json = JSONWriter(layout: layout)
      value.write(to: &json)
      let bytes = try json.finish()
      let read = try JSONDecoder().decode(Read.self, from: Data(bytes))
      let isSame = value.matches(read)
      #expect(isSame, "\(text(bytes)), seed \(seed)")
    }
  }

  @Test func bothLayoutsDifferInBlanksAlone() throws {
    try forAll(count: 1000, seed: 71) { random, seed in
      let value = Value.random(using: &random)
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

  @Test func compactLayoutHasNoBlanks() throws {
    var json = JSONWriter()
    json.object { json in
      json.member("type", "Feature")
      json.member("km", 12.5)
      json.array("bbox") { json in
        json.value(1)
        json.value(-2.123_456_78, maxDecimals: 6)
      }
      json.member("open", true)
      json.member("hours", orNull: nil as Double?)
      json.object("properties") { _ in }
      json.array("legs") { _ in }
    }
    #expect(
      text(try json.finish())
        == #"{"type":"Feature","km":12.5,"bbox":[1,-2.123457],"open":true,"hours":null,"#
        + #""properties":{},"legs":[]}"# + "\n"
    )
  }

  @Test func prettyLayoutKeepsShortArraysOnOneLineAndBreaksLongOnes() throws {
    var json = JSONWriter(layout: .pretty)
    json.object { json in
      json.array("short") { json in for number in 1...5 { json.value(number) } }
      json.array("line") { json in
        for longitude in 50...57 {
          json.array { json in
            json.value(Double(longitude) + 0.25)
            json.value(40)
          }
        }
      }
      json.array("features") { json in
        json.object { json in json.member("id", "a") }
        json.object { _ in }
      }
      json.array("empty") { _ in }
    }
    #expect(
      text(try json.finish()) == """
        {
          "short": [1, 2, 3, 4, 5],
          "line": [
            [50.25, 40],
            [51.25, 40],
            [52.25, 40],
            [53.25, 40],
            [54.25, 40],
            [55.25, 40],
            [56.25, 40],
            [57.25, 40]
          ],
          "features": [
            {
              "id": "a"
            },
            {}
          ],
          "empty": []
        }

        """
    )
  }

  @Test func prettyLinesOfArraysFitEightyColumnsExactly() throws {
    // Indentation 2, brackets 2, comma 1, fourteen elements of three digits with what parts them
    // 70, which leaves 5 for the last.
    for (last, isOneLine) in [(10_000, true), (100_000, false)] {
      var json = JSONWriter(layout: .pretty)
      json.array { json in
        json.array { json in
          for _ in 0..<14 { json.value(100) }
          json.value(last)
        }
        json.value("a text long enough that the outer array must be broken into lines, surely")
      }
      let lines = text(try json.finish()).split(separator: "\n")
      #expect((lines.count == 4) == isOneLine)
      #expect(lines.allSatisfy { $0.utf8.count <= 80 })
    }
  }

  @Test func nestedInlineArraysAreBrokenFromTheOutside() throws {
    var json = JSONWriter(layout: .pretty)
    json.array { json in
      json.array { json in
        for _ in 0..<3 {
          json.array { json in for number in 0..<12 { json.value(number) } }
        }
      }
      json.array { json in json.value(1) }
    }
    #expect(
      text(try json.finish()) == """
        [
          [
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
          ],
          [1]
        ]

        """
    )
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNotFiniteAreErrorsWithTheirPath(number: Double) throws {
    var json = JSONWriter()
    json.object { json in
      json.array("legs") { json in
        json.value(1)
        json.object { json in
          json.member("hours", number)
          json.member("km", 1.0)
        }
      }
    }
    do {
      try json.finish()
      Issue.record("the number was written")
    } catch {
      #expect(error.path == "$.legs[1].hours")
      guard case .notFinite = error.problem else {
        Issue.record("unexpected \(error)")
        return
      }
    }
  }

  private func problem(
    _ write: (inout JSONWriter) throws -> Void
  ) -> JSONWriterError.Problem? {
    var json = JSONWriter()
    try? write(&json)
    do {
      try json.finish()
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func misuseIsAnError() {
    struct Stop: Error {}
    #expect(problem { _ in } == .noValue)
    #expect(problem { json in json.object { $0.value(1) } } == .valueWithoutKey)
    #expect(problem { json in json.object { $0.key("a") } } == .keyWithoutValue)
    #expect(
      problem { json in
        json.object { json in
          json.key("a")
          json.key("b")
          json.value(1)
        }
      } == .keyWithoutValue
    )
    #expect(problem { json in json.array { $0.key("a") } } == .keyOutsideObject("a"))
    #expect(problem { json in json.key("a") } == .keyOutsideObject("a"))
    #expect(
      problem { json in
        json.value(1)
        json.value(2)
      } == .severalValues
    )
    #expect(problem { json in try json.object { _ in throw Stop() } } == .abandoned)
  }

  @Test func documentsMayFollowEachOtherAsLinesOrAsASequence() throws {
    var lines = JSONWriter()
    for number in 1...3 {
      lines.value(number)
      lines.endDocument()
    }
    #expect(text(try lines.finish()) == "1\n2\n3\n")
    var sequence = JSONWriter()
    for number in 1...2 {
      sequence.recordSeparator()
      sequence.value(number)
      sequence.endDocument()
    }
    #expect(text(try sequence.finish()) == "\u{1E}1\n\u{1E}2\n")
  }

  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func sinkGetsTheSameBytesInPieces(layout: JSONWriter.Layout) throws {
    func write(to json: inout JSONWriter) {
      json.array { json in
        for index in 0..<20_000 {
          json.array { json in
            json.value(Double(index) / 7, maxDecimals: 6)
            json.value("text \(index)")
          }
        }
      }
    }
    var whole = JSONWriter(layout: layout)
    write(to: &whole)
    let chunks = Chunks()
    var pieces = JSONWriter(layout: layout, sink: chunks)
    write(to: &pieces)
    let rest = try pieces.finish()
    let expected = try whole.finish()
    #expect(rest == [])
    #expect(chunks.count > 5)
    #expect(chunks.bytes == expected)
  }

  @Test func failureOfTheSinkIsReported() throws {
    var json = JSONWriter(sink: FullDisk())
    json.value("text")
    do {
      try json.finish()
      Issue.record("the failure went unnoticed")
    } catch {
      #expect(error.description == "cannot write x.json: No space left on device")
    }
  }
}
