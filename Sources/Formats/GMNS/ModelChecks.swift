import Geo
import Routing

/// Rows that the model cannot do without, whatever the network.
struct ModelChecks {
  private(set) var problems: [DataProblem] = []

  init(_ tables: PackageTables, legs: [Leg]) {
    checkParameters(tables)
    checkFacilityDefaults(tables)
    checkSpeeds(tables, modes: Set(legs.map(\.mode)))
  }

  private mutating func checkParameters(_ tables: PackageTables) {
    guard tables.parameters.isReliable else { return }
    for id in ModelParameters.Row.allCases.map(\.rawValue)
    where tables.parameters.lineByKey[id] == nil {
      problems.append(
        tables.parameters.problem(
          .missingRow,
          finding: "there is no parameter '\(id)'",
          expected: "a row of that name"
        )
      )
    }
  }

  private mutating func checkFacilityDefaults(_ tables: PackageTables) {
    guard tables.facilityDefaults.isReliable else { return }
    let kinds = Set(tables.facilityDefaults.values.map(\.kind))
    for kind in FacilityDefault.Kind.allCases where !kinds.contains(kind) {
      problems.append(
        tables.facilityDefaults.problem(
          .missingRow,
          finding: "there is no default of kind '\(kind.rawValue)'",
          expected: "a row of that kind"
        )
      )
    }
  }

  /// A country without a speed of its own takes the default, which must be there for every service.
  private mutating func checkSpeeds(_ tables: PackageTables, modes: Set<Mode>) {
    guard tables.speeds.isReliable else { return }
    for mode in [Mode.rail, .road] where modes.contains(mode) {
      let defaults = tables.speeds.values.filter { $0.mode == mode && $0.country == nil }
      if defaults.contains(where: { $0.service == nil }) { continue }
      let services = Set(defaults.compactMap(\.service))
      for service in ServiceClass.allCases where !services.contains(service) {
        problems.append(
          tables.speeds.problem(
            .missingRow,
            finding: "there is no default speed for \(service.rawValue) \(mode.rawValue)",
            expected: "a row with country * and service \(service.rawValue) or any"
          )
        )
      }
    }
  }
}
