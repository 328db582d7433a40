import Formats
import Geo
import Routing
import Scenarios

/// Searches from one end to many on the shipped network, which is loaded before: what they prepare
/// themselves, pricing the graph included, is measured with them.
enum MatrixBenchmark {
  static func run() throws -> [Measurement] {
    let network = try NetworkLoader.load(.shipped).network
    let router = Router(network)
    func ends(_ kinds: Set<Node.Kind>) -> [Query.End] {
      network.nodes.filter { kinds.contains($0.kind) }.map { .named($0.id) }
    }
    let gates = ends([.port, .border])
    let everywhere = network.nodes.map { Query.End.named($0.id) }
    let mumbai = Query.End.named("Mumbai")
    let conditions = Query(from: mumbai, to: mumbai)
    return [
      try Measurement.duration("matrix of \(gates.count) ports and border nodes") {
        blackHole(try Matrix(from: gates, to: gates, under: conditions, router: router))
      },
      try Measurement.duration("matrix of all \(everywhere.count) nodes") {
        blackHole(try Matrix(from: everywhere, to: everywhere, under: conditions, router: router))
      },
      try Measurement.duration("reach of Mumbai within 30 days") {
        blackHole(try router.reach(from: mumbai, within: .hours(720), under: conditions))
      },
    ]
  }
}
