/// The best of several runs of one piece of work, which is the one least disturbed by others.
struct Measurement {
  let name: String
  let value: Double
  let unit: String

  /// One line that scripts can read.
  var json: String {
    let rounded = (value * 1000).rounded() / 1000
    return "{\"name\": \"\(name)\", \"value\": \(rounded), \"unit\": \"\(unit)\"}"
  }

  /// Megabytes (10⁶ bytes) a second of work on `byteCount` bytes.
  static func throughput(
    _ name: String,
    byteCount: Int,
    work: () throws -> Void
  ) rethrows -> Measurement {
    Measurement(
      name: name,
      value: Double(byteCount) / 1e6 / (try bestSeconds(of: work)),
      unit: "MB/s"
    )
  }

  /// Millions of operations a second of work that does `count` of them.
  static func rate(_ name: String, count: Int, work: () throws -> Void) rethrows -> Measurement {
    Measurement(
      name: name,
      value: Double(count) / 1e6 / (try bestSeconds(of: work)),
      unit: "million/s"
    )
  }

  /// Milliseconds of work that is done once.
  static func duration(_ name: String, work: () throws -> Void) rethrows -> Measurement {
    Measurement(name: name, value: try bestSeconds(of: work) * 1000, unit: "ms")
  }

  private static func bestSeconds(of work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var best = Duration.seconds(3600)
    for _ in 0..<7 {
      best = min(best, try clock.measure(work))
    }
    return best / .seconds(1)
  }
}
