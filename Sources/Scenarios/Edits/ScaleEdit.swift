import Geo
import Routing

/// `scale: { crossing: { country: KZ, mode: rail }, hours: 0.5 }` — multiplies figures.
///
/// A factor is taken of the figure as it was before any scaling, so that of two factors on the same
/// figure the last one holds. Hours are scaled with their 90th percentile.
public struct ScaleEdit: ScenarioEdit, Hashable {
  public var target: ElementTarget
  public var factors: Factors
  public var reason: String?

  public init(_ target: ElementTarget, _ factors: Factors, reason: String? = nil) {
    self.target = target
    self.factors = factors
    self.reason = reason
  }

  /// What is multiplied; `nil` stays as it is. All are finite and zero or more, speed and
  /// headway above zero.
  public struct Factors: Hashable, Sendable {
    public var hours: Double?
    /// Of legs: running or sailing hours are divided by it.
    public var speed: Double?
    public var usd: Double?
    /// Of services: hours between departures.
    public var headwayHours: Double?

    public init(
      hours: Double? = nil,
      speed: Double? = nil,
      usd: Double? = nil,
      headwayHours: Double? = nil
    ) {
      self.hours = hours
      self.speed = speed
      self.usd = usd
      self.headwayHours = headwayHours
    }
  }

  public var summary: String {
    let parts = [
      factors.hours.map { "hours × \($0)" }, factors.speed.map { "speed × \($0)" },
      factors.usd.map { "usd × \($0)" }, factors.headwayHours.map { "headway × \($0)" },
    ].compactMap { $0 }
    return "scale \(target): \(parts.joined(separator: ", "))"
      + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    switch target.kind {
    case .leg: scaleLegs(try context.legs(of: target), in: context.network)
    case .facility: scaleFacilities(try context.facilities(of: target), in: context.network)
    case .crossing:
      if let rows = try context.crossingRows(of: target) {
        scaleCrossings(rows, in: context.network)
      } else {
        scaleBorders(try context.borders(of: target), in: context.network)
      }
    case .service: try scaleServices(try context.legs(of: target), in: context.network)
    case .node, .tariff:
      throw EditError(
        "scale takes a leg, facility, crossing or service, no \(target.kind.rawValue)",
        field: target.kind.rawValue
      )
    }
  }

  private func scaleLegs(_ legs: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in legs {
      var leg = network.legs[index]
      if let speed = factors.speed ?? factors.hours.map({ 1 / $0 }) {
        leg.speedFactor = speed
        outcome.touched.append(TouchedFigure(.leg, leg.id, .speed))
      }
      if let usd = factors.usd {
        leg.tariffFactor = usd
        outcome.touched.append(TouchedFigure(.leg, leg.id, .figures))
      }
      outcome.changes.append(.leg(.replace(at: index, with: leg)))
    }
    return outcome
  }

  private func scaleFacilities(_ facilities: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in facilities {
      var row = network.facilities[index]
      let slot = network.slot(ofFacilityAt: index)
      if let factor = factors.hours {
        let id = FigureID(table: .facility, slot: slot, figure: "hours")
        row.duration = outcome.scaled(row.duration, as: id, by: factor, in: network)
      }
      if let factor = factors.usd, let usd = row.usdPerFEU {
        let id = FigureID(table: .facility, slot: slot, figure: "usd")
        row.usdPerFEU = outcome.scaled(usd, as: id, by: factor, in: network)
      }
      outcome.changes.append(.facility(.replace(at: index, with: row)))
      outcome.touched.append(TouchedFigure(.facility, row.id, .figures))
    }
    return outcome
  }

  private func scaleCrossings(_ rows: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in rows {
      var row = network.crossings[index]
      let slot = network.slot(ofCrossingAt: index)
      if let factor = factors.hours {
        let id = FigureID(table: .crossing, slot: slot, figure: "hours")
        row.duration = outcome.scaled(row.duration, as: id, by: factor, in: network)
      }
      if let factor = factors.usd, let usd = row.usdPerFEU {
        let id = FigureID(table: .crossing, slot: slot, figure: "usd")
        row.usdPerFEU = outcome.scaled(usd, as: id, by: factor, in: network)
      }
      outcome.changes.append(.crossing(.replace(at: index, with: row)))
      outcome.touched.append(TouchedFigure(.crossing, row.id, .figures))
    }
    return outcome
  }

  private func scaleBorders(_ borders: [LegBorder], in network: Network) -> EditOutcome {
    var changed: [Int: Leg] = [:]
    var outcome = EditOutcome()
    for border in borders {
      var leg = changed[border.leg] ?? network.legs[border.leg]
      let old = leg.borderFactors.first { $0.applies(to: border.pair) }
      leg.borderFactors.removeAll { $0.applies(to: border.pair) }
      leg.borderFactors.append(
        BorderFactor(
          pair: border.pair,
          hours: factors.hours ?? old?.hours ?? 1,
          usd: factors.usd ?? old?.usd ?? 1
        )
      )
      changed[border.leg] = leg
    }
    for (index, leg) in changed.sorted(by: { $0.key < $1.key }) {
      outcome.changes.append(.leg(.replace(at: index, with: leg)))
      outcome.touched.append(TouchedFigure(.leg, leg.id, .borders))
    }
    return outcome
  }

  private func scaleServices(
    _ legs: [Int],
    in network: Network
  ) throws(EditError) -> EditOutcome {
    var outcome = EditOutcome()
    for sailing in network.sailings(on: legs) {
      var service = sailing.service
      // A row that is only made now gets the slot after the last one.
      let slot =
        sailing.slot(in: network)
        ?? network.nextServiceSlot + outcome.touched.count { $0.aspect == .existence }
      if let factor = factors.hours {
        let id = FigureID(table: .service, slot: slot, figure: "hours")
        service.sailing = outcome.scaled(service.sailing, as: id, by: factor, in: network)
      }
      if let factor = factors.headwayHours {
        let id = FigureID(table: .service, slot: slot, figure: "headway")
        service.headwayHours = outcome.scaled(service.headwayHours, as: id, by: factor, in: network)
      }
      if sailing.row == nil {
        outcome.touched.append(TouchedFigure(.service, service.legID, .existence))
      }
      outcome.changes.append(.service(sailing.change(to: service)))
      outcome.touched.append(TouchedFigure(.service, service.legID, .figures))
    }
    if outcome.changes.isEmpty, !target.allowsEmpty {
      throw EditError("'\(target.selector)' selects no leg with a service", field: "service")
    }
    return outcome
  }
}

extension EditOutcome {
  /// A duration times a factor, from what it was before any scaling, which is remembered.
  fileprivate mutating func scaled(
    _ duration: DurationFigure,
    as id: FigureID,
    by factor: Double,
    in network: Network
  ) -> DurationFigure {
    if case .duration(let original) = network.unscaled(id) { return original.scaled(by: factor) }
    changes.append(.unscaled(id, .duration(duration)))
    return duration.scaled(by: factor)
  }

  fileprivate mutating func scaled(
    _ number: Double,
    as id: FigureID,
    by factor: Double,
    in network: Network
  ) -> Double {
    if case .number(let original) = network.unscaled(id) { return original * factor }
    changes.append(.unscaled(id, .number(number)))
    return number * factor
  }
}
