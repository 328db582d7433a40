import Geo

/// Finds the smallest sets of closures and missing facilities whose lifting joins two nodes, by
/// trying every set in order of size.
struct CutOracle {
  let book: OracleBook

  /// One thing that can be lifted.
  enum Lift: Hashable {
    case opening(String)
    case season(String)
    case avoidance(String)
    case building(node: String, ways: Set<String>)
  }

  enum Verdict: Equatable {
    case joined
    case sets(size: Int, count: Int)
    case atLeastFive
    case never
  }

  init(_ content: NetworkContent, terms: OracleTerms) {
    book = OracleBook(content, terms: terms)
  }

  func verdict(from origin: String, to destination: String) -> Verdict {
    let lifts = liftable()
    if reaches(origin, destination, lifted: []) { return .joined }
    guard reaches(origin, destination, lifted: Set(lifts)) else { return .never }
    for size in 1...4 {
      var count = 0
      CutOracle.forEachSubset(of: lifts, size: size) { subset in
        if reaches(origin, destination, lifted: Set(subset)) { count += 1 }
      }
      if count > 0 { return .sets(size: size, count: count) }
    }
    return .atLeastFive
  }

  /// All that stands in anybody's way.
  func liftable() -> [Lift] {
    var lifts: Set<Lift> = []
    for leg in book.content.legs where book.exists(leg) { lifts.formUnion(obstacles(of: leg)) }
    for row in book.content.facilities { lifts.formUnion(obstacles(of: row)) }
    for node in book.content.nodes where node.kind != .chokepoint {
      let ways = book.waysMeeting(at: node.id)
      for from in ways {
        for to in ways where to != from && !isLinked(node.id, from, to) {
          lifts.insert(.building(node: node.id, ways: [from, to]))
        }
      }
    }
    return Array(lifts)
  }

  private func obstacles(of leg: Leg) -> Set<Lift> {
    var lifts: Set<Lift> = []
    if !book.isOpen(leg.availability) { lifts.insert(.opening(leg.id)) }
    if !book.isInSeason(leg) { lifts.insert(.season(leg.id)) }
    if book.terms.avoided.contains(leg.id) { lifts.insert(.avoidance(leg.id)) }
    return lifts
  }

  private func obstacles(of row: Facility) -> Set<Lift> {
    var lifts: Set<Lift> = []
    if !book.isOpen(row.availability) { lifts.insert(.opening(row.id)) }
    if book.terms.avoided.contains(row.id) { lifts.insert(.avoidance(row.id)) }
    return lifts
  }

  /// Whether a row of any status, or a berth, leads from one way to the other.
  private func isLinked(_ node: String, _ from: String, _ to: String) -> Bool {
    OracleBook.shore(of: to) == from || OracleBook.shore(of: from) == to
      || !book.rows(at: node, from: from, to: to).isEmpty
  }

  private struct Standing: Hashable {
    var node: String
    var way: String
    var hasSailed: Bool
    var isOffTrain = false
  }

  private func reaches(_ origin: String, _ destination: String, lifted: Set<Lift>) -> Bool {
    func isOpen(_ row: Facility) -> Bool { obstacles(of: row).isSubset(of: lifted) }
    var stack: [Standing] = []
    var seen: Set<Standing> = []
    func visit(_ standing: Standing) {
      if seen.insert(standing).inserted { stack.append(standing) }
    }
    for way in book.waysMeeting(at: origin) where canEnd(origin, way, isOpen: isOpen) {
      visit(Standing(node: origin, way: way, hasSailed: !OracleBook.mustSail(way)))
    }
    while let standing = stack.popLast() {
      if standing.node == destination, standing.hasSailed,
        canEnd(destination, standing.way, isOpen: isOpen)
      {
        return true
      }
      for leg in book.content.legs
      where book.exists(leg) && book.ways(of: leg).contains(standing.way)
        && obstacles(of: leg).isSubset(of: lifted)
      {
        if leg.fromNodeID == standing.node {
          visit(Standing(node: leg.toNodeID, way: standing.way, hasSailed: true))
        }
        if leg.toNodeID == standing.node, !leg.isDirected {
          visit(Standing(node: leg.fromNodeID, way: standing.way, hasSailed: true))
        }
      }
      guard standing.hasSailed, book.kind(of: standing.node) != .chokepoint else { continue }
      for way in book.waysMeeting(at: standing.node) where way != standing.way {
        if standing.isOffTrain, way.hasPrefix("rail-") { continue }
        let rows = book.rows(at: standing.node, from: standing.way, to: way)
        let isBerth =
          OracleBook.shore(of: way) == standing.way || OracleBook.shore(of: standing.way) == way
        let isThere = rows.contains(where: isOpen) || (isBerth && rows.isEmpty)
        let isBuilt =
          !isLinked(standing.node, standing.way, way)
          && lifted.contains(.building(node: standing.node, ways: [standing.way, way]))
        if isThere || isBuilt {
          visit(
            Standing(
              node: standing.node,
              way: way,
              hasSailed: !OracleBook.mustSail(way),
              isOffTrain: standing.way.hasPrefix("rail-") && way == "road"
            )
          )
        }
      }
    }
    return false
  }

  private func canEnd(
    _ node: String,
    _ way: String,
    isOpen: (Facility) -> Bool
  ) -> Bool {
    guard book.kind(of: node) != .chokepoint, !way.hasPrefix("ferry-") else { return false }
    guard way.hasPrefix("water-") else { return true }
    let rows = book.portRows(at: node, way: way)
    return rows.isEmpty ? book.kind(of: node) == .port : rows.contains(where: isOpen)
  }

  private static func forEachSubset(
    of lifts: [Lift],
    size: Int,
    from start: Int = 0,
    chosen: [Lift] = [],
    _ body: ([Lift]) -> Void
  ) {
    if chosen.count == size { return body(chosen) }
    guard start < lifts.count else { return }
    for index in start..<lifts.count {
      forEachSubset(of: lifts, size: size, from: index + 1, chosen: chosen + [lifts[index]], body)
    }
  }
}
