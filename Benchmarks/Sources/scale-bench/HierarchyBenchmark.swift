import Foundation
import Routing

/// Everything that is measured on one network, and the answers that are held against the peers'.
struct HierarchyBenchmark {
  let network: WeightedNetwork
  let questions: Questions
  private(set) var answers: [UInt32] = []

  init(network: WeightedNetwork, questions: Questions) {
    self.network = network
    self.questions = questions
  }

  mutating func run() throws {
    report("nodes", Double(network.nodeCount))
    report("input arcs", Double(network.tails.count))
    let hierarchy = try makeHierarchy()
    var metric = Metric(hierarchy, weights: network.weights)
    measureCustomization(&metric)
    measureQueries(metric)
    report("peak memory", Stopwatch.peakMemory())
    try measurePerfect(metric)
    measureMatrix(metric)
    try measureUpdates(&metric)
    measureSweep(&metric)
    try measureDijkstra()
  }

  private func makeHierarchy() throws -> Hierarchy {
    var order: [UInt32] = []
    var hierarchy: Hierarchy?
    let orderSeconds = try Stopwatch.cpuSeconds {
      order =
        try NestedDissection(
          longitudes: network.longitudes,
          latitudes: network.latitudes,
          tails: network.tails,
          heads: network.heads
        ).order
    }
    let treeSeconds = try Stopwatch.cpuSeconds {
      hierarchy = try Hierarchy(
        nodeCount: network.nodeCount,
        tails: network.tails,
        heads: network.heads,
        order: order
      )
    }
    guard let hierarchy else { throw BenchmarkError.noHierarchy }
    report("order", orderSeconds)
    report("topology", treeSeconds)
    report("arcs", Double(hierarchy.arcCount))
    report("depth", Double(hierarchy.depth))
    return hierarchy
  }

