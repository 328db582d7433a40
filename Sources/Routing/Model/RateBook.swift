import Geo

/// Speeds, tariffs and emission factors, found by their scope: the narrowest row wins.
struct RateBook: Sendable {
  private var speeds: [SpeedKey: SpeedRow] = [:]
  private var tariffs: [Mode: [Tariff]] = [:]
  private var factors: [EmissionFactor.Subject: [Country?: EmissionFactor]] = [:]

  private struct SpeedKey: Hashable {
    var mode: Mode
    var country: Country?
    var service: ServiceClass?
  }

  init(_ network: Network, date: CivilDate) {
    for row in network.speeds {
      speeds[SpeedKey(mode: row.mode, country: row.country, service: row.service)] = row
    }
    for tariff in network.tariffs where tariff.applies {
      if let from = tariff.validFrom, date < from { continue }
      if let until = tariff.validUntil, date > until { continue }
      tariffs[tariff.mode, default: []].append(tariff)
    }
    for factor in network.emissionFactors where factor.applies {
      factors[factor.subject, default: [:]][factor.country] = factor
    }
  }

  func speed(mode: Mode, country: Country, service: ServiceClass) throws(ModelError) -> SpeedRow {
    let scopes: [(Country?, ServiceClass?)] = [
      (country, service), (country, nil), (nil, service), (nil, nil),
    ]
    for (country, service) in scopes {
      if let row = speeds[SpeedKey(mode: mode, country: country, service: service)] { return row }
    }
    throw .missingSpeed(mode: mode)
  }

  /// The applicable tariff of narrowest scope: its leg, then country, basin and service; among
  /// equals the one that came into force last, then the later row.
  func tariff(leg: Leg, country: Country, service: ServiceClass) -> Tariff? {
    var best: (rank: Int, tariff: Tariff)?
    for tariff in tariffs[leg.mode] ?? [] {
      if let id = tariff.legID, id != leg.id { continue }
      if !tariff.countries.isEmpty, !tariff.countries.contains(country) { continue }
      if let only = tariff.basinID, only != leg.basinID { continue }
      if let only = tariff.service, only != service { continue }
      let rank =
        (tariff.legID == nil ? 0 : 8) + (tariff.countries.isEmpty ? 0 : 4)
        + (tariff.basinID == nil ? 0 : 2) + (tariff.service == nil ? 0 : 1)
      if let current = best {
        let isNewer = RateBook.isInForceNoEarlier(tariff, than: current.tariff)
        if rank < current.rank || (rank == current.rank && !isNewer) { continue }
      }
      best = (rank, tariff)
    }
    return best?.tariff
  }

  /// The factor for the country, else for everywhere.
  func factor(_ subject: EmissionFactor.Subject, country: Country? = nil) -> EmissionFactor? {
    guard let byCountry = factors[subject] else { return nil }
    if let country, let own = byCountry[country] { return own }
    return byCountry[.none]
  }

  private static func isInForceNoEarlier(_ tariff: Tariff, than other: Tariff) -> Bool {
    guard let otherFrom = other.validFrom else { return true }
    return tariff.validFrom.map { $0 >= otherFrom } ?? false
  }
}
