import Geo

/// Holds the gauges of `node.csv` to the legs that arrive there.
struct NodeChecks {
  private(set) var problems: [DataProblem] = []

  init(_ tables: PackageTables, join: LegJoin) {
    let legs = join.legs
    guard tables.nodes.isReliable, tables.links.isReliable else { return }
    var listed: [String: [Gauge]] = [:]
    for value in tables.nodes.values {
      if let gauges = value.gauges { listed[value.node.id] = gauges }
    }
    guard !listed.isEmpty else { return }
    var brought: [String: Set<Gauge>] = [:]
    // Legs are large values: reached by position, they are not copied.
    for index in legs.indices where !legs[index].gauges.isEmpty {
      let gauges = legs[index].gauges
      for node in [legs[index].fromNodeID, legs[index].toNodeID] {
        brought[node, default: []].formUnion(gauges)
        guard legs[index].mode == .rail, let known = listed[node] else { continue }
        for gauge in gauges where !known.contains(gauge) {
          problems.append(
            tables.links.problem(
              .gaugeAbsentAtNode,
              tables.links.rows[index],
              column: "gauges_mm",
              finding: "'\(node)' has no \(gauge) mm track",
              expected: known.isEmpty
                ? "\(gauge) among the node's gauges_mm"
                : "one of its gauges, \(known.map(\.description).joined(separator: ", "))"
            )
          )
        }
      }
    }
    for (value, row) in tables.nodes.located {
      guard let gauges = value.gauges, !gauges.isEmpty,
        !join.uncertainNodeIDs.contains(value.node.id)
      else { continue }
      let here = brought[value.node.id] ?? []
      for gauge in gauges where !here.contains(gauge) {
        problems.append(
          tables.nodes.problem(
            .unusedGauge,
            row,
            column: "gauges_mm",
            finding: "no leg brings \(gauge) mm to '\(value.node.id)'"
          )
        )
      }
    }
  }
}
