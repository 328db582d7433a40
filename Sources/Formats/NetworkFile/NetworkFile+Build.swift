import Geo
import Routing

extension NetworkFile {
  /// What a build is at, for somebody who watches.
  public struct Progress: Hashable, Sendable, CustomStringConvertible {
    public enum Stage: String, Sendable {
      case tables = "loading tables"
      case nodes = "writing nodes"
      case legs = "writing legs"
      case graph = "building the search graph"
      case hierarchy = "ordering and contracting"
      case metrics = "customizing for"
      case file = "closing the file"
    }

    public var stage: Stage
    /// How far, where that is known: rows of all rows, or what is customized for.
    public var detail: String?

    public var description: String { stage.rawValue + (detail.map { " \($0)" } ?? "") }
  }

  /// Builds a file of a data package.
  ///
  /// The same package gives the same bytes. The file appears whole or not at all.
  ///
  /// - Returns: the package's warnings.
  /// - Throws: ``NetworkFileError/data(_:)``, ``OutputError``.
  /// - Complexity: O(rows) and that of ``Routing/Hierarchy``; the network, its search graph, its hierarchy
  ///   and one metric are in memory at once.
  @discardableResult
  public static func build(
    _ package: DataPackage,
    to path: String,
    progress: (Progress) -> Void = { _ in }
  ) throws -> [DataProblem] {
    progress(Progress(stage: .tables))
    let (loaded, tables) = try load(package)
    let network = loaded.network
    var writer = try NetworkFileWriter(path: path)
    try writer.writeRecords(
      of: network.nodes,
      to: (.nodeRecords, .nodeOffsets),
      { $1.write(to: &$0) },
      { progress(Progress(stage: .nodes, detail: $0)) }
    )
    try writer.write(.nodeSlots, StoredIDs.table(of: network.nodes.map(\.id)))
    try writer.writeRecords(
      of: network.legs,
      to: (.legRecords, .legOffsets),
      { $1.write(to: &$0) },
      { progress(Progress(stage: .legs, detail: $0)) }
    )
    try writer.write(.legSlots, StoredIDs.table(of: network.legs.map(\.id)))
    try writer.writeLegs(of: network)
    try writer.begin(.tables)
    try writer.append(tables.span)
    try writer.writeWays(through: network, progress)
    progress(Progress(stage: .file))
    try writer.finish()
    return loaded.warnings
  }

  private static func load(
    _ package: DataPackage
  ) throws(NetworkFileError) -> (LoadedNetwork, tables: [UInt8]) {
    do throws(DataPackageError) {
      let loaded = try NetworkLoader.load(package)
      return (loaded, try StoredPackage.bytes(of: package, network: loaded.network))
    } catch {
      throw .data(error)
    }
  }
}

extension NetworkFileWriter {
  /// Records are written whenever so many bytes of them are made, and said to be.
  private static var chunkBytes: Int { 1 << 20 }

  fileprivate mutating func writeRecords<Row>(
    of rows: some Collection<Row>,
    to sections: (records: NetworkFileLayout.Section, offsets: NetworkFileLayout.Section),
    _ write: (inout RecordWriter, Row) -> Void,
    _ progress: (String) -> Void
  ) throws(OutputError) {
    var offsets: [UInt64] = []
    offsets.reserveCapacity(rows.count + 1)
    var records = RecordWriter()
    var writtenBytes = 0
    try begin(sections.records)
    for row in rows {
      if records.bytes.count >= NetworkFileWriter.chunkBytes {
        try append(records.bytes.span)
        writtenBytes += records.bytes.count
        records.bytes.removeAll(keepingCapacity: true)
        progress("\(100 * offsets.count / rows.count) %")
      }
      offsets.append(UInt64(writtenBytes + records.bytes.count))
      write(&records, row)
    }
    try append(records.bytes.span)
    offsets.append(UInt64(writtenBytes + records.bytes.count))
    try self.write(sections.offsets, offsets)
  }

  /// The nodes of each leg, and the legs of each node, one list after another.
  fileprivate mutating func writeLegs(of network: Network) throws(OutputError) {
    var ends: [UInt32] = []
    ends.reserveCapacity(2 * network.legs.count)
    for leg in network.legEnds { ends += [UInt32(leg.from), UInt32(leg.to)] }
    try write(.legEnds, ends)
    var first = Array(repeating: UInt32(0), count: network.nodes.count + 1)
    func isCounted(_ position: Int) -> Bool {
      // A leg from a node to itself is in its list once.
      position.isMultiple(of: 2) || ends[position] != ends[position - 1]
    }
    for position in ends.indices where isCounted(position) { first[Int(ends[position]) + 1] += 1 }
    for node in network.nodes.indices { first[node + 1] += first[node] }
    var next = first
    var legs = Array(repeating: UInt32(0), count: Int(first.last ?? 0))
    for position in ends.indices where isCounted(position) {
      let node = Int(ends[position])
      legs[Int(next[node])] = UInt32(position / 2)
      next[node] += 1
    }
    try write(.firstLegs, first)
    try write(.legsAtNodes, legs)
  }
}
