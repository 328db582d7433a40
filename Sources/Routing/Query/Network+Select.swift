import Geo

extension Network {
  /// Picks the nodes, legs and facilities for which all terms of a selector hold.
  ///
  /// - Parameter corridorLegs: the legs a corridor runs over, as positions in ``Network/legs``.
  /// - Throws: ``SelectorError`` for values the network does not know and for a selector that picks
  ///   nothing. Complexity: O(nodes + legs + facilities) a term.
  public func select(
    _ selector: Selector,
    corridorLegs: (CorridorDefinition) -> [Int]
  ) throws(SelectorError) -> Selection {
    var selection: Selection?
    for term in selector.terms {
      let picked = try pick(term, of: selector, corridorLegs: corridorLegs)
      selection = selection?.intersection(picked) ?? picked
    }
    guard let selection, !selection.isEmpty else {
      throw .selectsNothing(text: selector.description)
    }
    return selection
  }

  private func pick(
    _ term: Selector.Term,
    of selector: Selector,
    corridorLegs: (CorridorDefinition) -> [Int]
  ) throws(SelectorError) -> Selection {
    switch term.key {
    case .id: return try pickByID(term.value, corridorLegs: corridorLegs)
    case .node: return Selection(nodes: try pickNodes(term.value))
    case .leg:
      if let leg = legIndex(id: term.value) { return Selection(legs: [leg]) }
      return Selection(legs: try match(term.value, ids: legs.map(\.id), kind: "leg"))
    case .facility:
      if let facility = facilityIndex(id: term.value) { return Selection(facilities: [facility]) }
      return Selection(
        facilities: try match(term.value, ids: facilities.map(\.id), kind: "facility")
      )
    case .mode:
      let mode: Mode = try known(term)
      return Selection(legs: legIndices { $0.mode == mode })
    case .status:
      let status: Status = try known(term)
      return Selection(
        legs: legIndices { $0.availability.status == status },
        facilities: facilityIndices { $0.availability.status == status }
      )
    case .basis:
      let basis: Basis = try known(term)
      return Selection(
        legs: legIndices { $0.lengthBasis == basis },
        facilities: facilityIndices { $0.provenance.basis == basis }
      )
    case .kind: return try pickKind(term)
    case .country: return try pickCountry(term.value)
    case .gauge:
      guard let gauge = Int(term.value).flatMap(Gauge.init(millimetres:)) else {
        throw unknown(term, among: Set(legs.flatMap(\.gauges)).map(\.description))
      }
      return Selection(legs: legIndices { $0.gauges.contains(gauge) })
    case .source:
      guard source(id: term.value) != nil else { throw unknown(term, among: sources.map(\.id)) }
      return Selection(
        legs: legIndices { $0.sourceIDs.contains(term.value) },
        facilities: facilityIndices { $0.provenance.sourceIDs.contains(term.value) }
      )
    case .corridor:
      return Selection(legs: Set(corridorLegs(try corridorNamed(term.value))))
    case .crossing: return Selection(legs: try pickCrossing(term.value))
    case .within:
      guard let area = selector.areas[term.value] else {
        throw .malformed(text: selector.description, reason: "its area has not been read")
      }
      return pickWithin(area)
    }
  }

  /// The legs that rows of the crossing table stand on: the row's own leg, else every leg of its
  /// mode between its countries.
  private func pickCrossing(_ text: String) throws(SelectorError) -> Set<Int> {
    let rows = try match(text, ids: crossings.map(\.id), kind: "crossing").map { crossings[$0] }
    let own = Set(rows.compactMap { $0.legID.flatMap { legIndex(id: $0) } })
    let general = rows.filter { $0.legID == nil }
    guard !general.isEmpty else { return own }
    return own.union(
      legIndices { leg in
        general.contains { row in
          row.mode == leg.mode
            && leg.borderPairs.contains { $0 == row.pair || $0.reversed == row.pair }
        }
      }
    )
  }

  /// Nodes in an area, legs with both ends there, and the facilities of those nodes.
  private func pickWithin(_ area: Area) -> Selection {
    let inside = Set(nodes.indices.filter { area.contains(nodes[$0].coordinate) })
    let ends = legEnds
    return Selection(
      nodes: inside,
      legs: Set(
        legs.indices.filter { inside.contains(ends[$0].from) && inside.contains(ends[$0].to) }
      ),
      facilities: facilityIndices { row in
        nodeIndex(id: row.nodeID).map(inside.contains) ?? false
      }
    )
  }

