/// Pairs of ends in a CSV file with the columns `origin` and `destination`; others are passed over.
public enum PairTable {
  public struct Pair: Hashable, Sendable {
    public var origin: String
    public var destination: String

    public init(origin: String, destination: String) {
      self.origin = origin
      self.destination = destination
    }
  }

  /// Reads one pair, `A>B`, or a file of them.
  ///
  /// - Parameter directory: where a relative path starts; empty for the working directory.
  /// - Throws: ``PairTableError``.
  public static func read(
    pairOrFile text: String,
    directory: String = ""
  ) throws(PairTableError) -> [Pair] {
    let ends = text.split(separator: ">", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      return try read(text.hasPrefix("/") ? text : directory + text)
    }
    return [Pair(origin: trimmed(ends[0]), destination: trimmed(ends[1]))]
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Reads a file.
  ///
  /// - Throws: ``PairTableError``.
  public static func read(_ path: String) throws(PairTableError) -> [Pair] {
    let bytes: [UInt8]?
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw .unreadable(error.description)
    }
    guard let bytes else { throw .missing(path: path) }
    do {
      let table = try CSVTable(parsing: CSVSource(name: path, bytes: bytes))
      let origin = try table.column("origin")
      let destination = try table.column("destination")
      return table.map { Pair(origin: $0[origin].string, destination: $0[destination].string) }
    } catch {
      throw .invalid(error)
    }
  }
}

/// Why pairs could not be read.
public enum PairTableError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(String)
  case invalid(CSVError)

  public var description: String {
    switch self {
    case .missing(let path): "'\(path)' is neither a pair 'A>B' nor a file"
    case .unreadable(let reason): reason
    case .invalid(let error): error.description
    }
  }

  /// 65 for a file that is wrong, 66 for one that is missing.
  public var exitCode: Int32 {
    switch self {
    case .invalid: 65
    case .missing, .unreadable: 66
    }
  }
}
