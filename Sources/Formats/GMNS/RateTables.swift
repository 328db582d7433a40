import Geo

/// `parameter.csv`: the scalars of the model.
struct ParameterTable: TableSchema {
  static let table = DataTable.parameter

  private let id: Column
  private let unit: Column
  private let typical: Column
  private let low: Column
  private let high: Column
  private let scope: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("name")
    unit = header.optional("unit")
    typical = header.required("typical")
    low = header.optional("low")
    high = header.optional("high")
    scope = header.optional("scope")
    provenance = ProvenanceColumns(&header, notes: "source_url")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Parameter? {
    let range = row.bounds(low, high, .finite)
    return Parameter(
      id: row.requiredText(id, expected: "the parameter's name"),
      unit: row.text(unit),
      typical: row.requiredNumber(typical, .finite),
      low: range.low,
      high: range.high,
      scope: row.text(scope),
      provenance: row.provenance(provenance)
    )
  }
}

/// `speed.csv`: kilometres a day.
struct SpeedTable: TableSchema {
  static let table = DataTable.speed

  private let id: Column
  private let mode: Column
  private let country: Column
  private let service: Column
  private let kmPerDay: Column
  private let low: Column
  private let high: Column
  private let driving: Column
  private let ratio: Column
  private let statistic: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("speed_id")
    mode = header.required("mode")
    country = header.optional("country")
    service = header.optional("service")
    kmPerDay = header.required("km_per_day")
    low = header.optional("low_km_per_day")
    high = header.optional("high_km_per_day")
    driving = header.optional("driving_km_per_hour")
    ratio = header.required("p90_over_p50")
    statistic = header.optional("statistic")
    provenance = ProvenanceColumns(&header, parameters: "parameter_names")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> SpeedRow? {
    let range = row.bounds(low, high, .positive)
    return SpeedRow(
      id: row.requiredText(id, expected: "an id that no other speed has"),
      mode: row.requiredChoice(mode, fallback: .rail),
      country: row.countryOrAnywhere(country),
      service: row.serviceOrAny(service),
      kmPerDay: row.requiredNumber(kmPerDay, .positive),
      lowKmPerDay: range.low,
      highKmPerDay: range.high,
      drivingKmPerHour: row.number(driving, .positive),
      p90OverP50: row.requiredNumber(ratio, .atLeastOne),
      statistic: row.choice(statistic) ?? .median,
      provenance: row.provenance(provenance)
    )
  }
}

/// `tariff.csv`: US dollars per FEU-kilometre.
struct TariffTable: TableSchema {
  static let table = DataTable.tariff

  private let id: Column
  private let mode: Column
  private let country: Column
  private let service: Column
  private let basin: Column
  private let leg: Column
  private let usd: Column
  private let low: Column
  private let high: Column
  private let validFrom: Column
  private let validUntil: Column
  private let applies: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("tariff_id")
    mode = header.required("mode")
    country = header.optional("country")
    service = header.optional("service")
    basin = header.optional("basin")
    leg = header.optional("link_id")
    usd = header.required("usd_per_feu_km")
    low = header.optional("low")
    high = header.optional("high")
    validFrom = header.optional("valid_from")
    validUntil = header.optional("valid_until")
    applies = header.optional("applies")
    provenance = ProvenanceColumns(&header, parameters: "parameter_names")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Tariff? {
    let range = row.bounds(low, high)
    let from = row.date(validFrom)
    let until = row.date(validUntil)
    if let from, let until, until < from {
      row.note(
        .closesBeforeOpens,
        validUntil,
        finding: "\(row.text(validUntil)) is before valid_from \(row.text(validFrom))",
        expected: "a later date"
      )
    }
    return Tariff(
      id: row.requiredText(id, expected: "an id that no other tariff has"),
      mode: row.requiredChoice(mode, fallback: .rail),
      countries: row.countryScope(country),
      service: row.serviceOrAny(service),
      basinID: row.optionalText(basin),
      legID: row.optionalText(leg),
      usdPerFEUKm: row.requiredNumber(usd),
      low: range.low,
      high: range.high,
      validFrom: from,
      validUntil: until,
      applies: row.flag(applies, fallback: true),
      provenance: row.provenance(provenance)
    )
  }
}