  static func measureTree(of network: WeightedNetwork, order path: String) throws {
    var reader = ArrayReader(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    let hierarchy = try Hierarchy(
      nodeCount: network.nodeCount,
      tails: network.tails,
      heads: network.heads,
      order: reader.next(network.nodeCount)
    )
    report("arcs", Double(hierarchy.arcCount))
    report("depth", Double(hierarchy.depth))
  }

  private func measureCustomization(_ metric: inout Metric) {
    report(
      "customization",
      Stopwatch.best(of: 7) {
        Stopwatch.cpuSeconds { metric.customize(weights: network.weights) }
      }
    )
    report(
      "customization, elapsed",
      Stopwatch.best(of: 7) {
        Stopwatch.wallSeconds { metric.customize(weights: network.weights) }
      }
    )
    report(
      "customization, two cores, elapsed",
      Stopwatch.best(of: 7) {
        Stopwatch.wallSeconds { metric.customize(weights: network.weights, workerCount: 2) }
      }
    )
  }

  private mutating func measureQueries(_ metric: Metric) {
    var query = HierarchyQuery(metric)
    let pairs = Array(zip(questions.sources.asInts, questions.targets.asInts))
    var distances: [UInt32] = []
    let distanceSeconds = Stopwatch.best(of: 3) {
      Stopwatch.cpuSeconds {
        distances = pairs.map { query.distance(from: $0.0, to: $0.1) }
      }
    }
    report("distance", distanceSeconds / Double(pairs.count))
    answers += distances
    var paths: [[UInt32]] = []
    let pathSeconds = Stopwatch.best(of: 3) {
      Stopwatch.cpuSeconds {
        paths = pairs.prefix(Questions.pathCount).map {
          query.path(from: $0.0, to: $0.1)?.arcs ?? []
        }
      }
    }
    report("path", pathSeconds / Double(Questions.pathCount))
    for (index, path) in paths.enumerated() {
      let isReached = distances[index] < Metric.unreachable
      answers.append(
        isReached ? path.reduce(0) { $0 + network.weights[Int($1)] } : Metric.unreachable
      )
    }
  }

  /// Paths that a query is asked for the first time: what it has taken apart serves only the later ones.
  private func measurePerfect(_ metric: Metric) throws {
    let pairs = Array(zip(questions.sources.asInts, questions.targets.asInts))
      .prefix(Questions.pathCount)
    var perfect: PerfectMetric?
    report(
      "perfect customization",
      Stopwatch.best(of: 3) { Stopwatch.cpuSeconds { perfect = PerfectMetric(metric) } }
    )
    guard let perfect else { throw BenchmarkError.noHierarchy }
    var (weights, perfectWeights): ([UInt32?], [UInt32?]) = ([], [])
    let first = Stopwatch.best(of: 3) {
      var query = HierarchyQuery(metric)
      return Stopwatch.cpuSeconds {
        weights = pairs.map { query.path(from: $0.0, to: $0.1)?.weight }
      }
    }
    report("path, first time", first / Double(pairs.count))
    let firstPerfect = Stopwatch.best(of: 3) {
      var query = PerfectQuery(perfect)
      return Stopwatch.cpuSeconds {
        perfectWeights = pairs.map { query.path(from: $0.0, to: $0.1)?.weight }
      }
    }
    report("path, perfect", firstPerfect / Double(pairs.count))
    guard weights == perfectWeights else { throw BenchmarkError.perfectDiffers }
  }

  private mutating func measureMatrix(_ metric: Metric) {
    var matrix: [UInt32] = []
    let seconds = Stopwatch.best(of: 3) {
      Stopwatch.cpuSeconds {
        matrix = HierarchyTargets(metric, targets: questions.matrixTargets.asInts)
          .distances(from: questions.matrixSources.asInts)
      }
    }
    report("matrix", seconds)
    answers += matrix
  }

  /// Each set of edits is applied and taken back by giving the old weights: both are updates.
  private mutating func measureUpdates(_ metric: inout Metric) throws {
    let original = metric
    for (count, sets) in questions.edits {
      let forward = sets.map { edits(of: $0) }
      let back = forward.map { set in set.map { (arc: $0.arc, weight: network.weights[$0.arc]) } }
      let seconds = Stopwatch.best(of: Questions.updateRounds(of: count)) {
        Stopwatch.cpuSeconds {
          for index in forward.indices {
            metric.update(forward[index])
            metric.update(back[index])
          }
        }
      }
      report("update of \(count)", seconds / Double(2 * sets.count))
      metric.update(forward[0])
      guard metric.weighsSame(as: Metric(metric.hierarchy, weights: metric.inputWeights)) else {
        throw BenchmarkError.updateDiffers(count)
      }
      var query = HierarchyQuery(metric)
      for pair in 0..<Questions.checkedPairs {
        answers.append(
          query.distance(
            from: Int(questions.sources[pair]),
            to: Int(questions.targets[pair])
          )
        )
      }
      metric.update(back[0])
      guard metric.weighsSame(as: original) else { throw BenchmarkError.updateDiffers(count) }
    }
  }

  private mutating func measureSweep(_ metric: inout Metric) {
    let sources = questions.matrixSources.prefix(Questions.sweepSide).asInts
    let targets = questions.matrixTargets.prefix(Questions.sweepSide).asInts
    var matrices: [UInt32] = []
    let seconds = Stopwatch.cpuSeconds {
      for scenario in questions.sweep {
        let change = metric.update(edits(of: scenario))
        matrices += HierarchyTargets(metric, targets: targets).distances(from: sources)
        metric.undo(change)
      }
    }
    report("sweep", seconds)
    answers += matrices
  }

  private func edits(of set: Questions.Edits) -> [(arc: Int, weight: UInt32)] {
    zip(set.arcs, set.weights).map { (arc: Int($0.0), weight: $0.1) }
  }

  private mutating func measureDijkstra() throws {
    var query = try DijkstraQuery(
      nodeCount: network.nodeCount,
      tails: network.tails,
      heads: network.heads,
      weights: network.weights
    )
    var distances: [UInt32] = []
    let seconds = Stopwatch.best(of: 2) {
      Stopwatch.cpuSeconds {
        distances = (0..<Questions.dijkstraCount).map {
          query.distance(from: Int(questions.sources[$0]), to: Int(questions.targets[$0]))
        }
      }
    }
    report("dijkstra", seconds / Double(Questions.dijkstraCount))
    answers += distances
  }
}

enum BenchmarkError: Error {
  case noHierarchy
  /// Partial customization did not give what full customization gives.
  case updateDiffers(Int)
  case perfectDiffers
}
