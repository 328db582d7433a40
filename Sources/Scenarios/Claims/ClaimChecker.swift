import Geo
import Routing

/// Puts claims beside the model.
///
/// A published figure is tried on every corridor it speaks of, or on the best free route by its own
/// modes; an article's claim on its declared pairs. Nothing is guessed: an end that is not mapped
/// makes a claim *not checkable*.
public struct ClaimChecker: Sendable {
  private var bench: ClaimBench
  private var network: Network { bench.network }

  /// Enough for a P10 and P90 of a month that are uncertain by half a day.
  public static let standardSettings = SimulationSettings(samples: 4000, seed: 1) ?? .standard

  /// - Throws: ``/Routing/ModelError`` if the data lack the correlation of times.
  public init(
    network: Network,
    settings: SimulationSettings = ClaimChecker.standardSettings
  ) throws(ModelError) {
    bench = try ClaimBench(network: network, settings: settings)
  }

  // MARK: - Published figures

  /// Checks a published figure.
  public mutating func check(_ claim: Claim) -> CheckedClaim {
    var checked = CheckedClaim(
      subject: ClaimSubject(claim),
      figures: [],
      rows: [],
      failures: [],
      verdict: .notReproduced,
      standing: claim.isCalibration
        ? .calibration : claim.sourceIDs.isEmpty ? .unsourced : .independent
    )
    guard let figure = claim.figure else {
      checked.verdict = .notCheckable(.noModelFigure(metric: claim.metric))
      return checked
    }
    checked.figures = [figure]
    if let reason = reasonNotToCheck(claim, figure: figure) {
      checked.verdict = .notCheckable(reason)
      return checked
    }
    for route in routes(of: claim) {
      add(
        SeedPair(claimIDs: [claim.id], route: route),
        label: route.label,
        figure: figure,
        expectedModes: [],
        to: &checked
      )
    }
    conclude(&checked)
    if checked.standing == .independent {
      let used = Set(
        checked.rows.flatMap { row in
          row.itinerary.sourceIDs(of: figure.quantity.metric, in: network)
        }
      )
      let shared = claim.sourceIDs.filter(used.contains)
      if !shared.isEmpty { checked.standing = .sharesSources(shared) }
    }
    return checked
  }

  private func reasonNotToCheck(_ claim: Claim, figure: ClaimedFigure) -> NotCheckable? {
    if claim.kind == .passenger { return .passengers }
    if figure.central == nil { return .noFigure }
    if figure.quantity.isSaving { return .noBaseline }
    guard
      let from = claim.from.flatMap({ try? network.resolveEnd($0) }),
      let to = claim.to.flatMap({ try? network.resolveEnd($0) })
    else { return .endsNotMapped }
    return Set(from.nodeIndices).isDisjoint(with: to.nodeIndices) ? nil : .endsCoincide
  }

  private func routes(of claim: Claim) -> [ClaimRoute] {
    guard let from = claim.from, let to = claim.to else { return [] }
    let date: ClaimRoute.Date = claim.needsPlannedLines ? .everyLineOpen : .ofData
    func route(label: String, corridorID: String?) -> ClaimRoute {
      ClaimRoute(
        label: label,
        from: from,
        to: to,
        corridorID: corridorID,
        modes: claim.modes,
        date: date,
        service: claim.service ?? .ordinary,
        cargo: claim.modes == [.pipeline] ? pipelineCargo(from: from, to: to) : .feu
      )
    }
    if claim.corridorPatterns.isEmpty {
      return [route(label: Comparison.freeRouteID, corridorID: nil)]
    }
    return network.corridors.filter { claim.speaks(ofCorridor: $0.id) }
      .map { route(label: $0.id, corridorID: $0.id) }
  }

  /// What pipelines at both ends carry. Lengths do not depend on how much.
  private func pipelineCargo(from: String, to: String) -> Cargo {
    func commodities(at end: String) -> Set<Commodity> {
      let nodeIDs = (try? network.resolveEnd(end))?.nodeIndices.map { network.nodes[$0].id } ?? []
      return Set(
        network.legs.filter { nodeIDs.contains($0.fromNodeID) || nodeIDs.contains($0.toNodeID) }
          .compactMap(\.commodity)
      )
    }
    let common = commodities(at: from).intersection(commodities(at: to))
    return Cargo(form: common == [.oil] ? .oil : .gas, amount: .tonnes(1)) ?? .feu
  }

  // MARK: - Claims of articles

  /// Checks an article's claim on its declared pairs.
  public mutating func check(_ seed: SeedClaim, on pairs: [SeedPair]) -> CheckedClaim {
    var checked = CheckedClaim(
      subject: ClaimSubject(seed),
      figures: seed.figures,
      rows: [],
      failures: [],
      verdict: .notReproduced,
      standing: .independent
    )
    for pair in pairs where pair.claimIDs.contains(seed.id) {
      let figures: [ClaimedFigure?] = seed.figures.isEmpty ? [nil] : seed.figures
      for figure in figures {
        add(
          pair,
          label: pair.label(in: network),
          figure: figure,
          expectedModes: seed.expectedModes,
          to: &checked
        )
      }
    }
    conclude(&checked)
    if let reason = seed.notCheckableBecause { checked.verdict = .notCheckable(.stated(reason)) }
    return checked
  }

