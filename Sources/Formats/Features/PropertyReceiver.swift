/// Takes the properties of a feature one after another.
///
/// A source of a million features says what they are by it, and need not make a list of each.
protocol PropertyReceiver: ~Copyable {
  /// - Parameter name: one that JSON holds as it is, without escapes.
  mutating func add(_ name: StaticString, _ value: PropertyValue)
}

/// Keeps them as a list.
struct PropertyList: PropertyReceiver {
  private(set) var properties: [Property] = []

  init() {
    // What a leg has; growing by doubling would copy them several times.
    properties.reserveCapacity(48)
  }

  mutating func add(_ name: StaticString, _ value: PropertyValue) {
    properties.append(Property(name.description, value))
  }
}

/// Writes them as members of the object that is open.
extension JSONWriter: PropertyReceiver {
  mutating func add(_ name: StaticString, _ value: PropertyValue) {
    guard beginMember(literal: name) else { return }
    switch value {
    case .text(let text): buffer.append(quoted: text)
    case .integer(let integer): buffer.append(integer: integer)
    case .number(let number):
      guard number.isFinite else { return fail(.notFinite(number)) }
      buffer.append(shortest: number)
    case .flag(let flag): buffer.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: buffer.append(contentsOf: "null".utf8)
    }
    endValue()
  }
}
