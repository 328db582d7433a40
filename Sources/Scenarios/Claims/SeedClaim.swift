import Geo
import Routing

/// What one of the articles that this project began with says, in our words.
public struct SeedClaim: Hashable, Sendable, Identifiable {
  public var id: String
  /// Author and year.
  public var article: String
  public var says: String
  public var kind: Claim.Kind?
  /// What it speaks of.
  public var subject: String
  /// As written: the metric and figure, for what the model has no figure for.
  public var printedFigure: String
  public var figures: [ClaimedFigure]
  /// Modes that must occur on a route, where that is what is claimed.
  public var expectedModes: Set<Mode>
  /// Why it is only recorded; `nil` for what is checked.
  public var notCheckableBecause: String?

  public init(
    id: String,
    article: String,
    says: String,
    kind: Claim.Kind? = nil,
    subject: String = "",
    printedFigure: String = "",
    figures: [ClaimedFigure] = [],
    expectedModes: Set<Mode> = [],
    notCheckableBecause: String? = nil
  ) {
    self.id = id
    self.article = article
    self.says = says
    self.kind = kind
    self.subject = subject
    self.printedFigure = printedFigure
    self.figures = figures
    self.expectedModes = expectedModes
    self.notCheckableBecause = notCheckableBecause
  }
}

/// Ends, a route and perhaps a baseline that a loosely worded claim is tried on.
public struct SeedPair: Hashable, Sendable {
  public var claimIDs: [String]
  public var route: ClaimRoute
  public var baseline: ClaimRoute?
  /// The saving that an earlier set of lengths gave when it was summed by hand, in **km**.
  public var earlierKmSaved: Double?

  public init(
    claimIDs: [String],
    route: ClaimRoute,
    baseline: ClaimRoute? = nil,
    earlierKmSaved: Double? = nil
  ) {
    self.claimIDs = claimIDs
    self.route = route
    self.baseline = baseline
    self.earlierKmSaved = earlierKmSaved
  }
}

/// The articles' claims and what they are tried on.
public struct SeedLibrary: Hashable, Sendable {
  public var claims: [SeedClaim]
  public var pairs: [SeedPair]

  public init(claims: [SeedClaim], pairs: [SeedPair]) {
    self.claims = claims
    self.pairs = pairs
  }
}
