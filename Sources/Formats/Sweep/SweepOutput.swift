import Scenarios

/// How the rows of a sweep are written.
public enum SweepFormat: Sendable {
  case csv
  /// A line of JSON a row.
  case ndjson
  /// The questions alone, for `corridor batch`.
  case requests
}

extension SweepRun {
  /// How many rows are answered between two writes.
  private static let rowsPerBlock = 256

  /// Answers all rows and writes them in order, in memory that does not grow with them.
  ///
  /// - Parameters:
  ///   - jobs: the number of threads, above zero.
  ///   - progress: told now and then how many rows are done.
  /// - Returns: how many rows have no answer.
  /// - Throws: ``OutputError``, or ``JSONWriterError`` for a fault of ours.
  public func writeRows(
    as format: SweepFormat,
    to sink: any ByteSink,
    jobs: Int,
    progress: (Int) -> Void = { _ in }
  ) throws -> Int {
    var failures = 0
    var done = 0
    while done < sweep.rowCount {
      let block = done..<min(done + Self.rowsPerBlock * jobs, sweep.rowCount)
      if format == .requests {
        let lines = block.flatMap { request($0) + [.lineFeed] }
        try sink.write(lines.span)
      } else {
        let first = block.lowerBound
        let rows = ParallelMap.map(count: block.count, jobs: jobs) { row(first + $0) }
        failures += rows.count { !$0.hasAnswer }
        try write(rows, as: format, withHeader: first == 0, to: sink)
      }
      done = block.upperBound
      progress(done)
    }
    return failures
  }

  private func write(
    _ rows: [SweepRow],
    as format: SweepFormat,
    withHeader: Bool,
    to sink: any ByteSink
  ) throws {
    if format == .ndjson {
      var json = JSONWriter(sink: sink)
      for row in rows { row.write(of: sweep, to: &json) }
      try json.finish()
      return
    }
    var csv = CSVWriter(header: SweepRow.columns(of: sweep))
    let headerLength = csv.bytes.count
    for row in rows { csv.append(row.fields) }
    let bytes = Array(csv.bytes.dropFirst(withHeader ? 0 : headerLength))
    try sink.write(bytes.span)
  }
}
