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
  ///   - scenarios: names of what was applied to the network, in order.
  public init(
    _ subject: String,
    of itineraries: [Itinerary],
    scenarios: [String] = [],
    on network: Network
  ) {
    title = ""
    notes = []
    if let first = itineraries.first {
      title = "\(first.origin.name) – \(first.destination.name): \(subject)"
      notes.append(RouteText.terms(of: first) + ", best by \(first.objective.name).")
    }
    notes += Self.notes(scenarios: scenarios)
    let notOpen = Set(itineraries.flatMap(\.idsNotOpenYet)).count
    if notOpen > 0 {
      notes.append(
        "\(notOpen) leg\(notOpen == 1 ? "" : "s") or facilities are not open on \(network.asOf)."
      )
    }
    sources = Bibliography(ids: itineraries.flatMap(\.sourceIDs), in: network).entries
  }

  static func notes(scenarios: [String]) -> [String] {
    scenarios.isEmpty ? [] : ["Scenario: \(scenarios.joined(separator: " + "))."]
  }
}
