/// The weights of a hierarchy's arcs: the second of the three nouns, made per objective and scenario.
///
/// A weight is a whole number of steps of whatever unit the caller chose (a second, a gram, a cent),
/// from 0 to ``unreachable`` − 1; sums that would reach ``unreachable`` or more are ``unreachable``, so
/// nothing overflows. Choose a step with which no route that matters sums up to 2³¹ − 1: two thousand
/// million seconds are 68 years.
///
/// A value: a copy shares its memory until one of the two is changed.
public struct Metric: Sendable {
  /// Where nothing leads, and the weight of a closed arc: 2³¹ − 1. Greater weights count as this.
  public static let unreachable: UInt32 = 0x7FFF_FFFF

  public let hierarchy: Hierarchy
  /// By input arc, none above ``unreachable``.
  public internal(set) var inputWeights: [UInt32]
  /// By arc of the hierarchy.
  var weights: [ArcWeights]
  /// How several workers shared the work last.
  var split: SubtreeSplit?
  /// Memory that updates use again.
  var partial = PartialCustomization()
  /// Likewise: input arcs of the update at hand, with their weights from before.
  var editedInputs: [(arc: Int, weight: UInt32)] = []

  /// Customizes a hierarchy with the weights of its input arcs.
  ///
  /// - Parameters:
  ///   - inputWeights: as many as the hierarchy has input arcs; see ``Metric``.
  ///   - workerCount: threads that share the work; the result is the same for any number.
  /// - Complexity: O(lower triangles).
  public init(_ hierarchy: Hierarchy, weights inputWeights: [UInt32], workerCount: Int = 1) {
    precondition(
      inputWeights.count == hierarchy.inputArcCount,
      "a metric needs one weight for each of the \(hierarchy.inputArcCount) input arcs"
    )
    self.hierarchy = hierarchy
    self.inputWeights = inputWeights.map { min($0, Metric.unreachable) }
    weights = Array(repeating: .unreachable, count: hierarchy.arcCount)
    customize(workerCount: workerCount)
  }

  /// Customizes with other weights in the same memory.
  public mutating func customize(weights inputWeights: [UInt32], workerCount: Int = 1) {
    precondition(
      inputWeights.count == hierarchy.inputArcCount,
      "a metric needs one weight for each of the \(hierarchy.inputArcCount) input arcs"
    )
    for input in inputWeights.indices {
      self.inputWeights[input] = min(inputWeights[input], Metric.unreachable)
    }
    customize(workerCount: workerCount)
  }

  /// Whether two metrics of one hierarchy weigh the same, bit for bit. O(arcs).
  public func weighsSame(as other: Metric) -> Bool {
    inputWeights == other.inputWeights && weights == other.weights
  }
}

/// What an arc of a hierarchy weighs upwards (x) and downwards (y), side by side, so that one load
/// serves both.
typealias ArcWeights = SIMD2<UInt32>
