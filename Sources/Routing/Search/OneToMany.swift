import Geo

/// What the best route between two ends adds up to.
public struct BestCost: Hashable, Sendable {
  public var total: CostVector
  /// Whether a part of the route has no tariff, so that the dollars are at least these.
  public var usdIsLowerBound: Bool
}

/// An end whose name or point has been found in a network.
public struct FoundEnd: Hashable, Sendable {
  /// A node id, `place:ID`, or the point as longitude and latitude.
  public let id: String
  /// As people call it.
  public let name: String
  let sources: [SearchSource]
  /// Over land from or to the point, by node; empty for a name.
  let access: [Int: BestCost]
  let accessFigures: UsedFigures
}

/// Best totals from one end to many others under the conditions of one query: what
/// ``PreparedNetwork/route(_:)`` adds up to for each pair, without its steps.
///
/// What the conditions close and what each arc weighs is worked out once, and the memory of a search
/// is used again by the next.
///
/// ```swift
/// var search = try OneToManySearch(Query(from: mumbai, to: mumbai), on: prepared)
/// let costs = try search.costs(from: search.origin(mumbai), to: [search.destination(poti)])
/// ```
public struct OneToManySearch: Sendable {
  let prepared: PreparedNetwork
  let conditions: Query
  let admission: Admission
  let tour: Tour?
  let arcs: AdmittedArcs
  var tree: SearchTree
  var accessFigures = UsedFigures()

  /// - Parameter conditions: what holds for every pair; its own ends are not read.
  /// - Throws: ``QueryError`` if the conditions are wrong in themselves.
  /// - Complexity: O(arcs + legs + facilities).
  public init(_ conditions: Query, on prepared: PreparedNetwork) throws(QueryError) {
    self.prepared = prepared
    self.conditions = conditions
    admission = try ResolvedQuery.admission(of: conditions, on: prepared)
    tour = try ResolvedQuery.tour(of: conditions, on: prepared)
    arcs = AdmittedArcs(
      prepared.graph,
      admission: admission,
      objective: conditions.objective
    )
    tree = SearchTree(
      stateCount: prepared.graph.states.count,
      arcCount: prepared.graph.arcs.count,
      layerCount: tour?.layerCount ?? 1
    )
  }

  /// Finds an end to start from.
  ///
  /// - Throws: ``QueryError``; ``QueryError/endIsClosed(name:by:)`` is about this end only.
  public func origin(_ end: Query.End) throws(QueryError) -> FoundEnd {
    try find(end, arriving: false)
  }

  /// Finds an end to arrive at; throws like ``origin(_:)``.
  public func destination(_ end: Query.End) throws(QueryError) -> FoundEnd {
    try find(end, arriving: true)
  }

  private func find(_ end: Query.End, arriving: Bool) throws(QueryError) -> FoundEnd {
    let found = try ResolvedQuery.end(
      end,
      arriving: arriving,
      on: prepared,
      admission: admission
    )
    let graph = prepared.graph
    var access: [Int: BestCost] = [:]
    var accessFigures = UsedFigures()
    for (node, leg) in found.access {
      do {
        let components = try leg.components(model: graph.model, node: prepared.network.nodes[node])
        access[node] = BestCost(
          total: components.reduce(.zero) { $0 + $1.cost },
          usdIsLowerBound: components.contains { $0.lacks != nil }
        )
        accessFigures.add(components)
      } catch {
        throw .model(error)
      }
    }
    return FoundEnd(
      id: try id(of: end, name: found.name),
      name: found.name,
      sources: try ResolvedQuery.ends(
        found.nodes,
        states: arriving ? graph.endStates : graph.startStates,
        access: found.access,
        prepared: prepared,
        objective: conditions.objective
      ),
      access: access,
      accessFigures: accessFigures
    )
  }

  private func id(of end: Query.End, name: String) throws(QueryError) -> String {
    guard case .named(let text) = end else { return name }
    do {
      return try prepared.network.resolveEnd(text).id
    } catch {
      throw .lookup(error)
    }
  }

  /// The totals of the best routes, in the order of the destinations; `nil` where there is no route.
  ///
  /// - Complexity: one search, O((arcs + states) · log states), and the length of the paths.
  public mutating func costs(from origin: FoundEnd, to destinations: [FoundEnd]) -> [BestCost?] {
    if let guided = guidedCosts(from: origin, to: destinations) { return guided }
    let targets = Set(destinations.flatMap { $0.sources.map(\.state) })
    if let tour {
      tree.grow(from: origin.sources, over: arcs, automaton: tour, targets: targets)
    } else {
      tree.grow(from: origin.sources, over: arcs, automaton: FreeRoute(), targets: targets)
    }
    let lastLayer = tree.layerCount - 1
    accessFigures.formUnion(origin.accessFigures)
    // Ends are many words long: none is copied for each pair.
    return destinations.indices.map { position in
      var best: (total: Weight, settled: WeightedIndex)?
      for target in destinations[position].sources {
        let index = target.state * tree.layerCount + lastLayer
        let weight = tree.distance[index]
        guard weight.primary.isFinite else { continue }
        let total = weight + target.weight
        let settled = WeightedIndex(weight: weight, index: index)
        if let known = best,
          known.total < total || (known.total == total && known.settled.precedes(settled))
        {
          continue
        }
        best = (total, settled)
      }
      guard let best else { return nil }
      accessFigures.formUnion(destinations[position].accessFigures)
      return cost(at: best.settled.index, from: origin.access, to: destinations[position].access)
    }
  }

  mutating func cost(
    at index: Int,
    from origin: [Int: BestCost],
    to destination: [Int: BestCost]
  ) -> BestCost {
    let graph = prepared.graph
    let path = tree.sum(at: index, on: graph)
    let access = origin.isEmpty ? nil : origin[graph.states[path.startState].node]
    let egress =
      destination.isEmpty ? nil : destination[graph.states[index / tree.layerCount].node]
    return BestCost(
      total: (access?.total ?? .zero) + path.cost + (egress?.total ?? .zero),
      usdIsLowerBound: path.lacksTariff || access?.usdIsLowerBound == true
        || egress?.usdIsLowerBound == true
    )
  }

  /// The figures behind every total that has been found so far.
  ///
  /// - Throws: ``QueryError/model(_:)`` if the data lack a figure the model needs.
  /// - Complexity: O(states + arcs).
  public func usedFigures() throws(QueryError) -> UsedFigures {
    let graph = prepared.graph
    var figures = accessFigures
    for (index, state) in graph.states.enumerated() {
      for position in graph.arcs(from: index) where tree.isUsed[position] {
        do {
          figures.add(try graph.components(of: graph.arcs[position], from: state))
        } catch {
          throw .model(error)
        }
      }
    }
    return figures
  }
}
