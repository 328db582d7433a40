/// The tables of a data package: `node.csv`, `link.csv` and the like, in the order in which
/// problems are listed.
///
/// `node`, `link`, `geometry` and `config` are those of the General Modeling Network Specification
/// (GMNS); the rest is this project's. Documentation/data-dictionary.md describes every column.
public enum DataTable: String, CaseIterable, Hashable, Sendable {
  case config
  case source
  case node
  case geometry
  case basin
  case link
  case place
  case facility
  case facilityDefault = "facility_default"
  case noFacility = "no_facility"
  case passage
  case crossing
  case countryGroup = "country_group"
  case crossingDefault = "crossing_default"
  case service
  case parameter
  case speed
  case tariff
  case emission
  case corridor
  case constraint
  case claim
  case terminal
  case correction

  /// The name of the file in a package's directory.
  public var fileName: String { rawValue + ".csv" }

  /// Whether a package without the file is no package.
  public var isRequired: Bool { self == .node || self == .link }

  /// Whether the shipped package's table stands in where a package has none: the figures of the
  /// model, which describe the world and not one network, and the sources they name.
  public var fallsBackToShippedData: Bool {
    switch self {
    case .source, .basin, .facilityDefault, .countryGroup, .crossingDefault, .parameter, .speed,
      .tariff, .emission:
      true
    case .config, .node, .geometry, .link, .place, .facility, .noFacility, .passage, .crossing,
      .service, .corridor, .constraint, .claim, .terminal, .correction:
      false
    }
  }
}
