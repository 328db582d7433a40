import Geo

extension ImportTable {
  /// Adds the nodes of a node table.
  func readNodes(into draft: inout NetworkDraft, problems: inout ImportProblems) {
    guard let id = columns.positions[.nodeID], let x = columns.positions[.x],
      let y = columns.positions[.y]
    else { return }
    draft.reserve(nodes: csv.count)
    let attributes = AttributeFiller(
      columns,
      ofNodes: true,
      rowCount: draft.nodeCount,
      in: &draft.nodeAttributes
    )
    csv.contents.source.withBytes { bytes in
      for row in 0..<csv.count {
        let longitude = degrees(bytes, row, x, limit: 180, problems: &problems)
        let latitude = degrees(bytes, row, y, limit: 90, problems: &problems)
        guard let longitude, let latitude else { continue }
        let isNew = withText(bytes, row, id) {
          $0.isEmpty ? nil : draft.addNode($0, longitude: longitude, latitude: latitude)
        }
        switch isNew {
        case nil:
          problems.note(problem(row, id, finding: "there is no id", expected: "one a node"))
          continue
        case false?:
          problems.note(
            problem(
              row,
              id,
              finding: "there is a node '\(field(row, id).string)' already",
              expected: "an id of its own"
            )
          )
          continue
        case true?: break
        }
        fill(attributes, of: row, bytes, into: &draft.nodeAttributes, problems: &problems)
      }
    }
    attributes.pad(&draft.nodeAttributes, to: draft.nodeCount)
  }

  /// Adds the legs of an edge table; nodes are known, or come with the row.
  func readEdges(
    into draft: inout NetworkDraft,
    kmPerLength: Double,
    problems: inout ImportProblems
  ) {
    draft.reserve(legs: csv.count)
    draft.begin(csv.name, place: placeOfRow)
    let attributes = AttributeFiller(
      columns,
      ofNodes: false,
      rowCount: draft.legCount,
      in: &draft.legAttributes
    )
    let firstLeg = draft.legCount
    let columns = EdgeColumns(columns, kmPerLength: kmPerLength)
    csv.contents.source.withBytes { bytes in
      for row in 0..<csv.count {
        let line = line(columns.geometry, bytes, row, &problems)
        guard
          let from = end(columns.from, line?.first, bytes, row, &draft, &problems),
          let to = end(columns.to, line?.last, bytes, row, &draft, &problems),
          let lengthKm = lengthKm(columns.lengths, bytes, row, &problems),
          addID(columns.id, bytes, row, &draft, &problems)
        else { continue }
        draft.addLeg(from: from, to: to, lengthKm: lengthKm, row: row)
        if let line, line.count > 2 { draft.setLine(line) }
        fill(attributes, of: row, bytes, into: &draft.legAttributes, problems: &problems)
      }
    }
    attributes.pad(&draft.legAttributes, to: draft.legCount)
    if draft.legCount == firstLeg, problems.isEmpty {
      problems.note(ImportProblem(file: csv.name, place: .file, finding: "there are no edges"))
    }
  }

  // MARK: Fields

  private func degrees(
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ column: Int,
    limit: Double,
    problems: inout ImportProblems
  ) -> Double? {
    let degrees = withText(bytes, row, column) { Double(decimal: $0) }
    if let degrees, abs(degrees) <= limit { return degrees }
    problems.note(
      problem(
        row,
        column,
        finding: "'\(field(row, column).string)' is no position on Earth",
        expected: "degrees from -\(Int(limit)) to \(Int(limit))"
      )
    )
    return nil
  }

  /// The length in kilometres, NaN if the table says none.
  @inline(__always)
  private func lengthKm(
    _ lengths: [(column: Int, kmPerUnit: Double)],
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ problems: inout ImportProblems
  ) -> Double? {
    for (column, kmPerUnit) in lengths where span(row, column).length > 0 {
      if let number = withText(bytes, row, column, { Double(decimal: $0) }), number >= 0 {
        return number * kmPerUnit
      }
      problems.note(
        problem(
          row,
          column,
          finding: "'\(field(row, column).string)' is no length",
          expected: "a number, zero or more"
        )
      )
      return nil
    }
    return .nan
  }

