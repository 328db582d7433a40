import Geo

/// The answer to a query: what happens, in order, with what it adds up to and where every figure
/// comes from.
public struct Itinerary: Hashable, Sendable {
  /// Names of the ends as asked, and the nodes used.
  public var origin: ItineraryEnd
  public var destination: ItineraryEnd
  public var date: CivilDate
  /// The data's own date: what "open today" is judged by.
  public var asOf: CivilDate
  /// Names of the scenarios that the network stands under.
  public var scenarioNames: [String] = []
  public var service: ServiceClass
  public var cargo: Cargo
  public var cargoSize: CargoSize
  public var objective: Objective
  public var steps: [Step]
  /// `nil` for a free route.
  public var corridor: FollowedCorridor?
  public var total: CostVector
  /// False for pipelines, whose hours, dollars and carbon are unknown rather than zero.
  public var hasTimeAndMoney: Bool
}

/// One end of an itinerary.
public struct ItineraryEnd: Hashable, Sendable {
  /// As a person called it.
  public var name: String
  public var nodeID: String
  /// Kilometres over land to the node, 0 unless a point was asked for.
  public var accessKm: Double
}

/// The corridor an itinerary follows, and how much of it.
public struct FollowedCorridor: Hashable, Sendable {
  public var id: String
  public var name: String
  /// Kilometres travelled to reach it and after leaving it.
  public var addedKm: Double
  /// Kilometres of it beyond the ends, not travelled.
  public var leftOutKm: Double
  /// Whether it is travelled against the order of its definition.
  public var isReversed: Bool
}

extension Itinerary {
  /// All components in order.
  public var components: [Component] { steps.flatMap(\.components) }

  public var legSteps: [Step] { steps.filter { $0.kind == .leg } }

  /// Kilometres by mode; access over land is road.
  public func kmByMode(in network: Network) -> [(mode: Mode, km: Double)] {
    var km: [Mode: Double] = [:]
    for step in steps {
      switch step.kind {
      case .access: km[.road, default: 0] += step.cost.km
      case .leg:
        guard let leg = step.legID.flatMap({ network.leg(id: $0) }) else { continue }
        km[leg.mode, default: 0] += step.cost.km
      default: continue
      }
    }
    return Mode.allCases.compactMap { mode in km[mode].map { (mode, $0) } }
  }

  /// Kilometres by country, ``Country/highSeas`` for the sea; sorted by code. An even split of a
  /// border leg is an estimate.
  public var kmByCountry: [(country: Country, km: Double)] {
    var km: [Country: Double] = [:]
    for component in components where component.km > 0 {
      km[component.country, default: 0] += component.km
    }
    return km.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Mean hours by cause, in the order of ``Component/Cause``.
  public var hoursByCause: [(cause: Component.Cause, hours: Double)] {
    var hours: [Component.Cause: Double] = [:]
    for component in components {
      hours[component.cause, default: 0] += component.time?.meanHours ?? 0
    }
    return Component.Cause.allCases.compactMap { cause in hours[cause].map { (cause, $0) } }
  }

  public func hours(of causes: Set<Component.Cause>) -> Double {
    hoursByCause.filter { causes.contains($0.cause) }.map(\.hours).reduce(0, +)
  }

  /// Kilometres over hours of movement, in **km/h** (CAREC's speed without delay); `nil` without
  /// movement.
  public var speedWithoutDelayKmPerHour: Double? {
    let running = hours(of: [.running])
    return hasTimeAndMoney && running > 0 ? total.km / running : nil
  }

  /// Kilometres over all hours, in **km/h** (CAREC's speed with delay).
  public var speedWithDelayKmPerHour: Double? {
    hasTimeAndMoney && total.hours > 0 ? total.km / total.hours : nil
  }

  /// Ids of the sources of every figure used, sorted.
  public var sourceIDs: [String] {
    Set(components.flatMap(\.sourceIDs)).sorted()
  }

  /// The weakest basis of the figures used; `nil` for an itinerary without steps.
  public var worstBasis: Basis? {
    components.map(\.basis).max()
  }

  /// What lacks a tariff, sorted: the total cost is at least what is printed.
  public var missingTariffs: [String] {
    Set(components.compactMap(\.lacks)).sorted()
  }

  /// Steps over legs or facilities that are not open on the data's own date.
  public var stepsNotOpenYet: [Step] {
    steps.filter { $0.notOpenYet != nil }
  }

  /// Ids of those legs and facilities, in the order of travel.
  public var idsNotOpenYet: [String] {
    stepsNotOpenYet.compactMap { $0.kind == .leg ? $0.legID : $0.facilityID }
  }

  /// How often the freight passes between lorry, wagon and ship; a ferry carries lorry or wagon, so
  /// boarding one counts for nothing.
  public var modeChanges: Int {
    steps.count { step in
      guard let before = step.previousWay, let after = step.way else { return false }
      return before.vehicle != after.vehicle
    }
  }
}
