import Geo
import Routing

/// What stands around a chart: its title, and a caption that says what was asked, of which data.
public struct ChartWords: Sendable {
  public var title: String
  /// Sentences of the caption.
  public var notes: [String]
  public var sources: [Source]

  public init(title: String, notes: [String], sources: [Source]) {
    self.title = title
    self.notes = notes
    self.sources = sources
  }

  /// Words for itineraries that answer one query.
  ///
  /// - Parameters:
  ///   - subject: what the chart shows, after the ends: `time along the way`.
  ///   - isBestByObjective: whether each was the best by the query's objective.
  ///   - conditions: what was asked for beside the terms.
  public init(
    _ subject: String,
    of itineraries: [Itinerary],
    isBestByObjective: Bool = true,
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    title = ""
    notes = []
    if let first = itineraries.first {
      title = "\(first.origin.name) – \(first.destination.name): \(subject)"
      let by = isBestByObjective ? ", best by \(first.objective.name)" : ""
      notes.append(RouteText.terms(of: first) + by + ".")
    }
    notes += conditions.sentences
    let notOpen = Set(itineraries.flatMap(\.idsNotOpenYet)).count
    if notOpen > 0 {
      notes.append(
        "\(notOpen) leg\(notOpen == 1 ? "" : "s") or facilities are not open on \(network.asOf)."
      )
    }
    sources = Bibliography(ids: itineraries.flatMap(\.sourceIDs), in: network).entries
  }
}
