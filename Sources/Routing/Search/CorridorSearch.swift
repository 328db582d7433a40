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
    trace(of: corridor, admission: .unrestricted(network))
  }

  /// The line of a corridor over what is admitted.
  func trace(of corridor: CorridorDefinition, admission: Admission) -> CorridorTrace? {
    let vias = corridor.nodeIDs.compactMap { network.nodeIndex(id: $0) }
    guard vias.count == corridor.nodeIDs.count, let first = vias.first, let last = vias.last,
      let path = corridorPath(
        vias: vias,
        modes: corridor.sectionModes,
        sources: [SearchSource(state: startStates[first], weight: .zero)],
        targets: [SearchSource(state: endStates[last], weight: .zero)],
        required: corridor.requiredLegIDs.compactMap { network.legIndex(id: $0) },
        admission: admission,
        objective: .distance
      )
    else { return nil }
    var trace = CorridorTrace(
      nodes: [first],
      legs: [],
      kmBefore: [0],
      sectionAfter: [0],
      viaPositions: [0],
      moves: path.moves
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
  /// A leg that the optimum uses twice is forbidden where it is first used and where it is next used
  /// by turns; the better branch is kept (exact branch and bound).
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
    let admitted = AdmittedArcs(self, admission: admission, objective: objective)
    var best: Path?
    var branches = [corridorAutomaton(vias: vias, modes: modes, required: required)]
    while let branch = branches.popLast() {
      let path = shortestPath(
        from: sources,
        to: targets,
        automaton: branch,
        over: admitted
      )
      guard let path, best.map({ path.weight < $0.weight }) ?? true else { continue }
      if let (first, second) = firstRepeatedLeg(in: path) {
        branches.append(branch.forbidding(first, unlike: second, leg: arcs[first.arc].item))
        branches.append(branch.forbidding(second, unlike: first, leg: arcs[first.arc].item))
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

  /// The first two uses of a leg that a path uses twice.
  private func firstRepeatedLeg(
    in path: Path
  ) -> (CorridorAutomaton.ArcUse, CorridorAutomaton.ArcUse)? {
    var firstUse: [Int: CorridorAutomaton.ArcUse] = [:]
    for move in path.moves where arcs[move.arc].kind == .leg {
      let use = CorridorAutomaton.ArcUse(arc: move.arc, layer: move.layer)
      if let earlier = firstUse.updateValue(use, forKey: arcs[move.arc].item) {
        return (earlier, use)
      }
    }
    return nil
  }
}

extension CorridorAutomaton {
  /// The same corridor without one of two uses of a leg: in the whole section if the other use is in
  /// another, which leaves fewer branches, else only as it was used.
  fileprivate func forbidding(_ use: ArcUse, unlike other: ArcUse, leg: Int) -> CorridorAutomaton {
    var narrower = self
    if phase(of: use.layer) == phase(of: other.layer) {
      narrower.forbiddenArcs.insert(use)
    } else {
      narrower.forbidden.insert(LegUse(leg: leg, section: phase(of: use.layer)))
    }
    return narrower
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
