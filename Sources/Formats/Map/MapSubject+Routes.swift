import Geo
import Routing

extension MapSubject {
  /// Itineraries on a map: each leg once, with the routes that use it; a place once, with what
  /// happens there on any of them.
  ///
  /// - Parameters:
  ///   - drawn: one or several, in the order of the legend; of the same network.
  ///   - title: above the map.
  ///   - criterion: what the routes have in common, for the caption; `nil` says what the first is
  ///     best by.
  ///   - band: percentiles of time to draw in the chart beside the map.
  ///   - conditions: what was asked for beside ends, day and cargo, for the caption.
  public init(
    _ drawn: [DrawnRoute],
    title: String,
    criterion: String? = nil,
    band: UncertaintyView? = nil,
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    self.init(title: title, date: drawn.first?.itinerary.date ?? network.asOf)
    self.conditions = conditions
    for (index, route) in drawn.enumerated() {
      routes.append(
        Route(
          id: route.id,
          label: route.label,
          summary: route.itinerary.summary,
          color: route.color ?? Palette.corridors[index % Palette.corridors.count],
          sign: "\(index + 1)"
        )
      )
    }
    let placed = drawn.enumerated().map {
      PlacedRoute(position: $0, route: $1, network: network)
    }
    lines = RouteLines(placed).lines
    marks = RouteMarks(placed, words: .range).marks
    if let first = drawn.first?.itinerary {
      notes = [Self.question(first, criterion: criterion), first.edition.sentence]
    }
    if drawn.contains(where: { !$0.itinerary.stepsNotOpenYet.isEmpty }) {
      notes.append(Self.notOpenNote(network.asOf))
    }
    sources = Bibliography(ids: drawn.lazy.flatMap(\.itinerary.sourceIDs), in: network).entries
    if drawn.allSatisfy(\.itinerary.hasTimeAndMoney) {
      chart = DistanceChart(
        drawn,
        measure: .time,
        band: band,
        conditions: conditions,
        on: network
      )
    }
  }

  static func notOpenNote(_ day: CivilDate) -> String { "Dashed or faint: not open on \(day)." }

  /// What was asked and what is best in it, in a sentence.
  static func question(_ itinerary: Itinerary, criterion: String?) -> String {
    "\(itinerary.cargo.label) by \(itinerary.service.rawValue) service on \(itinerary.date), "
      + (criterion ?? "best by \(itinerary.objective.name)") + "; mean hours."
  }
}

extension Itinerary {
  /// Kilometres, time and changes in one line.
  var summary: String {
    var parts = ["\(NumberStyle.km(total.km)) km"]
    if hasTimeAndMoney { parts.append("mean \(NumberStyle.duration(hours: total.hours))") }
    if total.gaugeChanges > 0 {
      parts.append("\(total.gaugeChanges) gauge change\(total.gaugeChanges == 1 ? "" : "s")")
    }
    return parts.joined(separator: " · ")
  }
}
