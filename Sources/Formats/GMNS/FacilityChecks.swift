import Geo

/// Holds facilities, passages, services and basins to the legs that they serve.
struct FacilityChecks {
  private(set) var problems: [DataProblem] = []

  init(_ tables: PackageTables, join: LegJoin) {
    guard tables.links.isReliable else { return }
    checkWays(tables, join: join)
    let modes = Dictionary(
      join.legs.lazy.filter { !join.uncertainLegIDs.contains($0.id) }.map { ($0.id, $0.mode) },
      uniquingKeysWith: { first, _ in first }
    )
    for (passage, row) in tables.passages.located {
      guard let mode = modes[passage.legID], !mode.isWater else { continue }
      problems.append(
        tables.passages.problem(
          .modeDoesNotFit,
          row,
          column: "link_id",
          finding: "'\(passage.legID)' is a \(mode.rawValue) leg",
          expected: "a leg that ships pass: sea or inland_waterway"
        )
      )
    }
    for (service, row) in tables.services.located {
      guard let mode = modes[service.legID], mode == .road || mode == .pipeline else { continue }
      problems.append(
        tables.services.problem(
          .modeDoesNotFit,
          row,
          column: "link_id",
          finding: "'\(service.legID)' is a \(mode.rawValue) leg",
          expected: "a leg with departures: sea, inland_waterway, ferry or rail"
        )
      )
    }
    checkBasins(tables, join: join)
  }

  /// A facility's two ways must both arrive at its node, by legs of variants too.
  private mutating func checkWays(_ tables: PackageTables, join: LegJoin) {
    let legs = join.legs
    guard tables.nodes.isReliable else { return }
    var arriving: [String: Set<Way>] = [:]
    arriving.reserveCapacity(tables.nodes.values.count)
    // Legs are large values: reached by position, they are not copied.
    for index in legs.indices {
      let ways = legs[index].ways
      arriving[legs[index].fromNodeID, default: []].formUnion(ways)
      arriving[legs[index].toNodeID, default: []].formUnion(ways)
    }
    for (facility, row) in tables.facilities.located
    where tables.nodes.lineByKey[facility.nodeID] != nil
      && !join.uncertainNodeIDs.contains(facility.nodeID)
    {
      let ways = arriving[facility.nodeID] ?? []
      for (side, column) in [(facility.from, "from_way"), (facility.to, "to_way")]
      where !ways.contains(where: side.admits) {
        let known = ways.sorted().map(\.description).joined(separator: ", ")
        problems.append(
          tables.facilities.problem(
            .facilityWaysDoNotMeet,
            row,
            column: column,
            finding: "no leg brings \(side) to '\(facility.nodeID)'",
            expected: ways.isEmpty ? "a node with legs" : "one of \(known)"
          )
        )
      }
      if facility.from == facility.to {
        problems.append(
          tables.facilities.problem(
            .facilityWaysDoNotMeet,
            row,
            column: "to_way",
            finding: "'\(facility.id)' leads from \(facility.from) to itself",
            expected: "two ways"
          )
        )
      }
    }
  }

  /// A ship's speed comes from its service, else from its basin.
  private mutating func checkBasins(_ tables: PackageTables, join: LegJoin) {
    let legs = join.legs
    guard tables.services.isReliable else { return }
    for index in legs.indices
    where (legs[index].mode.isWater || legs[index].mode == .ferry) && legs[index].basinID == nil {
      guard tables.services.lineByKey[legs[index].id] == nil,
        !join.uncertainLegIDs.contains(legs[index].id)
      else { continue }
      problems.append(
        tables.links.problem(
          .noBasin,
          tables.links.rows[index],
          column: "basin",
          finding: "'\(legs[index].id)' has neither a service nor a basin to take a speed from",
          expected: "a basin_id of basin.csv, or a row of service.csv"
        )
      )
    }
  }
}
