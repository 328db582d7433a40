import Scenarios

extension MarkedValue {
  /// A value of a line of a batch, read as a scenario file's would be: the same words mean the same.
  ///
  /// - Parameters:
  ///   - text: the bytes the value was read from.
  ///   - startColumn: the column of the line at which they begin.
  init(_ value: JSONValue, in text: [UInt8], startColumn: Int) {
    let place = SourcePlace(
      file: SourcePlace.requestName,
      line: 1,
      column: startColumn - 1 + JSONReader.place(of: value.range.lowerBound, in: text).column
    )
    func read(_ value: JSONValue) -> MarkedValue {
      MarkedValue(value, in: text, startColumn: startColumn)
    }
    switch value.content {
    case .null, .boolean, .number:
      // As it is written: 1.50 stays 1.50.
      let written = String(decoding: text[value.range], as: UTF8.self)
      self.init(.scalar(written, isQuoted: false), at: place)
    case .string(let string): self.init(.scalar(string, isQuoted: true), at: place)
    case .array(let elements): self.init(.sequence(elements.map(read)), at: place)
    case .object(let members):
      let pairs = members.map { member in
        let key = JSONValue(.string(member.key), in: member.keyRange)
        return (key: read(key), value: read(member.value))
      }
      self.init(.mapping(pairs), at: place)
    }
  }
}
