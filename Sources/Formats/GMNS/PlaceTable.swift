import Geo

/// `place.csv`: nodes that people call by one name.
struct PlaceTable: TableSchema {
  static let table = DataTable.place

  private let id: Column
  private let name: Column
  private let country: Column
  private let nodes: Column
  private let aliases: Column

  init(_ header: inout TableHeader) {
    id = header.required("place_id")
    name = header.required("name")
    country = header.required("country")
    nodes = header.required("node_ids")
    aliases = header.optional("aliases")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Place? {
    let id = row.requiredText(id, expected: "an id that no other place has")
    _ = row.requiredText(country, expected: "two capital letters of ISO 3166-1")
    _ = row.requiredText(nodes, expected: "node_ids of node.csv between semicolons")
    return Place(
      id: id,
      name: row.requiredText(name, expected: "a name"),
      country: row.country(country) ?? .highSeas,
      nodeIDs: row.list(nodes),
      aliases: row.list(aliases)
    )
  }
}
