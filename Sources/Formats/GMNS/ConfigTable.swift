import Geo

/// `config.csv`: one row that says what the package's numbers are in.
struct ConfigTable: TableSchema {
  /// What the loader needs of it.
  struct Value {
    var name: String
    /// `nil` if the package does not say.
    var asOf: CivilDate?
    /// Kilometres in one unit of `link.csv`'s lengths.
    var kmPerLength: Double
  }

  static let table = DataTable.config

  private let name: Column
  private let asOf: Column
  private let longLength: Column
  private let crs: Column
  private let geometryFormat: Column

  init(_ header: inout TableHeader) {
    name = header.optional("dataset_name")
    asOf = header.optional("as_of")
    longLength = header.optional("long_length")
    crs = header.optional("crs")
    geometryFormat = header.optional("geometry_field_format")
  }

  var key: [Column] { [] }

  func value(of row: inout TableRow) -> Value? {
    let reference = row.optionalText(crs) ?? "EPSG:4326"
    if !ConfigTable.acceptedReferences.contains(reference.uppercased()) {
      row.note(
        .unsupportedUnit,
        crs,
        finding: "coordinates in '\(reference)' cannot be read",
        expected: "degrees of WGS 84: EPSG:4326"
      )
    }
    let format = row.optionalText(geometryFormat) ?? "WKT"
    if format.uppercased() != "WKT" {
      row.note(
        .unsupportedUnit,
        geometryFormat,
        finding: "geometry in '\(format)' cannot be read",
        expected: "WKT"
      )
    }
    return Value(name: row.text(name), asOf: row.date(asOf), kmPerLength: kmPerLength(&row))
  }

  private static let acceptedReferences: Set<String> = ["EPSG:4326", "4326", "OGC:CRS84", "WGS84"]

  /// The mile is the international one of 1959.
  private func kmPerLength(_ row: inout TableRow) -> Double {
    let unit = row.optionalText(longLength) ?? "km"
    switch unit {
    case "km", "kilometer", "kilometre", "kilometers", "kilometres": return 1
    case "mi", "mile", "miles": return 1.609_344
    case "m", "meter", "metre", "meters", "metres": return 0.001
    default:
      row.note(
        .unsupportedUnit,
        longLength,
        finding: "lengths in '\(unit)' cannot be read",
        expected: "km, mi or m"
      )
      return 1
    }
  }
}
