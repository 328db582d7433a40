/// One stretch between two nodes with **one** mode, a published length, and a status with dates
/// (GMNS calls it a link). Several legs may join the same two nodes.
///
/// A leg is travelled in both directions unless it is ``isDirected``.
public struct Leg: Hashable, Sendable, Identifiable {
  /// Which of a line's two lengths a figure is.
  public enum LengthKind: String, CaseIterable, Hashable, Sendable {
    /// Kilometres a railway bills.
    case tariff
    /// Kilometres of track, road or course.
    case line
  }

  public var id: String
  public var name: String
  public var fromNodeID: String
  public var toNodeID: String
  public var isDirected: Bool
  public var mode: Mode
  /// Rail: the gauges of the track, one way each. Ferry: the gauge of the wagons it carries, or
  /// none if it carries lorries.
  public var gauges: [Gauge]
  /// Water: the only class of ship admitted; `nil` admits all.
  public var vesselClass: VesselClass?
  /// Pipelines: what they carry.
  public var commodity: Commodity?
  /// The countries the leg runs through, in order from end to end. Empty on the high seas.
  public var countries: [Country]
  /// Kilometres, of ``lengthKind``; above zero.
  public var lengthKm: Double
  public var lengthKind: LengthKind
  /// Kilometres of track where a tariff length is kept in ``lengthKm`` and the line's is known too.
  public var lineLengthKm: Double?
  public var lengthLowKm: Double?
  public var lengthHighKm: Double?
  public var lengthBasis: Basis
  /// Why a published length may stand although it is shorter than the geodesic.
  public var lengthException: String?
  public var availability: Availability
  public var season: Season?
  /// A leg of a variant exists only for a corridor or scenario that names the variant.
  public var variant: String?
  /// Share of traction that is electric, 0…1; `nil` if unknown.
  public var electricShare: Double?
  public var tracks: String
  public var traction: String
  public var basinID: String?
  /// The course, from end to end; `nil` where only the geodesic between the nodes is known.
  public var geometry: [Coordinate]?
  /// `schematic` or `digitised`.
  public var geometryBasis: GeometryBasis
  public var capacityPerYear: Double?
  public var capacityUnit: String
  public var sourceIDs: [String]
  public var asOf: String
  public var notes: String
  /// What a scenario multiplied the speed by, above zero.
  public var speedFactor: Double = 1
  /// What a scenario multiplied the tariff by, zero or more.
  public var tariffFactor: Double = 1
  /// What a scenario multiplied the leg's borders by.
  public var borderFactors: [BorderFactor] = []

  /// What a drawn line is worth.
  public enum GeometryBasis: String, CaseIterable, Hashable, Sendable {
    /// The geodesic between two stations, or a sketch of a river.
    case schematic
    /// Drawn point by point so that it keeps off land.
    case digitised
  }

  public init(
    id: String,
    name: String = "",
    fromNodeID: String,
    toNodeID: String,
    isDirected: Bool = false,
    mode: Mode,
    gauges: [Gauge] = [],
    vesselClass: VesselClass? = nil,
    commodity: Commodity? = nil,
    countries: [Country],
    lengthKm: Double,
    lengthKind: LengthKind = .line,
    lineLengthKm: Double? = nil,
    lengthLowKm: Double? = nil,
    lengthHighKm: Double? = nil,
    lengthBasis: Basis = .assumption,
    lengthException: String? = nil,
    availability: Availability = Availability(status: .operational),
    season: Season? = nil,
    variant: String? = nil,
    electricShare: Double? = nil,
    tracks: String = "",
    traction: String = "",
    basinID: String? = nil,
    geometry: [Coordinate]? = nil,
    geometryBasis: GeometryBasis = .schematic,
    capacityPerYear: Double? = nil,
    capacityUnit: String = "",
    sourceIDs: [String] = [],
    asOf: String = "",
    notes: String = ""
  ) {
    self.id = id
    self.name = name
    self.fromNodeID = fromNodeID
    self.toNodeID = toNodeID
    self.isDirected = isDirected
    self.mode = mode
    self.gauges = gauges
    self.vesselClass = vesselClass
    self.commodity = commodity
    self.countries = countries
    self.lengthKm = lengthKm
    self.lengthKind = lengthKind
    self.lineLengthKm = lineLengthKm
    self.lengthLowKm = lengthLowKm
    self.lengthHighKm = lengthHighKm
    self.lengthBasis = lengthBasis
    self.lengthException = lengthException
    self.availability = availability
    self.season = season
    self.variant = variant
    self.electricShare = electricShare
    self.tracks = tracks
    self.traction = traction
    self.basinID = basinID
    self.geometry = geometry
    self.geometryBasis = geometryBasis
    self.capacityPerYear = capacityPerYear
    self.capacityUnit = capacityUnit
    self.sourceIDs = sourceIDs
    self.asOf = asOf
    self.notes = notes
  }

  /// Kilometres to compute running time from: the line's where known, else the tariff's.
  public var runningKm: Double {
    lengthKind == .line ? lengthKm : (lineLengthKm ?? lengthKm)
  }

  /// The ways that can be travelled on this leg: one per gauge, one per admitted class of ship.
  public var ways: [Way] {
    switch mode {
    case .road: [.road]
    case .rail: gauges.map(Way.rail)
    case .ferry: gauges.isEmpty ? [.ferryRoad] : gauges.map(Way.ferryRail)
    case .sea, .inlandWaterway: (vesselClass.map { [$0] } ?? VesselClass.allCases).map(Way.water)
    case .pipeline: commodity.map { [.pipeline($0)] } ?? []
    }
  }

  /// The pairs of neighbouring countries whose border the leg crosses, in the order of travel from
  /// ``fromNodeID``. Empty for modes whose formalities are in the port call, and for pipelines.
  public var borderPairs: [CountryPair] {
    guard mode.hasBorderCrossings else { return [] }
    return zip(countries, countries.dropFirst()).map { CountryPair(from: $0, to: $1) }
  }
}

/// What the hours and dollars of a leg's border are multiplied by, in both directions.
public struct BorderFactor: Hashable, Sendable {
  /// In either order.
  public var pair: CountryPair
  /// Zero or more.
  public var hours: Double
  /// Zero or more.
  public var usd: Double

  public init(pair: CountryPair, hours: Double = 1, usd: Double = 1) {
    self.pair = pair
    self.hours = hours
    self.usd = usd
  }

  public func applies(to other: CountryPair) -> Bool {
    other == pair || other == pair.reversed
  }
}

/// Two countries in the order of travel.
public struct CountryPair: Hashable, Sendable, CustomStringConvertible {
  public var from: Country
  public var to: Country

  public init(from: Country, to: Country) {
    self.from = from
    self.to = to
  }

  public var reversed: CountryPair { CountryPair(from: to, to: from) }

  public var description: String { "\(from)-\(to)" }
}
