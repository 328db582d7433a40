import Scenarios

/// Answers a stream of lines in order, on several threads, in memory that does not grow with it.
///
/// Lines are taken a block at a time: those at hand, up to ``linesPerJob`` a thread. So a program
/// that writes one line and waits for its answer gets it, and a file keeps all threads busy.
public struct BatchRun: Sendable {
  /// The longest line, in bytes.
  public static let lineLimitBytes = 1 << 20
  /// How many lines a thread answers between two writes: with full answers some megabytes.
  static let linesPerJob = 64

  private let answerer: BatchAnswerer
  private let jobs: Int

  /// How many processors are at hand.
  public static var processorCount: Int { PlatformProcessors.count }

  /// - Precondition: `jobs`, the number of threads, is above zero.
  public init(_ answerer: BatchAnswerer, jobs: Int) {
    precondition(jobs > 0, "somebody has to answer")
    self.answerer = answerer
    self.jobs = jobs
  }

  /// What came of a stream.
  public struct Tally: Hashable, Sendable {
    public var lines = 0
    public var failures = 0
    /// Counted from 1, lines without text left out.
    public var firstFailure: Int?
  }

  /// Reads a file of lines (`-` is standard input) and writes an answer for each.
  ///
  /// - Throws: ``InputError``, ``OutputError``, or ``Geo/StorageFault`` of a network file; never for
  ///   what a line says.
  public func run(path: String, to sink: any ByteSink) throws -> Tally {
    var source = try LineSource(path: path, limitBytes: Self.lineLimitBytes)
    var tally = Tally()
    while true {
      let lines = try source.next(atMost: jobs * Self.linesPerJob)
      if lines.isEmpty { return tally }
      var output: [UInt8] = []
      for answer in answers(to: lines) {
        output += answer.line
        tally.lines += 1
        if answer.failure != nil {
          tally.failures += 1
          if tally.firstFailure == nil { tally.firstFailure = tally.lines }
        }
      }
      if let fault = answerer.storageFaults?.first { throw fault }
      try sink.write(output.span)
    }
  }

  /// Answers in the order of the lines.
  private func answers(to lines: [LineSource.Line]) -> [BatchAnswerer.Answer] {
    ParallelMap.map(count: lines.count, jobs: jobs) { answer(lines[$0]) }
  }

  private func answer(_ line: LineSource.Line) -> BatchAnswerer.Answer {
    switch line {
    case .text(let bytes): answerer.answer(bytes)
    case .tooLong:
      BatchAnswerer.failed(
        BatchFailure(.lineTooLong, "a line has at most \(Self.lineLimitBytes) bytes")
      )
    }
  }
}
