/// A figure as somebody states it.
public struct ClaimedFigure: Hashable, Sendable {
  public var quantity: ClaimQuantity
  /// In the metric's unit; `nil` where only the direction is claimed ("cheaper"), or only a range.
  public var value: Double?
  public var low: Double?
  public var high: Double?

  public init(_ quantity: ClaimQuantity, value: Double?, low: Double? = nil, high: Double? = nil) {
    self.quantity = quantity
    self.value = value
    self.low = low
    self.high = high
  }

  /// The figure to judge by: the value, else the middle of the range.
  public var central: Double? {
    if let value { return value }
    guard let low, let high else { return low ?? high }
    return (low + high) / 2
  }
}

/// What the model says, in the claim's unit.
public struct ModelledFigure: Hashable, Sendable {
  /// P50 for a time, else the sum.
  public var value: Double
  /// P10 and P90 for a time, the sums of the legs' lows and highs for a length.
  public var low: Double?
  public var high: Double?

  public init(value: Double, low: Double? = nil, high: Double? = nil) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// How one figure of the model stands to a claim.
public enum ClaimOutcome: String, CaseIterable, Hashable, Sendable {
  case agrees
  case modelIsLower = "model_is_lower"
  case modelIsHigher = "model_is_higher"
  /// The claim lies between P10 and P90, but they are too far apart for that to mean anything.
  case tooWide = "too_wide"
}

/// When a figure of the model agrees with a claim.
public enum ClaimRule {
  /// A length may differ by this share of the claim, or lie within the claim's own low and high.
  public static let lengthTolerance = 0.05
  /// P90 over P10 beyond which a range holds too much to confirm anything.
  public static let widestRatio = 3.0

  /// Judges a figure; lengths, dollars and counts by the tolerance, times by P10 and P90.
  ///
  /// - Returns: `nil` if the claim has no figure and is no saving either.
  public static func outcome(of model: ModelledFigure, claim: ClaimedFigure) -> ClaimOutcome? {
    guard let claimed = claim.central else {
      return claim.quantity.isSaving ? direction(of: model) : nil
    }
    if claim.quantity.metric.dimension == .time, let low = model.low, let high = model.high {
      if claimed < low { return .modelIsHigher }
      if claimed > high { return .modelIsLower }
      return low > 0 && high / low <= widestRatio ? .agrees : .tooWide
    }
    let margin = abs(claimed) * lengthTolerance
    if model.value < min(claimed - margin, claim.low ?? claimed) { return .modelIsLower }
    if model.value > max(claimed + margin, claim.high ?? claimed) { return .modelIsHigher }
    return .agrees
  }

  /// Whether there is a saving at all: of a time, in nine trips of ten.
  private static func direction(of model: ModelledFigure) -> ClaimOutcome {
    let low = model.low ?? model.value
    let high = model.high ?? model.value
    if low > 0 { return .agrees }
    return high <= 0 ? .modelIsLower : .tooWide
  }
}

/// What the check of a claim comes to.
public enum ClaimVerdict: Hashable, Sendable {
  case reproduced
  /// Only these of the routes or baselines give the figure.
  case reproducedOnlyAgainst([String])
  case notReproduced
  case notCheckable(NotCheckable)

  /// The verdict of several rows: all, some, or none agree.
  ///
  /// - Parameter rows: at least one.
  public init(_ rows: [(label: String, outcome: ClaimOutcome)]) {
    let agreeing = rows.filter { $0.outcome == .agrees }
    if agreeing.isEmpty {
      self = .notReproduced
    } else if agreeing.count == rows.count {
      self = .reproduced
    } else {
      self = .reproducedOnlyAgainst(agreeing.map(\.label))
    }
  }

  /// The verdict without its particulars.
  public enum Class: String, CaseIterable, Hashable, Sendable {
    case reproduced
    case reproducedOnlyAgainst = "reproduced_only_against"
    case notReproduced = "not_reproduced"
    case notCheckable = "not_checkable"
  }

  public var verdictClass: Class {
    switch self {
    case .reproduced: .reproduced
    case .reproducedOnlyAgainst: .reproducedOnlyAgainst
    case .notReproduced: .notReproduced
    case .notCheckable: .notCheckable
    }
  }
}

/// Why the model has nothing to say to a claim.
public enum NotCheckable: Hashable, Sendable, CustomStringConvertible {
  case noModelFigure(metric: String)
  case passengers
  case noFigure
  case noBaseline
  case endsNotMapped
  case endsCoincide
  case noRoute([String])
  /// As the list of claims itself says.
  case stated(String)

  public var description: String {
    switch self {
    case .noModelFigure(let metric): "the model has no figure for \(metric)"
    case .passengers: "a passenger service; the model moves freight"
    case .noFigure: "no figure is stated"
    case .noBaseline: "a saving without a baseline"
    case .endsNotMapped: "its ends are not named closely enough to map"
    case .endsCoincide: "both ends are one place"
    case .noRoute(let reasons): reasons.joined(separator: "; ")
    case .stated(let reason): reason
    }
  }

  /// The kind of reason, to count by.
  public var heading: String {
    switch self {
    case .noModelFigure: "measures something else (capacity, cost of building, speed)"
    case .passengers: description
    case .noFigure, .noBaseline, .endsNotMapped, .endsCoincide: description
    case .noRoute: "no route under its own conditions"
    case .stated: "stated in the list of claims"
    }
  }
}
