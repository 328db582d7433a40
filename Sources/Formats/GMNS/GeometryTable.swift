import Geo

/// `geometry.csv`: lines that legs name by `geometry_id`.
struct GeometryTable: TableSchema {
  struct Value {
    var id: String
    var line: [Coordinate]
    var basis: Leg.GeometryBasis
  }

  static let table = DataTable.geometry

  private let id: Column
  private let geometry: Column
  private let basis: Column

  init(_ header: inout TableHeader) {
    id = header.required("geometry_id")
    geometry = header.required("geometry")
    basis = header.optional("geometry_basis")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Value? {
    let id = row.requiredText(id, expected: "an id that no other line has")
    let basis = row.choice(basis, Leg.GeometryBasis.self) ?? .digitised
    if row.isEmpty(geometry) {
      row.note(
        .missingValue,
        geometry,
        finding: "there is no geometry",
        expected: TableRow.expectedLine
      )
      return nil
    }
    guard let line = row.line(geometry) else { return nil }
    return Value(id: id, line: line, basis: basis)
  }
}

extension TableRow {
  static let expectedLine = "a line in WKT, such as LINESTRING (50.1 40.2, 51.3 41.4)"

  /// A line in WKT, or `nil` for an empty field or one that was noted as wrong.
  mutating func line(_ column: Column) -> [Coordinate]? {
    guard let field = row[column.position], !field.isEmpty else { return nil }
    do {
      return try field.withBytes { bytes throws(WellKnownText.Failure) in
        try WellKnownText.line(bytes)
      }
    } catch {
      note(
        .unreadableGeometry,
        column,
        finding: error.finding,
        expected: TableRow.expectedLine
      )
      return nil
    }
  }
}
