import Formats
import Geo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes networks as GeoJSON: how fast on one core, and what it takes beside the loaded network.
enum ExportBenchmark {
  static func run() throws -> [Measurement] {
    var measurements: [Measurement] = []
    for legCount in [10_000, 1_000_000] {
      let network = try SyntheticNetwork.make(legCount: legCount)
      let source = NetworkFeatures(network)
      let mebibytes = try memoryMebibytes { sink in try source.write(to: sink) }
      measurements.append(
        Measurement(
          name: "GeoJSON of \(legCount) legs, memory beside the network",
          value: mebibytes,
          unit: "MiB"
        )
      )
      if legCount == 1_000_000 {
        let sink = CountingSink()
        try source.write(to: sink)
        let seconds = try processorSeconds { try source.write(to: CountingSink()) }
        measurements.append(
          Measurement(
            name: "GeoJSON of \(legCount) legs, a second of one core",
            value: Double(sink.byteCount) / 1e6 / seconds,
            unit: "MB/s"
          )
        )
      }
    }
    return measurements
  }

  /// The processor's time, so that what others do meanwhile does not count.
  private static func processorSeconds(of work: () throws -> Void) rethrows -> Double {
    let before = clock()
    try work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }

  /// The largest resident set while the closure writes, less that before.
  private static func memoryMebibytes(
    of write: (any ByteSink) throws -> Void
  ) throws -> Double {
    giveBackFreedMemory()
    let before = residentPages()
    let sink = WatchingSink()
    try write(sink)
    return Double((sink.mostPages - before) * Int(sysconf(Int32(_SC_PAGESIZE)))) / 1_048_576
  }

  /// What was freed before would hide what is taken now. Glibc's own function for it is not among
  /// those that Swift sees.
  private static func giveBackFreedMemory() {
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// Pages of this process in memory (`/proc/self/statm`); zero where there is no such file.
  private static func residentPages() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, Int32(text.count), file) != nil else { return 0 }
    let words = String(decoding: text.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .split(separator: " ")
    return words.count > 1 ? Int(words[1]) ?? 0 : 0
  }

  /// Takes bytes and looks at the process's memory each time.
  private final class WatchingSink: ByteSink {
    private(set) var mostPages = 0

    func write(_ bytes: Span<UInt8>) throws(OutputError) {
      mostPages = max(mostPages, residentPages())
    }
  }
}
