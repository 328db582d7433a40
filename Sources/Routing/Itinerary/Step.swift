import Geo

/// One thing that happens to the freight: a leg, or something at a node or border.
public struct Step: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Over land from a point to the first node, or from the last node to a point.
    case access
    case leg
    case gaugeChange = "gauge_change"
    case modeChange = "mode_change"
    case border
    case sailingWait = "sailing_wait"
    case trainWait = "train_wait"
    case port
    /// Rolling aboard or off a ferry.
    case boarding
    case passage
  }

  public var kind: Kind
  /// Where the step begins and ends; equal for what happens at one node.
  public var fromNodeID: String
  public var toNodeID: String
  /// The leg travelled, or the leg a border, wait or passage belongs to.
  public var legID: String?
  /// Whether the leg is travelled from its `to` node.
  public var isReversed: Bool
  public var facilityID: String?
  /// What the freight stands on during the step; for a change, what it stands on afterwards.
  public var way: Way?
  /// For a change: what it stood on before.
  public var previousWay: Way?
  public var components: [Component]
  /// What this step adds.
  public var cost: CostVector
  /// Sum of all steps up to and with this one.
  public var cumulative: CostVector
  /// A leg or facility that is not open on the data's own date: its status and dates.
  public var notOpenYet: Availability?
  /// The length is an estimate, or the line is only a geodesic between two stations.
  public var geometryBasis: Leg.GeometryBasis?
  /// The part of the route: before a corridor is joined, on it, or after it is left.
  public var stage: Stage

  public enum Stage: String, CaseIterable, Hashable, Sendable {
    case access
    case line
    case egress
  }
}

extension Component.Cause {
  /// The kind of step that shows a cause; running and the driver's rest belong to the leg.
  var stepKind: Step.Kind {
    switch self {
    case .running, .roadRest: .leg
    case .border: .border
    case .gaugeChange: .gaugeChange
    case .modeChange: .modeChange
    case .port: .port
    case .boarding: .boarding
    case .sailingWait: .sailingWait
    case .trainWait: .trainWait
    case .passage: .passage
    }
  }
}
