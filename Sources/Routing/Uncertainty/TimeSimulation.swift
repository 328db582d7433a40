import Geo

/// Draws the hours of itineraries from the distributions of their components.
///
/// A component's normal score is √ρ·F + √(1 − ρ)·ε: F is drawn once a sample for everything that
/// happens (a one-factor Gaussian copula: Vasicek 1987; Li 2000, doi:10.3905/jfi.2000.319253), ε
/// for the component alone. Its hours are the median times e^(σ·score), and three times that, or
/// whatever the data say, where the disruption strikes it.
///
/// ε and the disruption are functions of seed, sample and component id (common random numbers;
/// Glasserman and Yao 1992, doi:10.1287/mnsc.38.6.884): what two itineraries share takes equally
/// long in both, so their difference has no noise from it. A component that an itinerary has twice
/// takes equally long both times.
public struct TimeSimulation: Sendable {
  public let settings: SimulationSettings
  /// ρ, the correlation of any two components' scores, 0…1.
  public let commonFactorCorrelation: Double

  /// The parameter of the data that ``commonFactorCorrelation`` is read from.
  public static let correlationParameterID =
    ModelParameters.Row.commonFactorCorrelation.rawValue
  static let correlations = 0.0...1.0
  /// What F is drawn for; no component has this id.
  static let commonFactorID = "common-factor"

  /// - Throws: ``ModelError/parameterOutOfRange(id:value:range:)`` if the correlation is not
  ///   between 0 and 1.
  public init(
    settings: SimulationSettings = .standard,
    commonFactorCorrelation: Double
  ) throws(ModelError) {
    guard TimeSimulation.correlations.contains(commonFactorCorrelation) else {
      throw .parameterOutOfRange(
        id: TimeSimulation.correlationParameterID,
        value: commonFactorCorrelation,
        range: TimeSimulation.correlations
      )
    }
    self.settings = settings
    self.commonFactorCorrelation = commonFactorCorrelation
  }

  /// Takes the correlation from the network's parameters.
  ///
  /// - Throws: ``ModelError`` if there is none, or none between 0 and 1.
  public init(
    settings: SimulationSettings = .standard,
    network: Network
  ) throws(ModelError) {
    let id = TimeSimulation.correlationParameterID
    guard let parameter = network.parameter(id) else { throw .missingParameter(id) }
    try self.init(settings: settings, commonFactorCorrelation: parameter.typical)
  }

  /// The hours of an itinerary.
  ///
  /// - Complexity: O(samples · components).
  public func hours(of itinerary: Itinerary) -> SampledHours {
    hours(ofAll: [itinerary.components])[0]
  }

  /// The hours of several lists of components, with the same luck for what they share.
  ///
  /// - Parameter lists: components in any order; those without a distribution add nothing.
  /// - Returns: one for each list. It does not depend on the other lists.
  /// - Complexity: O(samples · distinct components); components are drawn once for all lists.
  public func hours(ofAll lists: [[Component]]) -> [SampledHours] {
    let parts = SimulatedPart.parts(of: lists, seed: settings.seed)
    var sums = lists.map { _ in [Lanes]() }
    let chunk = RandomStream.samplesPerChunk
    let chunks = (settings.samples + chunk - 1) / chunk
    for index in sums.indices { sums[index].reserveCapacity(chunks * RandomStream.vectorsPerChunk) }
    var bench = ChunkBench(simulation: self, lists: lists.count)
    for chunk in 0..<chunks {
      bench.run(parts, chunk: chunk)
      for index in sums.indices { sums[index] += bench.sums[index] }
    }
    return sums.map { SampledHours(lanes: $0, count: settings.samples) }
  }
}

/// A distribution that is drawn once, and the lists that it counts in.
private struct SimulatedPart: Sendable {
  var id: String
  var time: TimeDistribution
  var stream: RandomStream
  /// Positions of lists, one as often as the list has the component.
  var lists: [Int]

  /// Sorted by id, so that a list's hours are added in the same order whatever it is drawn with.
  static func parts(of lists: [[Component]], seed: UInt64) -> [SimulatedPart] {
    struct Key: Hashable {
      var id: String
      var time: TimeDistribution
    }
    var positions: [Key: Int] = [:]
    var parts: [SimulatedPart] = []
    for (list, components) in lists.enumerated() {
      for component in components {
        guard let time = component.time, time.medianHours > 0 else { continue }
        let key = Key(id: component.id, time: time)
        if let position = positions[key] {
          parts[position].lists.append(list)
        } else {
          positions[key] = parts.count
          let stream = RandomStream(seed: seed, id: component.id)
          parts.append(
            SimulatedPart(id: component.id, time: time, stream: stream, lists: [list])
          )
        }
      }
    }
    return parts.sorted { a, b in
      (a.id, a.time.medianHours, a.time.sigma) < (b.id, b.time.medianHours, b.time.sigma)
    }
  }
}

/// What one chunk of samples is worked out on.
private struct ChunkBench {
  private let rho: Double
  private let commonStream: RandomStream
  private(set) var sums: [[Lanes]]
  private var commonFactor: [Lanes]
  private var scores: [Lanes]
  private var hours: [Lanes]
  private var scratch = ScoreScratch()

  init(simulation: TimeSimulation, lists: Int) {
    rho = simulation.commonFactorCorrelation
    commonStream = RandomStream(
      seed: simulation.settings.seed,
      id: TimeSimulation.commonFactorID
    )
    let blank = Array(repeating: Lanes(), count: RandomStream.vectorsPerChunk)
    sums = Array(repeating: blank, count: lists)
    commonFactor = blank
    scores = blank
    hours = blank
  }

  mutating func run(_ parts: [SimulatedPart], chunk: Int) {
    for index in sums.indices { ChunkBench.clear(&sums[index]) }
    commonStream.fill(&commonFactor, chunk: chunk, scratch: &scratch)
    for part in parts {
      part.stream.fill(&scores, chunk: chunk, scratch: &scratch)
      ChunkBench.fill(
        &hours,
        time: part.time,
        scores: scores,
        commonFactor: commonFactor,
        correlation: rho
      )
      if let disruption = part.time.disruption {
        part.stream.disrupt(&hours, by: disruption, chunk: chunk)
      }
      for list in part.lists { ChunkBench.add(hours, to: &sums[list]) }
    }
  }

  /// Spreads beyond this are taken for it: e^(σ·score) has to stay a finite number.
  private static let largestSigma = 80.0

  private static func fill(
    _ hours: inout [Lanes],
    time: TimeDistribution,
    scores: [Lanes],
    commonFactor: [Lanes],
    correlation: Double
  ) {
    let sigma = min(time.sigma, largestSigma)
    let commonWeight = correlation.squareRoot() * sigma
    let ownWeight = (1 - correlation).squareRoot() * sigma
    let median = time.medianHours
    var hours = hours.mutableSpan
    let scores = scores.span
    let commonFactor = commonFactor.span
    for vector in hours.indices {
      let exponent = commonFactor[vector] * commonWeight + scores[vector] * ownWeight
      hours[vector] = PortableMath.exp(exponent) * median
    }
  }

  private static func add(_ hours: [Lanes], to sum: inout [Lanes]) {
    var sum = sum.mutableSpan
    let hours = hours.span
    for vector in sum.indices { sum[vector] += hours[vector] }
  }

  private static func clear(_ sum: inout [Lanes]) {
    var sum = sum.mutableSpan
    for vector in sum.indices { sum[vector] = Lanes() }
  }
}
