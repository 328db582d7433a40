import Formats
import Geo
import Routing

/// The shipped network, loaded once for all tests that hold it to published facts.
enum ShippedNetwork {
  static let loaded = Result { try NetworkLoader.load(.shipped).network }

  static func network() throws -> Network { try loaded.get() }

  static func route(
    _ from: String,
    _ to: String,
    along corridor: String? = nil,
    configure: (inout Query) throws -> Void = { _ in }
  ) throws -> Itinerary {
    var query = Query(from: .named(from), to: .named(to))
    try configure(&query)
    let router = Router(try network())
    if let corridor { return try router.route(query, along: corridor) }
    return try router.route(query)
  }
}

extension Itinerary {
  /// The nodes where the gauge changes, in order.
  var gaugeChangeNodes: [String] {
    steps.filter { $0.kind == .gaugeChange }.map(\.fromNodeID)
  }

  func modes(in network: Network) -> Set<Mode> {
    Set(kmByMode(in: network).map(\.mode))
  }
}
