import Geo

/// A small network made up for these tests, from a break of gauge on land over the antimeridian to
/// a road: every kind of feature that GeoJSON draws, and figures that add up without rounding.
///
/// The places are real enough to be found on a map; the figures are invented and round.
enum PacificNetwork {
  static let asOf = "2026-01-31"

  static func make() throws -> Network {
    var content = NetworkContent(asOf: try date(asOf), name: "pacific")
    content.nodes = try nodes()
    content.legs = try legs()
    content.facilities = try facilities()
    content.facilityDefaults = [
      FacilityDefault(
        id: "default-port-end",
        kind: .portEnd,
        duration: exactly(hours: 24),
        usdPerFEU: 300,
        provenance: provenance
      )
    ]
    content.crossingDefaults = [
      CrossingDefault(
        pairClass: "any",
        sideA: .any,
        sideB: .any,
        priority: 1,
        modeScope: "any",
        duration: exactly(hours: 20),
        usdPerFEU: 150,
        provenance: provenance
      )
    ]
    content.services = [
      Service(
        legID: "ru-vladivostok__us-anchorage__sea",
        headwayHours: 168,
        headwayCV: 0,
        sailing: exactly(hours: 300),
        provenance: provenance
      )
    ]
    content.basins = [
      Basin(
        id: "pacific",
        name: "North Pacific",
        headwayHours: 168,
        headwayCV: 0,
        speedKn: 15,
        provenance: provenance
      )
    ]
    content.speeds = [Mode.rail, .road].map { mode in
      SpeedRow(
        id: "speed-\(mode.rawValue)",
        mode: mode,
        kmPerDay: 480,
        p90OverP50: 1,
        provenance: provenance
      )
    }
    // No tariff for roads: the total is a lower bound.
    content.tariffs = [
      Tariff(id: "tariff-rail", mode: .rail, usdPerFEUKm: 0.5, provenance: provenance),
      Tariff(id: "tariff-sea", mode: .sea, usdPerFEUKm: 0.125, provenance: provenance),
    ]
    content.emissionFactors = [
      factor("co2-energy", .railElectricEnergy, 0.03125, .kilowattHoursPerTonneKm),
      factor("co2-diesel", .railDiesel, 28, .gramsPerTonneKm),
      factor("co2-grid", .grid, 512, .gramsPerKilowattHour),
      factor("co2-road", .road, 64, .gramsPerTonneKm),
      factor("co2-sea", .sea, 8, .gramsPerTonneKm),
    ]
    content.parameters = [
      parameter("border_lognormal_sigma", 0),
      parameter("disruption_probability_per_node", 0),
      parameter("disruption_multiplier", 1),
      parameter("electric_share_unknown", 0.5),
      parameter("teu_per_feu", 2),
      parameter("payload_per_TEU", 10),
      parameter("snap_limit", 50),
      parameter("snap_circuity", 1.5),
    ]
    content.corridors = [
      CorridorDefinition(
        id: "pacific",
        name: "Harbin – Anchorage",
        nodeIDs: ["cn-harbin", "ru-vladivostok", "us-anchorage"],
        sectionModes: [.rail, .water],
        sourceIDs: ["gazette"]
      )
    ]
    content.sources = [
      Source(id: "gazette", url: "https://example.org/gazette", publisher: "Gazette"),
      Source(id: "atlas", url: "https://example.org/atlas?a=1&b=\"2\"", publisher: "Atlas"),
      Source(id: "unused", url: "https://example.org/unused", publisher: "Unused"),
    ]
    return try Network(content)
  }

  private static func nodes() throws -> [Node] {
    [
      try node("cn-harbin", "Harbin", 126.64, 45.757_123_4, .city, "CN"),
      try node("cn-suifenhe", "Suifenhe", 131.15, 44.4, .border, "CN"),
      try node("ru-grodekovo", "Grodekovo", 131.38, 44.418_000_4, .border, "RU"),
      try node("ru-vladivostok", "Vladivostok", 131.9, 43.1, .port, "RU"),
      try node("us-anchorage", "Anchorage", -149.9, 61.24, .port, "US"),
      try node("us-fairbanks", "Fairbanks", -147.72, 64.84, .city, "US"),
      try node("ru-anadyr", "Anadyr", 177.5, 64.73, .port, "RU"),
      try node("fj-suva", "Suva", 178.42, -18.13, .port, "FJ"),
    ]
  }

