/// The whole network of one data package: nodes, legs, and the figures that time, cost and carbon
/// come from. A value that nothing changes; a scenario makes another one.
///
/// Look-ups by id are O(1) on average.
public struct Network: Sendable {
  public let content: NetworkContent

  private let nodeIndexByID: [String: Int]
  private let legIndexByID: [String: Int]
  private let facilityIndexByID: [String: Int]
  private let placeIndexByID: [String: Int]
  private let corridorIndexByID: [String: Int]
  private let sourceIndexByID: [String: Int]
  private let parameterIndexByID: [String: Int]
  private let basinIndexByID: [String: Int]
  private let nameIndex: NameIndex

  /// Where each leg starts and ends, as positions in ``nodes``; parallel to ``legs``.
  public let legEnds: [LegEnds]

  /// Two positions in ``Network/nodes``.
  public struct LegEnds: Hashable, Sendable {
    public var from: Int
    public var to: Int
  }

  /// Joins the tables.
  ///
  /// - Throws: ``NetworkError`` for the first duplicate id or leg end without a node. A loader
  ///   that reports *all* problems of a data package checks before it calls this.
  public init(_ content: NetworkContent) throws(NetworkError) {
    self.content = content
    nodeIndexByID = try Network.index(content.nodes.lazy.map(\.id), kind: "node")
    legIndexByID = try Network.index(content.legs.lazy.map(\.id), kind: "leg")
    facilityIndexByID = try Network.index(content.facilities.lazy.map(\.id), kind: "facility")
    placeIndexByID = try Network.index(content.places.lazy.map(\.id), kind: "place")
    corridorIndexByID = try Network.index(content.corridors.lazy.map(\.id), kind: "corridor")
    sourceIndexByID = try Network.index(content.sources.lazy.map(\.id), kind: "source")
    parameterIndexByID = try Network.index(content.parameters.lazy.map(\.id), kind: "parameter")
    basinIndexByID = try Network.index(content.basins.lazy.map(\.id), kind: "basin")
    nameIndex = NameIndex(
      nodes: content.nodes,
      places: content.places,
      nodeIndexByID: nodeIndexByID
    )
    var ends: [LegEnds] = []
    ends.reserveCapacity(content.legs.count)
    for leg in content.legs {
      guard let from = nodeIndexByID[leg.fromNodeID] else {
        throw .unknownNode(id: leg.fromNodeID, usedBy: leg.id)
      }
      guard let to = nodeIndexByID[leg.toNodeID] else {
        throw .unknownNode(id: leg.toNodeID, usedBy: leg.id)
      }
      ends.append(LegEnds(from: from, to: to))
    }
    legEnds = ends
  }

  private static func index(
    _ ids: some Sequence<String>,
    kind: String
  ) throws(NetworkError) -> [String: Int] {
    var positions: [String: Int] = [:]
    for (position, id) in ids.enumerated() {
      guard positions.updateValue(position, forKey: id) == nil else {
        throw .duplicateID(kind: kind, id: id)
      }
    }
    return positions
  }
}

/// The tables of a data package, before they are joined.
public struct NetworkContent: Sendable {
  /// The default date of every query: what "today" means for this data.
  public var asOf: CivilDate
  public var name: String
  public var nodes: [Node]
  public var legs: [Leg]
  public var facilities: [Facility]
  public var facilityDefaults: [FacilityDefault]
  public var noFacilities: [NoFacility]
  public var passages: [Passage]
  public var crossings: [Crossing]
  public var crossingDefaults: [CrossingDefault]
  /// Countries of each named group (`EU`, `EAEU`).
  public var countryGroups: [String: Set<Country>]
  public var services: [Service]
  public var basins: [Basin]
  public var speeds: [SpeedRow]
  public var tariffs: [Tariff]
  public var emissionFactors: [EmissionFactor]
  public var places: [Place]
  public var corridors: [CorridorDefinition]
  public var parameters: [Parameter]
  public var claims: [Claim]
  public var constraints: [LengthConstraint]
  public var terminalFindings: [TerminalFinding]
  public var sources: [Source]

  public init(asOf: CivilDate, name: String = "") {
    self.asOf = asOf
    self.name = name
    nodes = []
    legs = []
    facilities = []
    facilityDefaults = []
    noFacilities = []
    passages = []
    crossings = []
    crossingDefaults = []
    countryGroups = [:]
    services = []
    basins = []
    speeds = []
    tariffs = []
    emissionFactors = []
    places = []
    corridors = []
    parameters = []
    claims = []
    constraints = []
    terminalFindings = []
    sources = []
  }
}

/// Tables that do not fit together.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  case duplicateID(kind: String, id: String)
  case unknownNode(id: String, usedBy: String)

  public var description: String {
    switch self {
    case .duplicateID(let kind, let id): "two \(kind)s have the id '\(id)'"
    case .unknownNode(let id, let leg): "leg '\(leg)' ends at '\(id)', which is no node"
    }
  }
}

extension Network {
  public var asOf: CivilDate { content.asOf }
  public var nodes: [Node] { content.nodes }
  public var legs: [Leg] { content.legs }
  public var facilities: [Facility] { content.facilities }
  public var places: [Place] { content.places }
  public var corridors: [CorridorDefinition] { content.corridors }
  public var sources: [Source] { content.sources }

  /// Position in ``nodes``. O(1).
  public func nodeIndex(id: String) -> Int? { nodeIndexByID[id] }
  /// Position in ``legs``. O(1).
  public func legIndex(id: String) -> Int? { legIndexByID[id] }

  public func node(id: String) -> Node? { nodeIndexByID[id].map { nodes[$0] } }
  public func leg(id: String) -> Leg? { legIndexByID[id].map { legs[$0] } }
  public func facility(id: String) -> Facility? { facilityIndexByID[id].map { facilities[$0] } }
  public func place(id: String) -> Place? { placeIndexByID[id].map { places[$0] } }
  public func source(id: String) -> Source? { sourceIndexByID[id].map { sources[$0] } }
  public func basin(id: String) -> Basin? { basinIndexByID[id].map { content.basins[$0] } }

  public func parameter(_ id: String) -> Parameter? {
    parameterIndexByID[id].map { content.parameters[$0] }
  }

  /// The corridor of this id, or of this name without case and accents.
  ///
  /// - Throws: ``LookupError`` with the nearest ids.
  public func corridor(_ text: String) throws(LookupError) -> CorridorDefinition {
    if let index = corridorIndexByID[text] { return corridors[index] }
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
    if let index = nodeIndexByID[text] {
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
      let indices = place.nodeIDs.compactMap { nodeIndexByID[$0] }.sorted()
      return NamedEnd(name: place.name, id: text, nodeIndices: indices)
    }
    return try nameIndex.resolve(text)
  }
}
