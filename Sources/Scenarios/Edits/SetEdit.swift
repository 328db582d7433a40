import Geo
import Routing

/// `set: { leg: ir-rasht__ir-astara__rail-1435, opens: 2028 }` — gives elements other figures or
/// dates.
public struct SetEdit: ScenarioEdit, Hashable {
  public var target: ElementTarget
  public var figures: NewFigures
  public var reason: String?

  public init(_ target: ElementTarget, _ figures: NewFigures, reason: String? = nil) {
    self.target = target
    self.figures = figures
    self.reason = reason
  }

  /// What is set; `nil` stays as it is.
  public struct NewFigures: Hashable, Sendable {
    /// A date, or none at all.
    public enum Day: Hashable, Sendable {
      case on(CivilDate)
      case never

      var date: CivilDate? { if case .on(let date) = self { date } else { nil } }
    }

    public var status: Status?
    /// Setting it on what is suspended makes that planned, for else it would never open.
    public var opens: Day?
    public var closes: Day?
    /// Kilometres above zero, of line and tariff alike unless ``lineLengthKm`` is set too.
    public var lengthKm: Double?
    public var lineLengthKm: Double?
    /// 0…1.
    public var electricShare: Double?
    public var hours: DurationFigure?
    public var headwayHours: Double?
    public var usdPerFEU: Double?
    public var capacityPerYear: Double?

    public init() {}

    func applied(to availability: Availability) -> Availability {
      var changed = availability
      if let opens {
        changed.opens = opens.date
        if status == nil, changed.status == .suspended { changed.status = .planned }
      }
      if let closes { changed.closes = closes.date }
      if let status { changed.status = status }
      return changed
    }
  }

  public var summary: String {
    "set \(target)" + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    switch target.kind {
    case .leg: setLegs(try context.legs(of: target), in: context.network)
    case .facility: setFacilities(try context.facilities(of: target), in: context.network)
    case .crossing:
      if let rows = try context.crossingRows(of: target) {
        setCrossings(rows, in: context.network)
      } else {
        setBorders(try context.borders(of: target), in: context.network)
      }
    case .service: setServices(try context.legs(of: target), in: context.network)
    case .node, .tariff:
      throw EditError(
        "set takes a leg, facility, crossing or service, no \(target.kind.rawValue)",
        field: target.kind.rawValue
      )
    }
  }

  private func setLegs(_ legs: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in legs {
      var leg = network.legs[index]
      let availability = figures.applied(to: leg.availability)
      if figures.status != nil || figures.opens != nil || figures.closes != nil {
        outcome.touched.append(TouchedFigure(.leg, leg.id, .availability))
      }
      leg.availability = availability
      if let lengthKm = figures.lengthKm {
        leg.lengthKm = lengthKm
        leg.lineLengthKm = nil
        leg.lengthBasis = .assumption
      }
      if let lineLengthKm = figures.lineLengthKm { leg.lineLengthKm = lineLengthKm }
      if let share = figures.electricShare { leg.electricShare = share }
      if let capacity = figures.capacityPerYear { leg.capacityPerYear = capacity }
      if figures.lengthKm != nil || figures.lineLengthKm != nil || figures.electricShare != nil
        || figures.capacityPerYear != nil
      {
        outcome.touched.append(TouchedFigure(.leg, leg.id, .figures))
      }
      outcome.changes.append(.leg(.replace(at: index, with: leg)))
    }
    return outcome
  }

