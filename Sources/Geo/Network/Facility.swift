/// What a node can do: change the gauge, change the mode, move between quay and ship.
public struct Facility: Hashable, Sendable, Identifiable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case gaugeChange = "gauge_change"
    case intermodal
    case port
  }

  public enum Method: String, CaseIterable, Hashable, Sendable {
    case containerTransshipment = "container_transshipment"
    case bulkTransshipment = "bulk_transshipment"
    case bogieExchange = "bogie_exchange"
    case variableGauge = "variable_gauge"
    case liftOnLiftOff = "lift_on_lift_off"
    case roRo = "ro_ro"
    case trainFerry = "train_ferry"
  }

  /// One side of a facility: a way, or water of every class of ship that calls at the node.
  public enum Side: Hashable, Sendable, CustomStringConvertible {
    case way(Way)
    case anyWater

    public func admits(_ way: Way) -> Bool {
      switch self {
      case .way(let own): own == way
      case .anyWater: if case .water = way { true } else { false }
      }
    }

    public var description: String {
      switch self {
      case .way(let way): way.description
      case .anyWater: "water"
      }
    }
  }

  public var id: String
  public var nodeID: String
  public var kind: Kind
  public var from: Side
  public var to: Side
  public var worksBothDirections: Bool
  public var method: Method
  public var duration: DurationFigure
  /// `nil` if no tariff is known.
  public var usdPerFEU: Double?
  public var capacityPerYear: Double?
  public var capacityUnit: String
  public var availability: Availability
  public var provenance: Provenance

  public init(
    id: String,
    nodeID: String,
    kind: Kind,
    from: Side,
    to: Side,
    worksBothDirections: Bool = true,
    method: Method,
    duration: DurationFigure,
    usdPerFEU: Double?,
    capacityPerYear: Double? = nil,
    capacityUnit: String = "",
    availability: Availability = Availability(status: .operational),
    provenance: Provenance
  ) {
    self.id = id
    self.nodeID = nodeID
    self.kind = kind
    self.from = from
    self.to = to
    self.worksBothDirections = worksBothDirections
    self.method = method
    self.duration = duration
    self.usdPerFEU = usdPerFEU
    self.capacityPerYear = capacityPerYear
    self.capacityUnit = capacityUnit
    self.availability = availability
    self.provenance = provenance
  }

  /// Whether freight may be handed from one way to the other here.
  public func serves(from: Way, to: Way) -> Bool {
    (self.from.admits(from) && self.to.admits(to))
      || (worksBothDirections && self.from.admits(to) && self.to.admits(from))
  }

  /// Whether this is a ferry's berth: the lorry or wagon rolls aboard as it is, so no lift and no
  /// change of gauge or mode is counted.
  public var isBerth: Bool {
    guard case .way(let from) = from, case .way(let to) = to else { return false }
    return from.acrossBerth == to
  }
}

/// What a ferry's berth or a port takes where no row of its own says so.
public struct FacilityDefault: Hashable, Sendable, Identifiable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Freight that starts or ends by water at a port without a row.
    case portEnd = "port_end"
    case berthTrainFerry = "berth_train_ferry"
    case berthRoRo = "berth_ro_ro"
  }

  public var id: String
  public var kind: Kind
  public var duration: DurationFigure
  public var usdPerFEU: Double?
  public var provenance: Provenance

  public init(
    id: String,
    kind: Kind,
    duration: DurationFigure,
    usdPerFEU: Double?,
    provenance: Provenance
  ) {
    self.id = id
    self.kind = kind
    self.duration = duration
    self.usdPerFEU = usdPerFEU
    self.provenance = provenance
  }
}

/// A node where two ways meet and freight cannot change, with the reason.
public struct NoFacility: Hashable, Sendable {
  public var nodeID: String
  public var wayA: String
  public var wayB: String
  public var reason: String

  public init(nodeID: String, wayA: String, wayB: String, reason: String) {
    self.nodeID = nodeID
    self.wayA = wayA
    self.wayB = wayB
    self.reason = reason
  }
}

/// The wait of a ship at a canal, lock or pilot station: paid once on the leg, without handling.
public struct Passage: Hashable, Sendable {
  public var legID: String
  /// `convoy_wait`, `lock` or `pilot`.
  public var kind: String
  public var duration: DurationFigure
  /// Toll per FEU; `nil` if unknown.
  public var usdPerFEU: Double?
  public var provenance: Provenance

  public init(
    legID: String,
    kind: String,
    duration: DurationFigure,
    usdPerFEU: Double?,
    provenance: Provenance
  ) {
    self.legID = legID
    self.kind = kind
    self.duration = duration
    self.usdPerFEU = usdPerFEU
    self.provenance = provenance
  }
}
