/// A value read from JSON, and where it stands in the text.
public struct JSONValue: Sendable {
  public enum Content: Sendable {
    case null
    case boolean(Bool)
    /// Finite. Whole numbers beyond 2^53 are rounded to the nearest `Double`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// In the order in which they are written; no two have the same key.
    case object([JSONMember])
  }

  public let content: Content
  /// The bytes of the text that the value is written with, counted from 0.
  public let range: Range<Int>

  init(_ content: Content, in range: Range<Int>) {
    self.content = content
    self.range = range
  }
}

/// A member of a JSON object.
public struct JSONMember: Sendable {
  public let key: String
  /// The bytes of the text that the key is written with, its quotes included.
  public let keyRange: Range<Int>
  public let value: JSONValue
}

extension JSONValue {
  /// The text of a string; `nil` for anything else.
  public var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// A number; `nil` for anything else.
  public var number: Double? {
    if case .number(let number) = content { number } else { nil }
  }

  /// `true` or `false`; `nil` for anything else.
  public var boolean: Bool? {
    if case .boolean(let truth) = content { truth } else { nil }
  }

  /// The elements of an array; `nil` for anything else.
  public var array: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The members of an object; `nil` for anything else.
  public var object: [JSONMember]? {
    if case .object(let members) = content { members } else { nil }
  }

  public var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The member of a key; `nil` if there is none or this is no object. O(members).
  public subscript(key: String) -> JSONValue? {
    object?.first { $0.key == key }?.value
  }

  /// What it is, for people.
  public var noun: String {
    switch content {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
