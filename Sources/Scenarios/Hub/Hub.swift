import Geo
import Routing

/// A country or node that routes pass through, and that can be closed.
public struct Hub: Hashable, Sendable {
  /// As it was asked for: `AZ`, or a node's name.
  public var name: String
  /// What passing through means, and what closing closes.
  public var selector: Selector

  /// Reads two capital letters as a country, a selector as it is, anything else as a node or place.
  ///
  /// - Throws: ``SelectorError`` if the text has no meaning; whether a network knows the value is
  ///   found out when it is used.
  public init(parsing text: String) throws(SelectorError) {
    name = text
    if Country(code: text) != nil {
      selector = try Selector(parsing: "country:\(text)")
    } else if text.contains(":") {
      selector = try Selector(parsing: text)
    } else {
      selector = try Selector(parsing: "node:\(text)")
    }
  }
}

/// An origin and a destination.
public struct ODPair: Hashable, Sendable {
  public var origin: Query.End
  public var destination: Query.End

  public init(from origin: Query.End, to destination: Query.End) {
    self.origin = origin
    self.destination = destination
  }
}

extension Selection {
  /// Whether an itinerary uses a node, leg or facility of it.
  ///
  /// - Complexity: O(steps).
  func isPassed(by itinerary: Itinerary, on network: Network) -> Bool {
    itinerary.steps.contains { step in
      if let node = network.nodeIndex(id: step.fromNodeID), nodes.contains(node) { return true }
      if let node = network.nodeIndex(id: step.toNodeID), nodes.contains(node) { return true }
      if let leg = step.legID.flatMap({ network.legIndex(id: $0) }), legs.contains(leg) {
        return true
      }
      guard let id = step.facilityID else { return false }
      return facilities.contains { network.facilities[$0].id == id }
    }
  }
}
