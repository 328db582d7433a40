import Geo

/// All tables of a package as read, before they are joined.
struct PackageTables {
  var config = LoadedTable<ConfigTable.Value>(.config)
  var sources = LoadedTable<Source>(.source)
  var nodes = LoadedTable<NodeTable.Value>(.node)
  var geometries = LoadedTable<GeometryTable.Value>(.geometry)
  var basins = LoadedTable<Basin>(.basin)
  var links = LoadedTable<LinkTable.Value>(.link)
  var places = LoadedTable<Place>(.place)
  var facilities = LoadedTable<Facility>(.facility)
  var facilityDefaults = LoadedTable<FacilityDefault>(.facilityDefault)
  var noFacilities = LoadedTable<NoFacility>(.noFacility)
  var passages = LoadedTable<Passage>(.passage)
  var crossings = LoadedTable<Crossing>(.crossing)
  var countryGroups = LoadedTable<CountryGroupTable.Value>(.countryGroup)
  var crossingDefaults = LoadedTable<CrossingDefault>(.crossingDefault)
  var services = LoadedTable<Service>(.service)
  var parameters = LoadedTable<Parameter>(.parameter)
  var speeds = LoadedTable<SpeedRow>(.speed)
  var tariffs = LoadedTable<Tariff>(.tariff)
  var emissions = LoadedTable<EmissionFactor>(.emission)
  var corridors = LoadedTable<CorridorDefinition>(.corridor)
  var constraints = LoadedTable<LengthConstraint>(.constraint)
  var claims = LoadedTable<Claim>(.claim)
  var terminals = LoadedTable<TerminalFinding>(.terminal)
  var corrections = LoadedTable<CorrectionTable.Value>(.correction)

  /// Reads every table that the package has.
  ///
  /// - Throws: ``DataPackageError/unreadable(path:reason:)``.
  init(_ package: DataPackage, problems: inout [DataProblem]) throws(DataPackageError) {
    var reader = TableReader(package: package)
    config = try reader.read(ConfigTable.self)
    sources = try reader.read(SourceTable.self)
    nodes = try reader.read(NodeTable.self)
    geometries = try reader.read(GeometryTable.self)
    basins = try reader.read(BasinTable.self)
    links = try reader.read(LinkTable.self)
    places = try reader.read(PlaceTable.self)
    facilities = try reader.read(FacilityTable.self)
    facilityDefaults = try reader.read(FacilityDefaultTable.self)
    noFacilities = try reader.read(NoFacilityTable.self)
    passages = try reader.read(PassageTable.self)
    crossings = try reader.read(CrossingTable.self)
    countryGroups = try reader.read(CountryGroupTable.self)
    crossingDefaults = try reader.read(CrossingDefaultTable.self)
    services = try reader.read(ServiceTable.self)
    parameters = try reader.read(ParameterTable.self)
    speeds = try reader.read(SpeedTable.self)
    tariffs = try reader.read(TariffTable.self)
    emissions = try reader.read(EmissionTable.self)
    corridors = try reader.read(CorridorTable.self)
    constraints = try reader.read(ConstraintTable.self)
    claims = try reader.read(ClaimTable.self)
    terminals = try reader.read(TerminalTable.self)
    corrections = try reader.read(CorrectionTable.self)
    problems += reader.problems
  }

  /// Reads table after table and keeps what was wrong.
  private struct TableReader {
    let package: DataPackage
    var problems: [DataProblem] = []

    mutating func read<Schema: TableSchema>(
      _ schema: Schema.Type
    ) throws(DataPackageError) -> LoadedTable<Schema.Value> {
      let table = Schema.table
      if let source = try package.csv(of: table) {
        return LoadedTable(source, as: schema, problems: &problems)
      }
      guard table.fallsBackToShippedData, let source = try DataPackage.shipped.csv(of: table)
      else { return LoadedTable(table) }
      var shipped = LoadedTable(source, as: schema, problems: &problems)
      shipped.isShipped = true
      problems.append(
        shipped.problem(
          .tableFromShippedData,
          finding: "the package has no \(table.fileName); the shipped table stands in"
        )
      )
      return shipped
    }
  }
}

