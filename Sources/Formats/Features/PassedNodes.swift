import Geo
import Routing

/// The nodes that itineraries pass, in the order in which they are met, each once.
struct PassedNodes {
  private var nodeIDs: [String] = []
  private var seen: Set<String> = []
  private var endIDs: Set<String> = []

  mutating func add(_ itinerary: Itinerary) {
    add(itinerary.origin.nodeID)
    for step in itinerary.steps {
      add(step.fromNodeID)
      add(step.toNodeID)
    }
    add(itinerary.destination.nodeID)
    endIDs.formUnion([itinerary.origin.nodeID, itinerary.destination.nodeID])
  }

  private mutating func add(_ nodeID: String) {
    if seen.insert(nodeID).inserted { nodeIDs.append(nodeID) }
  }

  func features(in network: Network) -> [Feature] {
    nodeIDs.compactMap { id in
      network.node(id: id).map { node in
        NodeFeature.make(
          node,
          extra: [Property("is_end", .flag(endIDs.contains(id)))],
          size: endIDs.contains(id) ? .medium : .small
        )
      }
    }
  }
}
