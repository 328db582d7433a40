import Geo

/// A network and what its data's maintainers should know.
public struct LoadedNetwork: Sendable {
  public let network: Network
  /// In the order of the files; no errors among them.
  public let warnings: [DataProblem]
}

/// Reads a data package into a ``Network`` and checks everything on the way.
public enum NetworkLoader {
  /// Reads every table, joins them and checks them against each other.
  ///
  /// All problems of all tables are collected: a file with a syntax error hides those of no other
  /// file. A package may lack every table but `node.csv` and `link.csv`. For the tables of the
  /// model (sources, basins, facility and crossing defaults, country groups, parameters, speeds,
  /// tariffs, emission factors) the shipped ones then stand in, with a warning that says so, and so
  /// does the shipped `as_of`; the others are empty.
  ///
  /// - Throws: ``DataPackageError``: what is missing, or with
  ///   ``DataPackageError/invalid(_:)`` every problem, if at least one is an error.
  /// - Complexity: O(*n*) in the size of the files, in practice.
  public static func load(_ package: DataPackage) throws(DataPackageError) -> LoadedNetwork {
    var problems: [DataProblem] = []
    let tables = try PackageTables(package, problems: &problems)
    problems += tables.referenceProblems()
    let join = LegJoin(tables)
    problems += join.problems
    problems += NodeChecks(tables, join: join).problems
    problems += FacilityChecks(tables, join: join).problems
    problems += EvidenceChecks(tables, join: join).problems
    let content = try tables.content(legs: join.legs, problems: &problems)
    problems += BorderChecks(tables, content: content, join: join).problems
    problems += ModelChecks(tables, legs: join.legs).problems
    if !problems.contains(where: { $0.severity == .error }) {
      do {
        return LoadedNetwork(network: try Network(content), warnings: problems.inFileOrder())
      } catch {
        problems.append(tables.problem(of: error))
      }
    }
    throw .invalid(problems.inFileOrder())
  }

  /// Joins the tables of a package that was checked when its network file was built around the nodes
  /// and legs that stay in the file.
  ///
  /// - Throws: ``DataPackageError``.
  static func load(
    _ package: DataPackage,
    around stored: StoredTables
  ) throws(DataPackageError) -> Network {
    var problems: [DataProblem] = []
    let tables = try PackageTables(package, problems: &problems)
    let content = try tables.content(legs: [], problems: &problems)
    if !problems.contains(where: { $0.severity == .error }) {
      do {
        return try Network(content, stored: stored)
      } catch {
        problems.append(tables.problem(of: error))
      }
    }
    throw .invalid(problems.inFileOrder())
  }
}
