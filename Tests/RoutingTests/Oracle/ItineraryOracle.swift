import Geo

/// Finds an optimum by trying every itinerary there is: the second opinion on every search.
///
/// It is written from the modelling rules, not from the search graph. An itinerary stands at a
/// node, on a way, and either has moved on that way (*aboard*) or has just been handed to it; it
/// never comes to the same standing twice, because costs are never negative.
struct ItineraryOracle {
  let book: OracleBook

  /// Vias in order, and sets of ids of which one each must be met.
  struct Conditions {
    var vias: [Set<String>] = []
    var required: [Set<String>] = []
  }

  init(_ content: NetworkContent, terms: OracleTerms) {
    book = OracleBook(content, terms: terms)
  }

  fileprivate struct Standing: Hashable {
    var node: String
    var way: String
    var isAboard: Bool
    /// On a road, just lifted off a train.
    var isOffTrain = false
    var viasPassed: Int
    var met: Set<Int>
  }

  /// The least value over all itineraries; `nil` if there is none.
  ///
  /// - Parameter isExhaustive: really walk every itinerary, instead of leaving off where a standing
  ///   was reached before for no more. The two agree, which is tested; only the second ends soon
  ///   on networks of more than a handful of nodes.
  func optimum(
    from origins: [String],
    to destinations: [String],
    conditions: Conditions = Conditions(),
    isExhaustive: Bool = false,
    value: @escaping (OracleFigures) -> Double
  ) -> Double? {
    front(from: origins, to: destinations, conditions: conditions, isExhaustive: isExhaustive) {
      [value($0)]
    }.first?.first
  }

  /// The vectors of values of all itineraries of which no other is nowhere larger and somewhere
  /// smaller; empty if there is no itinerary.
  ///
  /// - Parameter isExhaustive: as for ``optimum(from:to:conditions:isExhaustive:value:)``.
  func front(
    from origins: [String],
    to destinations: [String],
    conditions: Conditions = Conditions(),
    isExhaustive: Bool = false,
    values: @escaping (OracleFigures) -> [Double]
  ) -> Set<[Double]> {
    var trial = Trial(
      book: book,
      destinations: Set(destinations),
      conditions: conditions,
      isExhaustive: isExhaustive,
      values: values
    )
    for origin in origins { trial.start(at: origin) }
    return trial.best.vectors
  }
}

/// Vectors of which none is nowhere larger than another.
private struct Incomparable {
  private(set) var vectors: Set<[Double]> = []

  /// Whether a vector adds something; it is then kept, and what it makes useless is dropped.
  mutating func insert(_ vector: [Double]) -> Bool {
    if covers(vector) { return false }
    vectors = vectors.filter { other in !zip(vector, other).allSatisfy { $0 <= $1 } }
    vectors.insert(vector)
    return true
  }

  func covers(_ vector: [Double]) -> Bool {
    vectors.contains { other in zip(other, vector).allSatisfy { $0 <= $1 } }
  }
}

/// One enumeration by depth-first search.
private struct Trial {
  let book: OracleBook
  let destinations: Set<String>
  let conditions: ItineraryOracle.Conditions
  let isExhaustive: Bool
  let values: (OracleFigures) -> [Double]

  var best = Incomparable()
  private var visited: Set<ItineraryOracle.Standing> = []
  private var leastSpent: [ItineraryOracle.Standing: Incomparable] = [:]
  private var nexts: [ItineraryOracle.Standing: [(ItineraryOracle.Standing, OracleFigures)]] = [:]
  private var waysByNode: [String: [String]] = [:]

  init(
    book: OracleBook,
    destinations: Set<String>,
    conditions: ItineraryOracle.Conditions,
    isExhaustive: Bool,
    values: @escaping (OracleFigures) -> [Double]
  ) {
    self.book = book
    self.destinations = destinations
    self.conditions = conditions
    self.isExhaustive = isExhaustive
    self.values = values
    for node in book.content.nodes { waysByNode[node.id] = book.waysMeeting(at: node.id) }
  }

