import Geo

/// Names for routes that are shown side by side, from what sets each apart.
///
/// A route is called after the corridor it follows. If it follows none, or another route follows the
/// same, it is called after a place that no other route passes: a canal, else a border, else where
/// freight changes, else a chokepoint; of equally telling places the first on the way. Where no
/// single one will do it is a few together, then any places, then a leg. If even that is shared,
/// the same name gets a number.
struct RouteNames {
  let names: [String]

  /// - Complexity: O(n² · p) for n itineraries of p places.
  init(_ itineraries: [Itinerary], network: Network) {
    let following = CorridorFollowing(
      network: network,
      commonLegIDs: RouteNames.commonLegIDs(of: itineraries)
    )
    let routes = itineraries.map { RouteTraits($0, following: following) }
    let passing = Passing(routes)
    var names = routes.indices.map { index in
      let route = routes[index]
      guard let corridor = route.corridor else {
        return route.distinction(from: routes.indices.filter { $0 != index }, passing: passing)
      }
      let rivals = routes.indices.filter { $0 != index && routes[$0].corridor == corridor }
      if rivals.isEmpty { return corridor }
      return "\(corridor), \(route.distinction(from: rivals, passing: passing))"
    }
    var uses: [String: Int] = [:]
    for index in names.indices {
      uses[names[index], default: 0] += 1
      if let use = uses[names[index]], use > 1 { names[index] += " (\(use))" }
    }
    self.names = names
  }

  /// Legs that all of several itineraries use.
  private static func commonLegIDs(of itineraries: [Itinerary]) -> Set<String> {
    guard itineraries.count > 1, let first = itineraries.first else { return [] }
    return itineraries.dropFirst().reduce(Set(first.legSteps.compactMap(\.legID))) {
      $0.intersection($1.legSteps.compactMap(\.legID))
    }
  }
}

/// Which of several routes pass a node or use a leg.
private struct Passing {
  private var byNodeID: [String: [Bool]] = [:]
  private var byLegID: [String: [Bool]] = [:]

  init(_ routes: [RouteTraits]) {
    let none = [Bool](repeating: false, count: routes.count)
    for (index, route) in routes.enumerated() {
      for feature in route.features { byNodeID[feature.nodeID, default: none][index] = true }
      for id in route.legSteps.compactMap(\.legID) { byLegID[id, default: none][index] = true }
    }
  }

  func node(_ id: String) -> [Bool] { byNodeID[id] ?? [] }
  func leg(_ id: String) -> [Bool] { byLegID[id] ?? [] }
}

/// What a route can be told by.
private struct RouteTraits {
  /// More places than this are no name.
  static let maximumPlaces = 3

  let network: Network
  let corridor: String?
  /// In order of travel.
  let features: [RouteFeature]
  let legSteps: [Step]

  init(_ itinerary: Itinerary, following: CorridorFollowing) {
    network = following.network
    corridor = following.corridor(of: itinerary)?.name
    features = RouteFeature.features(of: itinerary, in: network)
    legSteps = itinerary.legSteps
  }

  /// What tells the route from the others, or comes nearest to it.
  func distinction(from others: [Int], passing: Passing) -> String {
    let telling = places(features.indices.filter { features[$0].kind != .other }, others, passing)
    if telling.isDistinct { return telling.name }
    let any = places(Array(features.indices), others, passing)
    if any.isDistinct { return any.name }
    return leg(apartFrom: others, passing) ?? any.name
  }

  /// By turns the place that leaves the fewest others, of equals the most telling, of those the
  /// first.
  private func places(
    _ candidates: [Int],
    _ others: [Int],
    _ passing: Passing
  ) -> (name: String, isDistinct: Bool) {
    let candidates = candidates.sorted { (features[$0].kind, $0) < (features[$1].kind, $1) }
    let passed = candidates.map { passing.node(features[$0].nodeID) }
    var left = others
    var chosen: [Int] = []
    while chosen.count < RouteTraits.maximumPlaces, chosen.isEmpty || !left.isEmpty {
      let counts = passed.map { passed in left.count { passed[$0] } }
      guard let least = counts.min(), let position = counts.firstIndex(of: least),
        least < left.count || chosen.isEmpty
      else { break }
      chosen.append(candidates[position])
      left.removeAll { !passed[position][$0] }
    }
    let names = chosen.sorted().map { features[$0].name(in: network) }
    guard let last = names.last else { return ("direct", false) }
    let head = names.dropLast().joined(separator: ", ")
    return ("via " + (head.isEmpty ? "" : head + " and ") + last, left.isEmpty)
  }

  /// The first leg that no other route uses.
  private func leg(apartFrom others: [Int], _ passing: Passing) -> String? {
    let own = legSteps.first { step in
      step.legID.map { id in
        let users = passing.leg(id)
        return !others.contains { users[$0] }
      } ?? false
    }
    guard let own, let mode = own.legID.flatMap({ network.leg(id: $0)?.mode }) else { return nil }
    let ends = [own.fromNodeID, own.toNodeID].map { network.node(id: $0)?.name ?? $0 }
    return "by \(mode.rawValue.replacing("_", with: " ")) \(ends.joined(separator: "–"))"
  }
}
