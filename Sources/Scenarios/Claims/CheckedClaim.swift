import Geo
import Routing

/// A claim beside what the model says, and what that comes to.
public struct CheckedClaim: Sendable {
  public var subject: ClaimSubject
  /// What is claimed; empty where the claim has no figure that the model could have.
  public var figures: [ClaimedFigure]
  public var rows: [CheckedRow]
  public var failures: [FailedRow]
  public var verdict: ClaimVerdict
  public var standing: ClaimStanding
}

/// Who claims what.
public struct ClaimSubject: Hashable, Sendable {
  public var id: String
  /// In this project's words.
  public var says: String
  public var ends: String
  public var kind: Claim.Kind?
  public var asOf: String
  /// An article, or source ids.
  public var by: [String]
  /// Corridor patterns or, for a figure of none, the modes it speaks of.
  public var family: String

  public init(
    id: String,
    says: String,
    ends: String,
    kind: Claim.Kind?,
    asOf: String,
    by: [String],
    family: String
  ) {
    self.id = id
    self.says = says
    self.ends = ends
    self.kind = kind
    self.asOf = asOf
    self.by = by
    self.family = family
  }
}

/// What agreement with a claim is worth.
public enum ClaimStanding: Hashable, Sendable {
  /// Figures of the model were fitted to it: it validates nothing.
  case calibration
  /// The model took figures on these routes from the same sources.
  case sharesSources([String])
  /// Nobody knows where it comes from.
  case unsourced
  case independent

  /// The standing without its particulars.
  public enum Class: String, CaseIterable, Hashable, Sendable {
    case independent
    case sharesSources = "shares_sources"
    case unsourced
    case calibration
  }

  public var standingClass: Class {
    switch self {
    case .calibration: .calibration
    case .sharesSources: .sharesSources
    case .unsourced: .unsourced
    case .independent: .independent
    }
  }
}

/// One route, or one route against another, judged by one figure of a claim.
public struct CheckedRow: Sendable {
  /// `middle-corridor-poti`; `Turpan–Tehran by Kashgar against Dostyk`.
  public var label: String
  public var route: ClaimRoute
  public var itinerary: Itinerary
  public var baseline: Baseline?
  public var figure: ClaimedFigure?
  /// `nil` where the model has no figure in the claim's metric.
  public var modelled: ModelledFigure?
  /// `nil` where nothing is judged.
  public var outcome: ClaimOutcome?
  /// The saving that an earlier set of lengths gave when it was summed by hand, in **km**.
  public var earlierKmSaved: Double?

  public init(label: String, route: ClaimRoute, itinerary: Itinerary) {
    self.label = label
    self.route = route
    self.itinerary = itinerary
  }

  public struct Baseline: Sendable {
    public var route: ClaimRoute
    public var itinerary: Itinerary
  }

  /// Model over claim, less one; `nil` without both.
  public var relativeDifference: Double? {
    guard let modelled, let claimed = figure?.central, claimed != 0 else { return nil }
    return modelled.value / claimed - 1
  }

  /// Where the hours saved come from; `nil` without a baseline.
  public var timeSaving: TimeSaving? {
    baseline.flatMap { TimeSaving(of: itinerary, against: $0.itinerary) }
  }
}

/// A route that a claim speaks of and that does not exist under the claim's conditions.
public struct FailedRow: Hashable, Sendable {
  public var label: String
  public var reason: String
}

extension CheckedClaim {
  /// The row whose figure comes nearest to the claim; `nil` if no row has both.
  public var nearestRow: CheckedRow? {
    rows.filter { $0.relativeDifference != nil }.min { a, b in
      abs(a.relativeDifference ?? 0) < abs(b.relativeDifference ?? 0)
    }
  }

  /// The dimension of its first figure; `nil` without one.
  public var dimension: ClaimMetric.Dimension? { figures.first?.quantity.metric.dimension }
}
