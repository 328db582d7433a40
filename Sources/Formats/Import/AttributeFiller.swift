/// Which columns of a source fill which attributes, and what all rows get.
struct AttributeFiller {
  /// Column of the source, position of the attribute.
  private(set) var columns: [(column: Int, attribute: Int)] = []
  private let constants: [ImportField: String]

  /// Makes the attributes that the source fills and that were not there; earlier rows have none.
  init(
    _ mapped: MappedColumns,
    ofNodes: Bool,
    rowCount: Int,
    in attributes: inout [AttributeColumn]
  ) {
    constants = mapped.constants
    for field in ImportField.attributes(ofNodes: ofNodes) {
      let column = mapped.positions[field]
      guard column != nil || mapped.constants[field] != nil else { continue }
      let position =
        attributes.firstIndex { $0.field == field }
        ?? {
          attributes.append(AttributeColumn(field))
          return attributes.count - 1
        }()
      if let column { columns.append((column, position)) }
    }
    for position in attributes.indices { attributes[position].pad(to: rowCount) }
  }

  /// Fills what rows of this source said nothing of.
  func pad(_ attributes: inout [AttributeColumn], to count: Int) {
    for position in attributes.indices {
      attributes[position].pad(to: count, with: constants[attributes[position].field] ?? "")
    }
  }
}
