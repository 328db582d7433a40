import Geo

/// A place on a route that people would name it after.
struct RouteFeature: Hashable {
  /// The most telling first.
  enum Kind: Int, Comparable {
    /// A canal or river with locks, pilots or convoys; named by the node it is entered at.
    case passage
    case border
    /// Where freight changes gauge, mode or ship.
    case change
    case chokepoint
    case other

    static func < (lhs: Kind, rhs: Kind) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  var nodeID: String
  var kind: Kind

  /// The features of an itinerary between its ends, in order of travel, each node once under its
  /// most telling kind.
  static func features(of itinerary: Itinerary, in network: Network) -> [RouteFeature] {
    let ends = [itinerary.origin.nodeID, itinerary.destination.nodeID]
    var features: [RouteFeature] = []
    var position: [String: Int] = [:]
    func add(_ nodeID: String, _ kind: Kind) {
      if ends.contains(nodeID) { return }
      if let known = position[nodeID] {
        features[known].kind = min(features[known].kind, kind)
      } else {
        position[nodeID] = features.count
        features.append(RouteFeature(nodeID: nodeID, kind: kind))
      }
    }
    for step in itinerary.steps {
      switch step.kind {
      case .passage: add(step.fromNodeID, .passage)
      case .gaugeChange, .modeChange, .port, .boarding: add(step.fromNodeID, .change)
      case .leg:
        for id in [step.fromNodeID, step.toNodeID] {
          switch network.node(id: id)?.kind {
          case .border: add(id, .border)
          case .chokepoint: add(id, .chokepoint)
          default: add(id, .other)
          }
        }
      case .access, .border, .sailingWait, .trainWait: break
      }
    }
    return features
  }

  /// The node's name without what stands in brackets or after a slash.
  func name(in network: Network) -> String {
    let full = network.node(id: nodeID)?.name ?? nodeID
    let short = full.prefix { $0 != "(" && $0 != "/" }
    let trimmed = short.reversed().drop { $0 == " " }.reversed()
    return trimmed.isEmpty ? full : String(trimmed)
  }
}
