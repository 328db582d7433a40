/// The names of a CSV file's columns, each there and each once.
struct CSVHeader: Sendable {
  /// In the file's order.
  let columnNames: [String]
  let columnIndices: [String: Int]

  /// Reads the names.
  ///
  /// - Parameter fields: the file's first row.
  /// - Throws: ``CSVError`` for the first name that is empty or repeated.
  init(_ fields: ArraySlice<CSVScanner.FieldSpan>, of source: CSVSource) throws(CSVError) {
    var names: [String] = []
    var indices: [String: Int] = [:]
    for (index, field) in fields.enumerated() {
      let name = source.string(of: field)
      let start = field.firstByte
      guard !name.isEmpty else { throw source.error(.emptyHeaderName, atByte: start) }
      guard indices.updateValue(index, forKey: name) == nil else {
        throw source.error(.duplicateHeaderName, atByte: start, field: name, value: name)
      }
      names.append(name)
    }
    columnNames = names
    columnIndices = indices
  }
}
