import Geo

/// The tables of a data package as a network file holds them, nodes and legs apart.
enum StoredPackage {
  /// Tables that became nodes and legs.
  static let leftOut: Set<DataTable> = [.node, .link, .geometry]

  /// Every table in effect: the package's, else the shipped one where that stands in. The sources are
  /// those of the joined network, which may come from both.
  ///
  /// - Throws: ``DataPackageError``.
  static func bytes(
    of package: DataPackage,
    network: Network
  ) throws(DataPackageError) -> [UInt8] {
    var record = RecordWriter()
    for table in DataTable.allCases where !leftOut.contains(table) {
      let bytes: [UInt8]?
      switch table {
      case .config: bytes = configBytes(network)
      case .source: bytes = sourceBytes(network)
      default:
        if let own = try package.bytes(of: table) {
          bytes = own
        } else {
          bytes = table.fallsBackToShippedData ? try DataPackage.shipped.bytes(of: table) : nil
        }
      }
      guard let bytes else { continue }
      record.text(table.rawValue)
      record.count(bytes.count)
      record.bytes += bytes
    }
    return record.bytes
  }

  private static func configBytes(_ network: Network) -> [UInt8] {
    var writer = CSVWriter(header: ["dataset_name", "long_length", "as_of"])
    writer.append([network.name, "km", network.asOf.description])
    return writer.bytes
  }

  private static func sourceBytes(_ network: Network) -> [UInt8] {
    var writer = CSVWriter(header: ["source_id", "url", "publisher"])
    for source in network.sources { writer.append([source.id, source.url, source.publisher]) }
    return writer.bytes
  }

  /// - Throws: ``NetworkFileError/malformed(path:what:)``.
  static func read(
    _ bytes: [UInt8],
    path: String
  ) throws(NetworkFileError) -> [DataTable: [UInt8]] {
    var record = RecordReader(bytes)
    var tables: [DataTable: [UInt8]] = [:]
    while record.remaining > 0 {
      let name = record.text()
      let content = record.bytes(record.count())
      guard let table = DataTable(rawValue: name) else {
        throw .malformed(path: path, what: "table '\(name)'")
      }
      tables[table] = content
    }
    guard record.isSound else { throw .malformed(path: path, what: "tables") }
    return tables
  }
}
