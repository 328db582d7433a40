import Geo
import Routing
import Scenarios

/// Reads pairs of places from a CSV file with the columns `origin` and `destination`.
public enum ODPairTable {
  /// - Throws: ``DataPackageError/unreadable(path:reason:)`` if there is no such file, else
  ///   ``CSVError``: a column that is missing, an end that is empty or an impossible coordinate.
  public static func read(path: String) throws -> [ODPair] {
    guard let bytes = try FileBytes.read(path) else {
      throw DataPackageError.unreadable(path: path, reason: "there is no such file")
    }
    return try read(CSVSource(name: path, bytes: bytes))
  }

  static func read(_ source: CSVSource) throws(CSVError) -> [ODPair] {
    let table = try CSVTable(parsing: source)
    let origin = try table.column("origin")
    let destination = try table.column("destination")
    var pairs: [ODPair] = []
    for row in table {
      pairs.append(ODPair(from: try end(row[origin]), to: try end(row[destination])))
    }
    return pairs
  }

  private static func end(_ field: CSVField) throws(CSVError) -> Query.End {
    let text = field.string
    guard !text.isEmpty else { throw field.unacceptable(expected: "a node, place or LON,LAT") }
    do {
      return try Query.End(parsing: text)
    } catch {
      throw field.unacceptable(expected: "a node, place or LON,LAT")
    }
  }
}
