/// A Frictionless data package descriptor (`datapackage.json`) of tables that were written.
struct PackageDescriptor {
  struct Table {
    let name: String
    let fields: [(name: String, type: String)]
    /// The columns that no two rows have alike; empty for none.
    let key: [String]
    let references: [Reference]
  }

  /// A column whose values another table has.
  struct Reference {
    let column: String
    let table: String
    let key: String
  }

  let title: String
  var tables: [Table] = []

  func write(to sink: any ByteSink) throws(JSONWriterError) {
    var json = JSONWriter(layout: .pretty, sink: sink)
    json.object { json in
      json.member("profile", "tabular-data-package")
      json.member("name", "network")
      json.member("title", title)
      json.array("resources") { json in
        for table in tables { Self.write(table, to: &json) }
      }
    }
    json.endDocument()
    try json.finish()
  }

  private static func write(_ table: Table, to json: inout JSONWriter) {
    json.object { json in
      json.member("profile", "tabular-data-resource")
      json.member("name", table.name)
      json.member("path", "\(table.name).csv")
      json.member("encoding", "utf-8")
      json.object("schema") { json in
        json.array("fields") { json in
          for field in table.fields {
            json.object { json in
              json.member("name", field.name)
              json.member("type", field.type)
            }
          }
        }
        json.array("missingValues") { $0.value("") }
        if !table.key.isEmpty {
          json.array("primaryKey") { json in
            for column in table.key { json.value(column) }
          }
        }
        if !table.references.isEmpty {
          json.array("foreignKeys") { json in
            for reference in table.references { write(reference, to: &json) }
          }
        }
      }
    }
  }

  private static func write(_ reference: Reference, to json: inout JSONWriter) {
    json.object { json in
      json.member("fields", reference.column)
      json.object("reference") { json in
        json.member("resource", reference.table)
        json.member("fields", reference.key)
      }
    }
  }
}
