import Formats
import Routing

/// Several routes between Mumbai and Saint Petersburg on the shipped network, which is loaded and
/// prepared before.
enum RouteChoiceBenchmark {
  static func run() throws -> [Measurement] {
    let network = try NetworkLoader.load(.shipped).network
    let prepared = try Router(network).prepare(Terms(date: network.asOf))
    let query = Query(from: .named("Mumbai"), to: .named("Saint Petersburg"))
    let sets: [[Criterion]] = [
      [.time, .cost, .co2], [.time, .distance, .co2], [.time, .distance, .cost, .co2, .borders],
    ]
    var measurements = [
      try Measurement.duration("the best route") { blackHole(try prepared.route(query)) }
    ]
    for criteria in sets.compactMap(FrontCriteria.init) {
      let front = try prepared.paretoFront(query, by: criteria)
      let names = front.criteria.map(\.rawValue).joined(separator: ", ")
      measurements.append(
        try Measurement.duration("Pareto front by \(names): \(front.members.count) routes") {
          blackHole(try prepared.paretoFront(query, by: criteria))
        }
      )
    }
    for count in [4, 64] {
      let found = try prepared.alternatives(query, count: count).routes.count
      measurements.append(
        try Measurement.duration("alternatives, \(found) found of \(count)") {
          blackHole(try prepared.alternatives(query, count: count))
        }
      )
    }
    return measurements
  }
}
