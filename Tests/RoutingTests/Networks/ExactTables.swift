import Geo

/// Speeds, rates and parameters chosen so that every sum a search makes is exact in binary floating
/// point: speeds are powers of two, money and carbon are dyadic fractions, nothing is spread.
///
/// With these tables a law about optima can be tested with `==` and no tolerance.
enum ExactTables {
  static let assumed = Provenance(basis: .assumption)

  /// 250 kn is 463 km/h to the last bit, so sea legs of 463·n km take n hours.
  static let exactSpeedKn = 250.0
  static let exactSpeedKmPerHour = 463.0

  static func hours(_ hours: Double, p90: Double? = nil) -> DurationFigure {
    DurationFigure(hours: hours, p90Hours: p90)
  }

  /// A content with every model table filled, and no node or leg.
  static func content(asOf: CivilDate) -> NetworkContent {
    var content = NetworkContent(asOf: asOf, name: "exact")
    content.parameters = parameters
    content.facilityDefaults = facilityDefaults
    content.crossingDefaults = crossingDefaults
    content.basins = basins
    content.speeds = speeds
    content.tariffs = tariffs
    content.emissionFactors = emissionFactors
    return content
  }

  private static var parameters: [Parameter] {
    let values: [(String, Double)] = [
      ("border_lognormal_sigma", 0),
      ("disruption_probability_per_node", 0),
      ("disruption_multiplier", 3),
      ("electric_share_unknown", 0.5),
      ("teu_per_feu", 2),
      ("payload_per_TEU", 10),
      ("snap_limit", 50),
      ("snap_circuity", 1.3),
    ]
    return values.map { Parameter(id: $0.0, unit: "", typical: $0.1, provenance: assumed) }
  }

  private static var facilityDefaults: [FacilityDefault] {
    let rows: [(FacilityDefault.Kind, Double, Double)] = [
      (.portEnd, 8, 64), (.berthTrainFerry, 4, 16), (.berthRoRo, 2, 8),
    ]
    return rows.map { kind, hours, usd in
      FacilityDefault(
        id: "default-\(kind.rawValue)",
        kind: kind,
        duration: ExactTables.hours(hours),
        usdPerFEU: usd,
        provenance: assumed
      )
    }
  }

  private static var crossingDefaults: [CrossingDefault] {
    let rows: [(String, Double, Double)] = [
      ("rail", 16, 32), ("road", 8, 24), ("inland-waterway", 4, 12),
      ("sea", 0, 0), ("ferry", 0, 0), ("ferry-gauged", 6, 20),
    ]
    return rows.map { scope, hours, usd in
      CrossingDefault(
        pairClass: "ANY",
        sideA: .any,
        sideB: .any,
        priority: 9,
        modeScope: scope,
        duration: ExactTables.hours(hours),
        usdPerFEU: usd,
        provenance: assumed
      )
    }
  }

  private static var basins: [Basin] {
    [("calm", 48.0, 1.0), ("busy", 24.0, 0.0)].map { id, headway, cv in
      Basin(
        id: id,
        name: id,
        headwayHours: headway,
        headwayCV: cv,
        speedKn: exactSpeedKn,
        provenance: assumed
      )
    }
  }

  private static var speeds: [SpeedRow] {
    [
      SpeedRow(id: "rail", mode: .rail, kmPerDay: 512, p90OverP50: 1, provenance: assumed),
      SpeedRow(
        id: "rail-block",
        mode: .rail,
        service: .block,
        kmPerDay: 1024,
        p90OverP50: 1,
        provenance: assumed
      ),
      SpeedRow(
        id: "road",
        mode: .road,
        kmPerDay: 512,
        drivingKmPerHour: 64,
        p90OverP50: 1,
        provenance: assumed
      ),
    ]
  }

  private static var tariffs: [Tariff] {
    let rows: [(Mode, Double)] = [
      (.rail, 0.5), (.road, 1.5), (.sea, 0.125), (.inlandWaterway, 0.25), (.ferry, 0.75),
    ]
    return rows.map { mode, usd in
      Tariff(id: "tariff-\(mode.rawValue)", mode: mode, usdPerFEUKm: usd, provenance: assumed)
    }
  }

  private static var emissionFactors: [EmissionFactor] {
    let rows: [(EmissionFactor.Subject, Double, EmissionFactor.Unit)] = [
      (.railElectricEnergy, 0.03125, .kilowattHoursPerTonneKm),
      (.railDiesel, 100, .gramsPerTonneKm),
      (.grid, 1600, .gramsPerKilowattHour),
      (.road, 100, .gramsPerTonneKm),
      (.sea, 125, .gramsPerTEUKm),
      (.inlandWaterway, 50, .gramsPerTonneKm),
      (.ferry, 250, .gramsPerTEUKm),
      (.hub, 1, .kilogramsPerTonne),
    ]
    return rows.map { subject, value, unit in
      EmissionFactor(
        id: "factor-\(subject.rawValue)",
        subject: subject,
        value: value,
        unit: unit,
        provenance: assumed
      )
    }
  }
}
