/// A named chain of via nodes with the mode of each section.
public struct CorridorDefinition: Hashable, Sendable, Identifiable {
  /// The modes a section between two via nodes may use.
  public enum SectionMode: String, CaseIterable, Hashable, Sendable {
    case rail
    case road
    /// Ships and ferries alike.
    case water
    case pipeline

    public func admits(_ mode: Mode) -> Bool {
      switch self {
      case .rail: mode == .rail
      case .road: mode == .road
      case .water: mode.isWater || mode == .ferry
      case .pipeline: mode == .pipeline
      }
    }
  }

  public var id: String
  public var name: String
  /// Two or more, in order; the corridor runs both ways.
  public var nodeIDs: [String]
  /// One fewer than ``nodeIDs``.
  public var sectionModes: [SectionMode]
  public var requiredLegIDs: [String]
  /// The variant whose legs the corridor may use.
  public var variant: String?
  public var statusNote: String
  public var asOf: String
  public var sourceIDs: [String]

  public init(
    id: String,
    name: String,
    nodeIDs: [String],
    sectionModes: [SectionMode],
    requiredLegIDs: [String] = [],
    variant: String? = nil,
    statusNote: String = "",
    asOf: String = "",
    sourceIDs: [String] = []
  ) {
    self.id = id
    self.name = name
    self.nodeIDs = nodeIDs
    self.sectionModes = sectionModes
    self.requiredLegIDs = requiredLegIDs
    self.variant = variant
    self.statusNote = statusNote
    self.asOf = asOf
    self.sourceIDs = sourceIDs
  }
}