extension PackageTables {
  /// The tables as the domain holds them.
  ///
  /// - Throws: ``DataPackageError/unreadable(path:reason:)``.
  func content(
    legs: [Leg],
    problems: inout [DataProblem]
  ) throws(DataPackageError) -> NetworkContent {
    let settings = config.values.first
    let asOf: CivilDate
    if let own = settings?.asOf {
      asOf = own
    } else {
      asOf = try shippedAsOf(problems: &problems)
    }
    var content = NetworkContent(asOf: asOf, name: settings?.name ?? "")
    content.nodes = nodes.values.map(\.node)
    content.legs = legs
    content.facilities = facilities.values
    content.facilityDefaults = facilityDefaults.values
    content.noFacilities = noFacilities.values
    content.passages = passages.values
    content.crossings = crossings.values
    content.countryGroups = groups
    content.crossingDefaults = crossingDefaults.values.map(resolvingSides)
    content.services = services.values
    content.basins = basins.values
    content.speeds = speeds.values
    content.tariffs = tariffs.values
    content.emissionFactors = emissions.values
    content.places = places.values
    content.corridors = corridors.values
    content.parameters = parameters.values
    content.claims = claims.values
    content.constraints = constraints.values
    content.terminalFindings = terminals.values
    content.sources = try sources.values + shippedSources()
    return content
  }

  private func shippedAsOf(
    problems: inout [DataProblem]
  ) throws(DataPackageError) -> CivilDate {
    var ignored: [DataProblem] = []
    guard
      let source = try DataPackage.shipped.csv(of: .config),
      let asOf = LoadedTable(source, as: ConfigTable.self, problems: &ignored).values.first?.asOf
    else {
      let problem = config.problem(.missingValue, finding: "there is no as_of", expected: "a date")
      throw .invalid((problems + [problem]).inFileOrder())
    }
    if config.isReliable {
      problems.append(
        config.problem(
          .tableFromShippedData,
          finding: "the package says no as_of; the shipped data's \(asOf) stands in"
        )
      )
    }
    return asOf
  }

  /// The sources that shipped tables name, where they stand in beside sources of the package's own.
  private func shippedSources() throws(DataPackageError) -> [Source] {
    let hasShippedTables =
      basins.isShipped || facilityDefaults.isShipped || crossingDefaults.isShipped
      || parameters.isShipped || speeds.isShipped || tariffs.isShipped || emissions.isShipped
    guard hasShippedTables, !sources.isShipped,
      let source = try DataPackage.shipped.csv(of: .source)
    else { return [] }
    var ignored: [DataProblem] = []
    return LoadedTable(source, as: SourceTable.self, problems: &ignored).values
      .filter { sources.lineByKey[$0.id] == nil }
  }

  var groups: [String: Set<Country>] {
    var groups: [String: Set<Country>] = [:]
    for row in countryGroups.values { groups[row.groupID, default: []].insert(row.country) }
    return groups
  }

  /// A side's text is a group's id, else a country's code.
  private func resolvingSides(_ row: CrossingDefault) -> CrossingDefault {
    let groups = groups
    func resolved(_ side: CrossingDefault.Side) -> CrossingDefault.Side {
      guard case .group(let text) = side, groups[text] == nil, let country = Country(code: text)
      else { return side }
      return .country(country)
    }
    var row = row
    row.sideA = resolved(row.sideA)
    row.sideB = resolved(row.sideB)
    return row
  }

  /// The domain refuses what the checks let through.
  func problem(of error: NetworkError) -> DataProblem {
    switch error {
    case .duplicateID: links.problem(.duplicateID, finding: error.description)
    case .unknownNode: links.problem(.unknownNode, finding: error.description)
    }
  }
}
