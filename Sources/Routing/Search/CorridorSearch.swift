import Geo

/// A corridor that is of no use between two ends.
public struct CorridorMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// Its line cannot be found even with everything open.
    case notRoutable
    /// The ends join it at the same place, or in the wrong order.
    case noStretchBetween
    /// What has to be added is more than a fifth of what is used.
    case detour(addedKm: Double, usedKm: Double)
    case cannotBeJoined(end: String)
  }

  public var corridorID: String
  public var origin: String
  public var destination: String
  public var reason: Reason

  public var description: String {
    let head = "corridor '\(corridorID)' does not serve \(origin) – \(destination)"
    switch reason {
    case .notRoutable: return "\(head): its line is not in the network"
    case .noStretchBetween: return "\(head): no stretch of it lies between them"
    case .detour(let added, let used):
      return
        "\(head): \(Int(added.rounded())) km would be added to \(Int(used.rounded())) km of it"
    case .cannotBeJoined(let end): return "\(head): \(end) cannot reach it"
    }
  }
}

extension SearchGraph {
  /// More than this share of added kilometres means that a corridor does not serve a pair.
  static let maximumDetour = 0.2

  /// The line of a corridor from its first via to its last, with every leg and facility open.
  ///
  /// - Returns: `nil` if the sections cannot be joined.
  func trace(of corridor: CorridorDefinition) -> CorridorTrace? {
    let vias = corridor.nodeIDs.compactMap { network.nodeIndex(id: $0) }
    guard vias.count == corridor.nodeIDs.count, let first = vias.first, let last = vias.last,
      let path = corridorPath(
        vias: vias,
        modes: corridor.sectionModes,
        sources: [SearchSource(state: startStates[first], weight: .zero)],
        targets: [SearchSource(state: endStates[last], weight: .zero)],
        required: corridor.requiredLegIDs.compactMap { network.legIndex(id: $0) },
        admission: .unrestricted(network),
        objective: .distance
      )
    else { return nil }
    var trace = CorridorTrace(
      nodes: [first],
      legs: [],
      kmBefore: [0],
      sectionAfter: [0],
      viaPositions: [0]
    )
    for move in path.moves where arcs[move.arc].kind != .leg && arcs[move.arc].item >= 0 {
      trace.facilities.append(arcs[move.arc].item)
    }
    var section = 0
    for move in path.moves where arcs[move.arc].kind == .leg {
      let arc = arcs[move.arc]
      let node = states[arc.to].node
      trace.legs.append(arc.item)
      trace.kmBefore.append(trace.totalKm + network.legs[arc.item].lengthKm)
      trace.nodes.append(node)
      while section + 1 < vias.count, vias[section + 1] == node {
        section += 1
        trace.viaPositions.append(trace.nodes.count - 1)
      }
      trace.sectionAfter.append(section)
    }
    return trace
  }

  /// The least path through a chain of vias that uses no leg twice within the chain.
  ///
  /// A leg that the optimum uses twice is forbidden in one of the two sections and in the other by
  /// turns; the better branch is kept (exact branch and bound).
  ///
  /// - Parameter vias: one more than `modes`.
  func corridorPath(
    vias: [Int],
    modes: [CorridorDefinition.SectionMode],
    sources: [SearchSource],
    targets: [SearchSource],
    required: [Int],
    admission: Admission,
    objective: Objective
  ) -> Path? {
    var best: Path?
    var branches = [corridorAutomaton(vias: vias, modes: modes, required: required)]
    while let branch = branches.popLast() {
      let path = shortestPath(
        from: sources,
        to: targets,
        automaton: branch,
        admission: admission,
        objective: objective
      )
      guard let path, best.map({ path.weight < $0.weight }) ?? true else { continue }
      if let (first, second) = repeatedLeg(in: path, phase: branch.phase) {
        for use in [first, second] where !branch.forbidden.contains(use) {
          var narrower = branch
          narrower.forbidden.insert(use)
          branches.append(narrower)
        }
      } else {
        best = path
      }
    }
    return best
  }

  func corridorAutomaton(
    vias: [Int],
    modes: [CorridorDefinition.SectionMode],
    required: [Int]
  ) -> CorridorAutomaton {
    var bits: [Int: UInt8] = [:]
    for (position, leg) in required.enumerated() { bits[leg] = 1 << UInt8(position) }
    return CorridorAutomaton(
      joinNode: vias[0],
      sections: zip(modes, vias.dropFirst()).map { .init(mode: $0, endNode: $1) },
      requiredBits: bits,
      requiredCount: required.count,
      modes: self.modes
    )
  }

  /// A leg that two sections of a corridor both use.
  private func repeatedLeg(
    in path: Path,
    phase: (Int) -> Int
  ) -> (CorridorAutomaton.LegUse, CorridorAutomaton.LegUse)? {
    var firstUse: [Int: Int] = [:]
    for move in path.moves where arcs[move.arc].kind == .leg {
      let leg = arcs[move.arc].item
      let section = phase(move.layer)
      if let earlier = firstUse[leg], earlier != section {
        return (
          CorridorAutomaton.LegUse(leg: leg, section: earlier),
          CorridorAutomaton.LegUse(leg: leg, section: section)
        )
      }
      firstUse[leg] = section
    }
    return nil
  }
}

extension CorridorDefinition {
  /// The same corridor the other way round.
  var reversed: CorridorDefinition {
    var corridor = self
    corridor.nodeIDs.reverse()
    corridor.sectionModes.reverse()
    return corridor
  }
}
