import Foundation
import Testing

@testable import Formats

/// Foundation's own reader is the oracle.
@Suite("Reading JSON")
struct JSONValueTests {
  private static func object(_ value: JSONValue) -> Any {
    switch value {
    case .null: NSNull()
    case .bool(let truth): truth
    case .number(let number): number
    case .text(let text): text
    case .array(let elements): elements.map(object)
    case .object(let members): members.mapValues(object)
    }
  }

  @Test(
    "a document reads as Foundation reads it",
    arguments: [
      "{}", "[]", " [ 1 , -2.5e3, 0.1, 1E+2 ] ", #"{"a":{"b":[true,false,null]},"c":""}"#,
      #""\u00e9\n\"\\\/\ud83d\ude82 é""#, "[[[[[[]]]]]]", "12",
    ]
  )
  func readsDocuments(text: String) throws {
    let expected = try JSONSerialization.jsonObject(
      with: Data(text.utf8),
      options: .fragmentsAllowed
    )
    let found = Self.object(try JSONValue(parsing: Array(text.utf8)))
    #expect((expected as? NSObject)?.isEqual(found) == true)
  }

  @Test(
    "what is no JSON is refused",
    arguments: [
      "", "{", "[1,]", #"{"a"}"#, #"{"a":1,}"#, "tru", "[1 2]", #""abc"#, #""\x""#, #""\ud83d""#,
      "-", "1.", "+1", ".5", "[1]]", "\u{1}", "\"\u{1}\"", "nan", "1e999",
    ]
  )
  func refuses(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test("an error names line and column")
  func namesThePlace() {
    #expect(throws: JSONSyntaxError(line: 2, column: 6, expected: "a value")) {
      try JSONValue(parsing: Array("[1,\n  2, x]".utf8))
    }
  }

  @Test("nesting without end is refused instead of exhausting the stack")
  func refusesDepth() {
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    }
  }
}
