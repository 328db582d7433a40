import Geo

/// The types of Frictionless Table Schema that tables are written with.
enum TableFieldType: String {
  case string
  case number
  case integer
  case boolean
}

/// One column of a table that is written: its name, its Frictionless type and a row's field.
struct TableColumn<Row> {
  let name: String
  let type: TableFieldType
  let field: (Row) -> String

  static func text(_ name: String, _ field: @escaping (Row) -> String) -> TableColumn {
    TableColumn(name: name, type: .string, field: field)
  }

  /// Empty where there is no text.
  static func optional(_ name: String, _ field: @escaping (Row) -> String?) -> TableColumn {
    TableColumn(name: name, type: .string) { field($0) ?? "" }
  }

  /// Parts between semicolons.
  static func list(_ name: String, _ field: @escaping (Row) -> [String]) -> TableColumn {
    TableColumn(name: name, type: .string) { field($0).joined(separator: ";") }
  }

  /// The shortest decimal that reads back the same; empty where there is no number.
  static func number(_ name: String, _ field: @escaping (Row) -> Double?) -> TableColumn {
    TableColumn(name: name, type: .number) { row in
      field(row).map { PropertyValue.number($0).plain } ?? ""
    }
  }

  static func integer(_ name: String, _ field: @escaping (Row) -> Int) -> TableColumn {
    TableColumn(name: name, type: .integer) { String(field($0)) }
  }

  static func flag(_ name: String, _ field: @escaping (Row) -> Bool) -> TableColumn {
    TableColumn(name: name, type: .boolean) { field($0) ? "true" : "false" }
  }
}

// Groups of columns that several tables share, as `DurationColumns` and its like read them.

extension TableColumn {
  static func duration(
    _ duration: @escaping (Row) -> DurationFigure,
    hours: String = "hours_p50",
    p90Hours: String = "hours_p90",
    statistic: String = "statistic"
  ) -> [TableColumn] {
    [
      .number(hours) { duration($0).hours },
      .number(p90Hours) { duration($0).p90Hours },
      .text(statistic) { duration($0).statistic.rawValue },
    ]
  }

  /// - Parameter parameters: the column of the parameters behind a figure, in tables that have one.
  static func provenance(
    _ provenance: @escaping (Row) -> Provenance,
    notes: String = "notes",
    parameters: String? = nil
  ) -> [TableColumn] {
    [
      .text("basis") { provenance($0).basis.rawValue },
      .list("source_ids") { provenance($0).sourceIDs },
      .text("as_of") { provenance($0).asOf },
      .text(notes) { provenance($0).notes },
    ] + (parameters.map { [.list($0) { provenance($0).parameterIDs }] } ?? [])
  }

  static func availability(_ availability: @escaping (Row) -> Availability) -> [TableColumn] {
    [
      .text("status") { availability($0).status.rawValue },
      .optional("opens") { availability($0).opens?.description },
      .optional("closes") { availability($0).closes?.description },
    ]
  }
}
