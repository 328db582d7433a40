import Geo

/// Reads the line layers of a GeoPackage (OGC 12-128r18), each in the order of its rows.
struct GeoPackageFeatures {
  let path: String
  let name: String

  /// - Returns: how many features were points.
  func read(
    into draft: inout NetworkDraft,
    mapping: AttributeMapping,
    problems: inout ImportProblems
  ) -> Int {
    var pointCount = 0
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(path: path, access: .readOnly)
      for layer in try layers(of: database, problems: &problems) {
        pointCount += try read(
          layer,
          of: database,
          into: &draft,
          mapping: mapping,
          problems: &problems
        )
      }
    } catch {
      problems.note(ImportProblem(file: name, place: .file, finding: error.reason))
    }
    return pointCount
  }

  private struct Layer {
    var table: String
    var geometryColumn: String
  }

  private func layers(
    of database: borrowing SQLiteDatabase,
    problems: inout ImportProblems
  ) throws(SQLiteError) -> [Layer] {
    let statement = try database.prepare(
      """
      SELECT c.table_name, g.column_name, c.srs_id, s.organization, s.organization_coordsys_id
      FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
      LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = c.srs_id
      WHERE c.data_type = 'features' ORDER BY c.table_name
      """
    )
    var layers: [Layer] = []
    while try statement.step() {
      guard let table = statement.text(at: 0), let column = statement.text(at: 1) else { continue }
      let isWGS84 =
        statement.text(at: 3)?.uppercased() == "EPSG" && statement.integer(at: 4) == 4326
      if isWGS84 {
        layers.append(Layer(table: table, geometryColumn: column))
      } else {
        problems.note(
          ImportProblem(
            file: "\(name):\(table)",
            place: .file,
            finding: "its coordinates are in reference system \(statement.integer(at: 2) ?? 0)",
            expected: "degrees of WGS 84, EPSG:4326; ogr2ogr -t_srs EPSG:4326 converts"
          )
        )
      }
    }
    if layers.isEmpty, problems.isEmpty {
      problems.note(
        ImportProblem(file: name, place: .file, finding: "there is no layer of features")
      )
    }
    return layers
  }

  private func read(
    _ layer: Layer,
    of database: borrowing SQLiteDatabase,
    into draft: inout NetworkDraft,
    mapping: AttributeMapping,
    problems: inout ImportProblems
  ) throws(SQLiteError) -> Int {
    let statement = try database.prepare(
      "SELECT rowid, * FROM \(SQLiteDatabase.quoted(layer.table)) ORDER BY rowid"
    )
    let file = "\(name):\(layer.table)"
    var keys: [String] = []
    var columns: [Int32] = []
    var geometry: Int32?
    for column in 1..<statement.columnCount {
      let key = statement.columnName(at: column)
      if key == layer.geometryColumn {
        geometry = column
      } else {
        keys.append(key)
        columns.append(column)
      }
    }
    guard let geometry else {
      problems.note(
        ImportProblem(
          file: file,
          place: .file,
          finding: "there is no column '\(layer.geometryColumn)'"
        )
      )
      return 0
    }
    var filler = FeatureFiller(file: file, mapping: mapping, draft: &draft)
    while try statement.step() {
      let number = statement.integer(at: 0) ?? 0
      do throws(GeometryBlob.Failure) {
        guard let bytes = statement.bytes(at: geometry) else { throw .empty }
        let feature = ImportFeature(
          number: number,
          id: nil,
          keys: keys,
          values: columns.map { Array((statement.text(at: $0) ?? "").utf8) },
          shape: try GeometryBlob.shape(bytes)
        )
        filler.add(feature, to: &draft, problems: &problems)
      } catch {
        problems.note(
          ImportProblem(
            file: file,
            place: .feature(number, id: nil),
            finding: error.finding,
            expected: "a LineString or MultiLineString"
          )
        )
      }
    }
    filler.finish(&draft, problems: &problems)
    return filler.pointCount
  }
}
