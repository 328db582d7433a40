import Geo

/// A query whose names, selectors and points have been found in a network.
struct ResolvedQuery: Sendable {
  let query: Query
  let originName: String
  let destinationName: String
  let originNodes: [Int]
  let destinationNodes: [Int]
  /// By node, where an end is a point.
  let originAccess: [Int: AccessLeg]
  let destinationAccess: [Int: AccessLeg]
  let sources: [SearchSource]
  let targets: [SearchSource]
  let admission: Admission

  init(_ query: Query, on prepared: PreparedNetwork) throws(QueryError) {
    self.query = query
    admission = try ResolvedQuery.admission(of: query, on: prepared)
    let origin = try ResolvedQuery.end(
      query.origin,
      arriving: false,
      on: prepared,
      admission: admission
    )
    let destination = try ResolvedQuery.end(
      query.destination,
      arriving: true,
      on: prepared,
      admission: admission
    )
    (originName, originNodes, originAccess) = origin
    (destinationName, destinationNodes, destinationAccess) = destination
    sources = try ResolvedQuery.ends(
      origin.nodes,
      states: prepared.graph.startStates,
      access: origin.access,
      prepared: prepared,
      objective: query.objective
    )
    targets = try ResolvedQuery.ends(
      destination.nodes,
      states: prepared.graph.endStates,
      access: destination.access,
      prepared: prepared,
      objective: query.objective
    )
  }

  /// What the conditions of a query leave open.
  ///
  /// - Throws: ``QueryError`` if they are wrong in themselves; its ends are not read.
  static func admission(
    of query: Query,
    on prepared: PreparedNetwork
  ) throws(QueryError) -> Admission {
    if !prepared.graph.model.hasTimeAndMoney, query.objective != .distance {
      throw .objectiveUndefined(
        objective: query.objective.name,
        cargo: prepared.terms.cargo.form.rawValue
      )
    }
    guard query.require.count <= Query.maximumRequirements else {
      throw .tooManyRequirements(count: query.require.count)
    }
    let conditions = WorkedOut.Conditions(
      avoided: query.avoid,
      exclusive: query.require.filter(\.isExclusive)
    )
    return try prepared.admission(under: conditions) { () throws(QueryError) in
      var closed: [(selector: String, selection: Selection)] = []
      for selector in conditions.avoided {
        closed.append((selector.description, try ResolvedQuery.select(selector, on: prepared)))
      }
      var exclusive: [Admission.Exclusion] = []
      for selector in conditions.exclusive {
        let selection = try ResolvedQuery.select(selector, on: prepared)
        exclusive.append(
          Admission.Exclusion(
            selector: selector.description,
            legs: selection.legs,
            facilities: selector.describesFacilities ? selection.facilities : nil
          )
        )
      }
      return prepared.admission.restricted(closed: closed, exclusive: exclusive)
    }
  }

  private static func select(
    _ selector: Selector,
    on prepared: PreparedNetwork
  ) throws(QueryError) -> Selection {
    do {
      return try prepared.network.select(selector) { prepared.legs(of: $0) }
    } catch {
      throw .selector(error)
    }
  }

  static func ends(
    _ nodes: [Int],
    states: [Int],
    access: [Int: AccessLeg],
    prepared: PreparedNetwork,
    objective: Objective
  ) throws(QueryError) -> [SearchSource] {
    var sources: [SearchSource] = []
    for node in nodes {
      var weight = Weight.zero
      if let access = access[node] {
        do {
          weight = objective.weight(
            of: try access.cost(model: prepared.graph.model, node: prepared.network.nodes[node])
          )
        } catch {
          throw .model(error)
        }
      }
      sources.append(SearchSource(state: states[node], weight: weight))
    }
    return sources
  }