  private func setFacilities(_ facilities: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in facilities {
      var facility = network.facilities[index]
      let slot = network.slot(ofFacilityAt: index)
      if figures.status != nil || figures.opens != nil || figures.closes != nil {
        facility.availability = figures.applied(to: facility.availability)
        outcome.touched.append(TouchedFigure(.facility, facility.id, .availability))
      }
      if let hours = figures.hours {
        facility.duration = hours
        outcome.forget(FigureID(table: .facility, slot: slot, figure: "hours"), in: network)
      }
      if let usd = figures.usdPerFEU {
        facility.usdPerFEU = usd
        outcome.forget(FigureID(table: .facility, slot: slot, figure: "usd"), in: network)
      }
      if let capacity = figures.capacityPerYear { facility.capacityPerYear = capacity }
      if figures.hours != nil || figures.usdPerFEU != nil || figures.capacityPerYear != nil {
        facility.provenance = .scenario
        outcome.touched.append(TouchedFigure(.facility, facility.id, .figures))
      }
      outcome.changes.append(.facility(.replace(at: index, with: facility)))
    }
    return outcome
  }

  private func setCrossings(_ rows: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in rows {
      var row = network.crossings[index]
      let slot = network.slot(ofCrossingAt: index)
      if let hours = figures.hours {
        row.duration = hours
        outcome.forget(FigureID(table: .crossing, slot: slot, figure: "hours"), in: network)
      }
      if let usd = figures.usdPerFEU {
        row.usdPerFEU = usd
        outcome.forget(FigureID(table: .crossing, slot: slot, figure: "usd"), in: network)
      }
      row.provenance = .scenario
      outcome.changes.append(.crossing(.replace(at: index, with: row)))
      outcome.touched.append(TouchedFigure(.crossing, row.id, .figures))
    }
    return outcome
  }

  /// Gives borders of legs these figures in both directions and every service class: their rows are
  /// set, and a leg without a row for all classes gets one.
  private func setBorders(_ borders: [LegBorder], in network: Network) -> EditOutcome {
    var rowsByLeg: [String: [Int]] = [:]
    for (index, row) in network.crossings.enumerated() {
      if let leg = row.legID { rowsByLeg[leg, default: []].append(index) }
    }
    var outcome = EditOutcome()
    for border in borders {
      var leg = network.legs[border.leg]
      let rows = (rowsByLeg[leg.id] ?? []).filter { network.crossings[$0].pair == border.pair }
      let set = setCrossings(rows, in: network)
      outcome.changes += set.changes
      let holdsAlways = rows.contains {
        network.crossings[$0].service == .any && network.crossings[$0].direction == .both
      }
      if !holdsAlways, let hours = figures.hours {
        outcome.changes.append(
          .crossing(
            .append(
              Crossing(
                id: leg.id,
                legID: leg.id,
                pair: border.pair,
                mode: leg.mode,
                duration: hours,
                usdPerFEU: figures.usdPerFEU,
                provenance: .scenario
              )
            )
          )
        )
      }
      if leg.borderFactors.contains(where: { $0.applies(to: border.pair) }) {
        leg.borderFactors.removeAll { $0.applies(to: border.pair) }
        outcome.changes.append(.leg(.replace(at: border.leg, with: leg)))
      }
      outcome.touched.append(TouchedFigure(.leg, leg.id, .borders))
    }
    return outcome
  }

  private func setServices(_ legs: [Int], in network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for sailing in network.sailings(on: legs) {
      var service = sailing.service
      if let hours = figures.hours {
        service.sailing = hours
        if let slot = sailing.slot(in: network) {
          outcome.forget(FigureID(table: .service, slot: slot, figure: "hours"), in: network)
        }
      }
      if let headway = figures.headwayHours {
        service.headwayHours = headway
        if let slot = sailing.slot(in: network) {
          outcome.forget(FigureID(table: .service, slot: slot, figure: "headway"), in: network)
        }
      }
      service.provenance = .scenario
      outcome.changes.append(.service(sailing.change(to: service)))
      outcome.touched.append(TouchedFigure(.service, service.legID, .figures))
    }
    return outcome
  }
}

extension Provenance {
  /// What a scenario says: an assumption.
  static let scenario = Provenance(basis: .assumption, notes: "set by a scenario")
}

extension EditOutcome {
  /// A figure that is set anew is scaled from there.
  mutating func forget(_ id: FigureID, in network: Network) {
    if network.unscaled(id) != nil { changes.append(.unscaled(id, nil)) }
  }
}
