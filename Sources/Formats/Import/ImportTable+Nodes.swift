extension ImportTable {
  /// Adds the nodes of a node table.
  ///
  /// - Throws: where the form of the file is broken.
  func readNodes(
    into draft: inout NetworkDraft,
    problems: inout ImportProblems
  ) throws(TableBytes.Failure) {
    guard let id = columns.positions[.nodeID], let x = columns.positions[.x],
      let y = columns.positions[.y]
    else { return }
    draft.reserve(nodes: expectedRowCount)
    let attributes = AttributeFiller(
      columns,
      ofNodes: true,
      rowCount: draft.nodeCount,
      in: &draft.nodeAttributes
    )
    var rowProblems = RowProblems(self, problems)
    try forEachRow(&rowProblems) { bytes, row, problems in
      let longitude = degrees(bytes, row, x, limit: 180, problems: &problems)
      let latitude = degrees(bytes, row, y, limit: 90, problems: &problems)
      guard let longitude, let latitude else { return }
      let isNew = withText(bytes, row[id]) {
        $0.isEmpty ? nil : draft.addNode($0, longitude: longitude, latitude: latitude)
      }
      guard isNew == true else {
        noteID(bytes, row, id, isMissing: isNew == nil, &problems)
        return
      }
      if !attributes.columns.isEmpty {
        fill(attributes, of: row, bytes, into: &draft.nodeAttributes, problems: &problems)
      }
    }
    problems = rowProblems.all
    attributes.pad(&draft.nodeAttributes, to: draft.nodeCount)
  }

  private func noteID(
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ column: Int,
    isMissing: Bool,
    _ problems: inout RowProblems
  ) {
    problems.note(bytes, row, column, expected: isMissing ? "one a node" : "an id of its own") {
      isMissing ? "there is no id" : "there is a node '\($0)' already"
    }
  }

  // MARK: Fields

  @inline(__always)
  func degrees(
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ column: Int,
    limit: Double,
    problems: inout RowProblems
  ) -> Double? {
    let degrees = withText(bytes, row[column]) { Double(decimal: $0) }
    if let degrees, abs(degrees) <= limit { return degrees }
    problems.note(
      bytes,
      row,
      column,
      expected: "degrees from -\(Int(limit)) to \(Int(limit))"
    ) { "'\($0)' is no position on Earth" }
    return nil
  }

  func fill(
    _ attributes: AttributeFiller,
    of row: Row,
    _ bytes: Span<UInt8>,
    into columns: inout [AttributeColumn],
    problems: inout RowProblems
  ) {
    for (column, attribute) in attributes.columns {
      let isValue = withText(bytes, row[column]) { columns[attribute].append($0) }
      if isValue { continue }
      let field = columns[attribute].field
      problems.note(bytes, row, column, expected: field.expectedValue) {
        "'\($0)' is no \(field.rawValue)"
      }
    }
  }
}
