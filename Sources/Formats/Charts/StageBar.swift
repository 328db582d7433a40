import Geo
import Routing

/// What an hour of a trip goes to: moving by a mode, or standing for a reason.
public enum StageKind: Hashable, Comparable, Sendable {
  case moving(Mode)
  case standing(MapSymbol)

  init(_ step: Step, network: Network) {
    if let symbol = MapSymbol(step.kind) {
      self = .standing(symbol)
    } else {
      self = .moving(step.legID.flatMap { network.leg(id: $0)?.mode } ?? .road)
    }
  }

  /// As a legend calls it.
  public var title: String {
    switch self {
    case .moving(let mode): mode.title
    case .standing(let symbol): symbol.title
    }
  }

  /// Moving before standing, each in the order of its own kind.
  public static func < (a: StageKind, b: StageKind) -> Bool {
    switch (a, b) {
    case (.moving(let x), .moving(let y)): x < y
    case (.standing(let x), .standing(let y)): x < y
    case (.moving, .standing): true
    case (.standing, .moving): false
    }
  }
}

/// The mean hours of an itinerary, part by part.
public struct StageBar: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public var kind: StageKind
    /// Mean hours, above zero.
    public var hours: Double
  }

  public var parts: [Part]

  /// How the parts are put together.
  public enum Grouping: String, CaseIterable, Sendable {
    /// All hours of a kind are one part; moving comes before standing.
    case kind
    /// In the order of travel; neighbours of a kind are one part.
    case travel
  }

  /// - Complexity: O(components).
  public init(_ itinerary: Itinerary, by grouping: Grouping, on network: Network) {
    parts = []
    for step in itinerary.steps where step.cost.hours > 0 {
      let kind = StageKind(step, network: network)
      let known =
        switch grouping {
        case .kind: parts.firstIndex { $0.kind == kind }
        case .travel: parts.last?.kind == kind ? parts.count - 1 : nil
        }
      if let known {
        parts[known].hours += step.cost.hours
      } else {
        parts.append(Part(kind: kind, hours: step.cost.hours))
      }
    }
    if grouping == .kind { parts.sort { $0.kind < $1.kind } }
  }

  public var totalHours: Double { parts.reduce(0) { $0 + $1.hours } }
}
