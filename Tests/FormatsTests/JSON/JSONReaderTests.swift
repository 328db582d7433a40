import Foundation
import TestSupport
import Testing

@testable import Formats

/// The reader against a list of its own and against Foundation's parser.
@Suite("JSON reader")
struct JSONReaderTests {
  static let accepted = [
    "null", "true", "false", "0", "-0", "-1", "1.5", "1e5", "1E+5", "-1.25e-3", "0.0", "0e0",
    "123456789012345678901234567890", "1e-400", #""""#, #""a""#, #""é€😀""#, #""\u0041""#,
    #""\uD83D\uDE00""#, #""\ud83d\ude00""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, "\"\u{7F}\"",
    "\"\u{2028}\"", "[]", "[ ]", "[1,2]", " [ 1 , 2 ] ", "{}", "{ }", #"{"a":1}"#,
    #"{"a":{"a":{"a":[]}}}"#, #"{"":0}"#, #"{"a":1,"A":2}"#, "\t\r\n1\n\r\t", "[[[[[[]]]]]]",
    #"{"\u0061":1,"b":2}"#, #""\uFFFF""#, "[null,true,false,1,\"\",{},[]]",
  ]

  static let rejected: [String] = [
    "", " ", "nul", "nulls", "True", "NaN", "Infinity", "-Infinity", "-", "+1", "01", "-01", "00",
    "1.", ".5", "1.e5", "1e", "1e+", "1.5.2", "0x10", "1_000", "1e999", "-1e999", "'a'", "\"",
    #""a"#, #""\"#, #""\x41""#, #""\u12""#, #""\u12G4""#, #""\uD800""#, #""\uD800x""#,
    #""\uD800\u0041""#, #""\uDC00""#, #""\uDC00\uD800""#, #""\uD800\uD800""#, "\"\n\"", "\"\t\"",
    "\"\u{0}\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "{", "}", #"{"a"}"#,
    #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"{,"a":1}"#, "{a:1}", "{1:1}", #"{"a" 1}"#,
    #"{"a":1 "b":2}"#, #"{"a":1}}"#, "1 2", "[] []", "null,", "// c\n1", "/* c */1", "\u{FEFF}1",
    "\u{A0}1", "\u{B}1", "[1}", "{]", #"{"a":1]"#, "[1,2}", "\u{1}",
  ]

  @Test("A text that RFC 8259 allows is read", arguments: accepted)
  func reads(_ text: String) throws {
    let value = try JSONReader.read(Array(text.utf8))
    let expected = try JSONSerialization.jsonObject(
      with: Data(text.utf8),
      options: .fragmentsAllowed
    )
    #expect(agrees(value, with: expected))
  }

