/// The tables of a data package, before they are joined.
public struct NetworkContent: Sendable {
  /// The default date of every query: what "today" means for this data.
  public var asOf: CivilDate
  public var name: String
  public var nodes: [Node]
  public var legs: [Leg]
  public var facilities: [Facility]
  public var facilityDefaults: [FacilityDefault]
  public var noFacilities: [NoFacility]
  public var passages: [Passage]
  public var crossings: [Crossing]
  public var crossingDefaults: [CrossingDefault]
  /// Countries of each named group (`EU`, `EAEU`).
  public var countryGroups: [String: Set<Country>]
  public var services: [Service]
  public var basins: [Basin]
  public var speeds: [SpeedRow]
  public var tariffs: [Tariff]
  public var emissionFactors: [EmissionFactor]
  public var places: [Place]
  public var corridors: [CorridorDefinition]
  public var parameters: [Parameter]
  public var claims: [Claim]
  public var constraints: [LengthConstraint]
  public var terminalFindings: [TerminalFinding]
  public var sources: [Source]

  public init(asOf: CivilDate, name: String = "") {
    self.asOf = asOf
    self.name = name
    nodes = []
    legs = []
    facilities = []
    facilityDefaults = []
    noFacilities = []
    passages = []
    crossings = []
    crossingDefaults = []
    countryGroups = [:]
    services = []
    basins = []
    speeds = []
    tariffs = []
    emissionFactors = []
    places = []
    corridors = []
    parameters = []
    claims = []
    constraints = []
    terminalFindings = []
    sources = []
  }
}