  mutating func start(at node: String) {
    guard book.kind(of: node) != .chokepoint else { return }
    for way in waysByNode[node] ?? [] {
      let standing = arrived(
        at: node,
        by: nil,
        .init(node: node, way: way, isAboard: false, viasPassed: 0, met: [])
      )
      // Freight that is where it shall be costs nothing.
      if destinations.contains(node), isComplete(standing) {
        _ = best.insert(values(OracleFigures()))
      }
      for charge in book.endCharges(at: node, way: way) {
        extend(standing, charge)
      }
    }
  }

  private mutating func extend(_ standing: ItineraryOracle.Standing, _ spent: OracleFigures) {
    if !isExhaustive {
      if best.covers(values(spent)) { return }
      guard leastSpent[standing, default: Incomparable()].insert(values(spent)) else { return }
    }
    guard visited.insert(standing).inserted else { return }
    defer { visited.remove(standing) }
    // What was brought to a ship or a deck sails; it neither ends there nor is handed on.
    let isFree = standing.isAboard || !OracleBook.mustSail(standing.way)
    if isFree, destinations.contains(standing.node), isComplete(standing) {
      for charge in book.endCharges(at: standing.node, way: standing.way) {
        _ = best.insert(values(spent + charge))
      }
    }
    for (next, cost) in continuations(of: standing) { extend(next, spent + cost) }
  }

  private func isComplete(_ standing: ItineraryOracle.Standing) -> Bool {
    standing.viasPassed == conditions.vias.count
      && standing.met.count == conditions.required.count
  }

  /// The standing after a node (and a leg) has been passed.
  private func arrived(
    at node: String,
    by leg: String?,
    _ standing: ItineraryOracle.Standing
  ) -> ItineraryOracle.Standing {
    var result = standing
    for (index, ids) in conditions.required.enumerated() {
      if ids.contains(node) || leg.map(ids.contains) ?? false { result.met.insert(index) }
    }
    while result.viasPassed < conditions.vias.count,
      conditions.vias[result.viasPassed].contains(node)
    {
      result.viasPassed += 1
    }
    return result
  }

  private mutating func continuations(
    of standing: ItineraryOracle.Standing
  ) -> [(ItineraryOracle.Standing, OracleFigures)] {
    if let known = nexts[standing] { return known }
    var found: [(ItineraryOracle.Standing, OracleFigures)] = []
    for leg in book.content.legs
    where book.isUsable(leg) && book.ways(of: leg).contains(standing.way) {
      for reversed in [false, true] {
        guard (reversed ? leg.toNodeID : leg.fromNodeID) == standing.node else { continue }
        if reversed, leg.isDirected { continue }
        var cost = book.passage(of: leg, reversed: reversed)
        // Every ferry leg waits; ships and trains once, where they are joined; lorries never.
        if leg.mode == .ferry || (leg.mode != .road && !standing.isAboard) {
          cost.hours += book.wait(for: leg)
        }
        let node = reversed ? leg.fromNodeID : leg.toNodeID
        var next = standing
        next.node = node
        next.isAboard = true
        next.isOffTrain = false
        found.append((arrived(at: node, by: leg.id, next), cost))
      }
    }
    // What was lifted off a train onto a lorry is not put on another train before the lorry has moved.
    let isFree = standing.isAboard || !OracleBook.mustSail(standing.way)
    for way in waysByNode[standing.node] ?? [] where isFree && way != standing.way {
      if standing.isOffTrain, way.hasPrefix("rail-") { continue }
      for charge in book.changeCharges(at: standing.node, from: standing.way, to: way) {
        var next = standing
        next.way = way
        next.isAboard = false
        next.isOffTrain = standing.way.hasPrefix("rail-") && way == "road"
        found.append((next, charge))
      }
    }
    nexts[standing] = found
    return found
  }
}

// MARK: - What happens at nodes

extension OracleBook {
  /// The ways of the legs that meet at a node, whatever their status, and the shore of each deck.
  func waysMeeting(at node: String) -> [String] {
    var names: Set<String> = []
    for leg in content.legs
    where exists(leg) && (leg.fromNodeID == node || leg.toNodeID == node) {
      for way in ways(of: leg) {
        names.insert(way)
        if let shore = OracleBook.shore(of: way) { names.insert(shore) }
      }
    }
    return names.sorted()
  }

