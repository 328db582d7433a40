import Geo
import Routing

/// `open: { corridor: cku-532 }` — makes legs and facilities usable, whether planned, under
/// construction, suspended or closed by an edit before.
///
/// A corridor is opened with the changes of gauge and mode, berths and port calls that its shortest
/// line passes with everything open; legs of a variant are there for every query afterwards.
public struct OpenEdit: ScenarioEdit, Hashable {
  public var selector: Selector
  /// First day of use; `nil` is the scenario's date, and without one no date at all.
  public var from: CivilDate?
  public var reason: String?
  public var allowsEmpty: Bool

  public init(
    _ selector: Selector,
    from: CivilDate? = nil,
    reason: String? = nil,
    allowsEmpty: Bool = false
  ) {
    self.selector = selector
    self.from = from
    self.reason = reason
    self.allowsEmpty = allowsEmpty
  }

  public var summary: String {
    "open \(selector)" + (from.map { " from \($0)" } ?? "") + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    let picked = try context.select(selector, allowsEmpty: allowsEmpty, field: nil)
    var opened = context.network.withWhatStandsAt(picked)
    for term in selector.terms where term.key == .corridor {
      opened.facilities.formUnion(try context.line(of: term.value, field: "corridor").facilities)
    }
    let network = context.network
    let start = from ?? context.date
    var outcome = EditOutcome()
    for index in picked.nodes.union(endsOf(opened.legs, in: network)).sorted()
    where network.nodes[index].closedBy != nil {
      var node = network.nodes[index]
      node.closedBy = nil
      outcome.changes.append(.node(.replace(at: index, with: node)))
      outcome.touched.append(TouchedFigure(.node, node.id, .availability))
    }
    for index in opened.legs.sorted() {
      var leg = network.legs[index]
      leg.availability = leg.availability.opened(from: start)
      leg.variant = nil
      if leg == network.legs[index] { continue }
      outcome.changes.append(.leg(.replace(at: index, with: leg)))
      outcome.touched.append(TouchedFigure(.leg, leg.id, .availability))
    }
    let facilities = Selection(facilities: opened.facilities)
    outcome.setAvailability(of: facilities, in: network) { $0.opened(from: start) }
    return outcome
  }

  private func endsOf(_ legs: Set<Int>, in network: Network) -> Set<Int> {
    let ends = network.legEnds
    return Set(legs.flatMap { [ends[$0].from, ends[$0].to] })
  }
}

extension Availability {
  /// Usable from a day on, and earlier where it was already.
  func opened(from date: CivilDate?) -> Availability {
    guard let date else { return Availability(status: .operational) }
    switch status {
    case .suspended: return Availability(status: .operational, opens: date)
    case .operational: return Availability(status: .operational, opens: opens.map { min($0, date) })
    case .planned, .underConstruction:
      return Availability(status: .operational, opens: min(opens ?? date, date))
    }
  }
}
