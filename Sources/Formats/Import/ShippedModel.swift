import Geo
internal import ShippedData

/// What an imported network takes from the shipped one: the figures of the model, which describe the
/// world and not one network, and their sources.
struct ShippedModel {
  /// What the geodesic is multiplied by where a leg has no length, by mode.
  let circuity: [String: Double]
  let asOf: String

  /// The tables that are copied into the package, sources apart.
  static let tables = DataTable.allCases.filter { $0.fallsBackToShippedData && $0 != .source }

  /// A table of the model without the rows that speak of one leg of the shipped network.
  ///
  /// - Throws: ``DataPackageError``, ``CSVError``.
  static func bytes(of table: DataTable) throws -> [UInt8]? {
    guard let source = try DataPackage.shipped.csv(of: table) else { return nil }
    let csv = try CSVTable(parsing: source)
    guard let leg = csv.optionalColumn("link_id") else {
      return try DataPackage.shipped.bytes(of: table)
    }
    var writer = CSVWriter(header: csv.columnNames)
    for row in csv where row[leg].isEmpty { writer.append(row.fields.map(\.string)) }
    return writer.bytes
  }

  init() {
    var problems: [DataProblem] = []
    func rows<Schema: TableSchema>(_ schema: Schema.Type) -> [Schema.Value] {
      guard let source = try? DataPackage.shipped.csv(of: Schema.table) else { return [] }
      return LoadedTable(source, as: schema, problems: &problems).values
    }
    var circuity: [String: Double] = [:]
    for parameter in rows(ParameterTable.self) {
      if parameter.id == "rail_circuity" { circuity[Mode.rail.rawValue] = parameter.typical }
      if parameter.id == "road_circuity" { circuity[Mode.road.rawValue] = parameter.typical }
    }
    self.circuity = circuity
    asOf = rows(ConfigTable.self).first?.asOf?.description ?? ""
  }
}
