/// The whole network of one data package: nodes, legs, and the figures that time, cost and carbon
/// come from.
///
/// A value: a scenario makes another one, which shares with it what it did not change. Look-ups by
/// id are O(1) on average.
public struct Network: Sendable {
  /// The tables no scenario changes; those of the others are empty here.
  private let rest: NetworkContent

  public internal(set) var nodes: NetworkTable<Node>
  public internal(set) var legs: NetworkTable<Leg>
  public internal(set) var facilities: NetworkTable<Facility>
  public internal(set) var crossings: NetworkTable<Crossing>
  public internal(set) var services: NetworkTable<Service>
  public internal(set) var tariffs: NetworkTable<Tariff>

  var nodeIDs: IDIndex
  var legIDs: IDIndex
  var facilityIDs: IDIndex
  var legEndSlots: NetworkTable<LegEnds>
  private let placeIndexByID: IDIndex
  private let corridorIndexByID: IDIndex
  private let sourceIndexByID: IDIndex
  private let parameterIndexByID: IDIndex
  private let basinIndexByID: IDIndex
  private let names: LazyNames
  /// What could not be read of the file that the network is kept in; `nil` for one in memory.
  public let storageFaults: StorageFaults?
  /// Best ways that the network's file holds; `nil` without a file, and once something was changed.
  public internal(set) var storedWays: (any StoredWays)?
  /// Names of nodes that a scenario added; `nil` for none.
  private var addedNames: NameIndex?
  private let loadedNodeCount: Int

  /// Nodes that change a wagon's gauge in the data package. What a border takes there is a matter
  /// of the border, so that a scenario which adds or closes a facility does not change it.
  public let breakOfGaugeNodeIDs: Set<String>

  /// The day a query means that names none: a scenario's date, else ``asOf``.
  public var defaultDate: CivilDate { scenarioDate ?? asOf }
  /// The date of the last scenario that was applied and has one.
  public private(set) var scenarioDate: CivilDate?
  /// Names of the scenarios that were applied, in their order; answers repeat them.
  public private(set) var scenarioNames: [String] = []
  private var unscaledFigures: [FigureID: UnscaledFigure] = [:]

  /// Joins the tables.
  ///
  /// - Throws: ``NetworkError`` for the first duplicate id or leg end without a node. A loader
  ///   that reports *all* problems of a data package checks before it calls this.
  public init(_ content: NetworkContent) throws(NetworkError) {
    let nodeIDs = try IDIndex(content.nodes.lazy.map(\.id), kind: "node")
    var ends: [LegEnds] = []
    ends.reserveCapacity(content.legs.count)
    for leg in content.legs {
      guard let from = nodeIDs.slot(of: leg.fromNodeID) else {
        throw .unknownNode(id: leg.fromNodeID, usedBy: leg.id)
      }
      guard let to = nodeIDs.slot(of: leg.toNodeID) else {
        throw .unknownNode(id: leg.toNodeID, usedBy: leg.id)
      }
      ends.append(LegEnds(from: from, to: to))
    }
    try self.init(
      content,
      nodes: NetworkTable(content.nodes),
      legs: NetworkTable(content.legs),
      legEndSlots: NetworkTable(ends),
      nodeIDs: nodeIDs,
      legIDs: IDIndex(content.legs.lazy.map(\.id), kind: "leg"),
      storageFaults: nil
    )
  }

  /// A network whose nodes and legs stay in a file.
  ///
  /// - Parameter content: all other tables; its nodes and legs are left aside.
  /// - Throws: ``NetworkError`` for a duplicate id in the other tables.
  /// - Complexity: O(rows of the other tables).
  public init(_ content: NetworkContent, stored: StoredTables) throws(NetworkError) {
    try self.init(
      content,
      nodes: NetworkTable(stored: stored.nodes),
      legs: NetworkTable(stored: stored.legs),
      legEndSlots: NetworkTable(stored: stored.legEnds),
      nodeIDs: IDIndex(stored: stored.nodeIDs),
      legIDs: IDIndex(stored: stored.legIDs),
      storageFaults: stored.faults
    )
    storedWays = stored.ways
  }

