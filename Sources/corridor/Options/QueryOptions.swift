import ArgumentParser
import Formats
import Geo
import Routing

/// The objectives by their names on the command line.
enum ObjectiveName: String, CaseIterable, ExpressibleByArgument {
  case time
  case distance
  case cost
  case co2
  case gaugeChanges = "gauge-changes"
  case generalisedCost = "generalised-cost"
}

extension ServiceClass: ExpressibleByArgument {}

/// What a query is asked with, the same for every command that routes.
struct QueryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Pass this node or place; repeat for several, in order.", valueName: "node"),
    completion: .custom(NameCompletion.ends)
  )
  var via: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Do not use what this selects: country:RU, mode:sea, node:ID, leg:ID, corridor:ID, kind:, "
        + "gauge:, status:, source:, basis:, crossing:ID, within:AREA.geojson, or an id with *.",
      valueName: "selector"
    )
  )
  var avoid: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Use this at least once (node, leg, country, corridor), or nothing else (mode, basis, "
        + "status, gauge). At most six.",
      valueName: "selector"
    )
  )
  var require: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Date of travel: 2031, 2031-06 or 2031-06-15 (a period is its last day), or today. "
        + "Default: the date of the data.",
      valueName: "date"
    )
  )
  var date: String?

  @Option(name: .long, help: "What to make small.")
  var by: ObjectiveName?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "USD an hour of the whole cargo is worth, for --by generalised-cost.",
      valueName: "usd-per-hour"
    )
  )
  var valueOfTime: Double?

  @Option(name: .long, help: "Rail service class.")
  var service: ServiceClass = .ordinary

  @Option(
    name: .long,
    help: ArgumentHelp("feu, teu, or tonnes and a form: 25t:bulk, 1000t:gas.", valueName: "cargo")
  )
  var cargo: String = "feu"

  func validate() throws {
    if let valueOfTime, !(valueOfTime >= 0 && valueOfTime.isFinite) {
      throw ValidationError("--value-of-time must be zero or more")
    }
    if (by == .generalisedCost) != (valueOfTime != nil) {
      throw ValidationError("--by generalised-cost and --value-of-time go together")
    }
  }

  /// The query between two ends.
  func query(from origin: String, to destination: String) throws -> Query {
    var query = try conditions()
    query.origin = try EndText.parse(origin)
    query.destination = try EndText.parse(destination)
    return query
  }

  /// What holds for every route; its ends stand for nothing.
  func conditions() throws -> Query {
    let cargo = try CargoText.parse(cargo)
    return Query(
      from: .named(""),
      to: .named(""),
      date: try date.map(DateText.parse),
      service: service,
      cargo: cargo,
      vias: via,
      avoid: try avoid.map(SelectorText.parse),
      require: try require.map(SelectorText.parse),
      objective: objective(for: cargo)
    )
  }

  private func objective(for cargo: Cargo) -> Objective {
    switch by {
    case .time: .time
    case .distance: .distance
    case .cost: .cost
    case .co2: .co2
    case .gaugeChanges: .gaugeChanges
    case .generalisedCost: .generalisedCost(usdPerHour: valueOfTime ?? 0)
    case nil: .standard(for: cargo)
    }
  }
}
