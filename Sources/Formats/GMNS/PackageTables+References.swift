import Geo

// Foreign keys: what one table names must stand in another.
extension PackageTables {
  func referenceProblems() -> [DataProblem] {
    var check = ReferenceCheck()
    let nodeIDs = target(nodes, kind: "node", code: .unknownNode)
    let legIDs = target(links, kind: "leg", code: .unknownLeg)
    let basinIDs = target(basins, kind: "basin", code: .foreignKey)
    let parameterIDs = target(parameters, kind: "parameter", code: .foreignKey)

    check.single("from_node_id", of: links, in: nodeIDs)
    check.single("to_node_id", of: links, in: nodeIDs)
    check.single("geometry_id", of: links, in: target(geometries, kind: "geometry"))
    check.single("basin", of: links, in: basinIDs)
    check.list("node_ids", of: places, in: nodeIDs)
    check.single("node_id", of: facilities, in: nodeIDs)
    check.single("node_id", of: noFacilities, in: nodeIDs)
    check.single("node_id", of: terminals, in: nodeIDs)
    check.single("link_id", of: passages, in: legIDs)
    check.single("link_id", of: crossings, in: legIDs)
    check.single("link_id", of: services, in: legIDs)
    check.single("link_id", of: tariffs, in: legIDs)
    check.single("basin", of: tariffs, in: basinIDs)
    check.list("node_ids", of: corridors, in: nodeIDs)
    check.list("required_link_ids", of: corridors, in: legIDs)
    check.single("variant", of: corridors, in: variants)
    check.list("link_ids", of: constraints, in: legIDs)
    check.single("from_place", of: claims, in: claimEnds)
    check.single("to_place", of: claims, in: claimEnds)
    check.list("corridor_ids", of: claims, in: corridorPatterns)
    check.single("pair_a", of: crossingDefaults, in: sides)
    check.single("pair_b", of: crossingDefaults, in: sides)
    check.list("parameter_names", of: speeds, in: parameterIDs)
    check.list("parameter_names", of: tariffs, in: parameterIDs)
    check.list("parameter_names", of: emissions, in: parameterIDs)
    checkSources(&check)
    return check.problems
  }

  private func checkSources(_ check: inout ReferenceCheck) {
    let sourceIDs = target(sources, kind: "source")
    check.list("source_ids", of: links, in: sourceIDs)
    check.list("source_ids", of: facilities, in: sourceIDs)
    check.list("source_ids", of: facilityDefaults, in: sourceIDs)
    check.list("source_ids", of: passages, in: sourceIDs)
    check.list("source_ids", of: crossings, in: sourceIDs)
    check.list("source_ids", of: countryGroups, in: sourceIDs)
    check.list("source_ids", of: crossingDefaults, in: sourceIDs)
    check.list("source_ids", of: services, in: sourceIDs)
    check.list("source_ids", of: basins, in: sourceIDs)
    check.list("source_ids", of: parameters, in: sourceIDs)
    check.list("source_ids", of: speeds, in: sourceIDs)
    check.list("source_ids", of: tariffs, in: sourceIDs)
    check.list("source_ids", of: emissions, in: sourceIDs)
    check.list("source_ids", of: corridors, in: sourceIDs)
    check.list("source_ids", of: claims, in: sourceIDs)
    check.list("source_ids", of: terminals, in: sourceIDs)
    check.list("source_ids", of: corrections, in: sourceIDs)
  }

  /// The variants that legs belong to.
  private var variants: ReferenceTarget {
    let variants = Set(links.values.lazy.compactMap(\.leg.variant))
    return ReferenceTarget(
      kind: "variant",
      expected: "a variant that a row of link.csv belongs to",
      code: .unknownVariant,
      isReliable: links.isReliable,
      accepts: variants.contains,
      candidates: { Array(variants) }
    )
  }