  /// Rule 17: free, except that a port is paid for where freight comes or goes by water. Nothing
  /// starts or ends on a deck.
  func endCharges(at node: String, way: String) -> [OracleFigures] {
    guard kind(of: node) != .chokepoint, !way.hasPrefix("ferry-") else { return [] }
    guard way.hasPrefix("water-") else { return [OracleFigures()] }
    let rows = portRows(at: node, way: way)
    if rows.isEmpty {
      guard kind(of: node) == .port,
        let call = content.facilityDefaults.first(where: { $0.kind == .portEnd })
      else { return [] }
      return [
        OracleFigures(
          hours: call.duration.hours,
          usd: call.usdPerFEU ?? 0,
          kg: OracleBook.tonnes
        )
      ]
    }
    return rows.filter(isUsable).map(handling)
  }

  /// Whether freight that was handed to a way has to move on it before anything else.
  static func mustSail(_ way: String) -> Bool {
    way.hasPrefix("water-") || way.hasPrefix("ferry-")
  }

  /// The rows that handle freight between a ship and the quay, whatever their status.
  func portRows(at node: String, way: String) -> [Facility] {
    content.facilities.filter { row in
      row.nodeID == node && row.kind == .port && canHandle(row)
        && OracleBook.admits(row.from, way) != OracleBook.admits(row.to, way)
        && !OracleBook.isBetweenShips(row)
    }
  }

  private static func isBetweenShips(_ row: Facility) -> Bool {
    [row.from, row.to].allSatisfy { $0.description.hasPrefix("water") }
      && [row.from, row.to].contains(.anyWater)
  }

  private func handling(_ row: Facility) -> OracleFigures {
    OracleFigures(hours: row.duration.hours, usd: row.usdPerFEU ?? 0, kg: OracleBook.tonnes)
  }

  /// Rules 1, 2 and 4: a facility row or a berth is all that leads from one way to another, and
  /// nothing does at a chokepoint.
  func changeCharges(at node: String, from: String, to: String) -> [OracleFigures] {
    guard kind(of: node) != .chokepoint else { return [] }
    if OracleBook.shore(of: to) == from || OracleBook.shore(of: from) == to {
      return berthCharges(at: node, from: from, to: to)
    }
    return rows(at: node, from: from, to: to).filter(isUsable).map { row in
      var charge = handling(row)
      if let old = OracleBook.width(from), let new = OracleBook.width(to), old != new {
        charge.gaugeChanges = 1
      } else if row.kind == .gaugeChange {
        charge.gaugeChanges = 1
      }
      return charge
    }
  }

  /// The rows that lead from one way to another at a node, whatever their status.
  func rows(at node: String, from: String, to: String) -> [Facility] {
    content.facilities.filter { row in
      guard row.nodeID == node, canHandle(row) else { return false }
      let along = OracleBook.admits(row.from, from) && OracleBook.admits(row.to, to)
      let against = OracleBook.admits(row.from, to) && OracleBook.admits(row.to, from)
      return along || (against && row.worksBothDirections)
    }
  }

  /// A berth is there by construction; a row gives it its own figures and dates.
  private func berthCharges(at node: String, from: String, to: String) -> [OracleFigures] {
    let rows = rows(at: node, from: from, to: to)
    func aboard(_ hours: Double, _ usd: Double?) -> OracleFigures {
      OracleFigures(hours: hours, usd: usd ?? 0)
    }
    guard rows.isEmpty else {
      return rows.filter(isUsable).map { aboard($0.duration.hours, $0.usdPerFEU) }
    }
    let isForLorries = from == "ferry-road" || to == "ferry-road"
    let kind: FacilityDefault.Kind = isForLorries ? .berthRoRo : .berthTrainFerry
    return content.facilityDefaults.filter { $0.kind == kind }
      .map { aboard($0.duration.hours, $0.usdPerFEU) }
  }
}
