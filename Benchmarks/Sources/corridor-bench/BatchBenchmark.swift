import Formats
import Geo
import Routing
import Scenarios

/// What the throughput of `corridor batch` is measured with: the shipped network's search graph for
/// other libraries, questions for all, and what routing again after an edit costs.
enum BatchBenchmark {
  /// The graph of the shipped network by time, as JSON.
  static func graph() throws -> String {
    let network = try NetworkLoader.load(.shipped).network
    let expanded = try Router(network).prepare(Terms(date: network.defaultDate))
      .expandedGraph(by: .time)
    var json = JSONWriter()
    json.object { json in
      json.member("states", expanded.stateCount)
      json.object("ends") { json in
        for end in expanded.ends {
          json.array(end.nodeID) { json in
            json.value(end.start)
            json.value(end.end)
          }
        }
      }
      json.array("arcs") { json in
        for arc in expanded.arcs {
          json.array { json in
            json.value(arc.from)
            json.value(arc.to)
            json.value(arc.weight)
            json.value(arc.tieBreaker)
            if let leg = arc.legID { json.value(leg) } else { json.null() }
          }
        }
      }
    }
    json.endDocument()
    return String(decoding: try json.finish(), as: UTF8.self)
  }

  /// Questions between nodes that have a route between them, a line each; the same ones every time.
  static func questions(count: Int) throws -> String {
    let network = try NetworkLoader.load(.shipped).network
    let prepared = try Router(network).prepare(Terms(date: network.defaultDate))
    var random = UInt64(42)
    func node() -> String {
      // Knuth's MMIX generator: the high bits of it are good enough to pick nodes with.
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return network.nodes[Int(random >> 33) % network.nodes.count].id
    }
    var lines: [String] = []
    while lines.count < count {
      let (origin, destination) = (node(), node())
      guard origin != destination,
        (try? prepared.route(Query(from: .named(origin), to: .named(destination)))) != nil
      else { continue }
      lines.append(
        #"{"id":\#(lines.count),"from":"\#(origin)","to":"\#(destination)","output":"summary"}"#
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A route on a network nobody has asked yet, and the same after an edit of it.
  static func run() throws -> [Measurement] {
    let network = try NetworkLoader.load(.shipped).network
    let query = Query(from: .named("Mumbai"), to: .named("Saint Petersburg"))
    let edits = try ScenarioLibrary.edits(
      parsing: "[{scale: {crossing: {country: KZ}, hours: 0.5}}, {close: {country: TM}}]"
    )
    let scenario = Scenario(name: "benchmark", edits: edits)
    return [
      try Measurement.duration("route on a network not asked before") {
        blackHole(try Router(network).route(query))
      },
      try Measurement.duration("two edits, and the route after them") {
        blackHole(try Router(scenario.apply(to: network).network).route(query))
      },
    ]
  }
}
