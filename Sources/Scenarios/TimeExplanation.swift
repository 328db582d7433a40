import Geo
import Routing

/// Where the hours of an itinerary go, and which part of it decides how many there are.
///
/// Percentiles do not add: a bad day at every border at once is far rarer than one in ten. So each
/// cause has three kinds of figures. Its **mean**, and the share of the total's mean: these add up.
/// Its **own percentiles**, of its sum over the itinerary: these say how it varies and do not add.
/// Its **part of a trip** that takes the total's P50 or P90: the mean of the cause over the trips
/// about that percentile, which does add up (the Euler allocation of a quantile: Tasche 1999, "Risk
/// contributions and performance measurement").
public struct TimeExplanation: Sendable {
  public var total: SampledHours
  /// In the order of ``/Routing/Component/Cause``; only those the itinerary has.
  public var causes: [Cause]
  /// One a component, the widest first.
  public var swings: [ComponentSwing]
  /// What the common factor moves, all components with it.
  public var commonFactor: Swing
  public var settings: SimulationSettings
  public var commonFactorCorrelation: Double

  public struct Cause: Sendable {
    public var cause: Component.Cause
    /// How many components of the itinerary have it.
    public var components: Int
    /// The sum of the model's means, not of samples.
    public var meanHours: Double
    public var hours: SampledHours
  }

  /// - Returns: `nil` if hours have no meaning for the cargo (pipelines).
  /// - Complexity: O(samples · components).
  public init?(_ itinerary: Itinerary, simulation: TimeSimulation) {
    guard itinerary.hasTimeAndMoney else { return nil }
    let components = itinerary.components
    let byCause = Component.Cause.allCases.compactMap { cause in
      let those = components.filter { $0.cause == cause }
      return those.isEmpty ? nil : (cause: cause, components: those)
    }
    let sampled = simulation.hours(ofAll: [components] + byCause.map(\.components))
    total = sampled[0]
    causes = zip(byCause, sampled.dropFirst()).map { part, hours in
      Cause(
        cause: part.cause,
        components: part.components.count,
        meanHours: part.components.reduce(0) { $0 + ($1.time?.meanHours ?? 0) },
        hours: hours
      )
    }
    settings = simulation.settings
    commonFactorCorrelation = simulation.commonFactorCorrelation
    swings = ComponentSwing.all(of: itinerary)
    commonFactor = Swing(
      p10Hours: simulation.meanHours(of: components, commonFactor: .p10),
      p90Hours: simulation.meanHours(of: components, commonFactor: .p90)
    )
  }
}

// MARK: - Parts that add up

extension TimeExplanation {
  /// Of how many percentiles on either side a trip still counts as one at a percentile.
  public static let windowPercent = 2.5

  /// The hours of each cause in a trip that takes the total's percentile, in the order of
  /// ``causes``. They add up to that percentile.
  ///
  /// Means over the trips within ``windowPercent`` of it, times the same small correction for all,
  /// because the mean of these trips is not exactly their middle.
  ///
  /// - Complexity: O(samples · log samples).
  public func parts(at percentile: Percentile) -> [Double] {
    let bySample = total.bySample
    let order = bySample.indices.sorted { (bySample[$0], $0) < (bySample[$1], $1) }
    let reach = TimeExplanation.windowPercent / 100
    let last = Double(order.count - 1)
    let first = Int((max(0, percentile.share - reach) * last).rounded(.up))
    let end = Int((min(1, percentile.share + reach) * last).rounded(.down))
    // With a handful of samples nothing need lie within reach; the nearest then stands for all.
    let window = first <= end ? order[first...end] : order[end...end]
    let wanted = total.hours(percentile)
    let sum = window.reduce(0) { $0 + bySample[$1] }
    guard sum > 0 else { return causes.map { _ in 0 } }
    return causes.map { cause in
      wanted * window.reduce(0) { $0 + cause.hours.bySample[$1] } / sum
    }
  }
}

// MARK: - The tornado

/// How far the total moves when one thing moves from its P10 to its P90 and nothing else does.
public struct Swing: Hashable, Sendable {
  /// Hours of the thing itself, or of the total for the common factor.
  public var p10Hours: Double
  public var p90Hours: Double

  public var widthHours: Double { p90Hours - p10Hours }
}

/// The swing of one component.
public struct ComponentSwing: Hashable, Sendable {
  public var component: Component
  /// The ends of the step it belongs to; equal for what happens at one node.
  public var fromNodeID: String
  public var toNodeID: String
  /// How often the itinerary has it.
  public var times: Int
  public var meanHours: Double
  public var swing: Swing

  /// Components with the same id are one thing that happens several times.
  static func all(of itinerary: Itinerary) -> [ComponentSwing] {
    var positions: [String: Int] = [:]
    var swings: [ComponentSwing] = []
    for step in itinerary.steps {
      for component in step.components {
        guard let time = component.time else { continue }
        if let position = positions[component.id] {
          swings[position].add(time)
        } else {
          positions[component.id] = swings.count
          swings.append(
            ComponentSwing(
              component: component,
              fromNodeID: step.fromNodeID,
              toNodeID: step.toNodeID,
              times: 0,
              meanHours: 0,
              swing: Swing(p10Hours: 0, p90Hours: 0)
            )
          )
          swings[swings.count - 1].add(time)
        }
      }
    }
    return swings.sorted { a, b in
      a.swing.widthHours == b.swing.widthHours
        ? a.component.id < b.component.id : a.swing.widthHours > b.swing.widthHours
    }
  }

  private mutating func add(_ time: TimeDistribution) {
    times += 1
    meanHours += time.meanHours
    swing.p10Hours += time.hours(.p10)
    swing.p90Hours += time.hours(.p90)
  }
}