/// `emission.csv`: grams and kilowatt-hours per tonne-kilometre and the like.
struct EmissionTable: TableSchema {
  static let table = DataTable.emission

  private let id: Column
  private let mode: Column
  private let traction: Column
  private let country: Column
  private let vessel: Column
  private let figure: Column
  private let unit: Column
  private let low: Column
  private let high: Column
  private let scope: Column
  private let applies: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("emission_id")
    mode = header.required("mode")
    traction = header.optional("traction")
    country = header.optional("country")
    vessel = header.optional("vessel")
    figure = header.required("value")
    unit = header.required("unit")
    low = header.optional("low")
    high = header.optional("high")
    scope = header.required("scope")
    applies = header.optional("applies")
    provenance = ProvenanceColumns(&header, parameters: "parameter_names")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> EmissionFactor? {
    let range = row.bounds(low, high)
    let subject = subject(&row)
    let factor = EmissionFactor(
      id: row.requiredText(id, expected: "an id that no other factor has"),
      subject: subject ?? .rail,
      country: row.countryOrAnywhere(country),
      vessel: row.text(vessel),
      value: row.requiredNumber(figure),
      unit: row.requiredChoice(unit, fallback: .gramsPerTonneKm),
      low: range.low,
      high: range.high,
      scope: row.requiredChoice(scope, fallback: .wellToWheel),
      applies: row.flag(applies, fallback: true),
      provenance: row.provenance(provenance)
    )
    if subject == nil { return nil }
    if factor.applies, row.isSound { noteFit(of: factor, &row) }
    return factor
  }

  private enum SubjectMode: String, CaseIterable {
    case rail
    case grid
    case road
    case sea
    case ferry
    case inlandWaterway = "inland_waterway"
    case hub
  }

  private enum Traction: String, CaseIterable {
    case electric
    case diesel
  }

  private func subject(_ row: inout TableRow) -> EmissionFactor.Subject? {
    if row.isEmpty(mode) { _ = row.requiredText(mode, expected: "a mode, grid or hub") }
    let traction = row.choice(traction, Traction.self)
    switch row.choice(mode, SubjectMode.self) {
    case nil: return nil
    case .grid: return .grid
    case .road: return .road
    case .sea: return .sea
    case .ferry: return .ferry
    case .inlandWaterway: return .inlandWaterway
    case .hub: return .hub
    case .rail:
      switch traction {
      case .electric: return .railElectricEnergy
      case .diesel: return .railDiesel
      case nil: return .rail
      }
    }
  }

  /// Figures that apply are well-to-wheel, in a unit that the model can use, with a traction.
  private func noteFit(of factor: EmissionFactor, _ row: inout TableRow) {
    let units = factor.subject.units
    if units.isEmpty {
      row.note(
        .missingValue,
        traction,
        finding: "a railway figure that applies and has no traction",
        expected: "electric or diesel"
      )
    } else if !units.contains(factor.unit) {
      row.note(
        .unsupportedUnit,
        unit,
        finding: "\(factor.unit.rawValue) does not fit the figure's subject",
        expected: units.map(\.rawValue).joined(separator: " or ")
      )
    }
    let scope: EmissionFactor.Scope =
      factor.subject == .railElectricEnergy ? .energy : .wellToWheel
    if factor.scope != scope {
      row.note(
        .scopeMixed,
        self.scope,
        finding: "a figure of scope \(factor.scope.rawValue) cannot apply beside others",
        expected: "\(scope.rawValue), or applies false"
      )
    }
  }
}

extension EmissionFactor.Subject {
  /// The units that the model can use for the subject.
  fileprivate var units: [EmissionFactor.Unit] {
    switch self {
    case .rail: []
    case .railElectricEnergy: [.kilowattHoursPerTonneKm]
    case .railDiesel: [.gramsPerTonneKm]
    case .grid: [.gramsPerKilowattHour]
    case .road, .sea, .ferry, .inlandWaterway: [.gramsPerTonneKm, .gramsPerTEUKm]
    case .hub: [.kilogramsPerTonne]
    }
  }
}