  // MARK: - Rows

  private mutating func add(
    _ pair: SeedPair,
    label: String,
    figure: ClaimedFigure?,
    expectedModes: Set<Mode>,
    to checked: inout CheckedClaim
  ) {
    let metric = figure?.quantity.metric
    let objective = metric?.objective ?? .time
    do throws(QueryError) {
      let itinerary = try bench.itinerary(pair.route, objective: objective)
      var row = CheckedRow(label: label, route: pair.route, itinerary: itinerary)
      row.figure = figure
      row.earlierKmSaved = pair.earlierKmSaved
      if let baseline = pair.baseline {
        row.baseline = CheckedRow.Baseline(
          route: baseline,
          itinerary: try bench.itinerary(baseline, objective: objective)
        )
      }
      judge(&row, expectedModes: expectedModes)
      checked.rows.append(row)
    } catch {
      checked.failures.append(FailedRow(label: label, reason: error.description))
    }
  }

  private mutating func judge(_ row: inout CheckedRow, expectedModes: Set<Mode>) {
    guard let figure = row.figure else { return }
    let metric = figure.quantity.metric
    if metric == .modes {
      let used = Set(row.itinerary.kmByMode(in: network).map(\.mode))
      let met = expectedModes.intersection(used)
      row.modelled = ModelledFigure(value: Double(met.count))
      row.outcome = met == expectedModes ? .agrees : .modelIsLower
      return
    }
    if figure.quantity.isSaving {
      guard let baseline = row.baseline else { return }
      row.modelled = bench.saving(metric, of: row.itinerary, against: baseline.itinerary)
    } else {
      row.modelled = bench.figure(metric, of: row.itinerary)
    }
    row.outcome = row.modelled.flatMap { ClaimRule.outcome(of: $0, claim: figure) }
  }

  private func conclude(_ checked: inout CheckedClaim) {
    let judged = checked.rows.compactMap { row in
      row.outcome.map { (label: row.label(besides: checked.figures), outcome: $0) }
    }
    if !judged.isEmpty {
      checked.verdict = ClaimVerdict(judged)
    } else if !checked.failures.isEmpty {
      checked.verdict = .notCheckable(.noRoute(checked.failures.map(\.reason)))
    } else if let figure = checked.figures.first, !checked.rows.isEmpty {
      checked.verdict = .notCheckable(.noModelFigure(metric: figure.quantity.description))
    } else {
      checked.verdict = .notCheckable(.noFigure)
    }
  }
}

extension CheckedRow {
  /// The label, with the metric where a claim has several.
  fileprivate func label(besides figures: [ClaimedFigure]) -> String {
    guard figures.count > 1, let figure else { return label }
    return "\(label) (\(figure.quantity))"
  }
}

extension SeedPair {
  /// `Turpan–Tehran by Kashgar against Dostyk`.
  fileprivate func label(in network: Network) -> String {
    func name(_ end: String) -> String { (try? network.resolveEnd(end).name) ?? end }
    let ends = "\(name(route.origin))–\(name(route.destination))"
    return "\(ends) \(route.label)" + (baseline.map { " against \($0.label)" } ?? "")
  }
}

extension Claim {
  /// Its figure; `nil` if the model has none in its metric.
  public var figure: ClaimedFigure? {
    ClaimQuantity(parsing: metric).map {
      ClaimedFigure($0, value: value, low: low, high: high)
    }
  }
}

extension ClaimSubject {
  init(_ claim: Claim) {
    func end(_ id: String?, _ text: String) -> String { text.isEmpty ? (id ?? "?") : text }
    self.init(
      id: claim.id,
      says: claim.corridor,
      ends: "\(end(claim.from, claim.fromText)) – \(end(claim.to, claim.toText))",
      kind: claim.kind,
      asOf: claim.asOf,
      by: claim.sourceIDs,
      family: ClaimSubject.family(of: claim)
    )
  }

  init(_ seed: SeedClaim) {
    self.init(
      id: seed.id,
      says: seed.says,
      ends: seed.subject,
      kind: seed.kind,
      asOf: "",
      by: [seed.article],
      family: ""
    )
  }

  /// The first word of the first corridor it speaks of, else its modes.
  private static func family(of claim: Claim) -> String {
    if let pattern = claim.corridorPatterns.first {
      return String(pattern.description.prefix { $0 != "-" && $0 != "*" })
    }
    return Mode.allCases.filter(claim.modes.contains).map(\.rawValue).joined(separator: " or ")
  }
}

extension Itinerary {
  /// Sources of what a metric is summed from: the legs' for a length, every component's for the rest.
  fileprivate func sourceIDs(of metric: ClaimMetric, in network: Network) -> [String] {
    guard metric.dimension == .length else { return sourceIDs }
    return legSteps.flatMap { step in
      step.legID.flatMap { network.leg(id: $0)?.sourceIDs } ?? []
    }
  }
}
