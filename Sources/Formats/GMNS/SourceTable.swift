import Geo

/// `source.csv`: the pages and documents that figures come from.
struct SourceTable: TableSchema {
  static let table = DataTable.source

  private let id: Column
  private let url: Column
  private let publisher: Column

  init(_ header: inout TableHeader) {
    id = header.required("source_id")
    url = header.optional("url")
    publisher = header.optional("publisher")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Source? {
    Source(
      id: row.requiredText(id, expected: "a short name for the source"),
      url: row.text(url),
      publisher: row.text(publisher)
    )
  }
}
