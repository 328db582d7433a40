/// The whole network of one data package: nodes, legs, and the figures that time, cost and carbon
/// come from.
///
/// A value: a scenario makes another one, which shares with it what it did not change. Look-ups by
/// id are O(1) on average.
public struct Network: Sendable {
  /// The tables no scenario changes; those of the others are empty here.
  let rest: NetworkContent

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
  let placeIndexByID: IDIndex
  let corridorIndexByID: IDIndex
  let sourceIndexByID: IDIndex
  let parameterIndexByID: IDIndex
  let basinIndexByID: IDIndex
  let names: LazyNames
  /// What could not be read of the file that the network is kept in; `nil` for one in memory.
  public let storageFaults: StorageFaults?
  /// What the network's file knows of best ways; `nil` without a file, and once a change might have made a
  /// way better than that.
  public internal(set) var storedWays: (any StoredWays)?
  /// Names of nodes that a scenario added; `nil` for none.
  var addedNames: NameIndex?
  let loadedNodeCount: Int

  /// Nodes that change a wagon's gauge in the data package. What a border takes there is a matter
  /// of the border, so that a scenario which adds or closes a facility does not change it.
  public let breakOfGaugeNodeIDs: Set<String>

  /// The day a query means that names none: a scenario's date, else ``asOf``.
  public var defaultDate: CivilDate { scenarioDate ?? asOf }
  /// The date of the last scenario that was applied and has one.
  public internal(set) var scenarioDate: CivilDate?
  /// Names of the scenarios that were applied, in their order; answers repeat them.
  public internal(set) var scenarioNames: [String] = []
  var unscaledFigures: [FigureID: UnscaledFigure] = [:]

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
