/// Sailings (or trains) of one leg: how often they leave and how long they take.
public struct Service: Hashable, Sendable {
  public var legID: String
  /// Mean hours between departures; 0 where the leg is only passed within a voyage.
  public var headwayHours: Double
  /// Coefficient of variation of the headway: 0 for a timetable kept to the minute, 1 for
  /// departures at random.
  public var headwayCV: Double
  /// Berth to berth.
  public var sailing: DurationFigure
  public var speedKn: Double?
  /// Legs of one voyage are sailed through without a new wait.
  public var voyage: String
  public var provenance: Provenance

  public init(
    legID: String,
    headwayHours: Double,
    headwayCV: Double,
    sailing: DurationFigure,
    speedKn: Double? = nil,
    voyage: String = "",
    provenance: Provenance
  ) {
    self.legID = legID
    self.headwayHours = headwayHours
    self.headwayCV = headwayCV
    self.sailing = sailing
    self.speedKn = speedKn
    self.voyage = voyage
    self.provenance = provenance
  }
}

/// A sea or river system with the headway and speed of services nobody published.
public struct Basin: Hashable, Sendable, Identifiable {
  public var id: String
  public var name: String
  public var headwayHours: Double
  public var headwayCV: Double
  public var speedKn: Double
  public var provenance: Provenance

  /// The international nautical mile (First International Extraordinary Hydrographic Conference,
  /// Monaco 1929).
  public static let kmPerNauticalMile = 1.852

  /// Hours that a ship of this basin sails for so many kilometres.
  public func sailingHours(km: Double) -> Double {
    km / (speedKn * Basin.kmPerNauticalMile)
  }

  public init(
    id: String,
    name: String,
    headwayHours: Double,
    headwayCV: Double,
    speedKn: Double,
    provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.headwayHours = headwayHours
    self.headwayCV = headwayCV
    self.speedKn = speedKn
    self.provenance = provenance
  }
}