  /// A claim's end is a node, or a place behind `place:`.
  private var claimEnds: ReferenceTarget {
    let nodes = nodes.lineByKey
    let places = places.lineByKey
    let prefix = "place:"
    return ReferenceTarget(
      kind: "node or place",
      expected: "a node_id of node.csv, or place: and a place_id of place.csv",
      code: .foreignKey,
      isReliable: self.nodes.isReliable && self.places.isReliable,
      accepts: { id in
        id.hasPrefix(prefix) ? places[String(id.dropFirst(prefix.count))] != nil : nodes[id] != nil
      },
      candidates: { Array(nodes.keys) + places.keys.map { prefix + $0 } }
    )
  }

  /// A claim names corridors by id or pattern.
  private var corridorPatterns: ReferenceTarget {
    let ids = Array(corridors.lineByKey.keys)
    return ReferenceTarget(
      kind: "corridor",
      expected: "a corridor_id of corridor.csv, or a pattern with * that fits one",
      code: .foreignKey,
      isReliable: corridors.isReliable,
      accepts: { text in
        let pattern = IDPattern(text)
        return ids.contains(where: pattern.matches)
      },
      candidates: { ids }
    )
  }

  /// A crossing default's side is everywhere, a country or a group.
  private var sides: ReferenceTarget {
    let groups = groups
    return ReferenceTarget(
      kind: "country or group",
      expected: "*, a country, or a group_id of country_group.csv",
      code: .foreignKey,
      isReliable: countryGroups.isReliable,
      accepts: { $0 == "*" || groups[$0] != nil || Country(code: $0) != nil },
      candidates: { Array(groups.keys) }
    )
  }
}

/// What a reference may name.
private struct ReferenceTarget {
  let kind: String
  let expected: String
  let code: DataProblem.Code
  /// Whether the table was read: of one that was not, nothing is known to be missing.
  let isReliable: Bool
  let accepts: (String) -> Bool
  /// What to suggest from.
  let candidates: () -> [String]
}

/// The ids of a table as a target of references.
private func target<Value>(
  _ table: LoadedTable<Value>,
  kind: String,
  code: DataProblem.Code = .foreignKey
) -> ReferenceTarget {
  let lineByKey = table.lineByKey
  return ReferenceTarget(
    kind: kind,
    expected: "one of \(table.table.fileName)",
    code: code,
    isReliable: table.isReliable,
    accepts: { lineByKey[$0] != nil },
    candidates: { Array(lineByKey.keys) }
  )
}

/// Goes through columns that name rows of other tables.
private struct ReferenceCheck {
  private(set) var problems: [DataProblem] = []

  /// A column that holds one id or nothing.
  mutating func single<Value>(
    _ name: String,
    of table: LoadedTable<Value>,
    in target: ReferenceTarget
  ) {
    check(name, of: table, in: target) { row, column in
      row.optionalText(column).map { [$0] } ?? []
    }
  }

  /// A column that holds ids between semicolons.
  mutating func list<Value>(
    _ name: String,
    of table: LoadedTable<Value>,
    in target: ReferenceTarget
  ) {
    check(name, of: table, in: target) { row, column in row.list(column) }
  }

  /// Unsound rows are checked as well. A shipped table that stands in is not: it names shipped
  /// rows.
  private mutating func check<Value>(
    _ name: String,
    of table: LoadedTable<Value>,
    in target: ReferenceTarget,
    ids: (TableRow, Column) -> [String]
  ) {
    guard target.isReliable, table.isReliable, !table.isShipped, let csv = table.csv,
      let position = csv.optionalColumn(name)
    else { return }
    let column = Column(name: name, position: position)
    for row in csv {
      var reader = TableRow(row, table: table.table)
      for id in ids(reader, column) where !target.accepts(id) {
        reader.note(
          target.code,
          column,
          finding: "no \(target.kind) '\(id)'",
          expected: target.expected,
          suggestions: NameFolding.suggestions(for: id, among: target.candidates())
        )
      }
      problems += reader.problems
    }
  }
}
