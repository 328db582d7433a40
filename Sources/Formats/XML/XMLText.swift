/// XML 1.0 in memory, an element a line: for styles and for the parts of a document that are written
/// one after another.
struct XMLText {
  private(set) var text = ""
  private var depth: Int

  /// Begins at some depth of nesting.
  init(depth: Int = 0) {
    self.depth = depth
  }

  /// Forgets what was written, which has gone elsewhere, and goes on at the same depth.
  mutating func removeAll() { text.removeAll(keepingCapacity: true) }

  /// Writes a line as it is.
  mutating func line(_ line: String) {
    for _ in 0..<depth { text += " " }
    text += line
    text += "\n"
  }

  /// Writes an element without content.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    line("<\(name)\(Self.written(attributes))/>")
  }

  /// Writes an element that holds a text.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    text content: String
  ) {
    line("<\(name)\(Self.written(attributes))>\(Self.escaped(content))</\(name)>")
  }

  /// Writes an element whose content the closure writes.
  mutating func element<Failure: Error>(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout XMLText) throws(Failure) -> Void
  ) throws(Failure) {
    open(name, attributes)
    try content(&self)
    close(name)
  }

  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    line("<\(name)\(Self.written(attributes))>")
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  private static func written(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// A text as it may stand in content and in attributes. Characters that XML 1.0 cannot hold, such
  /// as the escape, become U+FFFD.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { needsCare($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0xEF || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
      || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
  }

  /// A number with some decimals at most, trailing zeros left out.
  static func number(_ number: Double, decimals: Int) -> String {
    var bytes: [UInt8] = []
    bytes.append(rounded: number, maxDecimals: decimals)
    return String(decoding: bytes, as: UTF8.self)
  }
}
