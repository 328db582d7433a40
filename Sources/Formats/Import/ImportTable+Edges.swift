import Geo

extension ImportTable {
  /// Adds the legs of an edge table; nodes are known, or come with the row.
  ///
  /// - Throws: where the form of the file is broken.
  func readEdges(
    into draft: inout NetworkDraft,
    kmPerLength: Double,
    problems: inout ImportProblems
  ) throws(TableBytes.Failure) {
    draft.reserve(legs: expectedRowCount)
    draft.begin(bytes.name, place: placeOfRow)
    let attributes = AttributeFiller(
      columns,
      ofNodes: false,
      rowCount: draft.legCount,
      in: &draft.legAttributes
    )
    let firstLeg = draft.legCount
    let columns = EdgeColumns(columns, kmPerLength: kmPerLength)
    var rowProblems = RowProblems(self, problems)
    try forEachRow(&rowProblems) { bytes, row, problems in
      let line = line(columns.geometry, bytes, row, &problems)
      guard
        let from = end(columns.from, line?.first, bytes, row, &draft, &problems),
        let to = end(columns.to, line?.last, bytes, row, &draft, &problems),
        let lengthKm = lengthKm(columns, bytes, row, &problems),
        addID(columns.id, bytes, row, &draft, &problems)
      else { return }
      let firstByte = problems.blockStart + row[0].firstByte
      draft.addLeg(from: from, to: to, lengthKm: lengthKm, row: firstByte)
      if let line, line.count > 2 { draft.setLine(line) }
      if !attributes.columns.isEmpty {
        fill(attributes, of: row, bytes, into: &draft.legAttributes, problems: &problems)
      }
    }
    problems = rowProblems.all
    attributes.pad(&draft.legAttributes, to: draft.legCount)
    if draft.legCount == firstLeg, problems.isEmpty {
      problems.note(ImportProblem(file: bytes.name, place: .file, finding: "there are no edges"))
    }
  }

  // MARK: Lengths

  /// The length in kilometres, NaN if the table says none.
  @inline(__always)
  private func lengthKm(
    _ columns: EdgeColumns,
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ problems: inout RowProblems
  ) -> Double? {
    // Most tables have one.
    if let (column, unit) = columns.length, row[column].length > 0 {
      return lengthKm(column, unit, bytes, row, &problems)
    }
    for (column, unit) in columns.furtherLengths where row[column].length > 0 {
      return lengthKm(column, unit, bytes, row, &problems)
    }
    return .nan
  }

  @inline(__always)
  private func lengthKm(
    _ column: Int,
    _ unit: LengthUnit,
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ problems: inout RowProblems
  ) -> Double? {
    if let number = withText(bytes, row[column], { Double(decimal: $0) }), number >= 0 {
      return unit.km(of: number)
    }
    problems.note(bytes, row, column, expected: "a number, zero or more") { "'\($0)' is no length" }
    return nil
  }

  // MARK: Lines and ids

  @inline(__always)
  private func line(
    _ column: Int?,
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ problems: inout RowProblems
  ) -> [Coordinate]? {
    guard let column, row[column].length > 0 else { return nil }
    do throws(WellKnownText.Failure) {
      return try WellKnownText.line(bytes.extracting(row[column].range))
    } catch {
      problems.note(bytes, row, column, expected: TableRow.expectedLine) { _ in error.finding }
      return nil
    }
  }

  @inline(__always)
  private func addID(
    _ column: Int?,
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ draft: inout NetworkDraft,
    _ problems: inout RowProblems
  ) -> Bool {
    guard let column else {
      draft.addGeneratedLegID()
      return true
    }
    let isNew = withText(bytes, row[column]) { text in
      text.isEmpty ? nil : draft.legIDs.insert(text).isNew
    }
    if isNew == true { return true }
    problems.note(
      bytes,
      row,
      column,
      expected: "an id of its own; without a column of ids legs are numbered"
    ) { isNew == nil ? "there is no id" : "there is a leg '\($0)' already" }
    return false
  }

  // MARK: Ends

  /// A node by its id, else by the position that the row gives.
  @inline(__always)
  private func end(
    _ columns: EdgeColumns.End,
    _ lineEnd: Coordinate?,
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ draft: inout NetworkDraft,
    _ problems: inout RowProblems
  ) -> Int? {
    if let column = columns.id,
      let known = withText(bytes, row[column], { draft.nodeIDs.number(of: $0) })
    {
      return known
    }
    return placedEnd(columns, lineEnd, bytes, row, &draft, &problems)
  }

  private func placedEnd(
    _ columns: EdgeColumns.End,
    _ lineEnd: Coordinate?,
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ draft: inout NetworkDraft,
    _ problems: inout RowProblems
  ) -> Int? {
    var position = lineEnd
    if let x = columns.x, let y = columns.y {
      let longitude = degrees(bytes, row, x, limit: 180, problems: &problems)
      let latitude = degrees(bytes, row, y, limit: 90, problems: &problems)
      guard let longitude, let latitude else { return nil }
      position = try? Coordinate(longitude: longitude, latitude: latitude)
    }
    guard let position else {
      if let column = columns.id { noteUnknownNode(bytes, row, column, draft, &problems) }
      return nil
    }
    guard let column = columns.id, row[column].length > 0 else {
      return draft.node(atLongitude: position.longitude, latitude: position.latitude)
    }
    return withText(bytes, row[column]) { text in
      draft.addNode(text, longitude: position.longitude, latitude: position.latitude)
        ? draft.nodeCount - 1 : nil
    }
  }

  private func noteUnknownNode(
    _ bytes: Span<UInt8>,
    _ row: Row,
    _ column: Int,
    _ draft: NetworkDraft,
    _ problems: inout RowProblems
  ) {
    problems.note(
      bytes,
      row,
      column,
      expected: draft.nodeCount == 0
        ? "a table of nodes beside the edges, or from_x, from_y, to_x and to_y with them"
        : "a node of the table of nodes"
    ) { $0.isEmpty ? "there is no node" : "there is no node '\($0)'" }
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
  let length: (column: Int, unit: LengthUnit)?
  let furtherLengths: [(column: Int, unit: LengthUnit)]

  init(_ mapped: MappedColumns, kmPerLength: Double) {
    let positions = mapped.positions
    from = End(id: positions[.from], x: positions[.fromX], y: positions[.fromY])
    to = End(id: positions[.to], x: positions[.toX], y: positions[.toY])
    geometry = positions[.geometry]
    id = positions[.id]
    let lengths = ImportField.lengths.compactMap { field in
      positions[field].map {
        ($0, field == .length ? LengthUnit(kmPerUnit: kmPerLength) : field.lengthUnit)
      }
    }
    length = lengths.first
    furtherLengths = Array(lengths.dropFirst())
  }
}
