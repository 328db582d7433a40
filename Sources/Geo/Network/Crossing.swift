/// Time and money at a border, for one leg and direction.
public struct Crossing: Hashable, Sendable, Identifiable {
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case both
    case fromTo = "from>to"
    case toFrom = "to>from"
  }

  public var id: String
  /// The leg it stands on; `nil` for every leg of the pair and mode.
  public var legID: String?
  /// In the order of the leg's direction from→to.
  public var pair: CountryPair
  public var mode: Mode
  public var direction: Direction
  public var service: TrainServiceScope
  /// Without the gauge change, which is the facility's.
  public var duration: DurationFigure
  public var usdPerFEU: Double?
  public var provenance: Provenance

  public init(
    id: String,
    legID: String?,
    pair: CountryPair,
    mode: Mode,
    direction: Direction = .both,
    service: TrainServiceScope = .any,
    duration: DurationFigure,
    usdPerFEU: Double?,
    provenance: Provenance
  ) {
    self.id = id
    self.legID = legID
    self.pair = pair
    self.mode = mode
    self.direction = direction
    self.service = service
    self.duration = duration
    self.usdPerFEU = usdPerFEU
    self.provenance = provenance
  }
}

/// What a border takes by class of country pair, where no row for the leg or pair says so.
public struct CrossingDefault: Hashable, Sendable {
  /// One side of the pair: any country, one country, or a named group.
  public enum Side: Hashable, Sendable {
    case any
    case country(Country)
    case group(String)
  }

  /// Name of the class, unique with ``mode`` and ``service``.
  public var pairClass: String
  public var sideA: Side
  public var sideB: Side
  /// 1 is tried first.
  public var priority: Int
  /// In the file's words: `rail`, `road`, `inland-waterway`, `sea`, `ferry`, `ferry-gauged`, `any`.
  public var modeScope: String
  public var service: TrainServiceScope
  /// Whether the figure holds only where gauges meet: on a leg with track of two gauges, or beside
  /// a node that changes them.
  public var requiresBreakOfGauge: Bool
  public var duration: DurationFigure
  public var usdPerFEU: Double?
  public var provenance: Provenance

  public init(
    pairClass: String,
    sideA: Side,
    sideB: Side,
    priority: Int,
    modeScope: String,
    service: TrainServiceScope = .any,
    requiresBreakOfGauge: Bool = false,
    duration: DurationFigure,
    usdPerFEU: Double?,
    provenance: Provenance
  ) {
    self.pairClass = pairClass
    self.sideA = sideA
    self.sideB = sideB
    self.priority = priority
    self.modeScope = modeScope
    self.service = service
    self.requiresBreakOfGauge = requiresBreakOfGauge
    self.duration = duration
    self.usdPerFEU = usdPerFEU
    self.provenance = provenance
  }
}

/// How freight travels by rail.
public enum ServiceClass: String, CaseIterable, Hashable, Sendable {
  /// A block (express container) train.
  case block
  case ordinary
  case wagonload
}

/// The classes a figure holds for.
public enum TrainServiceScope: String, CaseIterable, Hashable, Sendable {
  case any
  case ordinary
  /// Block trains.
  case express
  case wagonload
}
