/// What is wrong in a JSON text, and exactly where.
public struct JSONReaderError: Error, Hashable, Sendable {
  /// Of the byte where the fault is, counted from 0; the length of the text where it ends too soon.
  public let offset: Int
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters of Unicode, counted from 1.
  public let column: Int
  public let problem: Problem

  /// The rules of RFC 8259, and the limits it lets a reader set, that a text can break.
  public enum Problem: Hashable, Sendable {
    /// The text ends where something else has to follow.
    case unexpectedEnd(expected: String)
    /// A character that cannot stand here.
    case unexpected(expected: String)
    /// Something after the value.
    case textAfterValue
    /// U+FEFF at the start, which a text must not begin with.
    case byteOrderMark
    /// A sequence of bytes that is no UTF-8.
    case invalidUTF8
    /// A control character in a string that is not escaped.
    case controlCharacter
    /// A backslash before something that needs none.
    case unknownEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// A number with a leading zero, as in `012`.
    case leadingZero
    /// A number whose nearest `Double` is not finite.
    case numberTooLarge
    /// A second member of the same key.
    case duplicateKey(String)
    /// Arrays and objects within each other beyond the limit.
    case tooDeep(limit: Int)
  }
}

extension JSONReaderError: CustomStringConvertible {
  public var description: String { "line \(line), column \(column): \(message)" }

  /// What is wrong, without the place.
  public var message: String {
    switch problem {
    case .unexpectedEnd(let expected): "the text ends here; expected \(expected)"
    case .unexpected(let expected): "expected \(expected)"
    case .textAfterValue: "there is something after the value"
    case .byteOrderMark: "a byte order mark; expected a value"
    case .invalidUTF8: "invalid bytes; expected UTF-8"
    case .controlCharacter: "a control character in a string; expected an escape such as \\n"
    case .unknownEscape: "unknown escape; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000"
    case .loneSurrogate:
      "half of a surrogate pair; expected \\uD800 to \\uDBFF, then \\uDC00 to \\uDFFF"
    case .leadingZero: "a number with a leading zero"
    case .numberTooLarge: "a number too large to hold"
    case .duplicateKey(let key): "the key \"\(key)\" stands twice"
    case .tooDeep(let limit): "more than \(limit) arrays and objects within each other"
    }
  }
}
