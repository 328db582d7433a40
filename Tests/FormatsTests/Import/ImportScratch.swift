import Formats
import Foundation
import Geo
import Testing

/// A directory with sources to import and a package that they become; removed at its end.
final class ImportScratch {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Imports files of the directory and loads the package.
  func load(
    _ names: [String],
    map: [String] = [],
    snapM: Double = 0,
    gapM: Double = 100
  ) throws -> (network: Network, report: ImportReport) {
    let imported = try NetworkImport(
      mapping: AttributeMapping(map),
      snapM: snapM,
      gapM: gapM
    ).read(names.map(file))
    let package = file("package-\(UUID())")
    try imported.write(to: package)
    let loaded = try NetworkLoader.load(DataPackage(directory: package))
    return (loaded.network, imported.report)
  }

  /// The problems that an import is refused for.
  func problems(_ names: [String], map: [String] = []) throws -> [String] {
    do throws(ImportError) {
      _ = try NetworkImport(mapping: AttributeMapping(map)).read(names.map(file))
    } catch {
      guard case .invalid(let problems, let count) = error else { throw error }
      #expect(problems.count == count)
      return problems.map(\.description)
    }
    return []
  }
}