  static func end(
    _ end: Query.End,
    arriving: Bool,
    on prepared: PreparedNetwork,
    admission: Admission
  ) throws(QueryError) -> (name: String, nodes: [Int], access: [Int: AccessLeg]) {
    switch end {
    case .named(let text):
      let named: NamedEnd
      do {
        named = try prepared.network.resolveEnd(text)
      } catch {
        throw .lookup(error)
      }
      let open = named.nodeIndices.filter { admission.closing(node: $0) == nil }
      if open.isEmpty, let first = named.nodeIndices.first,
        let closing = admission.closing(node: first)
      {
        throw .endIsClosed(name: named.name, by: closing)
      }
      return (named.name, open, [:])
    case .point(let point):
      let access = try snap(point, arriving: arriving, on: prepared, admission: admission)
      return (point.description, [access.node], [access.node: access])
    }
  }

  /// The nearest node that is no chokepoint and that freight can leave (or reach) on the date, within
  /// the snap limit. Complexity: O(nodes + legs).
  private static func snap(
    _ point: Coordinate,
    arriving: Bool,
    on prepared: PreparedNetwork,
    admission: Admission
  ) throws(QueryError) -> AccessLeg {
    let parameters = prepared.graph.model.parameters
    var nearest: (node: Int, km: Double)?
    for (index, node) in prepared.network.nodes.enumerated()
    where isUsable(index, arriving: arriving, on: prepared, admission: admission) {
      let km = Geodesic.wgs84.distance(from: point, to: node.coordinate) / 1000
      if nearest.map({ km < $0.km }) ?? true { nearest = (index, km) }
    }
    guard let nearest, nearest.km <= parameters.snapLimitKm else {
      throw .nothingNear(
        point: point,
        limitKm: parameters.snapLimitKm,
        nearestID: nearest.map { prepared.network.nodes[$0.node].id },
        nearestKm: nearest?.km
      )
    }
    return AccessLeg(
      point: point,
      node: nearest.node,
      straightKm: nearest.km,
      km: nearest.km * parameters.snapCircuity
    )
  }

  /// Whether freight can depart from a node, or with `arriving` come to it, over a leg that is open.
  private static func isUsable(
    _ node: Int,
    arriving: Bool,
    on prepared: PreparedNetwork,
    admission: Admission
  ) -> Bool {
    guard admission.closing(node: node) == nil else { return false }
    return arriving
      ? prepared.graph.canArrive(at: node, admission: admission)
      : prepared.graph.canDepart(from: node, admission: admission)
  }
}

extension ResolvedQuery {
  /// The vias and "at least once" requirements; `nil` if there are none.
  func tour(on prepared: PreparedNetwork) throws(QueryError) -> Tour? {
    try ResolvedQuery.tour(of: query, on: prepared)
  }

  static func tour(of query: Query, on prepared: PreparedNetwork) throws(QueryError) -> Tour? {
    if query.vias.isEmpty, query.require.allSatisfy(\.isExclusive) { return nil }
    let network = prepared.network
    var vias: [Set<Int>] = []
    for text in query.vias {
      do {
        vias.append(Set(try network.resolveEnd(text).nodeIndices))
      } catch {
        throw .lookup(error)
      }
    }
    var byLeg = Array(repeating: UInt8(0), count: network.legs.count)
    var byNode = Array(repeating: UInt8(0), count: network.nodes.count)
    var count = 0
    for selector in query.require where !selector.isExclusive {
      let selection = try ResolvedQuery.select(selector, on: prepared)
      guard !selection.legs.isEmpty || !selection.nodes.isEmpty else {
        throw .cannotRequire(selector.description)
      }
      let bit = UInt8(1) << UInt8(count)
      for leg in selection.legs { byLeg[leg] |= bit }
      for node in selection.nodes { byNode[node] |= bit }
      count += 1
    }
    return Tour(
      vias: vias,
      requirementsMetByLeg: byLeg,
      requirementsMetByNode: byNode,
      requirementCount: count
    )
  }
}

extension Selector {
  /// Whether requiring it means that nothing else may be used, rather than at least once.
  var isExclusive: Bool {
    terms.contains { [.mode, .basis, .status, .gauge].contains($0.key) }
  }

  /// Whether each of its terms can hold of a facility: if not, requiring it says nothing of them.
  var describesFacilities: Bool {
    terms.allSatisfy { [.basis, .status, .country, .source].contains($0.key) }
  }
}
