import Geo
import Routing

/// `close: { country: RU }` — keeps legs, facilities and ends out of every route.
///
/// A closed country closes every leg that runs through it or ends in it, its ports included, and
/// not the high seas; an end inside it is an error that names it. A closed node closes the legs
/// that end there and its facilities.
public struct CloseEdit: ScenarioEdit, Hashable {
  public var selector: Selector
  /// First day without use; `nil` closes whatever the date.
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
    "close \(selector)" + (from.map { " from \($0)" } ?? "")
      + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    let picked = try context.select(selector, allowsEmpty: allowsEmpty, field: nil)
    let network = context.network
    var outcome = EditOutcome()
    if from == nil {
      for index in picked.nodes.sorted() {
        var node = network.nodes[index]
        node.closedBy = "the scenario's '\(summary)'"
        outcome.changes.append(.node(.replace(at: index, with: node)))
        outcome.touched.append(TouchedFigure(.node, node.id, .availability))
      }
    }
    outcome.setAvailability(of: network.withWhatStandsAt(picked), in: network, to: closed)
    return outcome
  }

  private func closed(_ availability: Availability) -> Availability {
    var closed = availability
    if let from {
      closed.closes = min(from, availability.closes ?? from)
    } else {
      closed.status = .suspended
    }
    return closed
  }
}

extension Network {
  /// A selection with the legs and facilities at its nodes. O(legs + facilities) if it has nodes.
  func withWhatStandsAt(_ selection: Selection) -> Selection {
    guard !selection.nodes.isEmpty else { return selection }
    var spread = selection
    for (index, ends) in legEnds.enumerated()
    where selection.nodes.contains(ends.from) || selection.nodes.contains(ends.to) {
      spread.legs.insert(index)
    }
    for (index, facility) in facilities.enumerated() {
      if let node = nodeIndex(id: facility.nodeID), selection.nodes.contains(node) {
        spread.facilities.insert(index)
      }
    }
    return spread
  }
}

extension EditOutcome {
  /// Gives legs and facilities another availability; those that have it already are not touched.
  mutating func setAvailability(
    of selection: Selection,
    in network: Network,
    to change: (Availability) -> Availability
  ) {
    for index in selection.legs.sorted() {
      var leg = network.legs[index]
      let availability = change(leg.availability)
      if availability == leg.availability { continue }
      leg.availability = availability
      changes.append(.leg(.replace(at: index, with: leg)))
      touched.append(TouchedFigure(.leg, leg.id, .availability))
    }
    for index in selection.facilities.sorted() {
      var facility = network.facilities[index]
      let availability = change(facility.availability)
      if availability == facility.availability { continue }
      facility.availability = availability
      changes.append(.facility(.replace(at: index, with: facility)))
      touched.append(TouchedFigure(.facility, facility.id, .availability))
    }
  }
}
