import Geo

/// A network in one binary file that opens in milliseconds however large it is: nodes and legs stay in
/// the file and are read when a query asks for them.
///
/// ```swift
/// try NetworkFile.build(DataPackage(directory: "my-network"), to: "my.corridor")
/// let network = try NetworkFile(path: "my.corridor").network
/// ```
///
/// The header is verified when the file is opened, each block of 16 KiB when it is first touched. What
/// cannot be read is reported to the network's ``Geo/StorageFaults``: an answer holds only if there
/// is no fault once it is complete. The tables but nodes and legs are read at once; they are small in
/// the networks this is for.
public struct NetworkFile: Sendable {
  public let network: Network
  let file: MappedFile

  /// Opens a file.
  ///
  /// - Throws: ``NetworkFileError``.
  /// - Complexity: O(blocks + rows of the tables but nodes and legs).
  public init(path: String) throws(NetworkFileError) {
    file = try MappedFile(path: path)
    let faults = StorageFaults()
    let tables = try file.withBytes(of: .tables, 0..<file.byteCount(of: .tables)) {
      Array($0)
    }
    let package = DataPackage(tables: try StoredPackage.read(tables, path: path), name: path)
    let nodes = StoredRows(
      file: file,
      offsets: .nodeOffsets,
      records: .nodeRecords,
      faults: faults,
      fallback: NetworkFile.noNode,
      read: { Node(from: &$0) }
    )
    let legs = StoredRows(
      file: file,
      offsets: .legOffsets,
      records: .legRecords,
      faults: faults,
      fallback: NetworkFile.noLeg,
      read: { Leg(from: &$0) }
    )
    guard file.byteCount(of: .legEnds) == 8 * legs.count else {
      throw .malformed(path: path, what: "list of ends")
    }
    let stored = StoredTables(
      nodes: nodes,
      legs: legs,
      legEnds: StoredLegEnds(file: file, nodeCount: nodes.count, faults: faults),
      nodeIDs: StoredIDs(
        file: file,
        slots: .nodeSlots,
        count: nodes.count,
        faults: faults,
        id: { nodes.row(at: $0).id }
      ),
      legIDs: StoredIDs(
        file: file,
        slots: .legSlots,
        count: legs.count,
        faults: faults,
        id: { legs.row(at: $0).id }
      ),
      faults: faults,
      ways: FileWays(file: file, faults: faults)
    )
    do {
      network = try NetworkLoader.load(package, around: stored)
    } catch {
      throw .data(error)
    }
  }

  /// Verifies every block of a file.
  ///
  /// - Returns: how many blocks there are.
  /// - Throws: ``NetworkFileError`` for the first thing that is wrong.
  /// - Complexity: O(length of the file).
  public static func check(path: String) throws(NetworkFileError) -> Int {
    let opened = try NetworkFile(path: path)
    let blockCount = try opened.file.verifyAll()
    // Checksums tell damage; that every record can be read, only reading does.
    for position in opened.network.nodes.indices { _ = opened.network.nodes[position] }
    for position in opened.network.legs.indices {
      _ = opened.network.legs[position]
      _ = opened.network.legEnds[position]
    }
    if let fault = opened.network.storageFaults?.first {
      throw .malformed(path: path, what: fault.reason)
    }
    return blockCount
  }

  /// Whether a path names a network file: it ends in `.corridor`.
  public static func isNamed(_ path: String) -> Bool { path.hasSuffix(".corridor") }

  private static let noNode = Node(
    id: "",
    name: "",
    coordinate: Coordinate(trustedLongitude: 0, latitude: 0),
    kind: .station,
    country: .highSeas
  )

  private static let noLeg = Leg(
    id: "",
    fromNodeID: "",
    toNodeID: "",
    mode: .road,
    countries: [],
    lengthKm: 1,
    availability: Availability(status: .suspended)
  )
}