  private func corridorNamed(_ text: String) throws(SelectorError) -> CorridorDefinition {
    do {
      return try corridor(text)
    } catch {
      throw .lookup(error)
    }
  }

  private func pickByID(
    _ text: String,
    corridorLegs: (CorridorDefinition) -> [Int]
  ) throws(SelectorError) -> Selection {
    if text.contains("*") {
      return Selection(
        nodes: matching(text, ids: nodes.map(\.id)),
        legs: matching(text, ids: legs.map(\.id)),
        facilities: matching(text, ids: facilities.map(\.id))
      )
    }
    if let leg = legIndex(id: text) { return Selection(legs: [leg]) }
    if let facility = facilityIndex(id: text) {
      return Selection(facilities: [facility])
    }
    if let corridor = corridors.first(where: { $0.id == text }) {
      return Selection(legs: Set(corridorLegs(corridor)))
    }
    return Selection(nodes: try pickNodes(text))
  }

  private func pickNodes(_ text: String) throws(SelectorError) -> Set<Int> {
    if text.contains("*") { return try match(text, ids: nodes.map(\.id), kind: "node") }
    do {
      return Set(try resolveEnd(text).nodeIndices)
    } catch {
      throw .lookup(error)
    }
  }

  private func pickCountry(_ value: String) throws(SelectorError) -> Selection {
    let known = Set(nodes.lazy.map(\.country)).union(legs.lazy.flatMap(\.countries))
    let legEnds = legEnds
    guard let country = Country(code: value.uppercased()), known.contains(country) else {
      throw .unknownValue(
        key: "country",
        value: value,
        suggestions: NameFolding.suggestions(for: value, among: known.map(\.code).sorted())
      )
    }
    return Selection(
      nodes: Set(nodes.indices.filter { nodes[$0].country == country }),
      legs: Set(
        legs.indices.filter {
          legs[$0].countries.contains(country)
            || nodes[legEnds[$0].from].country == country
            || nodes[legEnds[$0].to].country == country
        }
      ),
      facilities: facilityIndices { node(id: $0.nodeID)?.country == country }
    )
  }

  private func pickKind(_ term: Selector.Term) throws(SelectorError) -> Selection {
    if let kind = Node.Kind(rawValue: term.value) {
      return Selection(nodes: Set(nodes.indices.filter { nodes[$0].kind == kind }))
    }
    if let kind = Facility.Kind(rawValue: term.value) {
      return Selection(facilities: facilityIndices { $0.kind == kind })
    }
    throw unknown(
      term,
      among: Node.Kind.allCases.map(\.rawValue) + Facility.Kind.allCases.map(\.rawValue)
    )
  }

  private func known<Value: RawRepresentable & CaseIterable>(
    _ term: Selector.Term
  ) throws(SelectorError) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: term.value) else {
      throw unknown(term, among: Value.allCases.map(\.rawValue))
    }
    return value
  }

  private func unknown(_ term: Selector.Term, among known: [String]) -> SelectorError {
    .unknownValue(
      key: term.key.rawValue,
      value: term.value,
      suggestions: NameFolding.suggestions(for: term.value, among: known)
    )
  }

  private func legIndices(where holds: (Leg) -> Bool) -> Set<Int> {
    Set(legs.indices.filter { holds(legs[$0]) })
  }

  private func facilityIndices(where holds: (Facility) -> Bool) -> Set<Int> {
    Set(facilities.indices.filter { holds(facilities[$0]) })
  }

  private func match(
    _ pattern: String,
    ids: [String],
    kind: String
  ) throws(SelectorError) -> Set<Int> {
    let found = matching(pattern, ids: ids)
    guard !found.isEmpty else {
      throw .unknownValue(
        key: kind,
        value: pattern,
        suggestions: NameFolding.suggestions(for: pattern, among: ids)
      )
    }
    return found
  }

  private func matching(_ pattern: String, ids: [String]) -> Set<Int> {
    let glob = IDPattern(pattern)
    return Set(ids.indices.filter { glob.matches(ids[$0]) })
  }
}
