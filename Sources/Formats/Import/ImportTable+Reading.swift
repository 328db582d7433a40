import Geo

extension ImportTable {
  /// Adds the nodes of a node table.
  func readNodes(into draft: inout NetworkDraft, problems: inout ImportProblems) {
    guard let id = columns.positions[.nodeID], let x = columns.positions[.x],
      let y = columns.positions[.y]
    else { return }
    draft.reserve(nodes: csv.count)
    let attributes = AttributeFiller(
      columns, ofNodes: true, rowCount: draft.nodeCount, in: &draft.nodeAttributes)
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
              row, id, finding: "there is a node '\(field(row, id).string)' already",
              expected: "an id of its own")
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
      columns, ofNodes: false, rowCount: draft.legCount, in: &draft.legAttributes)
    let firstLeg = draft.legCount
    csv.contents.source.withBytes { bytes in
      for row in 0..<csv.count {
        let line = line(bytes, row, problems: &problems)
        guard
          let from = end(.from, x: .fromX, y: .fromY, line?.first, bytes, row, &draft, &problems),
          let to = end(.to, x: .toX, y: .toY, line?.last, bytes, row, &draft, &problems),
          let lengthKm = lengthKm(bytes, row, kmPerLength: kmPerLength, problems: &problems),
          addID(of: row, bytes, to: &draft, problems: &problems)
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
    _ bytes: Span<UInt8>, _ row: Int, _ column: Int, limit: Double,
    problems: inout ImportProblems
  ) -> Double? {
    let degrees = withText(bytes, row, column) { Double(decimal: $0) }
    if let degrees, abs(degrees) <= limit { return degrees }
    problems.note(
      problem(
        row, column, finding: "'\(field(row, column).string)' is no position on Earth",
        expected: "degrees from -\(Int(limit)) to \(Int(limit))")
    )
    return nil
  }

  /// The length in kilometres, NaN if the table says none.
  @inline(__always)
  private func lengthKm(
    _ bytes: Span<UInt8>, _ row: Int, kmPerLength: Double, problems: inout ImportProblems
  ) -> Double? {
    for field in ImportField.lengths {
      guard let column = columns.positions[field], span(row, column).length > 0 else { continue }
      let number = withText(bytes, row, column) { Double(decimal: $0) }
      if let number, number >= 0 {
        return number * (field == .length ? kmPerLength : field.kmPerUnit)
      }
      problems.note(
        problem(
          row, column, finding: "'\(self.field(row, column).string)' is no length",
          expected: "a number, zero or more")
      )
      return nil
    }
    return .nan
  }

  private func line(
    _ bytes: Span<UInt8>, _ row: Int, problems: inout ImportProblems
  ) -> [Coordinate]? {
    guard let column = columns.positions[.geometry], span(row, column).length > 0 else {
      return nil
    }
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
    of row: Int, _ bytes: Span<UInt8>, to draft: inout NetworkDraft,
    problems: inout ImportProblems
  ) -> Bool {
    guard let column = columns.positions[.id] else {
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
        row, column,
        finding: isNew == nil ? "there is no id" : "there is a leg '\(text)' already",
        expected: "an id of its own; without a column of ids legs are numbered")
    )
    return false
  }

  /// A node by its id, else by the position that the row gives.
  @inline(__always)
  private func end(
    _ id: ImportField,
    x: ImportField,
    y: ImportField,
    _ lineEnd: Coordinate?,
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ draft: inout NetworkDraft,
    _ problems: inout ImportProblems
  ) -> Int? {
    if let column = columns.positions[id] {
      if let known = withText(bytes, row, column, { draft.nodeIDs.number(of: $0) }) {
        return known
      }
      guard let position = position(x, y, lineEnd, bytes, row, &problems) else {
        if !columns.has(x), lineEnd == nil { noteUnknownNode(row, column, draft, &problems) }
        return nil
      }
      return withText(bytes, row, column) { text in
        draft.addNode(text, longitude: position.longitude, latitude: position.latitude)
          ? draft.nodeCount - 1 : nil
      }
    }
    guard let position = position(x, y, lineEnd, bytes, row, &problems) else { return nil }
    return draft.node(atLongitude: position.longitude, latitude: position.latitude)
  }

  private func position(
    _ x: ImportField, _ y: ImportField, _ lineEnd: Coordinate?, _ bytes: Span<UInt8>, _ row: Int,
    _ problems: inout ImportProblems
  ) -> Coordinate? {
    guard let xColumn = columns.positions[x], let yColumn = columns.positions[y] else {
      return lineEnd
    }
    let longitude = degrees(bytes, row, xColumn, limit: 180, problems: &problems)
    let latitude = degrees(bytes, row, yColumn, limit: 90, problems: &problems)
    guard let longitude, let latitude else { return nil }
    return try? Coordinate(longitude: longitude, latitude: latitude)
  }

  private func noteUnknownNode(
    _ row: Int, _ column: Int, _ draft: NetworkDraft, _ problems: inout ImportProblems
  ) {
    let text = field(row, column).string
    problems.note(
      problem(
        row, column,
        finding: text.isEmpty ? "there is no node" : "there is no node '\(text)'",
        expected: draft.nodeCount == 0
          ? "a table of nodes beside the edges, or from_x, from_y, to_x and to_y with them"
          : "a node of the table of nodes")
    )
  }

  private func fill(
    _ attributes: AttributeFiller, of row: Int, _ bytes: Span<UInt8>,
    into columns: inout [AttributeColumn], problems: inout ImportProblems
  ) {
    for (column, attribute) in attributes.columns {
      let isValue = withText(bytes, row, column) { columns[attribute].append($0) }
      if isValue { continue }
      let field = columns[attribute].field
      problems.note(
        problem(
          row, column,
          finding: "'\(self.field(row, column).string)' is no \(field.rawValue)",
          expected: field.expectedValue)
      )
    }
  }
}

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
        attributes.firstIndex { $0.field == field } ?? {
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
