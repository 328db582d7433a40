import Geo
import Routing
import Scenarios
import TestSupport

/// Random edits of a random network, of a kind that can only help or can only harm.
enum RandomEdits {
  enum Effect {
    case harms
    case helps
  }

  /// Factors that are exact in binary floating point, so that laws can be tested with `==`.
  static let slower = [1.0, 2, 4]
  static let faster = [0.25, 0.5, 1]

  static func edit(
    _ effect: Effect,
    of network: NetworkContent,
    number: Int,
    _ random: inout SplitMix64
  ) throws -> any ScenarioEdit {
    switch effect {
    case .harms: try harm(network, &random)
    case .helps: try help(network, number: number, &random)
    }
  }

  /// Up to four edits, whatever their effect.
  static func mixture(
    of network: NetworkContent,
    _ random: inout SplitMix64
  ) throws -> [PlacedEdit] {
    try (0..<Int.random(in: 1...4, using: &random)).map { number in
      PlacedEdit(
        try edit(random.chance(0.5) ? .harms : .helps, of: network, number: number, &random)
      )
    }
  }

  private static func selector(_ text: String) throws -> Selector {
    try Selector(parsing: text)
  }

  private static func harm(
    _ network: NetworkContent,
    _ random: inout SplitMix64
  ) throws -> any ScenarioEdit {
    let leg = random.pick(network.legs)
    let node = random.pick(network.nodes)
    let factor = random.pick(slower)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return CloseEdit(try selector("leg:\(leg.id)"), allowsEmpty: true)
    case 1: return CloseEdit(try selector("node:\(node.id)"))
    case 2:
      return CloseEdit(try selector("country:\(node.country)"), from: day("2026-06-01"))
    case 3: return CloseEdit(try selector("mode:\(leg.mode.rawValue)"), allowsEmpty: true)
    case 4: return RemoveEdit(ElementTarget(.leg, try selector("leg:\(leg.id)"), allowsEmpty: true))
    case 5: return try scale(leg, speed: 1 / factor)
    case 6: return try borders(of: leg, hours: factor)
    case 7: return try handling(network, factor: factor, &random)
    default: return TariffEdit(mode: leg.mode, usdPerFEUKm: 8)
    }
  }

  private static func help(
    _ network: NetworkContent,
    number: Int,
    _ random: inout SplitMix64
  ) throws -> any ScenarioEdit {
    let leg = random.pick(network.legs)
    let factor = random.pick(faster)
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      return OpenEdit(
        try selector("leg:\(leg.id)"),
        from: random.chance(0.5) ? day("2026-07-01") : nil,
        allowsEmpty: true
      )
    case 1: return OpenEdit(try selector("status:suspended"), allowsEmpty: true)
    case 2: return try scale(leg, speed: 1 / factor)
    case 3: return try borders(of: leg, hours: factor)
    case 4: return try handling(network, factor: factor, &random)
    case 5: return TariffEdit(mode: leg.mode, usdPerFEUKm: 0)
    case 6: return addedLeg(network, number: number, &random)
    default: return addedGaugeChange(network, number: number, &random)
    }
  }

  private static func scale(_ leg: Leg, speed: Double) throws -> ScaleEdit {
    ScaleEdit(
      ElementTarget(.leg, try selector("leg:\(leg.id)"), allowsEmpty: true),
      ScaleEdit.Factors(speed: speed)
    )
  }

  private static func borders(of leg: Leg, hours: Double) throws -> ScaleEdit {
    ScaleEdit(
      ElementTarget(.crossing, try selector("mode:\(leg.mode.rawValue)"), allowsEmpty: true),
      ScaleEdit.Factors(hours: hours, usd: hours)
    )
  }

  private static func handling(
    _ network: NetworkContent,
    factor: Double,
    _ random: inout SplitMix64
  ) throws -> ScaleEdit {
    let id = network.facilities.isEmpty ? "*" : random.pick(network.facilities).id
    return ScaleEdit(
      ElementTarget(
        .facility,
        try Selector(terms: [.init(key: .id, value: id.contains("*") ? id : "\(id)*")]),
        allowsEmpty: true
      ),
      ScaleEdit.Factors(hours: factor, usd: factor)
    )
  }

  private static func addedLeg(
    _ network: NetworkContent,
    number: Int,
    _ random: inout SplitMix64
  ) -> AddEdit {
    let from = random.pick(network.nodes).id
    let to = random.pick(network.nodes.filter { $0.id != from }).id
    let isRail = random.chance(0.6)
    return AddEdit(
      .leg(
        Leg(
          id: "added\(number)",
          fromNodeID: from,
          toNodeID: to,
          mode: isRail ? .rail : .road,
          gauges: isRail ? [random.pick([.standard1435, .broad1520])] : [],
          countries: [],
          lengthKm: Double(Int.random(in: 1...8, using: &random) * 64)
        )
      )
    )
  }

  private static func addedGaugeChange(
    _ network: NetworkContent,
    number: Int,
    _ random: inout SplitMix64
  ) -> AddEdit {
    AddEdit(
      .facility(
        Facility(
          id: "added-change\(number)",
          nodeID: random.pick(network.nodes.filter { $0.kind != .chokepoint }).id,
          kind: .gaugeChange,
          from: .way(.rail(.standard1435)),
          to: .way(.rail(.broad1520)),
          method: .bogieExchange,
          duration: DurationFigure(hours: 4),
          usdPerFEU: 16,
          provenance: ExactTables.assumed
        )
      )
    )
  }
}
