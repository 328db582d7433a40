import Geo

/// The best way along a chain of vias that uses no leg twice, by trying all of them.
struct CorridorOracle {
  let book: OracleBook
  let vias: [String]
  let modes: [CorridorDefinition.SectionMode]
  let requiredLegs: Set<String>

  /// `nil` if there is none. Costs grow with the number of ways to use every leg once: for the
  /// smallest networks only.
  func optimum(_ value: @escaping (OracleFigures) -> Double) -> Double? {
    var trial = Trial(oracle: self, value: value)
    for way in book.waysMeeting(at: vias[0]) {
      for charge in book.endCharges(at: vias[0], way: way) {
        trial.extend(
          Position(node: vias[0], way: way, isAboard: false, section: sectionAfter(vias[0], 0)),
          charge
        )
      }
    }
    return trial.best
  }

  /// The section one is in after coming to a node.
  fileprivate func sectionAfter(_ node: String, _ section: Int) -> Int {
    var section = section
    while section < modes.count, vias[section + 1] == node { section += 1 }
    return section
  }

  fileprivate func admits(_ mode: Mode, in section: Int) -> Bool {
    guard section < modes.count else { return true }
    return switch modes[section] {
    case .rail: mode == .rail
    case .road: mode == .road
    case .water: [.sea, .inlandWaterway, .ferry].contains(mode)
    case .pipeline: mode == .pipeline
    }
  }

  fileprivate struct Position: Hashable {
    var node: String
    var way: String
    var isAboard: Bool
    var isOffTrain = false
    var section: Int
  }

  fileprivate struct Trial {
    let oracle: CorridorOracle
    let value: (OracleFigures) -> Double
    var best: Double?
    /// Legs used so far, with the section, and positions since the last leg.
    private var used: [String: Int] = [:]
    private var standing: Set<Position> = []

    init(oracle: CorridorOracle, value: @escaping (OracleFigures) -> Double) {
      self.oracle = oracle
      self.value = value
    }

    mutating func extend(_ position: Position, _ spent: OracleFigures) {
      let book = oracle.book
      if let best, value(spent) >= best { return }
      guard standing.insert(position).inserted else { return }
      defer { standing.remove(position) }
      let isFree = position.isAboard || !OracleBook.mustSail(position.way)
      let metInTime = oracle.requiredLegs.allSatisfy {
        used[$0].map { $0 < oracle.modes.count } ?? false
      }
      if isFree, position.section == oracle.modes.count, position.node == oracle.vias.last,
        metInTime
      {
        for charge in book.endCharges(at: position.node, way: position.way) {
          let total = value(spent + charge)
          if best.map({ total < $0 }) ?? true { best = total }
        }
      }
      for leg in book.content.legs
      where used[leg.id] == nil && book.isUsable(leg) && book.ways(of: leg).contains(position.way)
        && oracle.admits(leg.mode, in: position.section)
      {
        for reversed in leg.isDirected ? [false] : [false, true] {
          guard (reversed ? leg.toNodeID : leg.fromNodeID) == position.node else { continue }
          var cost = book.passage(of: leg, reversed: reversed)
          if leg.mode == .ferry || (leg.mode != .road && !position.isAboard) {
            cost.hours += book.wait(for: leg)
          }
          let node = reversed ? leg.fromNodeID : leg.toNodeID
          used[leg.id] = position.section
          extend(
            Position(
              node: node,
              way: position.way,
              isAboard: true,
              section: oracle.sectionAfter(node, position.section)
            ),
            spent + cost
          )
          used[leg.id] = nil
        }
      }
      guard isFree else { return }
      for way in book.waysMeeting(at: position.node) where way != position.way {
        if position.isOffTrain, way.hasPrefix("rail-") { continue }
        for charge in book.changeCharges(at: position.node, from: position.way, to: way) {
          var next = position
          next.way = way
          next.isAboard = false
          next.isOffTrain = position.way.hasPrefix("rail-") && way == "road"
          extend(next, spent + charge)
        }
      }
    }
  }
}
