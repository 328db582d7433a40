import Geo

// Services, speeds, prices and emissions. The readers are in `ServiceTable.swift` and
// `RateTables.swift`.

enum ServiceColumns {
  static var all: [TableColumn<Service>] {
    [
      .text("link_id", \.legID),
      .number("headway_hours", \.headwayHours),
      .number("headway_cv", \.headwayCV),
      .text("headway_statistic") { _ in DurationFigure.Statistic.mean.rawValue },
    ]
      + TableColumn.duration(
        \.sailing,
        hours: "sailing_hours_p50",
        p90Hours: "sailing_hours_p90",
        statistic: "sailing_statistic"
      ) + [
        .number("speed_kn", \.speedKn),
        .text("voyage", \.voyage),
      ] + TableColumn.provenance(\.provenance)
  }

  static var basins: [TableColumn<Basin>] {
    [
      .text("basin_id", \.id),
      .text("name", \.name),
      .number("headway_hours", \.headwayHours),
      .number("headway_cv", \.headwayCV),
      .number("speed_kn", \.speedKn),
    ] + TableColumn.provenance(\.provenance)
  }
}

enum RateColumns {
  static var parameters: [TableColumn<Parameter>] {
    [
      .text("name", \.id),
      .text("unit", \.unit),
      .number("typical", \.typical),
      .number("low", \.low),
      .number("high", \.high),
      .text("scope", \.scope),
    ] + TableColumn.provenance(\.provenance, notes: "source_url")
  }

  static var speeds: [TableColumn<SpeedRow>] {
    [
      .text("speed_id", \.id),
      .text("mode", \.mode.rawValue),
      .text("country") { $0.country?.code ?? "*" },
      .text("service") { $0.service?.rawValue ?? "any" },
      .number("km_per_day", \.kmPerDay),
      .number("low_km_per_day", \.lowKmPerDay),
      .number("high_km_per_day", \.highKmPerDay),
      .number("driving_km_per_hour", \.drivingKmPerHour),
      .number("p90_over_p50", \.p90OverP50),
      .text("statistic", \.statistic.rawValue),
    ] + TableColumn.provenance(\.provenance, parameters: "parameter_names")
  }

  static var tariffs: [TableColumn<Tariff>] {
    [
      .text("tariff_id", \.id),
      .text("mode", \.mode.rawValue),
      .list("country") { $0.countries.isEmpty ? ["*"] : $0.countries.map(\.code) },
      .text("service") { $0.service?.rawValue ?? "any" },
      .optional("basin", \.basinID),
      .optional("link_id", \.legID),
      .number("usd_per_feu_km", \.usdPerFEUKm),
      .number("low", \.low),
      .number("high", \.high),
      .optional("valid_from", \.validFrom?.description),
      .optional("valid_until", \.validUntil?.description),
      .flag("applies", \.applies),
    ] + TableColumn.provenance(\.provenance, parameters: "parameter_names")
  }

  static var emissions: [TableColumn<EmissionFactor>] {
    [
      .text("emission_id", \.id),
      .text("mode", \.subject.mode),
      .optional("traction", \.subject.traction),
      .text("country") { $0.country?.code ?? "*" },
      .text("vessel", \.vessel),
      .number("value", \.value),
      .text("unit", \.unit.rawValue),
      .number("low", \.low),
      .number("high", \.high),
      .text("scope", \.scope.rawValue),
      .flag("applies", \.applies),
    ] + TableColumn.provenance(\.provenance, parameters: "parameter_names")
  }
}

extension EmissionFactor.Subject {
  fileprivate var mode: String {
    switch self {
    case .rail, .railElectricEnergy, .railDiesel: "rail"
    case .grid, .road, .sea, .ferry, .inlandWaterway, .hub: rawValue
    }
  }

  fileprivate var traction: String? {
    switch self {
    case .railElectricEnergy: "electric"
    case .railDiesel: "diesel"
    case .rail, .grid, .road, .sea, .ferry, .inlandWaterway, .hub: nil
    }
  }
}
