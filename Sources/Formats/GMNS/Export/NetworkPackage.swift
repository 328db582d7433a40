import Geo

/// Writes a network as a GMNS package: a directory of tables that ``NetworkLoader`` reads back as the
/// same network.
///
/// ```swift
/// try NetworkPackage.write(network, to: "my-network")
/// ```
///
/// The tables are those of the shipped data package, every one of them, with a descriptor that
/// Frictionless checks. Nodes, links, geometries and the configuration are as the General Modeling
/// Network Specification has them (<https://github.com/zephyr-data-specs/GMNS>), with columns more.
public enum NetworkPackage {
  /// How ids and lines are written.
  public enum Style: Sendable {
    /// Every table, with the network's own ids and lines in `geometry.csv`.
    case complete
    /// For programs that take whole numbers only, such as AequilibraE: nodes and links numbered
    /// from 1 in their order, the network's ids beside them, a line in every link, and what may use
    /// a link. The tables beyond GMNS are left out.
    case integerIDs
  }

  /// Writes the package; on failure the path is as it was.
  ///
  /// - Throws: ``NetworkPackageError``: what no table could hold, or why it cannot be written.
  /// - Complexity: O(size of the tables), in constant memory beside the network.
  public static func write(
    _ network: Network,
    to path: String,
    style: Style = .complete
  ) throws(NetworkPackageError) {
    try refuseScaled(network)
    do {
      let directory = try AtomicDirectory(path: path, knownNames: knownNames)
      var writer = PackageWriter(network: network, directory: directory)
      switch style {
      case .complete: try writer.writeComplete()
      case .integerIDs: try writer.writeIntegerIDs()
      }
      try writer.writeDescriptor()
      try directory.commit()
    } catch {
      throw .output(error)
    }
  }

  static let descriptorName = "datapackage.json"
  static let useGroupName = "use_group.csv"

  private static let knownNames = Set(
    DataTable.allCases.map(\.fileName) + [descriptorName, useGroupName]
  )

  /// A scenario's factors are in no table; writing the rest would give another network.
  private static func refuseScaled(_ network: Network) throws(NetworkPackageError) {
    for leg in network.legs
    where leg.speedFactor != 1 || leg.tariffFactor != 1 || !leg.borderFactors.isEmpty {
      throw .scaledByScenario(element: "leg '\(leg.id)'")
    }
    for node in network.nodes where node.closedBy != nil {
      throw .closedByScenario(element: "node '\(node.id)'")
    }
  }
}

/// Why a network cannot be written as a package.
public enum NetworkPackageError: Error, Hashable, Sendable, CustomStringConvertible {
  case scaledByScenario(element: String)
  case closedByScenario(element: String)
  case output(OutputError)

  public var description: String {
    switch self {
    case .scaledByScenario(let element):
      "a scenario scales \(element), which no table of a package can say; "
        + "export the network without that scenario and give it again when the package is used"
    case .closedByScenario(let element):
      "a scenario closes \(element), which no table of a package can say; "
        + "export the network without that scenario and give it again when the package is used"
    case .output(let error): error.description
    }
  }
}
