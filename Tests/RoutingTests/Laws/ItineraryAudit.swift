import Geo

@testable import Routing

/// Walks an answer step by step and asks the tables whether each may happen: no search is believed.
struct ItineraryAudit {
  let content: NetworkContent
  let book: OracleBook

  init(_ content: NetworkContent, terms: OracleTerms) {
    self.content = content
    book = OracleBook(content, terms: terms)
  }

  /// What is wrong with an itinerary; empty for a possible one.
  func faults(of answer: Itinerary) -> [String] {
    var faults: [String] = []
    var node = answer.origin.nodeID
    var way: Way?
    for step in answer.steps {
      if step.kind != .border, step.fromNodeID != node {
        faults.append("\(step.kind) begins at \(step.fromNodeID), freight is at \(node)")
      }
      switch step.kind {
      case .leg:
        faults += faultsOfLeg(step, on: way)
        node = step.toNodeID
        way = step.way
      case .gaugeChange, .modeChange, .boarding, .port:
        if step.legID != nil { continue }
        faults += faultsOfChange(step, on: way)
        way = step.way
      case .access, .border, .sailingWait, .trainWait, .passage: continue
      }
    }
    if node != answer.destination.nodeID { faults.append("it ends at \(node)") }
    return faults
  }

  private func faultsOfLeg(_ step: Step, on way: Way?) -> [String] {
    guard let leg = content.legs.first(where: { $0.id == step.legID }) else {
      return ["no leg \(step.legID ?? "-")"]
    }
    var faults: [String] = []
    if !book.isUsable(leg) { faults.append("\(leg.id) is closed") }
    if let way, step.way != way { faults.append("\(leg.id) is entered on \(way) without a change") }
    if !(step.way.map { book.ways(of: leg).contains($0.description) } ?? false) {
      faults.append("\(leg.id) does not carry \(step.way?.description ?? "-")")
    }
    if step.isReversed, leg.isDirected { faults.append("\(leg.id) is travelled the wrong way") }
    let ends = step.isReversed ? [leg.toNodeID, leg.fromNodeID] : [leg.fromNodeID, leg.toNodeID]
    if ends != [step.fromNodeID, step.toNodeID] { faults.append("\(leg.id) has other ends") }
    return faults
  }

  private func faultsOfChange(_ step: Step, on way: Way?) -> [String] {
    let node = step.fromNodeID
    if book.kind(of: node) == .chokepoint { return ["something happens at chokepoint \(node)"] }
    guard let from = step.previousWay, let to = step.way, from != to else {
      return faultsOfPortCall(step)
    }
    var faults: [String] = []
    if let way, way != from { faults.append("a change at \(node) begins on another way") }
    let names = (from: from.description, to: to.description)
    let rows = book.rows(at: node, from: names.from, to: names.to)
    if let id = step.facilityID {
      guard let row = rows.first(where: { $0.id == id }) else {
        return faults + ["\(id) does not lead from \(from) to \(to)"]
      }
      if !book.isUsable(row) { faults.append("\(id) is closed") }
    } else {
      let isBerth =
        OracleBook.shore(of: names.to) == names.from || OracleBook.shore(of: names.from) == names.to
      if !isBerth { faults.append("nothing leads from \(from) to \(to) at \(node)") }
      if !rows.isEmpty { faults.append("the berth at \(node) has rows of its own") }
    }
    return faults
  }

  private func faultsOfPortCall(_ step: Step) -> [String] {
    guard case .water? = step.way else { return ["a port call without a ship"] }
    guard let id = step.facilityID else {
      return book.kind(of: step.fromNodeID) == .port ? [] : ["\(step.fromNodeID) is no port"]
    }
    guard let row = content.facilities.first(where: { $0.id == id }) else { return ["no \(id)"] }
    return book.isUsable(row) && row.nodeID == step.fromNodeID ? [] : ["\(id) cannot be used"]
  }
}
