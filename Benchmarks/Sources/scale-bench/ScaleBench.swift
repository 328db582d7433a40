import Foundation

/// Measures hierarchies on large networks, one line of JSON a measurement.
///
///     scale-bench generate grid|roads FILE       a network drawn from a seed
///     scale-bench measure NETWORK QUESTIONS ANSWERS
///     scale-bench spans NETWORK QUESTIONS        customization over safe spans and unsafe pointers
///     scale-bench tree NETWORK ORDER             arcs and depth of somebody else's order
@main
enum ScaleBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("generate", 3) where arguments[1] == "grid":
      try SyntheticNetworks.grid().write(to: arguments[2])
    case ("generate", 3) where arguments[1] == "roads":
      try SyntheticNetworks.roads().write(to: arguments[2])
    case ("measure", 4):
      var benchmark = HierarchyBenchmark(
        network: try WeightedNetwork(contentsOf: arguments[1]),
        questions: try Questions(contentsOf: arguments[2])
      )
      try benchmark.run()
      try benchmark.answers.withUnsafeBytes {
        try Data($0).write(to: URL(fileURLWithPath: arguments[3]))
      }
    case ("spans", 3):
      try HierarchyBenchmark(
        network: try WeightedNetwork(contentsOf: arguments[1]),
        questions: try Questions(contentsOf: arguments[2])
      ).runSpans()
    case ("tree", 3):
      try HierarchyBenchmark.measureTree(
        of: try WeightedNetwork(contentsOf: arguments[1]),
        order: arguments[2]
      )
    default:
      FileHandle.standardError.write(
        Data("usage: scale-bench generate|measure|spans|tree …: see ScaleBench.swift\n".utf8)
      )
      exit(64)
    }
  }
}

/// Seconds that a piece of work takes.
enum Stopwatch {
  /// What the processor spent on this process, so that others on the machine count for little.
  static func cpuSeconds(_ work: () throws -> Void) rethrows -> Double {
    let start = cpuTime()
    try work()
    return cpuTime() - start
  }

  static func wallSeconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  /// The least of several, which is the one least disturbed.
  static func best(of count: Int, _ measure: () throws -> Double) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<count { best = min(best, try measure()) }
    return best
  }

  private static func cpuTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory this process has had so far, in bytes.
  static func peakMemory() -> Double {
    var usage = rusage()
    // RUSAGE_SELF, which the systems' headers give different types.
    getrusage(0, &usage)
    #if canImport(Darwin)
      return Double(usage.ru_maxrss)
    #else
      return Double(usage.ru_maxrss) * 1024
    #endif
  }
}

func report(_ name: String, _ value: Double) {
  print("{\"name\": \"\(name)\", \"value\": \(value)}")
}
