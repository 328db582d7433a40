/// Why a network file cannot be used.
public enum NetworkFileError: Error, Hashable, Sendable {
  case missing(path: String)
  case unreadable(path: String, reason: String)
  /// It does not begin as a network file does.
  case notANetworkFile(path: String)
  /// It was written by another version, which has to build it anew.
  case otherVersion(path: String, version: UInt32, expected: UInt32)
  /// It is shorter or longer than its header says.
  case wrongLength(path: String, bytes: Int, expected: Int)
  /// The header's checksum does not fit.
  case damagedHeader(path: String)
  /// A block's checksum does not fit.
  case damagedBlock(path: String, block: Int, offset: Int)
  /// The checksums fit and the content does not: a bug in what wrote it.
  case malformed(path: String, what: String)
  /// The tables in it, or those it was to be built from, are wrong.
  case data(DataPackageError)

  /// The exit code of a command that stops for this: 66 where the file is missing, 65 where it is
  /// wrong.
  public var exitCode: Int32 {
    switch self {
    case .missing, .unreadable: 66
    case .data(let error): error.exitCode
    default: 65
    }
  }

  /// The sentence without the path.
  var reason: String {
    switch self {
    case .missing: "there is no such file"
    case .unreadable(_, let reason): "it cannot be read: \(reason)"
    case .notANetworkFile: "it is no network file; 'corridor build DIR -o FILE' makes one"
    case .otherVersion(_, let version, let expected):
      "it has format \(version) and this program reads \(expected); build it anew"
    case .wrongLength(_, let bytes, let expected):
      "it has \(bytes) bytes and should have \(expected); it was cut short, or something was added"
    case .damagedHeader: "its header is damaged; build it anew"
    case .damagedBlock(_, let block, let offset):
      "block \(block), at byte \(offset), is damaged; build it anew"
    case .malformed(_, let what): "its \(what) cannot be read; build it anew"
    case .data(let error): error.description
    }
  }
}

extension NetworkFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path), .unreadable(let path, _), .notANetworkFile(let path),
      .otherVersion(let path, _, _), .wrongLength(let path, _, _), .damagedHeader(let path),
      .damagedBlock(let path, _, _), .malformed(let path, _):
      "\(path): \(reason)"
    case .data: reason
    }
  }
}
