import Geo

/// Holds the gauges of `node.csv` to the legs that arrive there.
struct NodeChecks {
  private(set) var problems: [DataProblem] = []

  init(_ tables: PackageTables, legs: [Leg]) {
    guard tables.nodes.isReliable, tables.links.isReliable else { return }
    var listed: [String: [Gauge]] = [:]
    for value in tables.nodes.values {
      if let gauges = value.gauges { listed[value.node.id] = gauges }
    }
    guard !listed.isEmpty else { return }
    var brought: [String: Set<Gauge>] = [:]
    for (leg, row) in zip(legs, tables.links.rows) where !leg.gauges.isEmpty {
      for node in [leg.fromNodeID, leg.toNodeID] {
        brought[node, default: []].formUnion(leg.gauges)
        guard leg.mode == .rail, let known = listed[node] else { continue }
        for gauge in leg.gauges where !known.contains(gauge) {
          problems.append(
            tables.links.problem(
              .gaugeAbsentAtNode,
              row,
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
      for gauge in value.gauges ?? [] where brought[value.node.id]?.contains(gauge) != true {
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
