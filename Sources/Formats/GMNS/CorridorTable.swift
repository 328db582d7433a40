import Geo

/// `corridor.csv`: named chains of via nodes.
struct CorridorTable: TableSchema {
  static let table = DataTable.corridor

  private let id: Column
  private let name: Column
  private let nodes: Column
  private let modes: Column
  private let requiredLegs: Column
  private let variant: Column
  private let statusNote: Column
  private let asOf: Column
  private let sourceIDs: Column

  init(_ header: inout TableHeader) {
    id = header.required("corridor_id")
    name = header.optional("name")
    nodes = header.required("node_ids")
    modes = header.required("section_modes")
    requiredLegs = header.optional("required_link_ids")
    variant = header.optional("variant")
    statusNote = header.optional("status_note")
    asOf = header.optional("as_of")
    sourceIDs = header.optional("source_ids")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> CorridorDefinition? {
    let id = row.requiredText(id, expected: "an id that no other corridor has")
    let nodeIDs = row.list(nodes)
    if nodeIDs.count < 2 {
      row.note(
        .sectionCount,
        nodes,
        finding: "a corridor of \(nodeIDs.count) nodes",
        expected: "two nodes or more"
      )
    }
    return CorridorDefinition(
      id: id,
      name: row.optionalText(name) ?? id,
      nodeIDs: nodeIDs,
      sectionModes: sectionModes(between: nodeIDs.count, &row),
      requiredLegIDs: row.list(requiredLegs),
      variant: row.optionalText(variant),
      statusNote: row.text(statusNote),
      asOf: row.text(asOf),
      sourceIDs: row.list(sourceIDs)
    )
  }

  private func sectionModes(
    between nodeCount: Int,
    _ row: inout TableRow
  ) -> [CorridorDefinition.SectionMode] {
    let words = row.list(modes)
    if nodeCount > 1, words.count != nodeCount - 1 {
      row.note(
        .sectionCount,
        modes,
        finding: "\(words.count) modes for \(nodeCount) nodes",
        expected: "\(nodeCount - 1), one between each two nodes"
      )
    }
    return words.compactMap { word in
      if let mode = CorridorDefinition.SectionMode(rawValue: word) { return mode }
      row.noteUnknown(
        modes,
        word,
        among: CorridorDefinition.SectionMode.allCases.map(\.rawValue)
      )
      return nil
    }
  }
}