  @Test("A text that RFC 8259 does not allow is refused, at a place within it", arguments: rejected)
  func refuses(_ text: String) throws {
    let error = try #require(throws: JSONReaderError.self) {
      try JSONReader.read(Array(text.utf8))
    }
    #expect((0...text.utf8.count).contains(error.offset))
    #expect(error.line >= 1 && error.column >= 1)
    #expect(!error.description.isEmpty)
  }

  @Test("A byte order mark is text within a string")
  func keepsByteOrderMarks() throws {
    #expect(try JSONReader.read(Array("\"\u{FEFF}a\"".utf8)).string == "\u{FEFF}a")
  }

  @Test(
    "A number is the nearest there is",
    arguments: [
      "0.1", "-830750468.3333968", "9007199254740993", "1e23", "2.2250738585072014e-308", "5e-324",
      "1.7976931348623157e308", "123456789012345678901234567890",
    ]
  )
  func readsNumbersExactly(_ text: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).number == Double(text))
  }

  @Test(
    "Bytes that are no UTF-8 are refused where they stand",
    arguments: [
      [0x22, 0x61, 0xFF, 0x22], [0x22, 0x61, 0xC3, 0x22], [0x22, 0x61, 0xC0, 0xAF, 0x22],
      [0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], [0x22, 0x61, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22],
    ] as [[UInt8]]
  )
  func refusesOtherEncodings(_ bytes: [UInt8]) throws {
    let error = try #require(throws: JSONReaderError.self) { try JSONReader.read(bytes) }
    #expect(error.problem == .invalidUTF8)
    #expect(error.offset == 2)
  }

  @Test(
    "A key that stands twice is refused, whichever way it is written and however many there are"
  )
  func refusesDuplicateKeys() throws {
    let many = (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
    for text in [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, "{\(many),\"k3\":1}"] {
      let error = try #require(throws: JSONReaderError.self) {
        try JSONReader.read(Array(text.utf8))
      }
      guard case .duplicateKey = error.problem else {
        Issue.record("\(text): \(error)")
        continue
      }
    }
    #expect(try JSONReader.read(Array("{\(many)}".utf8)).object?.count == 40)
  }

  @Test("Keys that Unicode holds equal and whose bytes differ are two keys")
  func keysAreBytes() throws {
    let value = try JSONReader.read(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    #expect(value.object?.map(\.value.number) == [1, 2])
  }

  @Test("Arrays may stand within each other up to the limit and no further")
  func limitsDepth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8)
        + Array(String(repeating: "]", count: depth).utf8)
    }
    let limit = JSONReader.standardDepthLimit
    _ = try JSONReader.read(nested(limit))
    let error = try #require(throws: JSONReaderError.self) {
      try JSONReader.read(nested(limit + 1))
    }
    #expect(error.problem == .tooDeep(limit: limit))
    // However deep the text, the reader's own stack does not grow with it.
    #expect(throws: JSONReaderError.self) { try JSONReader.read(nested(1_000_000)) }
  }

  @Test("An error names the line and the column, counted in characters")
  func placesErrors() throws {
    let error = try #require(throws: JSONReaderError.self) {
      try JSONReader.read(Array("{\n \"é\": 1,\n \"üü\": x}".utf8))
    }
    #expect((error.line, error.column) == (3, 8))
    #expect(error.description == "line 3, column 8: expected a value")
  }

  @Test("A value knows the bytes it is written with")
  func knowsItsBytes() throws {
    let text = Array(#" {"a" : [1.50, "x\n"] } "#.utf8)
    let value = try JSONReader.read(text)
    func written(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    #expect(written(value.range) == #"{"a" : [1.50, "x\n"] }"#)
    let elements = try #require(value["a"]?.array)
    #expect(elements.map { written($0.range) } == ["1.50", #""x\n""#])
    #expect(value.object?.map { written($0.keyRange) } == [#""a""#])
  }

  @Test("Whatever the writer writes, the reader reads back as Foundation does")
  func readsBackWhatIsWritten() throws {
    try forAll(count: 400, seed: 0x4A53_4F4E) { random, seed in
      var json = JSONWriter(layout: random.chance(0.5) ? .pretty : .compact)
      write(depth: 4, to: &json, using: &random)
      let bytes = try json.finish()
      let value = try JSONReader.read(bytes)
      let expected = try JSONSerialization.jsonObject(
        with: Data(bytes),
        options: .fragmentsAllowed
      )
      #expect(agrees(value, with: expected), "seed \(seed)")
    }
  }

  @Test("A text with a byte changed is read as Foundation reads it, or refused")
  func survivesMutation() throws {
    let seeds = Self.accepted.filter { $0.utf8.count > 3 }
    forAll(count: 4000, seed: 0x6675_7A7A) { random, seed in
      var bytes = Array(random.pick(seeds).utf8)
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          random.pick(Array("{}[],:\"\\0123456789.eE+-truefalsn u \u{E9}".utf8))
      }
      guard let value = try? JSONReader.read(bytes) else { return }
      let expected = try? JSONSerialization.jsonObject(
        with: Data(bytes),
        options: .fragmentsAllowed
      )
      #expect(expected.map { agrees(value, with: $0) } ?? false, "seed \(seed)")
    }
  }

  private func write(depth: Int, to json: inout JSONWriter, using random: inout SplitMix64) {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: json.null()
    case 1: json.value(random.chance(0.5))
    case 2: json.value(Int.random(in: -1_000_000...1_000_000, using: &random))
    case 3: json.value(Double.random(in: -1e9...1e9, using: &random))
    case 4: json.value(text(using: &random))
    case 5:
      json.array { json in
        for _ in 0..<Int.random(in: 0..<4, using: &random) {
          write(depth: depth - 1, to: &json, using: &random)
        }
      }
    default:
      json.object { json in
        for index in 0..<Int.random(in: 0..<20, using: &random) {
          json.key("\(index)\(text(using: &random))")
          write(depth: depth - 1, to: &json, using: &random)
        }
      }
    }
  }

  private func text(using random: inout SplitMix64) -> String {
    // Without U+FEFF, which Foundation drops where a string begins with it.
    let letters = Array("ab\"\\/\n\t\u{1}\u{7F}é€😀")
    return String((0..<Int.random(in: 0..<6, using: &random)).map { _ in random.pick(letters) })
  }

  private func agrees(_ value: JSONValue, with other: Any) -> Bool {
    switch value.content {
    case .null: return other is NSNull
    case .boolean(let truth): return (other as? NSNumber)?.boolValue == truth
    case .number(let number):
      // Foundation reads long decimals by way of `Decimal`, an ulp or two off.
      return (other as? NSNumber).map { abs($0.doubleValue - number) <= 4 * number.ulp } ?? false
    case .string(let text):
      return (other as? String).map { $0.utf8.elementsEqual(text.utf8) } ?? false
    case .array(let elements):
      guard let others = other as? [Any], others.count == elements.count else { return false }
      return zip(elements, others).allSatisfy { agrees($0, with: $1) }
    case .object(let members):
      guard let others = other as? [String: Any], others.count == members.count else {
        return false
      }
      return members.allSatisfy { member in
        others[member.key].map { agrees(member.value, with: $0) } ?? false
      }
    }
  }
}
