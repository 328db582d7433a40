import Geo
import Routing
import Scenarios

/// What a chart along the distance counts.
public enum DistanceMeasure: String, CaseIterable, Sendable {
  /// Mean days since the start.
  case time
  /// US dollars for the whole cargo since the start.
  case cost
}

/// One itinerary along its distance: a line that slopes where freight moves and rises upright where
/// it stands, and the stops that make it rise.
struct DistanceLine: Sendable {
  struct Point: Hashable, Sendable {
    var km: Double
    /// Days or dollars.
    var value: Double
  }

  /// All that happens at one kilometre.
  struct Stop: Hashable, Sendable {
    var nodeID: String
    var place: String
    var km: Double
    /// Days or dollars before and after.
    var low: Double
    var high: Double
    /// The largest first.
    var causes: [Cause]

    var rise: Double { high - low }
  }

  struct Cause: Hashable, Sendable {
    var cause: Component.Cause
    var symbol: MapSymbol
    /// Days or dollars.
    var value: Double
  }

  let measure: DistanceMeasure
  /// From zero, in the order of travel; two with the same kilometre are an upright step.
  let points: [Point]
  let stops: [Stop]

  init(_ itinerary: Itinerary, measure: DistanceMeasure, network: Network) {
    self.measure = measure
    let factor = measure == .time ? 1 / 24.0 : 1
    var points = [Point(km: 0, value: 0)]
    var stops: [Stop] = []
    var standsSinceLast = false
    for segment in DistanceSeries(itinerary).segments {
      let total = measure == .time ? segment.cumulativeHours : segment.cumulativeUSD
      let point = Point(km: segment.cumulativeKm, value: total * factor)
      let rise = ((measure == .time ? segment.hours : segment.usd) ?? 0) * factor
      if point != points.last { points.append(point) }
      let kind = itinerary.steps[segment.stepNumber - 1].kind
      guard segment.isVertical, let symbol = MapSymbol(kind) else {
        // A rest or a fee on the way rises too, yet happens at no place.
        standsSinceLast = standsSinceLast && segment.isVertical
        continue
      }
      if !standsSinceLast || stops.isEmpty {
        let name = network.node(id: segment.fromNodeID)?.name ?? segment.fromNodeID
        stops.append(
          Stop(
            nodeID: segment.fromNodeID,
            place: name,
            km: point.km,
            low: point.value - rise,
            high: point.value,
            causes: []
          )
        )
      }
      standsSinceLast = true
      stops[stops.count - 1].add(segment.component.cause, symbol, rise, upTo: point.value)
    }
    self.points = points
    self.stops = stops.filter { $0.rise > 0 }
  }

  var end: Point { points[points.count - 1] }

  /// `Bandar Abbas: port 3 d, waiting for a train 12 h`; figures stay with their units.
  func text(of stop: Stop) -> String {
    let causes = stop.causes.filter { $0.value > 0 }.map { cause in
      "\(cause.cause.title) \(NumberStyle.unbroken(stopText(cause.value)))"
    }
    return "\(stop.place): \(causes.joined(separator: ", "))"
  }

  /// What a stop adds; dollars are too few there to be rounded as totals are.
  func stopText(_ value: Double) -> String {
    switch measure {
    case .time: text(value)
    case .cost: "\(NumberStyle.grouped(value)) USD"
    }
  }

  func text(_ value: Double) -> String {
    switch measure {
    case .time: NumberStyle.duration(hours: value * 24)
    case .cost: "\(NumberStyle.usd(value)) USD"
    }
  }
}

extension DistanceLine.Stop {
  fileprivate mutating func add(
    _ cause: Component.Cause,
    _ symbol: MapSymbol,
    _ value: Double,
    upTo high: Double
  ) {
    self.high = high
    if let known = causes.firstIndex(where: { $0.cause == cause }) {
      causes[known].value += value
    } else {
      causes.append(DistanceLine.Cause(cause: cause, symbol: symbol, value: value))
    }
    causes.sort { a, b in a.value == b.value ? a.symbol < b.symbol : a.value > b.value }
  }
}
