import Geo

/// Turns legs, facilities, borders and waits into components with hours, money and carbon.
///
/// The formulas and their sources are in Documentation/model.md. Every component names the rows of
/// the data it was computed from.
struct CostModel: Sendable {
  let network: Network
  let cargo: Cargo
  let size: CargoSize
  let service: ServiceClass
  let parameters: ModelParameters
  let rates: RateBook
  let crossings: CrossingBook
  let services: [String: Service]
  let passages: [String: Passage]
  let facilityDefaults: [FacilityDefault.Kind: FacilityDefault]

  init(
    network: Network,
    cargo: Cargo,
    service: ServiceClass,
    date: CivilDate
  ) throws(ModelError) {
    self.network = network
    self.cargo = cargo
    self.service = service
    parameters = try ModelParameters(network)
    size = CargoSize(
      cargo.amount,
      teuPerFEU: parameters.teuPerFEU,
      tonnesPerTEU: parameters.tonnesPerTEU
    )
    rates = RateBook(network, date: date)
    crossings = CrossingBook(network)
    services = Dictionary(
      network.services.map { ($0.legID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    passages = Dictionary(
      network.passages.map { ($0.legID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    facilityDefaults = Dictionary(
      network.facilityDefaults.map { ($0.kind, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Whether hours and dollars have a meaning for this cargo: pipelines have length, capacity and
  /// status only.
  var hasTimeAndMoney: Bool {
    cargo.form == .container || cargo.form == .bulk
  }
}

// MARK: - Running

extension CostModel {
  /// One country's share of a leg.
  struct CountryShare: Hashable, Sendable {
    var country: Country
    /// 0…1; the shares of a leg sum to 1.
    var share: Double
    /// Whether the split is an estimate: an even one, because nothing says where the border runs.
    var isEstimate: Bool
  }

  /// How a leg's kilometres, hours and kilograms are divided among countries.
  ///
  /// A border leg goes to the country of its end that is not a border node, else half and half; a
  /// leg through more countries in equal parts; the sea to no country.
  func countryShares(of leg: Leg) -> [CountryShare] {
    let countries = leg.countries.filter { $0 != .highSeas }
    let isAtSea = leg.mode == .sea || (leg.mode == .ferry && Set(countries).count > 1)
    guard !isAtSea, let first = countries.first else {
      return [CountryShare(country: .highSeas, share: 1, isEstimate: false)]
    }
    if countries.count == 1 { return [CountryShare(country: first, share: 1, isEstimate: false)] }
    if countries.count == 2,
      let from = network.node(id: leg.fromNodeID),
      let to = network.node(id: leg.toNodeID),
      (from.kind == .border) != (to.kind == .border)
    {
      let inland = from.kind == .border ? countries[1] : countries[0]
      return [CountryShare(country: inland, share: 1, isEstimate: false)]
    }
    let share = 1 / Double(countries.count)
    return countries.map { CountryShare(country: $0, share: share, isEstimate: true) }
  }

  /// The run over a leg, one component per country and, on roads, one more for the driver's rest.
  func running(leg: Leg) throws(ModelError) -> [Component] {
    var components: [Component] = []
    for share in countryShares(of: leg) {
      let runningKm = leg.runningKm * share.share
      let km = leg.lengthKm * share.share
      let time = try runningTime(leg: leg, runningKm: runningKm, share: share)
      let emission = emission(leg: leg, km: runningKm, country: share.country)
      let tariff =
        hasTimeAndMoney
        ? rates.tariff(leg: leg, country: share.country, service: service) : nil
      let splitBasis = share.isEstimate ? Basis.estimate : .published
      let mainBasis =
        [leg.lengthBasis, time.basis, tariff?.provenance.basis, splitBasis]
        .compactMap { $0 }.max() ?? leg.lengthBasis
      components.append(
        Component(
          id: "running:\(leg.id):\(share.country)",
          cause: .running,
          time: hasTimeAndMoney ? time.driving : nil,
          km: km,
          usd: tariff.map { $0.usdPerFEUKm * leg.tariffFactor * km * size.feu },
          kgCO2e: emission.kg,
          country: share.country,
          figureIDs: [leg.id] + time.figureIDs + (tariff.map { [$0.id] } ?? []) + emission.ids,
          sourceIDs: leg.sourceIDs + time.sourceIDs + (tariff?.provenance.sourceIDs ?? [])
            + emission.sourceIDs,
          basis: mainBasis,
          lacks: hasTimeAndMoney && tariff == nil ? "\(leg.mode.rawValue) tariff" : nil
        )
      )
      if let rest = time.rest, hasTimeAndMoney {
        components.append(
          Component(
            id: "road_rest:\(leg.id):\(share.country)",
            cause: .roadRest,
            time: rest,
            usd: 0,
            kgCO2e: 0,
            country: share.country,
            figureIDs: time.figureIDs,
            sourceIDs: time.sourceIDs,
            basis: time.basis
          )
        )
      }
    }
    return components
  }

  private struct RunningTime {
    var driving: TimeDistribution
    var rest: TimeDistribution?
    var figureIDs: [String]
    var sourceIDs: [String]
    var basis: Basis
  }

  private func runningTime(
    leg: Leg,
    runningKm: Double,
    share: CountryShare
  ) throws(ModelError) -> RunningTime {
    switch leg.mode {
    case .sea, .inlandWaterway, .ferry:
      return try sailingTime(leg: leg, share: share.share)
    case .pipeline:
      return RunningTime(
        driving: TimeDistribution(medianHours: 0, sigma: 0),
        figureIDs: [],
        sourceIDs: [],
        basis: leg.lengthBasis
      )
    case .rail, .road:
      let speed = try rates.speed(mode: leg.mode, country: share.country, service: service)
      let usualHours = runningKm / speed.kmPerDay * 24
      let usualDriving = speed.drivingKmPerHour.map { min(usualHours, runningKm / $0) }
      let hours = usualHours / leg.speedFactor
      let drivingHours = (usualDriving ?? usualHours) / leg.speedFactor
      func distribution(_ hours: Double) -> TimeDistribution {
        TimeDistribution(
          DurationFigure(
            hours: hours,
            p90Hours: hours * speed.p90OverP50,
            statistic: speed.statistic
          ),
          sigmaIfUnknown: parameters.sigmaIfUnknown
        )
      }
      return RunningTime(
        driving: distribution(drivingHours),
        rest: drivingHours < hours ? distribution(hours - drivingHours) : nil,
        figureIDs: [speed.id],
        sourceIDs: speed.provenance.sourceIDs,
        basis: speed.provenance.basis
      )
    }
  }

  private func sailingTime(leg: Leg, share: Double) throws(ModelError) -> RunningTime {
    if let row = services[leg.id] {
      return RunningTime(
        driving: TimeDistribution(
          row.sailing.scaled(by: share / leg.speedFactor),
          sigmaIfUnknown: parameters.sigmaIfUnknown
        ),
        figureIDs: ["service:\(leg.id)"],
        sourceIDs: row.provenance.sourceIDs,
        basis: row.provenance.basis
      )
    }
    guard let basin = leg.basinID.flatMap({ network.basin(id: $0) }) else {
      throw .missingBasin(legID: leg.id)
    }
    let hours = basin.sailingHours(km: leg.runningKm * share) / leg.speedFactor
    return RunningTime(
      driving: TimeDistribution(
        DurationFigure(hours: hours),
        sigmaIfUnknown: parameters.sigmaIfUnknown
      ),
      figureIDs: ["basin:\(basin.id)"],
      sourceIDs: basin.provenance.sourceIDs,
      basis: basin.provenance.basis
    )
  }

  private func emission(
    leg: Leg,
    km: Double,
    country: Country
  ) -> (kg: Double?, ids: [String], sourceIDs: [String]) {
    switch leg.mode {
    case .pipeline: return (nil, [], [])
    case .rail: return railEmission(leg: leg, km: km, country: country)
    case .road: return emission(.road, km: km)
    case .sea: return emission(.sea, km: km)
    case .ferry: return emission(.ferry, km: km)
    case .inlandWaterway:
      // A ship on passage through a sea canal burns what it burns at sea.
      return emission(leg.vesselClass == .riverSea ? .inlandWaterway : .sea, km: km)
    }
  }

  private func emission(
    _ subject: EmissionFactor.Subject,
    km: Double
  ) -> (kg: Double?, ids: [String], sourceIDs: [String]) {
    guard let factor = rates.factor(subject) else { return (nil, [], []) }
    let grams: Double
    switch factor.unit {
    case .gramsPerTonneKm: grams = factor.value * size.tonnes * km
    case .gramsPerTEUKm: grams = factor.value * size.teu * km
    case .kilowattHoursPerTonneKm, .gramsPerKilowattHour, .kilogramsPerTonne: return (nil, [], [])
    }
    return (grams / 1000, [factor.id], factor.provenance.sourceIDs)
  }

  /// Electric share × energy × grid + the rest × diesel, well to wheel.
  private func railEmission(
    leg: Leg,
    km: Double,
    country: Country
  ) -> (kg: Double?, ids: [String], sourceIDs: [String]) {
    guard
      let energy = rates.factor(.railElectricEnergy),
      let diesel = rates.factor(.railDiesel),
      let grid = rates.factor(.grid, country: country)
    else { return (nil, [], []) }
    let electric = leg.electricShare ?? parameters.electricShareIfUnknown
    let gramsPerTonneKm = electric * energy.value * grid.value + (1 - electric) * diesel.value
    let used =
      (electric > 0 ? [energy, grid] : []) + (electric < 1 ? [diesel] : [])
    return (
      gramsPerTonneKm * size.tonnes * km / 1000,
      used.map(\.id),
      used.flatMap(\.provenance.sourceIDs)
    )
  }
}
