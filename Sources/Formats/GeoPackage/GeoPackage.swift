import Geo

/// Writes a GeoPackage 1.3 (OGC 12-128r18): a table and spatial index for each layer, the sources as
/// a table of attributes, and styles that QGIS opens the layers with.
///
/// Layers of lines hold multi-lines. A thing that would be a line and is a point, such as a leg
/// whose ends are one place, is a row without geometry.
///
/// The same features give the same bytes with one version of SQLite: times of change are the date of
/// the data, not of the writing.
public enum GeoPackage {
  /// Writes the layers of a source.
  ///
  /// - Parameters:
  ///   - source: gone through once for its columns, and once for each layer.
  ///   - file: an ordinary file, which SQLite writes by its name; the caller commits it.
  /// - Throws: ``OutputError`` if the file is a device, or SQLite cannot write it.
  /// - Complexity: O(*n* log *n*) in the number of features; memory for SQLite's cache.
  public static func write(
    _ source: some FeatureSource,
    to file: AtomicFile
  ) throws(OutputError) {
    let path = try file.temporaryPath(for: "a GeoPackage")
    do {
      let database = try SQLiteDatabase(path: path, access: .readWrite)
      // The file is nobody's before it is whole: what a journal or a sync would save is thrown away.
      try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      try GeoPackageWriter(database, survey: FeatureSurvey(source), date: source.asOf).write(source)
    } catch {
      throw .cannotWrite(path: file.path, reason: error.reason)
    }
  }
}

/// One GeoPackage while it is being written.
private struct GeoPackageWriter: ~Copyable {
  private let database: SQLiteDatabase
  private let survey: FeatureSurvey
  private let timestamp: String

  init(_ database: consuming SQLiteDatabase, survey: FeatureSurvey, date: CivilDate?) {
    self.database = database
    self.survey = survey
    timestamp = "\(date?.description ?? "1970-01-01")T00:00:00.000Z"
  }

  func write(_ source: some FeatureSource) throws(SQLiteError) {
    try database.execute("BEGIN")
    try database.execute(GeoPackageSchema.start)
    try writeContents(of: source)
    try writeFeatures(of: source)
    try writeSources(source.bibliography)
    try writeStyles(of: source.layers)
    for layer in source.layers { try database.execute(GeoPackageSchema.triggers(of: layer)) }
    try database.execute("COMMIT")
  }

  private func writeContents(of source: some FeatureSource) throws(SQLiteError) {
    let statement = try database.prepare(
      "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    )
    let description =
      "\(source.name)" + source.members.map { "; \($0.name): \($0.value.plain)" }.joined()
    for layer in source.layers {
      let table = survey.tables[layer] ?? FeatureTable()
      try database.execute(GeoPackageSchema.table(of: layer, columns: table.columns))
      try statement.bind(layer.rawValue, at: 1)
      try statement.bind("features", at: 2)
      try statement.bind(description, at: 3)
      try statement.bind(timestamp, at: 4)
      try statement.bind(table.box?.west, at: 5)
      try statement.bind(table.box?.south, at: 6)
      try statement.bind(table.box?.east, at: 7)
      try statement.bind(table.box?.north, at: 8)
      try statement.bind(Int(GeoPackageGeometry.srsID), at: 9)
      try statement.run()
    }
    for (table, words) in [
      ("sources", "where the figures come from"), ("layer_styles", "how QGIS draws the layers"),
    ] {
      try statement.bind(table, at: 1)
      try statement.bind("attributes", at: 2)
      try statement.bind(words, at: 3)
      try statement.bind(timestamp, at: 4)
      for position in Int32(5)...9 { try statement.bindNull(at: position) }
      try statement.run()
    }
  }

  /// Goes through the features layer by layer: a statement of SQLite's cannot be kept in a
  /// collection, and most sources have their layers one after another anyway.
  private func writeFeatures(of source: some FeatureSource) throws(SQLiteError) {
    for layer in source.layers { try writeFeatures(of: source, on: layer) }
  }

  private func writeFeatures(
    of source: some FeatureSource,
    on layer: FeatureLayer
  ) throws(SQLiteError) {
    guard let table = survey.tables[layer] else { return }
    let places = (1...(table.columns.count + 3)).map { "?\($0)" }.joined(separator: ", ")
    let row = try database.prepare("INSERT INTO \(layer.rawValue) VALUES (\(places))")
    let index = try database.prepare(
      "INSERT INTO rtree_\(layer.rawValue)_geom VALUES (?1, ?2, ?3, ?4, ?5)"
    )
    var fid = 0
    for feature in source.features where feature.layer == layer {
      fid += 1
      try row.bind(fid, at: 1)
      try row.bind(feature.id, at: 3)
      for (column, value) in table.values(of: feature).enumerated() {
        try row.bind(value, as: table.columns[column].type, at: Int32(column + 4))
      }
      guard let blob = GeoPackageGeometry.blob(feature.geometry, asLines: layer.hasLines),
        let box = GeoPackageGeometry.Box(of: feature.geometry.parts)
      else {
        try row.bindNull(at: 2)
        try row.run()
        continue
      }
      try row.bind(blob, at: 2)
      try row.run()
      try index.bind(fid, at: 1)
      try index.bind(box.west, at: 2)
      try index.bind(box.east, at: 3)
      try index.bind(box.south, at: 4)
      try index.bind(box.north, at: 5)
      try index.run()
    }
  }

  private func writeSources(_ bibliography: Bibliography) throws(SQLiteError) {
    let statement = try database.prepare(
      "INSERT INTO sources (id, publisher, url) VALUES (?1, ?2, ?3)"
    )
    for source in bibliography.entries {
      try statement.bind(source.id, at: 1)
      try statement.bind(.textOrNull(source.publisher), as: .text, at: 2)
      try statement.bind(.textOrNull(source.url), as: .text, at: 3)
      try statement.run()
    }
  }

  private func writeStyles(of layers: [FeatureLayer]) throws(SQLiteError) {
    let statement = try database.prepare(
      """
      INSERT INTO layer_styles
        (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
         styleSLD, useAsDefault, description, owner, update_time)
      VALUES ('', '', ?1, 'geom', ?1, ?2, '', 1, 'Corridor', '', ?3)
      """
    )
    for layer in layers {
      try statement.bind(layer.rawValue, at: 1)
      try statement.bind(QGISStyle(survey.legend, layer: layer).qml, at: 2)
      try statement.bind(timestamp, at: 3)
      try statement.run()
    }
  }
}

extension SQLiteStatement {
  fileprivate func bind(_ number: Double?, at position: Int32) throws(SQLiteError) {
    guard let number else { return try bindNull(at: position) }
    try bind(number, at: position)
  }

  /// Binds a property as what its column holds.
  fileprivate func bind(
    _ value: PropertyValue?,
    as type: FeatureTable.ColumnType?,
    at position: Int32
  ) throws(SQLiteError) {
    switch value {
    case nil, .null: try bindNull(at: position)
    case .text(let text): try bind(text, at: position)
    case .some(let other) where type == .text: try bind(other.plain, at: position)
    case .integer(let integer): try bind(integer, at: position)
    case .number(let number): try bind(number, at: position)
    case .flag(let flag): try bind(flag ? 1 : 0, at: position)
    }
  }
}
