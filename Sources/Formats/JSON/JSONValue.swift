/// A JSON text (RFC 8259) in memory, for files that are read once and are small.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  /// Of members with the same name the last counts.
  case object([String: JSONValue])

  /// - Throws: ``JSONSyntaxError`` for the first byte that does not belong there.
  /// - Complexity: O(*n*).
  init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// Where a text stops being JSON.
struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  var line: Int
  /// In bytes, from 1.
  var column: Int
  var expected: String

  var description: String { "not JSON at line \(line), column \(column): expected \(expected)" }
}

private struct JSONParser {
  /// Deeper nesting than any map has; without a limit a file of brackets would exhaust the stack.
  private static let maxDepth = 200

  let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    let value = try value()
    skipBlanks()
    guard offset == bytes.count else { throw expected("the end") }
    return value
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    var members: [String: JSONValue] = [:]
    skipBlanks()
    if peek != UInt8(ascii: "}") {
      repeat {
        skipBlanks()
        let name = try string()
        skipBlanks()
        guard take(":") else { throw expected("a colon") }
        members[name] = try value()
        skipBlanks()
      } while take(",")
    }
    guard take("}") else { throw expected("a comma or a closing brace") }
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    skipBlanks()
    if peek != UInt8(ascii: "]") {
      repeat {
        elements.append(try value())
        skipBlanks()
      } while take(",")
    }
    guard take("]") else { throw expected("a comma or a closing bracket") }
    depth -= 1
    return .array(elements)
  }

  private mutating func enter() throws(JSONSyntaxError) {
    offset += 1
    depth += 1
    guard depth <= Self.maxDepth else { throw expected("at most \(Self.maxDepth) levels") }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    guard take("\"") else { throw expected("a text in quotation marks") }
    var content: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw expected("no control character in a text") }
      offset += 1
      if byte == UInt8(ascii: "\\") {
        content.append(contentsOf: String(try escape()).utf8)
      } else {
        content.append(byte)
      }
    }
    guard take("\"") else { throw expected("the end of a text") }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw expected("a text in UTF-8")
    }
    return text
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard let letter = peek else { throw expected("an escape") }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw expected("an escape")
    }
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, take("\\"), take("u") else { throw expected("a surrogate pair") }
    let low = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw expected("a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw expected("four hexadecimal digits") }
    let digits = bytes[offset..<offset + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw expected("four hexadecimal digits") }
    offset += 4
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = offset
    let signs = Set("+-.eE0123456789".utf8)
    while let byte = peek, signs.contains(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let first = text.first, first == "-" || first.isNumber, text.last?.isNumber == true,
      let value = Double(text), value.isFinite
    else {
      offset = start
      throw expected("a value")
    }
    return value
  }

  private mutating func word(
    _ word: String,
    _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    guard bytes[offset...].starts(with: word.utf8) else { throw expected("a value") }
    offset += word.utf8.count
    return value
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek, UInt32(byte) == character.value else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x9...0xA).contains(byte) || byte == 0xD { offset += 1 }
  }

  private func expected(_ what: String) -> JSONSyntaxError {
    let before = bytes[..<offset]
    let lines = before.count { $0 == UInt8(ascii: "\n") }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONSyntaxError(line: lines + 1, column: offset - lineStart + 1, expected: what)
  }
}
