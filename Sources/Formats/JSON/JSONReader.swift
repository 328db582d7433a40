/// Reads JSON strictly by RFC 8259: nothing that the grammar does not have, keys only once, numbers
/// that are finite.
///
/// ```swift
/// let value = try JSONReader.read(Array(#"{"from": "Mumbai"}"#.utf8))
/// print(value["from"]?.string ?? "")  // Mumbai
/// ```
///
/// Every value knows the bytes it is written with, so that what is wrong with its meaning can be
/// reported as exactly as what is wrong with its syntax.
public struct JSONReader: Sendable {
  /// Arrays and objects that may stand within each other, unless said otherwise.
  public static let standardDepthLimit = 128

  private let text: [UInt8]
  private let depthLimit: Int
  private var position = 0
  private var depth = 0

  private init(_ text: [UInt8], depthLimit: Int) {
    self.text = text
    self.depthLimit = depthLimit
  }

  /// Reads a text that holds one value, with white space around it or not.
  ///
  /// - Throws: ``JSONReaderError``, the first thing that is wrong.
  /// - Complexity: O(*n*) in the length of the text.
  public static func read(
    _ text: [UInt8],
    depthLimit: Int = standardDepthLimit
  ) throws(JSONReaderError) -> JSONValue {
    var reader = JSONReader(text, depthLimit: depthLimit)
    return try reader.readText()
  }

  private mutating func readText() throws(JSONReaderError) -> JSONValue {
    if text.span.startsWithByteOrderMark { throw error(.byteOrderMark) }
    skipWhiteSpace()
    let value = try readValue()
    skipWhiteSpace()
    guard position == text.count else { throw error(.textAfterValue) }
    return value
  }

  // MARK: Values

  private mutating func readValue() throws(JSONReaderError) -> JSONValue {
    let start = position
    let content: JSONValue.Content
    switch current {
    case UInt8(ascii: "{"): content = .object(try readMembers())
    case UInt8(ascii: "["): content = .array(try readElements())
    case .quote: content = .string(try readString())
    case let byte? where byte == UInt8(ascii: "-") || byte.isDecimalDigit:
      content = .number(try readNumber())
    case UInt8(ascii: "t"):
      try readWord("true")
      content = .boolean(true)
    case UInt8(ascii: "f"):
      try readWord("false")
      content = .boolean(false)
    case UInt8(ascii: "n"):
      try readWord("null")
      content = .null
    default: throw missing("a value")
    }
    return JSONValue(content, in: start..<position)
  }