  private init(
    _ content: NetworkContent,
    nodes: NetworkTable<Node>,
    legs: NetworkTable<Leg>,
    legEndSlots: NetworkTable<LegEnds>,
    nodeIDs: IDIndex,
    legIDs: IDIndex,
    storageFaults: StorageFaults?
  ) throws(NetworkError) {
    self.nodes = nodes
    self.legs = legs
    self.legEndSlots = legEndSlots
    self.nodeIDs = nodeIDs
    self.legIDs = legIDs
    self.storageFaults = storageFaults
    facilityIDs = try IDIndex(content.facilities.lazy.map(\.id), kind: "facility")
    placeIndexByID = try IDIndex(content.places.lazy.map(\.id), kind: "place")
    corridorIndexByID = try IDIndex(content.corridors.lazy.map(\.id), kind: "corridor")
    sourceIndexByID = try IDIndex(content.sources.lazy.map(\.id), kind: "source")
    parameterIndexByID = try IDIndex(content.parameters.lazy.map(\.id), kind: "parameter")
    basinIndexByID = try IDIndex(content.basins.lazy.map(\.id), kind: "basin")
    names = LazyNames(nodes: nodes, places: content.places, nodeIDs: nodeIDs)
    loadedNodeCount = nodes.count
    breakOfGaugeNodeIDs = Set(
      content.facilities.lazy.filter { $0.kind == .gaugeChange }.map(\.nodeID)
    )
    facilities = NetworkTable(content.facilities)
    crossings = NetworkTable(content.crossings)
    services = NetworkTable(content.services)
    tariffs = NetworkTable(content.tariffs)
    var rest = content
    rest.nodes = []
    rest.legs = []
    rest.facilities = []
    rest.crossings = []
    rest.services = []
    rest.tariffs = []
    self.rest = rest
  }

  /// All tables but nodes and legs, which may be millions of rows.
  var contentWithoutStoredTables: NetworkContent {
    var content = rest
    content.facilities = facilities.rows
    content.crossings = crossings.rows
    content.services = services.rows
    content.tariffs = tariffs.rows
    return content
  }

  /// All tables as they stand. Those that no scenario changed are shared; each other one costs
  /// O(its rows), so ask for a single table where that is enough.
  public var content: NetworkContent {
    var content = rest
    content.nodes = nodes.rows
    content.legs = legs.rows
    content.facilities = facilities.rows
    content.crossings = crossings.rows
    content.services = services.rows
    content.tariffs = tariffs.rows
    return content
  }
}

// MARK: - What changes leave behind

extension Network {
  /// What a figure was before a scenario scaled it; `nil` if none has.
  public func unscaled(_ id: FigureID) -> UnscaledFigure? { unscaledFigures[id] }

  mutating func remember(_ figure: UnscaledFigure?, as id: FigureID) -> UnscaledFigure? {
    let old = unscaledFigures[id]
    unscaledFigures[id] = figure
    return old
  }

  mutating func swapDefaultDate(_ date: CivilDate?) -> CivilDate? {
    let old = scenarioDate
    scenarioDate = date
    return old
  }

  mutating func swapScenarioNames(_ names: [String]) -> [String] {
    let old = scenarioNames
    scenarioNames = names
    return old
  }

  /// The slot of a facility, crossing or service, by which its figures are remembered.
  public func slot(ofFacilityAt position: Int) -> Int { facilities.slot(at: position) }
  public func slot(ofCrossingAt position: Int) -> Int { crossings.slot(at: position) }
  public func slot(ofServiceAt position: Int) -> Int { services.slot(at: position) }
  /// The slot that the next added service will have.
  public var nextServiceSlot: Int { services.slotCount }

  /// O(added nodes).
  mutating func rebuildAddedNames() {
    addedNames =
      nodes.slotCount == loadedNodeCount
      ? nil
      : NameIndex(
        slots: (loadedNodeCount..<nodes.slotCount).map { ($0, nodes.row(inSlot: $0)) }
      )
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
