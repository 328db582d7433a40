import Geo

/// Something that keeps a leg or a change of ways out of a route, and that could be lifted.
public enum Closure: Hashable, Sendable {
  /// `--avoid` closes it; the selector as written.
  case avoided(String)
  /// `--require` admits nothing else; the selector as written.
  case excluded(String)
  case legNotOpen(id: String, Availability)
  case facilityNotOpen(id: String, Availability)
  case outOfSeason(legID: String, Season)
  /// Two ways meet and nothing there leads from one to the other.
  case missingFacility(nodeID: String, from: Way, to: Way)
}

extension Closure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .avoided(let selector): "--avoid \(selector)"
    case .excluded(let selector): "--require \(selector)"
    case .legNotOpen(let id, let availability): "leg \(id) (\(availability.summary))"
    case .facilityNotOpen(let id, let availability): "facility \(id) (\(availability.summary))"
    case .outOfSeason(let id, let season):
      "leg \(id) (open to ships \(season.from) to \(season.to))"
    case .missingFacility(let node, let from, let to):
      "no facility at \(node) between \(from) and \(to)"
    }
  }
}

extension Availability {
  /// `planned, opens 2030-12-31`.
  public var summary: String {
    var text = status.rawValue.replacing("_", with: " ")
    if let opens { text += ", opens \(opens)" }
    if let closes { text += ", closes \(closes)" }
    return text
  }
}

/// What a query may use of a graph: dates, seasons, `avoid`, and `require` of the "nothing else"
/// kind.
struct Admission: Sendable {
  private(set) var network: Network
  let date: CivilDate
  /// Selections that close what they pick, with their text.
  private(set) var closed: [(selector: String, selection: Selection)]
  private(set) var exclusive: [Exclusion]

  /// What a requirement of the "nothing else" kind leaves.
  struct Exclusion: Hashable, Sendable {
    var selector: String
    var legs: Set<Int>
    /// `nil` if it says nothing of facilities.
    var facilities: Set<Int>?
  }

  /// Whether it is more than a date's and a season's.
  var isRestricted: Bool { !closed.isEmpty || !exclusive.isEmpty }

  private(set) var legIsOpen: [Bool]
  private(set) var facilityIsOpen: [Bool]

  /// What a date and its season admit.
  ///
  /// - Complexity: O(legs + facilities).
  init(network: Network, date: CivilDate) {
    self.network = network
    self.date = date
    closed = []
    exclusive = []
    legIsOpen = network.legs.map { $0.isUsable(on: date) }
    facilityIsOpen = network.facilities.map { $0.availability.isUsable(on: date) }
  }

  /// The same without what selections close, and without what others do not pick.
  ///
  /// - Complexity: what the selections pick; O(legs + facilities) for one that excludes, or closes
  ///   nodes; O(1) for none.
  func restricted(
    closed: [(selector: String, selection: Selection)],
    exclusive: [Exclusion]
  ) -> Admission {
    var admission = self
    admission.closed = closed.map { selector, selection in
      (selector, Admission.spread(selection, over: network))
    }
    admission.exclusive = exclusive
    for (_, selection) in admission.closed {
      for leg in selection.legs { admission.legIsOpen[leg] = false }
      for facility in selection.facilities { admission.facilityIsOpen[facility] = false }
    }
    for exclusion in exclusive {
      for leg in network.legs.indices where !exclusion.legs.contains(leg) {
        admission.legIsOpen[leg] = false
      }
      guard let facilities = exclusion.facilities else { continue }
      for facility in network.facilities.indices where !facilities.contains(facility) {
        admission.facilityIsOpen[facility] = false
      }
    }
    return admission
  }

  /// Everything open whatever its date: where a corridor runs, not whether it can be travelled.
  static func unrestricted(_ network: Network) -> Admission {
    var admission = Admission(network: network, date: network.asOf)
    admission.legIsOpen = Array(repeating: true, count: network.legs.count)
    admission.facilityIsOpen = Array(repeating: true, count: network.facilities.count)
    return admission
  }

  /// A closed node closes the legs that end there and its facilities.
  private static func spread(_ selection: Selection, over network: Network) -> Selection {
    guard !selection.nodes.isEmpty else { return selection }
    var spread = selection
    for (index, ends) in network.legEnds.enumerated()
    where selection.nodes.contains(ends.from) || selection.nodes.contains(ends.to) {
      spread.legs.insert(index)
    }
    for (index, facility) in network.facilities.enumerated() {
      if let node = network.nodeIndex(id: facility.nodeID), selection.nodes.contains(node) {
        spread.facilities.insert(index)
      }
    }
    return spread
  }

  /// What closes a node, in the words of the command line or of the scenario; `nil` for nothing.
  func closing(node: Int) -> String? {
    if let avoided = closed.first(where: { $0.selection.nodes.contains(node) }) {
      return "--avoid \(avoided.selector)"
    }
    return network.nodes[node].closedBy
  }

  func allows(_ arc: SearchGraph.Arc) -> Bool {
    switch arc.kind {
    case .leg: legIsOpen[arc.item]
    case .facility: facilityIsOpen[arc.item]
    case .start, .end, .berth: arc.item < 0 || facilityIsOpen[arc.item]
    }
  }

  /// All that would have to be lifted before an arc could be used.
  func closures(of arc: SearchGraph.Arc) -> [Closure] {
    switch arc.kind {
    case .leg: legClosures(arc.item)
    case .facility: facilityClosures(arc.item)
    case .start, .end, .berth: arc.item < 0 ? [] : facilityClosures(arc.item)
    }
  }

  private func legClosures(_ index: Int) -> [Closure] {
    let leg = network.legs[index]
    var closures: [Closure] = []
    if !leg.availability.isUsable(on: date) {
      closures.append(.legNotOpen(id: leg.id, leg.availability))
    }
    if let season = leg.season, !season.contains(date) {
      closures.append(.outOfSeason(legID: leg.id, season))
    }
    for (selector, selection) in closed where selection.legs.contains(index) {
      closures.append(.avoided(selector))
    }
    for exclusion in exclusive where !exclusion.legs.contains(index) {
      closures.append(.excluded(exclusion.selector))
    }
    return closures
  }

  private func facilityClosures(_ index: Int) -> [Closure] {
    let facility = network.facilities[index]
    var closures: [Closure] = []
    if !facility.availability.isUsable(on: date) {
      closures.append(.facilityNotOpen(id: facility.id, facility.availability))
    }
    for (selector, selection) in closed where selection.facilities.contains(index) {
      closures.append(.avoided(selector))
    }
    for exclusion in exclusive where exclusion.facilities?.contains(index) == false {
      closures.append(.excluded(exclusion.selector))
    }
    return closures
  }
}

extension Admission {
  /// What the date and season of this one admit of a network that differs in figures and dates.
  func revised(by revision: NetworkRevision, network: Network) -> Admission {
    var revised = self
    revised.network = network
    for leg in revision.legs { revised.legIsOpen[leg] = network.legs[leg].isUsable(on: date) }
    for facility in revision.facilities {
      revised.facilityIsOpen[facility] =
        network.facilities[facility].availability.isUsable(on: date)
    }
    return revised
  }
}

extension Leg {
  /// Whether it is open on a day, and to ships in the day's season.
  func isUsable(on date: CivilDate) -> Bool {
    availability.isUsable(on: date) && (season?.contains(date) ?? true)
  }
}