  private mutating func readWord(_ word: StaticString) throws(JSONReaderError) {
    for index in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[index] else { throw missing("\(word)") }
      position += 1
    }
  }

  private mutating func readElements() throws(JSONReaderError) -> [JSONValue] {
    try enter()
    skipWhiteSpace()
    if take(UInt8(ascii: "]")) { return leave([]) }
    var elements: [JSONValue] = []
    while true {
      elements.append(try readValue())
      skipWhiteSpace()
      if take(UInt8(ascii: "]")) { return leave(elements) }
      guard take(.comma) else { throw missing("a comma or ]") }
      skipWhiteSpace()
    }
  }

  private mutating func readMembers() throws(JSONReaderError) -> [JSONMember] {
    try enter()
    skipWhiteSpace()
    if take(UInt8(ascii: "}")) { return leave([]) }
    var members: [JSONMember] = []
    var known = KnownKeys()
    while true {
      let start = position
      guard current == .quote else { throw missing("a key in quotes") }
      let key = try readString()
      guard known.insert(key, after: members) else {
        throw error(.duplicateKey(key), at: start)
      }
      let keyRange = start..<position
      skipWhiteSpace()
      guard take(UInt8(ascii: ":")) else { throw missing("a colon") }
      skipWhiteSpace()
      members.append(JSONMember(key: key, keyRange: keyRange, value: try readValue()))
      skipWhiteSpace()
      if take(UInt8(ascii: "}")) { return leave(members) }
      guard take(.comma) else { throw missing("a comma or }") }
      skipWhiteSpace()
    }
  }

  /// Steps over the bracket that opens an array or object.
  private mutating func enter() throws(JSONReaderError) {
    guard depth < depthLimit else { throw error(.tooDeep(limit: depthLimit)) }
    depth += 1
    position += 1
  }

  private mutating func leave<Value>(_ value: Value) -> Value {
    depth -= 1
    return value
  }

  // MARK: Numbers

  private mutating func readNumber() throws(JSONReaderError) -> Double {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let whole = position
    try skipDigits()
    if position - whole > 1, text[whole] == UInt8(ascii: "0") {
      throw error(.leadingZero, at: whole)
    }
    if take(UInt8(ascii: ".")) { try skipDigits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try skipDigits()
    }
    guard let number = Double(decimal: text.span.extracting(start..<position)) else {
      throw error(.numberTooLarge, at: start)
    }
    return number
  }

  private mutating func skipDigits() throws(JSONReaderError) {
    let start = position
    while let byte = current, byte.isDecimalDigit { position += 1 }
    guard position > start else { throw missing("a digit") }
  }

  // MARK: Strings

  /// Reads a string from its opening quote to after its closing one.
  private mutating func readString() throws(JSONReaderError) -> String {
    position += 1
    let start = position
    while let byte = current {
      if byte == .quote {
        let string = try decoded(start..<position)
        position += 1
        return string
      }
      if byte == UInt8(ascii: "\\") { return try readEscapedString(from: start) }
      guard byte >= 0x20 else { throw error(.controlCharacter) }
      position += 1
    }
    throw missing("a quote to end the string")
  }

  /// Reads on where the first backslash stands.
  private mutating func readEscapedString(from start: Int) throws(JSONReaderError) -> String {
    var bytes: [UInt8] = []
    var runStart = start
    while let byte = current {
      switch byte {
      case .quote:
        try append(runStart..<position, to: &bytes)
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try append(runStart..<position, to: &bytes)
        try readEscape(into: &bytes)
        runStart = position
      case 0x20...: position += 1
      default: throw error(.controlCharacter)
      }
    }
    throw missing("a quote to end the string")
  }

  private func append(_ run: Range<Int>, to bytes: inout [UInt8]) throws(JSONReaderError) {
    guard !run.isEmpty else { return }
    bytes += try decoded(run).utf8
  }

  private func decoded(_ run: Range<Int>) throws(JSONReaderError) -> String {
    do {
      return String(copying: try UTF8Span(validating: text.span.extracting(run)))
    } catch {
      throw self.error(.invalidUTF8, at: run.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  private mutating func readEscape(into bytes: inout [UInt8]) throws(JSONReaderError) {
    let start = position
    position += 1
    guard let letter = current else { throw missing("a quote to end the string") }
    position += 1
    switch letter {
    case .quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(.lineFeed)
    case UInt8(ascii: "r"): bytes.append(.carriageReturn)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try readScalar(from: start)
      bytes.append(contentsOf: String(Character(scalar)).utf8)
    default: throw error(.unknownEscape, at: start)
    }
  }

  /// Reads the digits after `\u`, and the other half of a surrogate pair.
  private mutating func readScalar(from start: Int) throws(JSONReaderError) -> Unicode.Scalar {
    let first = try readHexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw error(.loneSurrogate, at: start)
    }
    let second = try readHexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      )
    else { throw error(.loneSurrogate, at: start) }
    return scalar
  }

  private mutating func readHexadecimal() throws(JSONReaderError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current?.hexadecimalDigit else { throw missing("four hexadecimal digits") }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  // MARK: Bytes

  private var current: UInt8? { position < text.count ? text[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipWhiteSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  // MARK: Errors

  private func missing(_ expected: String) -> JSONReaderError {
    position < text.count
      ? error(.unexpected(expected: expected)) : error(.unexpectedEnd(expected: expected))
  }

  private func error(_ problem: JSONReaderError.Problem) -> JSONReaderError {
    error(problem, at: position)
  }

  private func error(_ problem: JSONReaderError.Problem, at offset: Int) -> JSONReaderError {
    let place = JSONReader.place(of: offset, in: text)
    return JSONReaderError(
      offset: offset,
      line: place.line,
      column: place.column,
      problem: problem
    )
  }

  /// The line and column of a byte, counted from 1.
  static func place(of offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, text.count) {
      if text[index] == .lineFeed {
        line += 1
        column = 1
      } else if text[index] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}

/// The keys of an object so far, by their bytes: texts that Unicode holds equal are two keys.
private struct KnownKeys {
  /// Beyond this many members a look through them costs more than a set.
  private static let scanLimit = 16
  private var set: Set<[UInt8]> = []

  /// - Parameter members: those whose keys have been inserted, in order.
  /// - Returns: whether the key is new.
  mutating func insert(_ key: String, after members: [JSONMember]) -> Bool {
    guard members.count >= Self.scanLimit else {
      return !members.contains { $0.key.utf8.elementsEqual(key.utf8) }
    }
    if set.isEmpty { set = Set(members.map { Array($0.key.utf8) }) }
    return set.insert(Array(key.utf8)).inserted
  }
}

extension UInt8 {
  fileprivate var isDecimalDigit: Bool { self &- UInt8(ascii: "0") <= 9 }

  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
