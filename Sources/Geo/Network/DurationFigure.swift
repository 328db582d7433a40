/// A published or assumed number of hours, with what kind of average it is.
public struct DurationFigure: Hashable, Sendable {
  public enum Statistic: String, CaseIterable, Hashable, Sendable {
    case median
    case mean
  }

  /// Hours, zero or more: the median (P50) or the mean, as ``statistic`` says.
  public var hours: Double
  /// Hours that nine in ten stay below; at least the median. `nil` if unknown.
  public var p90Hours: Double?
  public var statistic: Statistic

  public init(hours: Double, p90Hours: Double? = nil, statistic: Statistic = .median) {
    self.hours = hours
    self.p90Hours = p90Hours
    self.statistic = statistic
  }

  /// Every figure times a factor of zero or more.
  public func scaled(by factor: Double) -> DurationFigure {
    DurationFigure(
      hours: hours * factor,
      p90Hours: p90Hours.map { $0 * factor },
      statistic: statistic
    )
  }
}

/// Where a figure comes from: carried into every answer that used it.
public struct Provenance: Hashable, Sendable {
  public var basis: Basis
  public var sourceIDs: [String]
  /// Parameters that the figure was worked out from.
  public var parameterIDs: [String]
  /// As printed in the data: a year, a month or a day.
  public var asOf: String
  public var notes: String

  public init(
    basis: Basis,
    sourceIDs: [String] = [],
    parameterIDs: [String] = [],
    asOf: String = "",
    notes: String = ""
  ) {
    self.basis = basis
    self.sourceIDs = sourceIDs
    self.parameterIDs = parameterIDs
    self.asOf = asOf
    self.notes = notes
  }
}
