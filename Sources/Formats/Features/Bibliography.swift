import Geo

/// The sources that features name by their ids, sorted by id.
public struct Bibliography: Hashable, Sendable {
  public var entries: [Source]

  /// No sources.
  public init() {
    entries = []
  }

  /// The sources of these ids; an id that the network's table lacks is an entry without address or
  /// publisher.
  ///
  /// - Complexity: O(*n* log *n*) in the number of different ids.
  public init(ids: some Sequence<String>, in network: Network) {
    entries = Set(ids).sorted().map { id in
      network.source(id: id) ?? Source(id: id, url: "", publisher: "")
    }
  }
}