  private static func legs() throws -> [Leg] {
    let rail = Gauge.broad1520
    return [
      Leg(
        id: "cn-harbin__cn-suifenhe__rail-1435",
        name: "Harbin – Suifenhe",
        fromNodeID: "cn-harbin",
        toNodeID: "cn-suifenhe",
        mode: .rail,
        gauges: [.standard1435],
        countries: try countries("CN"),
        lengthKm: 480,
        lengthBasis: .published,
        electricShare: 1,
        sourceIDs: ["gazette", "atlas"]
      ),
      // Stored from east to west and travelled from west to east.
      Leg(
        id: "ru-grodekovo__cn-suifenhe__rail-1435-1520",
        fromNodeID: "ru-grodekovo",
        toNodeID: "cn-suifenhe",
        mode: .rail,
        gauges: [.standard1435, rail],
        countries: try countries("RU", "CN"),
        lengthKm: 24,
        lengthBasis: .published,
        electricShare: 0,
        geometry: try line((131.38, 44.418), (131.3, 44.38), (131.2, 44.41)),
        geometryBasis: .digitised,
        sourceIDs: ["gazette"]
      ),
      Leg(
        id: "ru-grodekovo__ru-vladivostok__rail-1520",
        fromNodeID: "ru-grodekovo",
        toNodeID: "ru-vladivostok",
        mode: .rail,
        gauges: [rail],
        countries: try countries("RU"),
        lengthKm: 192,
        lengthBasis: .estimate,
        electricShare: 0.5
      ),
      Leg(
        id: "ru-vladivostok__us-anchorage__sea",
        fromNodeID: "ru-vladivostok",
        toNodeID: "us-anchorage",
        mode: .sea,
        vesselClass: .deepSea,
        countries: [],
        lengthKm: 6400,
        lengthBasis: .measured,
        basinID: "pacific",
        geometry: try line(
          (131.9, 43.1),
          (140, 45.6),
          (142.5, 45.8),
          (160, 50),
          (-170, 54),
          (-164.5, 54.2),
          (-151.5, 59)
        ),
        geometryBasis: .digitised,
        sourceIDs: ["atlas"]
      ),
      Leg(
        id: "us-anchorage__us-fairbanks__road",
        fromNodeID: "us-anchorage",
        toNodeID: "us-fairbanks",
        mode: .road,
        countries: try countries("US"),
        lengthKm: 560,
        lengthBasis: .published,
        sourceIDs: ["gazette"],
        notes: "a \"note\",\nin two lines; ёж"
      ),
      Leg(
        id: "cn-harbin__ru-vladivostok__rail-1435",
        fromNodeID: "cn-harbin",
        toNodeID: "ru-vladivostok",
        mode: .rail,
        gauges: [.standard1435],
        countries: try countries("CN", "RU"),
        lengthKm: 360,
        availability: Availability(status: .planned, opens: try date("2035")),
        sourceIDs: ["gazette"]
      ),
      Leg(
        id: "ru-anadyr__ru-vladivostok__sea",
        fromNodeID: "ru-anadyr",
        toNodeID: "ru-vladivostok",
        mode: .sea,
        countries: [],
        lengthKm: 4096,
        season: Season(from: try day("06-15"), to: try day("10-31")),
        variant: "northern",
        basinID: "pacific",
        capacityPerYear: 1e6,
        capacityUnit: "t/year"
      ),
      Leg(
        id: "ru-grodekovo__ru-vladivostok__gas",
        fromNodeID: "ru-grodekovo",
        toNodeID: "ru-vladivostok",
        mode: .pipeline,
        commodity: .gas,
        countries: try countries("RU"),
        lengthKm: 256,
        lengthBasis: .published,
        sourceIDs: ["gazette"]
      ),
    ]
  }

  private static func facilities() throws -> [Facility] {
    [
      Facility(
        id: "ru-grodekovo__rail-1435__rail-1520",
        nodeID: "ru-grodekovo",
        kind: .gaugeChange,
        from: .way(.rail(.standard1435)),
        to: .way(.rail(.broad1520)),
        method: .containerTransshipment,
        duration: exactly(hours: 6),
        usdPerFEU: 256,
        capacityPerYear: 100_000,
        capacityUnit: "TEU/year",
        provenance: provenance
      ),
      Facility(
        id: "ru-vladivostok__rail-1520__water",
        nodeID: "ru-vladivostok",
        kind: .port,
        from: .way(.rail(.broad1520)),
        to: .anyWater,
        method: .liftOnLiftOff,
        duration: exactly(hours: 48),
        usdPerFEU: 512,
        provenance: provenance
      ),
      Facility(
        id: "ru-vladivostok__rail-1435__water",
        nodeID: "ru-vladivostok",
        kind: .port,
        from: .way(.rail(.standard1435)),
        to: .anyWater,
        method: .liftOnLiftOff,
        duration: exactly(hours: 48),
        usdPerFEU: nil,
        availability: Availability(status: .planned, opens: try date("2035")),
        provenance: provenance
      ),
      Facility(
        id: "us-anchorage__water__road",
        nodeID: "us-anchorage",
        kind: .port,
        from: .anyWater,
        to: .way(.road),
        method: .liftOnLiftOff,
        duration: exactly(hours: 24),
        usdPerFEU: 128,
        provenance: provenance
      ),
    ]
  }
}

// MARK: - Rows in few words

extension PacificNetwork {
  /// A text that should read as something does not.
  struct BadFixture: Error {
    let text: String
  }

  static let provenance = Provenance(basis: .published, sourceIDs: ["gazette"], asOf: "2026")

  /// P90 equal to the median leaves no spread, so that the mean is the same number.
  static func exactly(hours: Double) -> DurationFigure {
    DurationFigure(hours: hours, p90Hours: hours)
  }

  static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(parsing: text) else { throw BadFixture(text: text) }
    return date
  }

  private static func day(_ text: String) throws -> Season.Day {
    guard let day = Season.Day(parsing: text) else { throw BadFixture(text: text) }
    return day
  }

  static func countries(_ codes: String...) throws -> [Country] {
    try codes.map { code in
      guard let country = Country(code: code) else { throw BadFixture(text: code) }
      return country
    }
  }

  static func line(_ points: (Double, Double)...) throws -> [Coordinate] {
    try points.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  static func node(
    _ id: String,
    _ name: String,
    _ longitude: Double,
    _ latitude: Double,
    _ kind: Node.Kind,
    _ country: String
  ) throws -> Node {
    Node(
      id: id,
      name: name,
      coordinate: try Coordinate(longitude: longitude, latitude: latitude),
      kind: kind,
      country: try countries(country)[0]
    )
  }

  private static func factor(
    _ id: String,
    _ subject: EmissionFactor.Subject,
    _ value: Double,
    _ unit: EmissionFactor.Unit
  ) -> EmissionFactor {
    EmissionFactor(id: id, subject: subject, value: value, unit: unit, provenance: provenance)
  }

  private static func parameter(_ id: String, _ value: Double) -> Parameter {
    Parameter(id: id, unit: "", typical: value, provenance: provenance)
  }
}
