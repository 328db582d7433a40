import Geo
import Routing

/// `regauge: { leg: { corridor: cku-532 }, gauge: 1435, facility_at: uz-andijan }` — lays track of
/// other gauges in the place of what is there.
///
/// Where the old gauge met other track, trains can pass no longer. `facility_at` names where the
/// gauge is changed instead; without it an edit that would strand a joint is an error that lists
/// the joints, and with it those left without a change are warnings. Keep the old gauge in the list
/// to lay a third rail, which strands nothing. Cranes and ramps of track that is regauged serve the
/// new gauge.
public struct RegaugeEdit: ScenarioEdit, Hashable {
  public var target: ElementTarget
  /// At least one.
  public var gauges: [Gauge]
  /// Nodes or places where the gauge is changed.
  public var facilitiesAt: [String]
  /// What a change there takes; `nil` is the median of the network's container transshipments.
  public var hours: DurationFigure?
  public var usdPerFEU: Double?
  public var reason: String?

  public init(
    _ target: ElementTarget,
    gauges: [Gauge],
    facilitiesAt: [String] = [],
    hours: DurationFigure? = nil,
    usdPerFEU: Double? = nil,
    reason: String? = nil
  ) {
    self.target = target
    self.gauges = gauges
    self.facilitiesAt = facilitiesAt
    self.hours = hours
    self.usdPerFEU = usdPerFEU
    self.reason = reason
  }

  public var summary: String {
    "regauge \(target) to \(gauges.map(\.description).joined(separator: "+")) mm"
      + (facilitiesAt.isEmpty ? "" : ", facility at \(facilitiesAt.joined(separator: ", "))")
      + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    guard target.kind == .leg else {
      throw EditError("regauge takes legs, no \(target.kind.rawValue)", field: target.kind.rawValue)
    }
    let picked = try context.legs(of: target)
    let network = context.network
    let rail = picked.filter { network.legs[$0].mode == .rail }
    if rail.isEmpty {
      if target.allowsEmpty { return EditOutcome() }
      throw EditError("'\(target.selector)' selects no rail leg", field: "leg")
    }
    var outcome = EditOutcome()
    for index in rail {
      var leg = network.legs[index]
      leg.gauges = gauges
      outcome.changes.append(.leg(.replace(at: index, with: leg)))
      outcome.touched.append(TouchedFigure(.leg, leg.id, .gauges))
    }
    let yards = Yards(regauging: Set(rail), to: gauges, in: network)
    outcome.moveTerminals(yards, in: network)
    try addFacilities(yards, in: network, to: &outcome)
    return outcome
  }

  private func addFacilities(
    _ yards: Yards,
    in network: Network,
    to outcome: inout EditOutcome
  ) throws(EditError) {
    var named: Set<Int> = []
    for text in facilitiesAt {
      do {
        named.formUnion(try network.resolveEnd(text).nodeIndices)
      } catch {
        throw EditError(error.description, field: "facility_at")
      }
    }
    let stranded = yards.strandedJoints(in: network).filter { !named.contains($0.node) }
    let list = stranded.map { joint in
      let widths = joint.gauges.map(\.description).joined(separator: ", ")
      return "\(network.nodes[joint.node].id) (\(widths) mm)"
    }
    if !stranded.isEmpty {
      guard !facilitiesAt.isEmpty else {
        throw EditError(
          "no train could pass any longer at \(list.joined(separator: ", ")); "
            + "say with facility_at where the gauge is changed, or keep the old gauge in the list",
          field: "gauge"
        )
      }
      outcome.warnings.append("no train can pass any longer at \(list.joined(separator: ", "))")
    }
    for node in named.sorted() {
      let other = yards.otherGauges(at: node)
      let id = network.nodes[node].id
      let here = yards.newGauges(at: node)
      guard !here.isEmpty, !other.subtracting(here).isEmpty else {
        throw EditError("at '\(id)' no regauged track meets another gauge", field: "facility_at")
      }
      for gauge in here.sorted() {
        for old in other.subtracting(here).sorted() {
          guard !network.changesGauge(at: id, between: gauge, and: old) else { continue }
          let facility = try change(at: id, from: gauge, to: old, in: network)
          outcome.changes.append(.facility(.append(facility)))
          outcome.touched.append(TouchedFigure(.facility, facility.id, .existence))
        }
      }
    }
  }

  private func change(
    at node: String,
    from: Gauge,
    to: Gauge,
    in network: Network
  ) throws(EditError) -> Facility {
    let usual = network.usualGaugeChange
    guard let duration = hours ?? usual?.duration else {
      throw EditError(
        "no gauge change in the network says what one takes; give hours",
        field: "facility_at"
      )
    }
    return Facility(
      id: "\(node)__\(Way.rail(from))__\(Way.rail(to))",
      nodeID: node,
      kind: .gaugeChange,
      from: .way(.rail(from)),
      to: .way(.rail(to)),
      method: .containerTransshipment,
      duration: duration,
      usdPerFEU: usdPerFEU ?? usual?.usdPerFEU,
      provenance: Provenance(
        basis: .assumption,
        notes: hours == nil ? "median of the network's container transshipments" : "by a scenario"
      )
    )
  }
}

