import Routing
import Scenarios

/// The hours of a route along its distance, in stretches of equal length: where it is slow, and where
/// it stands.
struct Sparkline: Hashable, Sendable {
  /// Mean hours of each stretch.
  let hours: [Double]

  static let stretches = 24

  init(_ itinerary: Itinerary) {
    var hours = [Double](repeating: 0, count: Self.stretches)
    let perKm = Double(Self.stretches) / max(itinerary.total.km, .leastNonzeroMagnitude)
    func stretch(_ km: Double) -> Int { min(max(Int(km * perKm), 0), Self.stretches - 1) }
    for segment in DistanceSeries(itinerary).segments {
      guard let spent = segment.hours, spent > 0 else { continue }
      let start = segment.cumulativeKm - segment.km
      guard segment.km > 0 else {
        hours[stretch(segment.cumulativeKm)] += spent
        continue
      }
      for index in stretch(start)...stretch(segment.cumulativeKm) {
        let from = max(start, Double(index) / perKm)
        let to = min(segment.cumulativeKm, Double(index + 1) / perKm)
        hours[index] += spent * max(0, to - from) / segment.km
      }
    }
    self.hours = hours
  }

  var most: Double { hours.max() ?? 0 }

  /// - Parameter full: the hours that the highest level stands for, above zero.
  func text(full: Double, glyphs: BarGlyphs) -> String {
    let levels = glyphs.levels
    return String(
      hours.map { levels[min(levels.count - 1, Int($0 / full * Double(levels.count)))] }
    )
  }
}
