extension JSONWriter {
  /// Writes a member with a text.
  public mutating func member(_ name: String, _ text: String) {
    key(name)
    value(text)
  }

  /// Writes a member with a whole number.
  public mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Writes a member with a number, as the shortest decimal that reads back the same.
  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  /// Writes a member with a number rounded to some decimals.
  ///
  /// - Precondition: `maxDecimals` is within 0…9.
  public mutating func member(_ name: String, _ number: Double, maxDecimals: Int) {
    key(name)
    value(number, maxDecimals: maxDecimals)
  }

  /// Writes a member with `true` or `false`.
  public mutating func member(_ name: String, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// Writes a member with a text, or with `null`.
  public mutating func member(_ name: String, orNull text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  /// Writes a member with a number, or with `null`.
  public mutating func member(_ name: String, orNull number: Double?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  /// Writes a member with an object whose members the closure writes.
  public mutating func object<Failure: Error>(
    _ name: String,
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    key(name)
    try object(members)
  }

  /// Writes a member with an array whose elements the closure writes.
  public mutating func array<Failure: Error>(
    _ name: String,
    _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    key(name)
    try array(elements)
  }
}
