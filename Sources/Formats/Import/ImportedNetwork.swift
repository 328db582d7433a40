import Geo

/// A network that was read from foreign files, ready to be written as a package.
public struct ImportedNetwork: Sendable {
  let draft: NetworkDraft
  public let report: ImportReport
  /// The files and layers it was read from, by name.
  let sourceNames: [String]
  /// The date that the package's queries mean: the shipped data's.
  let asOf: String

  /// Writes a package that `--network` loads: a directory of GMNS tables, with the shipped tables of
  /// the model. The directory appears whole or not at all.
  ///
  /// - Throws: ``ImportError/destinationExists(_:)``, ``ImportError/output(_:)``.
  public func write(to directory: String) throws(ImportError) {
    // Foreign networks have files of the same names, so that nothing is replaced here.
    if FileBytes.exists(directory) {
      guard DirectoryListing.names(in: directory)?.isEmpty == true else {
        throw .destinationExists(directory)
      }
    }
    do {
      let target = try AtomicDirectory(path: directory, knownNames: Self.fileNames)
      try writeTables(to: target)
      try target.commit()
    } catch let error as OutputError {
      throw .output(error)
    } catch {
      throw .unreadable(path: "shipped data", reason: "\(error)")
    }
  }

  private static let fileNames = Set(
    ["config.csv", "source.csv", "node.csv", "link.csv"] + ShippedModel.tables.map(\.fileName)
  )

  private func writeTables(to target: AtomicDirectory) throws {
    try write(configBytes, as: "config.csv", in: target)
    try write(try sourceBytes(), as: "source.csv", in: target)
    for table in ShippedModel.tables {
      guard let bytes = try ShippedModel.bytes(of: table) else { continue }
      try write(bytes, as: table.fileName, in: target)
    }
    let nodes = try target.file("node.csv")
    try writeNodes(to: nodes)
    try nodes.commit()
    let legs = try target.file("link.csv")
    try writeLegs(to: legs)
    try legs.commit()
  }

  private func write(
    _ bytes: [UInt8],
    as name: String,
    in target: AtomicDirectory
  ) throws(OutputError) {
    let file = try target.file(name)
    try file.write(bytes.span)
    try file.commit()
  }

  private var configBytes: [UInt8] {
    var writer = CSVWriter(
      header: [
        "dataset_name", "long_length", "crs", "geometry_field_format", "id_type", "as_of",
      ]
    )
    let names = sourceNames.joined(separator: ", ")
    writer.append(["Imported from \(names)", "km", "EPSG:4326", "WKT", "string", asOf])
    return writer.bytes
  }

  /// The source that assumed figures name. Short, because every leg has it.
  static let assumptionID = "assumed"

  /// The source of what a file states: `import-1` is the first.
  func sourceID(of name: String) -> String {
    "import-\((sourceNames.firstIndex(of: name) ?? 0) + 1)"
  }

  /// The shipped sources, because the model's figures name them; the files; what was assumed.
  private func sourceBytes() throws -> [UInt8] {
    var bytes =
      try DataPackage.shipped.bytes(of: .source) ?? Array("source_id,url,publisher\n".utf8)
    var writer = CSVWriter(header: ["source_id", "url", "publisher"])
    let headerLength = writer.bytes.count
    for name in sourceNames {
      writer.append([sourceID(of: name), name, "imported file"])
    }
    writer.append(
      [
        ImportedNetwork.assumptionID, report.assumptions.joined(separator: "; "),
        "assumed by corridor import for every leg",
      ]
    )
    bytes += writer.bytes[headerLength...]
    return bytes
  }
}
