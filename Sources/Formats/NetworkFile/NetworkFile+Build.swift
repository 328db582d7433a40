import Geo

extension NetworkFile {
  /// What a build is at, for somebody who watches.
  public enum Stage: String, Sendable {
    case loading = "loading tables"
    case nodes = "writing nodes"
    case legs = "writing legs"
    case hierarchy = "ordering and contracting"
    case checksums = "computing checksums"
    case file = "writing the file"
  }

  /// Builds a file of a data package.
  ///
  /// The same package gives the same bytes. The file appears whole or not at all.
  ///
  /// - Returns: the package's warnings.
  /// - Throws: ``NetworkFileError/data(_:)``, ``OutputError``.
  /// - Complexity: O(rows); the file is held in memory.
  @discardableResult
  public static func build(
    _ package: DataPackage,
    to path: String,
    progress: (Stage) -> Void = { _ in }
  ) throws -> [DataProblem] {
    progress(.loading)
    let (loaded, tables) = try load(package)
    let network = loaded.network
    progress(.nodes)
    let nodes = records(network.nodes) { $1.write(to: &$0) }
    progress(.legs)
    let legs = records(network.legs) { $1.write(to: &$0) }
    var ends = RecordWriter()
    for leg in network.legEnds {
      ends.fixed(UInt32(leg.from))
      ends.fixed(UInt32(leg.to))
    }
    progress(.hierarchy)
    let ways = try ways(of: network)
    var sections: [(section: NetworkFileLayout.Section, bytes: [UInt8])] = [
      (.nodeOffsets, nodes.offsets),
      (.nodeRecords, nodes.records),
      (.nodeSlots, words(StoredIDs.table(of: network.nodes.map(\.id)))),
      (.legOffsets, legs.offsets),
      (.legRecords, legs.records),
      (.legSlots, words(StoredIDs.table(of: network.legs.map(\.id)))),
      (.legEnds, ends.bytes),
      (.tables, tables),
    ]
    if let ways { sections += waySections(ways) + legSections(of: network) }
    progress(.checksums)
    var layout = NetworkFileLayout(lengths: sections.map { ($0.section, $0.bytes.count) })
    let body = body(of: sections, layout)
    for block in 0..<layout.blockCount {
      let range = layout.range(ofBlock: block)
      let start = range.lowerBound - layout.bodyStart
      layout.checksums[block] = BlockChecksum.of(
        body.span.extracting(start..<(start + range.count))
      )
    }
    progress(.file)
    let file = try AtomicFile(path: path)
    try file.write(layout.headerBytes().span)
    try file.write(body.span)
    try file.commit()
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

  private static func body(
    of sections: [(section: NetworkFileLayout.Section, bytes: [UInt8])],
    _ layout: NetworkFileLayout
  ) -> [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(layout.fileBytes - layout.bodyStart)
    for (section, bytes) in sections {
      let start = (layout.sections[section]?.lowerBound ?? 0) - layout.bodyStart
      body.append(contentsOf: repeatElement(0, count: max(0, start - body.count)))
      body += bytes
    }
    return body
  }

  private static func records<Row>(
    _ rows: some Sequence<Row>,
    _ write: (inout RecordWriter, Row) -> Void
  ) -> (offsets: [UInt8], records: [UInt8]) {
    var offsets = RecordWriter()
    var records = RecordWriter()
    for row in rows {
      offsets.fixed(UInt64(records.bytes.count))
      write(&records, row)
    }
    offsets.fixed(UInt64(records.bytes.count))
    return (offsets.bytes, records.bytes)
  }

  /// The legs at each node, one list after another.
  private static func legSections(
    of network: Network
  ) -> [(section: NetworkFileLayout.Section, bytes: [UInt8])] {
    var first = Array(repeating: UInt32(0), count: network.nodes.count + 1)
    for ends in network.legEnds {
      for node in Set([ends.from, ends.to]) { first[node + 1] += 1 }
    }
    for node in network.nodes.indices { first[node + 1] += first[node] }
    var next = first
    var legs = Array(repeating: UInt32(0), count: Int(first.last ?? 0))
    for (leg, ends) in network.legEnds.enumerated() {
      for node in Set([ends.from, ends.to]) {
        legs[Int(next[node])] = UInt32(leg)
        next[node] += 1
      }
    }
    return [(.firstLegs, words(first)), (.legsAtNodes, words(legs))]
  }

  static func words(_ numbers: [UInt32]) -> [UInt8] {
    var writer = RecordWriter()
    writer.bytes.reserveCapacity(numbers.count * 4)
    for number in numbers { writer.fixed(number) }
    return writer.bytes
  }
}
