/// A published end-to-end figure, to be put beside what the model says.
public struct Claim: Hashable, Sendable, Identifiable {
  /// What stands behind a figure.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A trip that happened.
    case actual
    /// A timetable.
    case schedule
    case estimate
    case announcement
    /// A design, of a line that is being built or planned.
    case design
    /// A passenger train or coach: nothing that freight could be compared with.
    case passenger
  }

  public var id: String
  /// As the source names it.
  public var corridor: String
  /// `place:ID` or a node id; `nil` where the printed text could not be mapped.
  public var from: String?
  public var to: String?
  public var fromText: String
  public var toText: String
  /// What is stated, with its unit: `km`, `days`, `usd_per_feu`.
  public var metric: String
  public var value: Double?
  public var low: Double?
  public var high: Double?
  /// `nil` where the source does not say.
  public var kind: Kind?
  public var asOf: String
  public var sourceIDs: [String]
  public var notes: String
  /// The corridors it speaks of; empty where none fits.
  public var corridorPatterns: [IDPattern]
  /// The modes it speaks of; empty admits all.
  public var modes: Set<Mode>
  /// `nil` where the source does not say.
  public var service: ServiceClass?
  /// Whether it speaks of lines that are not open on the date of the data.
  public var needsPlannedLines: Bool
  /// Whether figures of the model were fitted to this one, so that it validates nothing.
  public var isCalibration: Bool

  public init(
    id: String,
    corridor: String,
    from: String?,
    to: String?,
    fromText: String = "",
    toText: String = "",
    metric: String,
    value: Double?,
    low: Double? = nil,
    high: Double? = nil,
    kind: Kind? = nil,
    asOf: String = "",
    sourceIDs: [String] = [],
    notes: String = "",
    corridorPatterns: [IDPattern] = [],
    modes: Set<Mode> = [],
    service: ServiceClass? = nil,
    needsPlannedLines: Bool = false,
    isCalibration: Bool = false
  ) {
    self.id = id
    self.corridor = corridor
    self.from = from
    self.to = to
    self.fromText = fromText
    self.toText = toText
    self.metric = metric
    self.value = value
    self.low = low
    self.high = high
    self.kind = kind
    self.asOf = asOf
    self.sourceIDs = sourceIDs
    self.notes = notes
    self.corridorPatterns = corridorPatterns
    self.modes = modes
    self.service = service
    self.needsPlannedLines = needsPlannedLines
    self.isCalibration = isCalibration
  }

  /// Whether it speaks of a corridor, by the corridor's id.
  public func speaks(ofCorridor id: String) -> Bool {
    corridorPatterns.contains { $0.matches(id) }
  }
}
