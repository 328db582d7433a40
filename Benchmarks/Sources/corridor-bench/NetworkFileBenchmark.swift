import Formats
import Geo
import Routing

/// Opening a network file, and questions to it: `corridor-bench --network-file FILE FROM TO`.
enum NetworkFileBenchmark {
  static func run(path: String, from: String, to: String) throws -> [Measurement] {
    let query = Query(from: .named(from), to: .named(to))
    return [
      try Measurement.duration("opening") { blackHole(try NetworkFile(path: path)) },
      // Opened anew each time, so that every block's checksum is computed again.
      try Measurement.duration("route") {
        blackHole(try Router(NetworkFile(path: path).network).route(query))
      },
      try Measurement.duration("reach") {
        let router = Router(try NetworkFile(path: path).network)
        blackHole(try router.reach(from: .named(from), within: .km(50), under: query))
      },
    ]
  }
}
