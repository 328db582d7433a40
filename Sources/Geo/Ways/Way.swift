/// What freight stands on while it moves: half of a search state.
///
/// Two legs that meet at a node join only if they share a way; a ``Facility`` or a ferry's berth
/// is the only thing that leads from one way to another.
public enum Way: Hashable, Sendable {
  case road
  /// A train on track of one gauge.
  case rail(Gauge)
  /// A lift-on ship, at sea or on a canal or river, of one class.
  case water(VesselClass)
  /// A lorry on a ferry's deck.
  case ferryRoad
  /// Wagons of one gauge on a train ferry's deck; they keep their gauge.
  case ferryRail(Gauge)
  case pipeline(Commodity)
}

extension Way: CustomStringConvertible {
  /// The way's name in data, in queries and in output: `rail-1520`, `ferry-road`, `water-deep-sea`.
  public var description: String {
    switch self {
    case .road: "road"
    case .rail(let gauge): "rail-\(gauge)"
    case .water(let vesselClass): "water-\(vesselClass.rawValue)"
    case .ferryRoad: "ferry-road"
    case .ferryRail(let gauge): "ferry-\(gauge)"
    case .pipeline(let commodity): "pipeline-\(commodity.rawValue)"
    }
  }
}

extension Way: Comparable {
  public static func < (lhs: Way, rhs: Way) -> Bool {
    lhs.order < rhs.order
  }

  private var order: (Int, Int) {
    switch self {
    case .road: (0, 0)
    case .rail(let gauge): (1, gauge.millimetres)
    case .water(let vesselClass): (2, vesselClass == .deepSea ? 0 : 1)
    case .ferryRoad: (3, 0)
    case .ferryRail(let gauge): (4, gauge.millimetres)
    case .pipeline(let commodity): (5, commodity == .gas ? 0 : 1)
    }
  }
}

extension Way {
  /// The gauge the freight's wagons have, on track or on deck.
  public var gauge: Gauge? {
    switch self {
    case .rail(let gauge), .ferryRail(let gauge): gauge
    case .road, .water, .ferryRoad, .pipeline: nil
    }
  }

  /// What carries the freight, whether or not a ferry carries that in turn.
  public var vehicle: Vehicle {
    switch self {
    case .road, .ferryRoad: .lorry
    case .rail, .ferryRail: .wagon
    case .water: .ship
    case .pipeline: .pipe
    }
  }

  public enum Vehicle: Hashable, Sendable {
    case lorry
    case wagon
    case ship
    case pipe
  }

  /// The way on shore that a ferry's berth joins to this deck, or the reverse: lorry or wagon
  /// stays what it is.
  public var acrossBerth: Way? {
    switch self {
    case .road: .ferryRoad
    case .ferryRoad: .road
    case .rail(let gauge): .ferryRail(gauge)
    case .ferryRail(let gauge): .rail(gauge)
    case .water, .pipeline: nil
    }
  }
}

/// The class of ship that a water leg admits.
public enum VesselClass: String, CaseIterable, Hashable, Sendable {
  case deepSea = "deep-sea"
  /// Ships that the Volga, the Don and the Volga–Baltic waterway admit, and that reach the
  /// Caspian.
  case riverSea = "river-sea"
}

/// What a pipeline carries. Containers never use pipelines; gas and oil use nothing else.
public enum Commodity: String, CaseIterable, Hashable, Sendable {
  case gas
  case oil
}
