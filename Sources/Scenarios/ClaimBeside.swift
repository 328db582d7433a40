import Geo
import Routing

/// A published end-to-end figure beside the model's figure for the same ends.
public struct ClaimBeside: Hashable, Sendable {
  public var claim: Claim
  /// What the claim and the model are both measured in.
  public var metric: ClaimMetric
  /// The model's figure of each row, in the order of the comparison; `nil` for rows that the claim
  /// does not speak of.
  public var modelled: [Double?]
  /// The model's figure that comes nearest to the claim.
  public var nearest: Double
  /// Position of the row whose figure comes nearest to the claim.
  public var nearestRow: Int
  public var claimed: Double

  /// Model over claim, less one.
  public var relativeDifference: Double { nearest / claimed - 1 }

  /// Claims whose mapped ends are those of the query, in either direction, in the order of the
  /// table. A claim that names corridors is put beside their rows only, one that names modes beside
  /// rows without other modes.
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
        claim.kind != .passenger,
        let figure = claim.figure, !figure.quantity.isSaving,
        let claimed = figure.central, claimed > 0,
        let from = claim.from.flatMap({ try? network.resolveEnd($0) }),
        let to = claim.to.flatMap({ try? network.resolveEnd($0) })
      else { return nil }
      let a = Set(from.nodeIndices)
      let b = Set(to.nodeIndices)
      let forward = !a.isDisjoint(with: origin) && !b.isDisjoint(with: destination)
      let backward = !a.isDisjoint(with: destination) && !b.isDisjoint(with: origin)
      guard forward || backward else { return nil }
      let metric = figure.quantity.metric
      let modelled = rows.map { row in
        claim.isComparable(with: row, in: network) ? metric.value(of: row.itinerary) : nil
      }
      let known = modelled.enumerated().compactMap { row, value in value.map { (row, $0) } }
      guard let nearest = known.min(by: { abs($0.1 - claimed) < abs($1.1 - claimed) }) else {
        return nil
      }
      return ClaimBeside(
        claim: claim,
        metric: metric,
        modelled: modelled,
        nearest: nearest.1,
        nearestRow: nearest.0,
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

extension Claim {
  /// Whether a row is a route that the claim speaks of.
  fileprivate func isComparable(with row: Comparison.Row, in network: Network) -> Bool {
    if !corridorPatterns.isEmpty {
      guard let corridor = row.itinerary.corridor, speaks(ofCorridor: corridor.id) else {
        return false
      }
    }
    return modes.isEmpty
      || row.itinerary.kmByMode(in: network).allSatisfy { modes.contains($0.mode) }
  }
}
