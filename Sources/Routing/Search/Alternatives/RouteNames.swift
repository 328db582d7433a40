import Geo

/// Names for routes that are shown side by side, from what sets each apart.
///
/// A route is called after the corridor it follows. If it follows none, or another route follows the
/// same, it is called after a place that no other route passes: a canal, else a border, else a
/// chokepoint, else where freight changes, else any; of equally telling places the first on the
/// way. Where no single place will do it is two, and where the places are the same it is a leg.
struct RouteNames {
  let names: [String]

  init(_ itineraries: [Itinerary], network: Network) {
    let following = CorridorFollowing(network: network)
    let corridors = itineraries.map { following.corridor(of: $0)?.name }
    let features = itineraries.map { RouteFeature.features(of: $0, in: network) }
    let nodes = features.map { Set($0.map(\.nodeID)) }
    let legs = itineraries.map { Set($0.legSteps.compactMap(\.legID)) }

    func places(of index: Int, among others: [Int]) -> String? {
      let telling = features[index].enumerated().sorted {
        ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset)
      }.map(\.element)
      func isOwn(_ ids: [String]) -> Bool {
        !others.contains { other in ids.allSatisfy(nodes[other].contains) }
      }
      if let own = telling.first(where: { isOwn([$0.nodeID]) }) {
        return "via \(own.name(in: network))"
      }
      for (position, first) in telling.enumerated() {
        for second in telling.dropFirst(position + 1) where isOwn([first.nodeID, second.nodeID]) {
          let inOrder = features[index].filter { $0 == first || $0 == second }
          return "via " + inOrder.map { $0.name(in: network) }.joined(separator: " and ")
        }
      }
      return nil
    }

    func leg(of index: Int, among others: [Int]) -> String? {
      let own = itineraries[index].legSteps.first { step in
        step.legID.map { id in !others.contains { legs[$0].contains(id) } } ?? false
      }
      guard let own, let mode = own.legID.flatMap({ network.leg(id: $0)?.mode }) else { return nil }
      let ends = [own.fromNodeID, own.toNodeID].map { network.node(id: $0)?.name ?? $0 }
      return "by \(mode.rawValue.replacing("_", with: " ")) \(ends.joined(separator: "–"))"
    }

    var names: [String] = []
    for index in itineraries.indices {
      let others = itineraries.indices.filter { $0 != index }
      guard let corridor = corridors[index] else {
        names.append(
          places(of: index, among: others) ?? leg(of: index, among: others) ?? "route \(index + 1)"
        )
        continue
      }
      let rivals = others.filter { corridors[$0] == corridor }
      let apart =
        rivals.isEmpty
        ? nil
        : places(of: index, among: rivals) ?? leg(of: index, among: rivals) ?? "route \(index + 1)"
      names.append(corridor + (apart.map { ", \($0)" } ?? ""))
    }
    self.names = names
  }
}