/// The gauges that meet at the nodes of regauged track, before and after.
private struct Yards {
  private var before: [Int: Set<Gauge>] = [:]
  private var after: [Int: Set<Gauge>] = [:]
  /// Of track that stays as it is.
  private var others: [Int: Set<Gauge>] = [:]
  let gauges: [Gauge]

  /// O(legs).
  init(regauging legs: Set<Int>, to gauges: [Gauge], in network: Network) {
    self.gauges = gauges
    let ends = network.legEnds
    for index in legs {
      for node in [ends[index].from, ends[index].to] {
        before[node, default: []].formUnion(network.legs[index].gauges)
        after[node, default: []].formUnion(gauges)
      }
    }
    for (index, leg) in network.legs.enumerated() where leg.mode == .rail {
      guard !legs.contains(index) else { continue }
      for node in [ends[index].from, ends[index].to] where before[node] != nil {
        others[node, default: []].formUnion(leg.gauges)
      }
    }
  }

  var nodes: [Int] { before.keys.sorted() }

  func newGauges(at node: Int) -> Set<Gauge> { after[node] ?? [] }
  func otherGauges(at node: Int) -> Set<Gauge> { others[node] ?? [] }

  /// The gauges of a node that no track there has any longer.
  func lostGauges(at node: Int) -> Set<Gauge> {
    (before[node] ?? []).subtracting(newGauges(at: node)).subtracting(otherGauges(at: node))
  }

  /// Nodes where trains passed between regauged and other track and no change of gauge will let
  /// them, with the gauges that were shared.
  func strandedJoints(in network: Network) -> [(node: Int, gauges: [Gauge])] {
    nodes.compactMap { node in
      let shared = (before[node] ?? []).intersection(otherGauges(at: node))
      let lost = shared.subtracting(newGauges(at: node)).filter { old in
        !newGauges(at: node).contains {
          network.changesGauge(at: network.nodes[node].id, between: $0, and: old)
        }
      }
      return lost.isEmpty ? nil : (node, lost.sorted())
    }
  }
}

extension EditOutcome {
  /// Cranes and ramps of a gauge that is gone from their node serve the new one.
  fileprivate mutating func moveTerminals(_ yards: Yards, in network: Network) {
    guard let new = yards.gauges.first else { return }
    let lost = Dictionary(
      uniqueKeysWithValues: yards.nodes.map { (network.nodes[$0].id, yards.lostGauges(at: $0)) }
    )
    for (index, facility) in network.facilities.enumerated() {
      guard let gone = lost[facility.nodeID], !gone.isEmpty, facility.kind != .gaugeChange else {
        continue
      }
      var moved = facility
      moved.from = facility.from.regauged(gone, to: new)
      moved.to = facility.to.regauged(gone, to: new)
      guard moved != facility else { continue }
      changes.append(.facility(.replace(at: index, with: moved)))
      touched.append(TouchedFigure(.facility, facility.id, .gauges))
    }
  }
}

extension Facility.Side {
  fileprivate func regauged(_ gone: Set<Gauge>, to new: Gauge) -> Facility.Side {
    guard case .way(.rail(let gauge)) = self, gone.contains(gauge) else { return self }
    return .way(.rail(new))
  }
}

extension Network {
  /// Whether a facility at a node joins two gauges, whatever its date.
  fileprivate func changesGauge(at node: String, between a: Gauge, and b: Gauge) -> Bool {
    facilities.contains {
      $0.nodeID == node
        && ($0.serves(from: .rail(a), to: .rail(b)) || $0.serves(from: .rail(b), to: .rail(a)))
    }
  }

  /// The median hours and dollars of the network's container transshipments between gauges.
  fileprivate var usualGaugeChange: (duration: DurationFigure, usdPerFEU: Double?)? {
    let rows = facilities.filter {
      $0.kind == .gaugeChange && $0.method == .containerTransshipment
        && $0.duration.statistic == .median
    }
    guard let hours = rows.map(\.duration.hours).lowerMedian else { return nil }
    return (
      DurationFigure(
        hours: hours,
        p90Hours: rows.compactMap(\.duration.p90Hours).lowerMedian.map { max($0, hours) }
      ),
      rows.compactMap(\.usdPerFEU).lowerMedian
    )
  }
}

extension [Double] {
  /// The middle number, the lower one of two; `nil` if there is none.
  fileprivate var lowerMedian: Double? {
    isEmpty ? nil : sorted()[(count - 1) / 2]
  }
}
