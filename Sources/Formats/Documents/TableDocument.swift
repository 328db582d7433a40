/// The JSON of a list: an array of flat objects, keyed as the CSV's columns are.
public enum TableDocument {
  public static func write(_ table: ReportTable, kind: String, to json: inout JSONWriter) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", kind)
      write(rows: table, as: "rows", to: &json)
    }
    json.endDocument()
  }

  /// A member that holds an array of the rows.
  static func write(rows table: ReportTable, as name: String, to json: inout JSONWriter) {
    json.array(name) { json in
      for row in table.rows {
        json.object { json in
          for (column, cell) in zip(table.columns, row) {
            json.key(column.key)
            if cell.raw.isEmpty {
              json.null()
            } else if column.isNumeric, let number = Double(cell.raw) {
              json.value(number)
            } else {
              json.value(cell.raw)
            }
          }
        }
      }
    }
  }
}
