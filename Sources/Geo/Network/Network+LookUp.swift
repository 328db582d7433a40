/// Its tables, and rows of them by id or name.
extension Network {
  public var asOf: CivilDate { rest.asOf }
  public var name: String { rest.name }
  public var places: [Place] { rest.places }
  public var corridors: [CorridorDefinition] { rest.corridors }
  public var sources: [Source] { rest.sources }
  public var parameters: [Parameter] { rest.parameters }
  public var claims: [Claim] { rest.claims }
  public var speeds: [SpeedRow] { rest.speeds }
  public var emissionFactors: [EmissionFactor] { rest.emissionFactors }
  public var basins: [Basin] { rest.basins }
  public var passages: [Passage] { rest.passages }
  public var facilityDefaults: [FacilityDefault] { rest.facilityDefaults }
  public var crossingDefaults: [CrossingDefault] { rest.crossingDefaults }
  public var countryGroups: [String: Set<Country>] { rest.countryGroups }

  public var legEnds: LegEndsTable { LegEndsTable(slots: legEndSlots, nodes: nodes) }

  /// Position in ``nodes``. O(1), and O(log removed) where nodes were removed.
  public func nodeIndex(id: String) -> Int? {
    nodeIDs.slot(of: id).flatMap { nodes.position(ofSlot: $0) }
  }
  /// Position in ``legs``. O(1), and O(log removed) where legs were removed.
  public func legIndex(id: String) -> Int? {
    legIDs.slot(of: id).flatMap { legs.position(ofSlot: $0) }
  }
  /// Position in ``facilities``. O(1), and O(log removed) where facilities were removed.
  public func facilityIndex(id: String) -> Int? {
    facilityIDs.slot(of: id).flatMap { facilities.position(ofSlot: $0) }
  }

  public func node(id: String) -> Node? { nodeIndex(id: id).map { nodes[$0] } }
  public func leg(id: String) -> Leg? { legIndex(id: id).map { legs[$0] } }
  public func facility(id: String) -> Facility? { facilityIndex(id: id).map { facilities[$0] } }
  public func place(id: String) -> Place? { placeIndexByID.slot(of: id).map { places[$0] } }
  public func source(id: String) -> Source? { sourceIndexByID.slot(of: id).map { sources[$0] } }
  public func basin(id: String) -> Basin? { basinIndexByID.slot(of: id).map { rest.basins[$0] } }

  public func parameter(_ id: String) -> Parameter? {
    parameterIndexByID.slot(of: id).map { rest.parameters[$0] }
  }

  /// The corridor of this id, or of this name without case and accents.
  ///
  /// - Throws: ``LookupError`` with the nearest ids.
  public func corridor(_ text: String) throws(LookupError) -> CorridorDefinition {
    if let index = corridorIndexByID.slot(of: text) { return corridors[index] }
    let key = NameFolding.key(text)
    let matches = corridors.filter {
      NameFolding.key($0.id) == key || NameFolding.key($0.name) == key
    }
    if matches.count == 1 { return matches[0] }
    if matches.count > 1 {
      throw .ambiguous(kind: "corridor", text: text, choices: matches.map(\.id))
    }
    throw .unknown(
      kind: "corridor",
      text: text,
      suggestions: NameFolding.suggestions(
        for: text,
        among: corridors.map(\.id) + corridors.map(\.name)
      )
    )
  }

  /// The nodes that `text` means: a node id, `place:ID`, or a name or alias without case, accents
  /// or punctuation, or a prefix of three letters or more that only one of them has.
  ///
  /// - Throws: ``LookupError`` if nothing or more than one thing is meant.
  public func resolveEnd(_ text: String) throws(LookupError) -> NamedEnd {
    if let index = nodeIndex(id: text) {
      return NamedEnd(name: nodes[index].name, id: text, nodeIndices: [index])
    }
    if text.hasPrefix("place:") {
      let id = String(text.dropFirst("place:".count))
      guard let place = place(id: id) else {
        throw .unknown(
          kind: "place",
          text: id,
          suggestions: NameFolding.suggestions(for: id, among: places.map(\.id))
        )
      }
      let indices = place.nodeIDs.compactMap { nodeIndex(id: $0) }.sorted()
      return NamedEnd(name: place.name, id: text, nodeIndices: indices)
    }
    return try names.index.resolve(text, and: addedNames) { nodes.position(ofSlot: $0) }
  }
}
