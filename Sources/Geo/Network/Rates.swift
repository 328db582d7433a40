/// Kilometres a day by mode, country and service class, stops on the line included, borders not.
public struct SpeedRow: Hashable, Sendable, Identifiable {
  public var id: String
  public var mode: Mode
  /// `nil` is the default for countries without a row.
  public var country: Country?
  /// `nil` holds for every service class.
  public var service: ServiceClass?
  public var kmPerDay: Double
  public var lowKmPerDay: Double?
  public var highKmPerDay: Double?
  /// Road: speed while driving; the rest of the day is the driver's.
  public var drivingKmPerHour: Double?
  /// Ratio of the 90th percentile of running time to its median; at least 1.
  public var p90OverP50: Double
  public var statistic: DurationFigure.Statistic
  public var provenance: Provenance

  public init(
    id: String,
    mode: Mode,
    country: Country? = nil,
    service: ServiceClass? = nil,
    kmPerDay: Double,
    lowKmPerDay: Double? = nil,
    highKmPerDay: Double? = nil,
    drivingKmPerHour: Double? = nil,
    p90OverP50: Double,
    statistic: DurationFigure.Statistic = .median,
    provenance: Provenance
  ) {
    self.id = id
    self.mode = mode
    self.country = country
    self.service = service
    self.kmPerDay = kmPerDay
    self.lowKmPerDay = lowKmPerDay
    self.highKmPerDay = highKmPerDay
    self.drivingKmPerHour = drivingKmPerHour
    self.p90OverP50 = p90OverP50
    self.statistic = statistic
    self.provenance = provenance
  }
}

/// US dollars per FEU-kilometre, from the widest scope to a single leg.
public struct Tariff: Hashable, Sendable, Identifiable {
  public var id: String
  public var mode: Mode
  /// Empty holds in every country.
  public var countries: [Country]
  public var service: ServiceClass?
  public var basinID: String?
  public var legID: String?
  public var usdPerFEUKm: Double
  public var low: Double?
  public var high: Double?
  public var validFrom: CivilDate?
  public var validUntil: CivilDate?
  /// False for figures kept to be shown, such as rates that lack wagons and terminals.
  public var applies: Bool
  public var provenance: Provenance

  public init(
    id: String,
    mode: Mode,
    countries: [Country] = [],
    service: ServiceClass? = nil,
    basinID: String? = nil,
    legID: String? = nil,
    usdPerFEUKm: Double,
    low: Double? = nil,
    high: Double? = nil,
    validFrom: CivilDate? = nil,
    validUntil: CivilDate? = nil,
    applies: Bool = true,
    provenance: Provenance
  ) {
    self.id = id
    self.mode = mode
    self.countries = countries
    self.service = service
    self.basinID = basinID
    self.legID = legID
    self.usdPerFEUKm = usdPerFEUKm
    self.low = low
    self.high = high
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.applies = applies
    self.provenance = provenance
  }
}

/// An emission factor, well to wheel.
public struct EmissionFactor: Hashable, Sendable, Identifiable {
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    case gramsPerTonneKm = "g CO2e/tkm"
    case gramsPerTEUKm = "g CO2e/TEU-km"
    case kilowattHoursPerTonneKm = "kWh/tkm"
    case gramsPerKilowattHour = "g CO2e/kWh"
    case kilogramsPerTonne = "kg CO2e/t"
  }

  public enum Subject: String, CaseIterable, Hashable, Sendable {
    case railElectricEnergy = "rail_electric_energy"
    case railDiesel = "rail_diesel"
    /// Rail of whatever traction; only figures that do not apply are this vague.
    case rail
    case grid
    case road
    case sea
    case ferry
    case inlandWaterway = "inland_waterway"
    case hub
  }

  /// The part of a fuel's life that a figure counts.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case wellToWheel = "WTW"
    case wellToTank = "WTT"
    case tankToWheel = "TTW"
    /// Energy at the substation, to be multiplied by a grid's intensity.
    case energy
  }

  public var id: String
  public var subject: Subject
  public var country: Country?
  /// The kind of ship, for people to read.
  public var vessel: String
  public var value: Double
  public var unit: Unit
  public var low: Double?
  public var high: Double?
  public var scope: Scope
  /// False for figures of another scope, kept to be shown.
  public var applies: Bool
  public var provenance: Provenance

  public init(
    id: String,
    subject: Subject,
    country: Country? = nil,
    vessel: String = "",
    value: Double,
    unit: Unit,
    low: Double? = nil,
    high: Double? = nil,
    scope: Scope = .wellToWheel,
    applies: Bool = true,
    provenance: Provenance
  ) {
    self.id = id
    self.subject = subject
    self.country = country
    self.vessel = vessel
    self.value = value
    self.unit = unit
    self.low = low
    self.high = high
    self.scope = scope
    self.applies = applies
    self.provenance = provenance
  }
}