  private func line(
    _ column: Int?,
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ problems: inout ImportProblems
  ) -> [Coordinate]? {
    guard let column, span(row, column).length > 0 else { return nil }
    do throws(WellKnownText.Failure) {
      return try WellKnownText.line(bytes.extracting(span(row, column).range))
    } catch {
      problems.note(
        problem(row, column, finding: error.finding, expected: TableRow.expectedLine)
      )
      return nil
    }
  }

  @inline(__always)
  private func addID(
    _ column: Int?,
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ draft: inout NetworkDraft,
    _ problems: inout ImportProblems
  ) -> Bool {
    guard let column else {
      draft.addGeneratedLegID()
      return true
    }
    let isNew = withText(bytes, row, column) { text in
      text.isEmpty ? nil : draft.legIDs.insert(text).isNew
    }
    if isNew == true { return true }
    let text = field(row, column).string
    problems.note(
      problem(
        row,
        column,
        finding: isNew == nil ? "there is no id" : "there is a leg '\(text)' already",
        expected: "an id of its own; without a column of ids legs are numbered"
      )
    )
    return false
  }

  /// A node by its id, else by the position that the row gives.
  @inline(__always)
  private func end(
    _ columns: EdgeColumns.End,
    _ lineEnd: Coordinate?,
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ draft: inout NetworkDraft,
    _ problems: inout ImportProblems
  ) -> Int? {
    if let column = columns.id,
      let known = withText(bytes, row, column, { draft.nodeIDs.number(of: $0) })
    {
      return known
    }
    var position = lineEnd
    if let x = columns.x, let y = columns.y {
      let longitude = degrees(bytes, row, x, limit: 180, problems: &problems)
      let latitude = degrees(bytes, row, y, limit: 90, problems: &problems)
      guard let longitude, let latitude else { return nil }
      position = try? Coordinate(longitude: longitude, latitude: latitude)
    }
    guard let position else {
      if let column = columns.id { noteUnknownNode(row, column, draft, &problems) }
      return nil
    }
    guard let column = columns.id, span(row, column).length > 0 else {
      return draft.node(atLongitude: position.longitude, latitude: position.latitude)
    }
    return withText(bytes, row, column) { text in
      draft.addNode(text, longitude: position.longitude, latitude: position.latitude)
        ? draft.nodeCount - 1 : nil
    }
  }

  private func noteUnknownNode(
    _ row: Int,
    _ column: Int,
    _ draft: NetworkDraft,
    _ problems: inout ImportProblems
  ) {
    let text = field(row, column).string
    problems.note(
      problem(
        row,
        column,
        finding: text.isEmpty ? "there is no node" : "there is no node '\(text)'",
        expected: draft.nodeCount == 0
          ? "a table of nodes beside the edges, or from_x, from_y, to_x and to_y with them"
          : "a node of the table of nodes"
      )
    )
  }

  private func fill(
    _ attributes: AttributeFiller,
    of row: Int,
    _ bytes: Span<UInt8>,
    into columns: inout [AttributeColumn],
    problems: inout ImportProblems
  ) {
    for (column, attribute) in attributes.columns {
      let isValue = withText(bytes, row, column) { columns[attribute].append($0) }
      if isValue { continue }
      let field = columns[attribute].field
      problems.note(
        problem(
          row,
          column,
          finding: "'\(self.field(row, column).string)' is no \(field.rawValue)",
          expected: field.expectedValue
        )
      )
    }
  }
}

/// Where an edge table has what places a leg: looked up once.
private struct EdgeColumns {
  struct End {
    var id: Int?
    var x: Int?
    var y: Int?
  }

  let from: End
  let to: End
  let geometry: Int?
  let id: Int?
  let lengths: [(column: Int, kmPerUnit: Double)]

  init(_ mapped: MappedColumns, kmPerLength: Double) {
    let positions = mapped.positions
    from = End(id: positions[.from], x: positions[.fromX], y: positions[.fromY])
    to = End(id: positions[.to], x: positions[.toX], y: positions[.toY])
    geometry = positions[.geometry]
    id = positions[.id]
    lengths = ImportField.lengths.compactMap { field in
      positions[field].map { ($0, field == .length ? kmPerLength : field.kmPerUnit) }
    }
  }
}
