/// Why a data package gives no network.
public enum DataPackageError: Error, Hashable, Sendable {
  case missingDirectory(String)
  /// A required table has no file.
  case missingTable(DataTable, directory: String)
  /// A file is there and cannot be read.
  case unreadable(path: String, reason: String)
  /// The tables are wrong: all problems, errors and warnings, in the order of the files.
  case invalid([DataProblem])

  /// The exit code of a command that stops for this: 66 where input is missing, 65 where it is
  /// wrong (`EX_NOINPUT` and `EX_DATAERR` of sysexits.h).
  public var exitCode: Int32 {
    switch self {
    case .missingDirectory, .missingTable, .unreadable: 66
    case .invalid: 65
    }
  }
}

extension DataPackageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingDirectory(let path):
      "there is no directory '\(path)'; expected a data package with node.csv and link.csv"
    case .missingTable(let table, let directory):
      "there is no \(table.fileName) in '\(directory)'; a data package needs node.csv and link.csv"
    case .unreadable(let path, let reason):
      "'\(path)' cannot be read: \(reason)"
    case .invalid(let problems):
      problems.map(\.description).joined(separator: "\n")
    }
  }
}
