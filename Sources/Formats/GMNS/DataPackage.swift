internal import ShippedData

/// Where a network's tables are: in the executable itself, or in a directory of CSV files.
///
/// ```swift
/// let loaded = try NetworkLoader.load(.shipped)
/// let mine = try NetworkLoader.load(DataPackage(directory: "my-network"))
/// ```
///
/// A directory needs `node.csv` and `link.csv`; every other table may be missing. Columns that this
/// project does not know are passed over, so that GMNS packages of others load.
public struct DataPackage: Hashable, Sendable {
  private enum Origin: Hashable, Sendable {
    case shipped
    case directory(String)
    /// Bytes that were taken from a network file, and what to call it.
    case tables([DataTable: [UInt8]], name: String)
  }

  private let origin: Origin

  private init(origin: Origin) {
    self.origin = origin
  }

  /// The network that is part of the executable: no file is needed to read it.
  public static let shipped = DataPackage(origin: .shipped)

  /// Takes the CSV files of a directory.
  ///
  /// - Throws: ``DataPackageError/missingDirectory(_:)`` or
  ///   ``DataPackageError/missingTable(_:directory:)``.
  public init(directory: String) throws(DataPackageError) {
    guard FileBytes.isDirectory(directory) else { throw .missingDirectory(directory) }
    self.init(origin: .directory(directory))
    for table in DataTable.allCases where table.isRequired {
      guard FileBytes.exists(path(of: table, in: directory)) else {
        throw .missingTable(table, directory: directory)
      }
    }
  }

  /// Takes tables that are at hand.
  init(tables: [DataTable: [UInt8]], name: String) {
    self.init(origin: .tables(tables, name: name))
  }

  /// What to call the package: its directory, or `shipped data`.
  public var name: String {
    switch origin {
    case .shipped: "shipped data"
    case .directory(let directory): directory
    case .tables(_, let name): name
    }
  }

  /// The bytes of a table, or `nil` if the package has none of that name.
  ///
  /// - Throws: ``DataPackageError/unreadable(path:reason:)``.
  public func bytes(of table: DataTable) throws(DataPackageError) -> [UInt8]? {
    switch origin {
    case .shipped:
      DataPackage.shippedBytes(of: table).map { Array($0) }
    case .directory(let directory):
      try FileBytes.read(path(of: table, in: directory))
    case .tables(let tables, _): tables[table]
    }
  }

  func csv(of table: DataTable) throws(DataPackageError) -> CSVSource? {
    switch origin {
    case .shipped:
      DataPackage.shippedBytes(of: table).map {
        CSVSource(name: table.fileName, lastingBytes: $0)
      }
    case .directory, .tables:
      try bytes(of: table).map { CSVSource(name: table.fileName, bytes: $0) }
    }
  }

  private func path(of table: DataTable, in directory: String) -> String {
    directory.hasSuffix("/") ? directory + table.fileName : "\(directory)/\(table.fileName)"
  }

  private static func shippedBytes(of table: DataTable) -> UnsafeRawBufferPointer? {
    let shipped = corridor_shipped_table(table.rawValue)
    guard let start = shipped.bytes else { return nil }
    return UnsafeRawBufferPointer(start: start, count: shipped.length)
  }
}
