import Geo
import Routing

/// A published end-to-end figure beside the model's figure for the same ends.
public struct ClaimBeside: Hashable, Sendable {
  public var claim: Claim
  /// What the claim and the model are both measured in.
  public var metric: Metric
  /// The model's figure of each row, in the order of the comparison.
  public var modelled: [Double]
  /// Position of the row whose figure comes nearest to the claim.
  public var nearestRow: Int
  public var claimed: Double

  /// Claim metrics that an itinerary has a figure for.
  public enum Metric: String, CaseIterable, Hashable, Sendable {
    case km
    case nauticalMiles = "nm"
    case days
    case hours
    case usdPerFEU = "usd_per_feu"
    case usdPerTEU = "usd_per_teu"

    /// The itinerary's figure in the claim's unit; `nil` where it is unknown.
    func value(of itinerary: Itinerary) -> Double? {
      switch self {
      case .km: return itinerary.total.km
      case .nauticalMiles: return itinerary.total.km / 1.852
      case .days: return itinerary.hasTimeAndMoney ? itinerary.total.hours / 24 : nil
      case .hours: return itinerary.hasTimeAndMoney ? itinerary.total.hours : nil
      case .usdPerFEU, .usdPerTEU:
        guard itinerary.hasTimeAndMoney else { return nil }
        let size = itinerary.cargoSize
        return itinerary.total.usd / (self == .usdPerFEU ? size.feu : size.teu)
      }
    }
  }

  /// The model's figure that comes nearest to the claim.
  public var nearest: Double { modelled[nearestRow] }

  /// Model over claim, less one.
  public var relativeDifference: Double { nearest / claimed - 1 }

  /// Claims whose mapped ends are those of the query, in either direction, in the order of the
  /// table.
  static func matching(
    _ query: Query,
    rows: [Comparison.Row],
    network: Network
  ) -> [ClaimBeside] {
    guard
      let origin = nodes(of: query.origin, in: network),
      let destination = nodes(of: query.destination, in: network)
    else { return [] }
    return network.claims.compactMap { claim in
      guard
        let metric = Metric(rawValue: claim.metric),
        let claimed = claim.value, claimed > 0,
        let from = claim.from.flatMap({ try? network.resolveEnd($0) }),
        let to = claim.to.flatMap({ try? network.resolveEnd($0) })
      else { return nil }
      let a = Set(from.nodeIndices)
      let b = Set(to.nodeIndices)
      let forward = !a.isDisjoint(with: origin) && !b.isDisjoint(with: destination)
      let backward = !a.isDisjoint(with: destination) && !b.isDisjoint(with: origin)
      guard forward || backward else { return nil }
      let modelled = rows.compactMap { metric.value(of: $0.itinerary) }
      guard modelled.count == rows.count else { return nil }
      let nearest = modelled.indices.min {
        abs(modelled[$0] - claimed) < abs(modelled[$1] - claimed)
      }
      guard let nearest else { return nil }
      return ClaimBeside(
        claim: claim,
        metric: metric,
        modelled: modelled,
        nearestRow: nearest,
        claimed: claimed
      )
    }
  }

  private static func nodes(of end: Query.End, in network: Network) -> Set<Int>? {
    guard case .named(let text) = end, let named = try? network.resolveEnd(text) else {
      return nil
    }
    return Set(named.nodeIndices)
  }
}
