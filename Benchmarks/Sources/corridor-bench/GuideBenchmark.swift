import Formats
import Geo
import Routing

/// What a guide costs and saves, by the size of the search graph: where GuideThreshold's numbers come
/// from. The first searches on a graph have no guide, the 32nd makes it, and the next ones are guided.
enum GuideBenchmark {
  private static let legCounts = [10_000, 50_000, 200_000]
  /// Searches before a guide is made: one less than GuideThreshold says.
  private static let unguided = 31
  private static let guided = 100

  static func run() throws -> [Measurement] {
    try legCounts.flatMap(measure)
  }

  private static func measure(legCount: Int) throws -> [Measurement] {
    let network = try network(legCount: legCount)
    let prepared = try Router(network).prepare(Terms(date: network.asOf))
    var random = SyntheticNetwork.Generator(seed: 9)
    func node() -> Query.End {
      let position = Int(random.share() * Double(network.nodes.count))
      return .named(network.nodes[position].id)
    }
    let pairs = (0..<(unguided + 1 + guided)).map { _ in Query(from: node(), to: node()) }
    func milliseconds(_ range: Range<Int>) -> Double {
      let duration = ContinuousClock().measure {
        for query in pairs[range] { blackHole(try? prepared.route(query)) }
      }
      return duration / .milliseconds(1) / Double(range.count)
    }
    let size = "\(prepared.expandedGraph(by: .time).stateCount) states"
    let search = milliseconds(0..<unguided)
    let making = milliseconds(unguided..<(unguided + 1))
    let after = milliseconds((unguided + 1)..<pairs.count)
    return [
      Measurement(name: "route without a guide, \(size)", value: search, unit: "ms"),
      Measurement(name: "making a guide, \(size)", value: making - after, unit: "ms"),
      Measurement(name: "route with a guide, \(size)", value: after, unit: "ms"),
    ]
  }

  /// A synthetic network with the shipped figures of the model.
  private static func network(legCount: Int) throws -> Network {
    let synthetic = try SyntheticNetwork.make(legCount: legCount)
    var content = try NetworkLoader.load(.shipped).network.content
    content.nodes = Array(synthetic.nodes)
    // All of one way, so that every pair has a route: what has none is another search.
    content.legs = synthetic.legs.map { leg in
      var leg = leg
      leg.mode = .road
      leg.gauges = []
      return leg
    }
    content.facilities = []
    content.crossings = []
    content.services = []
    content.passages = []
    content.places = []
    content.corridors = []
    return try Network(content)
  }
}
