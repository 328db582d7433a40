import Geo
import Routing
import Scenarios

/// Asks the questions of a sweep.
///
/// ```swift
/// let run = try SweepRun(SweepFile(path: "sweep.yaml"), on: network)
/// print(run.row(0).outcome)
/// ```
public struct SweepRun: Sendable {
  public let sweep: SweepFile
  /// What the questions make small.
  public let objective: Objective
  private let answerer: BatchAnswerer

  /// - Throws: ``BatchFailure`` if the sweep's questions cannot be read, or its scenario cannot be
  ///   applied with every parameter at its base.
  public init(_ sweep: SweepFile, on network: Network) throws(BatchFailure) {
    self.sweep = sweep
    answerer = BatchAnswerer(network)
    let first = SweepRun.request(of: sweep, at: sweep.basePoint, sweep.pairs[0], number: nil)
    objective = try BatchRequest(line: first).objective
    // A sweep that cannot be asked at all should say so once, not in every row.
    if case .failure(let failure) = answer(at: sweep.basePoint, sweep.pairs[0]) {
      switch failure.code {
      case .notJSON, .lineTooLong, .badRequest, .badScenario, .badSelector, .badData,
        .internalFault:
        throw failure
      case .badName, .badQuery, .noRoute, .corridorDoesNotServe: break
      }
    }
  }

  /// The question of a row as a line of a batch, without its line end.
  ///
  /// - Precondition: `index` is within `0..<sweep.rowCount`.
  public func request(_ index: Int) -> [UInt8] {
    let (point, pair) = place(of: index)
    return request(at: point, pair, number: index + 1)
  }

  /// A row, with its question answered.
  ///
  /// - Precondition: `index` is within `0..<sweep.rowCount`.
  public func row(_ index: Int) -> SweepRow {
    let (point, pair) = place(of: index)
    let request = request(at: point, pair, number: index + 1)
    return SweepRow(
      number: index + 1,
      values: point.map(\.label),
      pair: pair,
      request: request,
      outcome: answer(request)
    )
  }

  /// Pairs change fastest, so that the rows of one scenario follow each other.
  private func place(of index: Int) -> (point: [SweepFile.Value], pair: PairTable.Pair) {
    (sweep.point(index / sweep.pairs.count), sweep.pairs[index % sweep.pairs.count])
  }

  // MARK: Questions

  func answer(
    at point: [SweepFile.Value],
    _ pair: PairTable.Pair
  ) -> Result<SweepAnswer, BatchFailure> {
    answer(request(at: point, pair, number: nil))
  }

  private func answer(_ line: [UInt8]) -> Result<SweepAnswer, BatchFailure> {
    do {
      return .success(try best(of: answerer.outcome(of: BatchRequest(line: line)).result))
    } catch {
      return .failure(error)
    }
  }

  private func best(
    of result: BatchAnswerer.Outcome.Result
  ) throws(BatchFailure) -> SweepAnswer {
    switch result {
    case .route(let itinerary): return SweepAnswer(corridorID: nil, itinerary: itinerary)
    case .matrix: throw BatchFailure(.badRequest, "a sweep asks for routes, not for a matrix")
    case .comparison(let comparison):
      var best = SweepAnswer(
        corridorID: comparison.rows[0].id,
        itinerary: comparison.rows[0].itinerary
      )
      for row in comparison.rows.dropFirst() {
        let answer = SweepAnswer(corridorID: row.id, itinerary: row.itinerary)
        if answer.value < best.value { best = answer }
      }
      return best
    }
  }

  private func request(
    at point: [SweepFile.Value],
    _ pair: PairTable.Pair,
    number: Int?
  ) -> [UInt8] {
    SweepRun.request(of: sweep, at: point, pair, number: number)
  }

  private static func request(
    of sweep: SweepFile,
    at point: [SweepFile.Value],
    _ pair: PairTable.Pair,
    number: Int?
  ) -> [UInt8] {
    let texts = Dictionary(
      uniqueKeysWithValues: zip(sweep.parameters, point).map { ($0.name, $1.label) }
    )
    let edits =
      (sweep.edits + point.flatMap { $0.edits ?? [] }.map(\.value))
      .map { $0.substituting(texts) }
    var json = JSONWriter()
    json.object { json in
      if let number { json.member("id", number) }
      json.member("kind", sweep.comparesCorridors ? "compare" : "route")
      json.member("from", pair.origin)
      json.member("to", pair.destination)
      for (word, value) in sweep.ask {
        json.key(word)
        let value = value.substituting(texts)
        // A year is a number in YAML and a text in a request.
        if word == "date", let text = value.text {
          json.value(text)
        } else {
          value.write(to: &json)
        }
      }
      if !sweep.scenarios.isEmpty { json.strings("scenario", sweep.scenarios) }
      if !edits.isEmpty {
        json.array("edits") { json in
          for edit in edits { edit.write(to: &json) }
        }
      }
      json.member("output", "summary")
    }
    // Words and finite numbers are always JSON; the last byte is the line end.
    return ((try? json.finish()) ?? []).dropLast()
  }
}
