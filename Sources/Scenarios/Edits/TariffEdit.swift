import Geo
import Routing

/// `tariff: { mode: rail, country: TM, usd_per_feu_km: 0.24, valid: 2027 }` — a rate for all legs
/// of a mode, and in one country if it names one.
///
/// From its first day on it takes the place of every rate whose scope lies within its own, and of
/// its country's part of a rate for several; wider rates hold elsewhere.
public struct TariffEdit: ScenarioEdit, Hashable {
  public var mode: Mode
  /// `nil` holds in every country.
  public var country: Country?
  /// Zero or more.
  public var usdPerFEUKm: Double
  /// First day; `nil` holds always.
  public var validFrom: CivilDate?
  public var reason: String?

  public init(
    mode: Mode,
    country: Country? = nil,
    usdPerFEUKm: Double,
    validFrom: CivilDate? = nil,
    reason: String? = nil
  ) {
    self.mode = mode
    self.country = country
    self.usdPerFEUKm = usdPerFEUKm
    self.validFrom = validFrom
    self.reason = reason
  }

  private var id: String {
    (["scenario", mode.rawValue] + (country.map { [$0.code] } ?? [])).joined(separator: "-")
  }

  public var summary: String {
    "tariff \(mode.rawValue)\(country.map { " \($0)" } ?? ""): \(usdPerFEUKm) USD per FEU-km"
      + (validFrom.map { " from \($0)" } ?? "") + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    let network = context.network
    if let country, !network.legs.contains(where: { $0.countries.contains(country) }) {
      throw EditError("no leg runs through \(country)", field: "country")
    }
    var outcome = EditOutcome()
    for (index, row) in network.tariffs.enumerated() where row.mode == mode && row.applies {
      guard covers(row, in: network) else { continue }
      outcome.changes += replacements(of: row, at: index)
    }
    outcome.changes.append(
      .tariff(
        .append(
          Tariff(
            id: id,
            mode: mode,
            countries: country.map { [$0] } ?? [],
            usdPerFEUKm: usdPerFEUKm,
            validFrom: validFrom,
            provenance: .scenario
          )
        )
      )
    )
    outcome.touched.append(TouchedFigure(.tariff, id, .figures))
    return outcome
  }

  /// Whether a rate, or a part of it, lies within this edit's scope.
  private func covers(_ row: Tariff, in network: Network) -> Bool {
    guard let country else { return true }
    if row.countries.contains(country) { return true }
    guard row.countries.isEmpty, let leg = row.legID.flatMap({ network.leg(id: $0) }) else {
      return false
    }
    return leg.countries == [country]
  }

  /// What is left of a rate: the days before, and the other countries.
  private func replacements(of row: Tariff, at index: Int) -> [NetworkChange] {
    var changes: [NetworkChange] = []
    let others = country.map { own in row.countries.filter { $0 != own } } ?? []
    if !others.isEmpty {
      var elsewhere = row
      elsewhere.countries = others
      changes.append(.tariff(.append(elsewhere)))
    }
    var before = row
    if let country, !others.isEmpty { before.countries = [country] }
    if let validFrom, row.validFrom.map({ $0 < validFrom }) ?? true {
      before.validUntil = min(validFrom.dayBefore, row.validUntil ?? validFrom.dayBefore)
    } else {
      before.applies = false
    }
    changes.append(.tariff(.replace(at: index, with: before)))
    return changes
  }
}
