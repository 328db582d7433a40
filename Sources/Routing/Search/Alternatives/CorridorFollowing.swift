import Geo

/// Which named corridor an itinerary runs along.
///
/// Legs that do not set it apart from others count for nothing: of two routes that begin with the
/// same voyage, only one follows the corridor that goes on from there.
///
/// An itinerary follows a corridor from the first to the last of consecutive vias that it passes in
/// order, either way round, by the modes of the sections between. Its required legs have to be on
/// the itinerary.
struct CorridorFollowing {
  /// An itinerary follows a corridor if at least this share of its kilometres lies on it.
  static let leastShare = 2.0 / 3

  let network: Network
  /// Legs that do not count.
  let commonLegIDs: Set<String>

  /// The corridor with the most kilometres of the itinerary, the earlier of equals; `nil` if none
  /// has enough.
  func corridor(of itinerary: Itinerary) -> CorridorDefinition? {
    let line = Line(itinerary, network: network, commonLegIDs: commonLegIDs)
    guard let total = line.kmBefore.last, total > 0 else { return nil }
    var best: (corridor: CorridorDefinition, km: Double)?
    for corridor in network.corridors
    where corridor.requiredLegIDs.allSatisfy(line.legIDs.contains) {
      let km = max(line.km(along: corridor), line.km(along: corridor.reversed))
      if km >= CorridorFollowing.leastShare * total, km > best?.km ?? 0 { best = (corridor, km) }
    }
    return best?.corridor
  }

  /// The legs of an itinerary in a row.
  private struct Line {
    var nodeIDs: [String] = []
    var modes: [Mode] = []
    var legIDs: Set<String> = []
    var kmBefore: [Double] = [0]

    init(_ itinerary: Itinerary, network: Network, commonLegIDs: Set<String>) {
      for step in itinerary.legSteps {
        guard let leg = step.legID.flatMap({ network.leg(id: $0) }) else { continue }
        if nodeIDs.isEmpty { nodeIDs.append(step.fromNodeID) }
        nodeIDs.append(step.toNodeID)
        modes.append(leg.mode)
        legIDs.insert(leg.id)
        let km = commonLegIDs.contains(leg.id) ? 0 : step.cost.km
        kmBefore.append((kmBefore.last ?? 0) + km)
      }
    }

    /// The kilometres of the longest run of vias.
    func km(along corridor: CorridorDefinition) -> Double {
      var longest = 0.0
      var runStart: Int?
      var previous: (via: Int, position: Int)?
      for (via, id) in corridor.nodeIDs.enumerated() {
        guard let position = nodeIDs.firstIndex(of: id) else {
          (runStart, previous) = (nil, nil)
          continue
        }
        let continues =
          previous.map { before in
            before.position < position
              && modes[before.position..<position]
                .allSatisfy(corridor.sectionModes[via - 1].admits)
          } ?? false
        if !continues { runStart = position }
        previous = (via, position)
        if let runStart { longest = max(longest, kmBefore[position] - kmBefore[runStart]) }
      }
      return longest
    }
  }
}
