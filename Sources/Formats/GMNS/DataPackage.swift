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

  /// What to call the package: its directory, or `shipped data`.
  public var name: String {
    switch origin {
    case .shipped: "shipped data"
    case .directory(let directory): directory
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
    }
  }

  func csv(of table: DataTable) throws(DataPackageError) -> CSVSource? {
    switch origin {
    case .shipped:
      DataPackage.shippedBytes(of: table).map {
        CSVSource(name: table.fileName, lastingBytes: $0)
      }
    case .directory:
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
