import Foundation
import Geo
import Routing
import Scenarios
import Testing

@testable import Formats

@Suite("Sweeps")
struct SweepTests {
  private static let text = """
    name: test
    od: ["Urumqi > Istanbul", Almaty>Istanbul]
    ask: { by: time, date: $year, corridors: [southern-sarakhs-turkiye, middle-corridor-btk] }
    parameters:
      slowness: [1, 0.4]
      year: [2027, 2031-06]
      unrest: { none: [], closed: [ close: { country: IR, reason: "× ${slowness} in $year, for $5" } ] }
    edits:
      - scale: { crossing: { country: TM }, hours: $slowness }
      - scale: { crossing: { country: IR }, hours: $slowness }
    """

  private let network: Network

  init() throws {
    network = try NetworkLoader.load(.shipped).network
  }

  private func run(_ text: String = text) throws -> SweepRun {
    try SweepRun(SweepFile(parsing: text, name: "test.yaml"), on: network)
  }

  private final class Collector: ByteSink {
    var bytes: [UInt8] = []

    func write(_ span: Span<UInt8>) throws(OutputError) {
      for index in span.indices { bytes.append(span[index]) }
    }
  }

  private func rows(_ run: SweepRun, _ format: SweepFormat, jobs: Int) throws -> [UInt8] {
    let collector = Collector()
    _ = try run.writeRows(as: format, to: collector, jobs: jobs)
    return collector.bytes
  }

  @Test("There is a row for every combination and pair, pairs changing fastest")
  func enumeratesRows() throws {
    let run = try run()
    #expect(run.sweep.rowCount == 16)
    let rows = (0..<4).map { run.row($0) }
    #expect(
      rows.map(\.values) == [["1", "2027", "none"], ["1", "2027", "none"]]
        + [["1", "2027", "closed"], ["1", "2027", "closed"]]
    )
    #expect(rows.map(\.pair.origin) == ["Urumqi", "Almaty", "Urumqi", "Almaty"])
    #expect(run.row(15).values == ["0.4", "2031-06", "closed"])
  }

  @Test("Every row can be had again from its own question, as a line of a batch")
  func rowsAreReproducible() throws {
    let run = try run()
    let answerer = BatchAnswerer(network)
    for index in 0..<run.sweep.rowCount {
      let row = run.row(index)
      let answer = try JSONReader.read(answerer.answer(row.request).line)
      #expect(answer["id"]?.number == Double(index + 1))
      switch row.outcome {
      case .failure(let failure): #expect(answer["code"]?.string == failure.code.rawValue)
      case .success(let best):
        let rows = try #require(answer["rows"]?.array)
        let hours = rows.compactMap { $0["mean_hours"]?.number }
        #expect(hours.min() == best.itinerary.total.hours)
        let winner = try #require(rows.first { $0["row_id"]?.string == best.corridorID })
        #expect(winner["km"]?.number == best.itinerary.total.km)
      }
    }
  }

  @Test("A parameter's value stands where its name stood: alone as what it is, in a text as text")
  func substitutes() throws {
    let run = try run()
    let request = try JSONReader.read(run.request(14))
    #expect(request["date"]?.string == "2031-06")
    let edits = try #require(request["edits"]?.array)
    #expect(edits.count == 3)
    #expect(edits[0]["scale"]?["hours"]?.number == 0.4)
    #expect(edits[2]["close"]?["reason"]?.string == "× 0.4 in 2031-06, for $5")
  }

  @Test(
    "Rows are the same bytes however many threads answer",
    arguments: [
      SweepFormat.csv, .ndjson, .requests,
    ]
  )
  func rowsDoNotDependOnThreads(_ format: SweepFormat) throws {
    let one = try rows(run(), format, jobs: 1)
    #expect(try rows(run(), format, jobs: 5) == one)
  }

  @Test("CSV and lines of JSON say the same")
  func formatsAgree() throws {
    let run = try run()
    let table = try CSVTable(
      parsing: CSVSource(name: "rows.csv", bytes: rows(run, .csv, jobs: 2))
    )
    let lines = try rows(run, .ndjson, jobs: 2).split(separator: UInt8.lineFeed)
    #expect(table.count == lines.count)
    for (row, line) in zip(table, lines) {
      let value = try JSONReader.read(Array(line))
      for name in ["row", "slowness", "km", "mean_hours", "usd", "borders"] {
        let field = row[try table.column(name)].string
        #expect(value[name]?.number == Double(field), "\(name)")
      }
      for name in ["year", "unrest", "origin", "status", "best_corridor_id"] {
        let member = value[name]
        let text = member?.string ?? member?.number.map { "\(Int($0))" } ?? ""
        #expect(text == row[try table.column(name)].string, "\(name)")
      }
    }
  }

  @Test("Listed points take the base where they say nothing")
  func listsPoints() throws {
    let run = try run(Self.text + "\npoints:\n  - { unrest: closed }\n  - { slowness: 3.5 }\n")
    #expect(run.sweep.rowCount == 4)
    #expect(run.row(0).values == ["1", "2027", "closed"])
    #expect(run.row(3).values == ["3.5", "2027", "none"])
  }

  @Test("A single effect is the difference of two answers, and the largest comes first")
  func measuresEffects() throws {
    let run = try run()
    let effects = run.effects(jobs: 3)
    #expect(effects.count == 3)
    let base = try (0..<2).map { try run.row($0).outcome.get().value }
    let slow = try #require(effects.first { $0.parameter == "slowness" })
    // Rows 8 and 9 differ from the first two in the borders alone.
    let after = try (8..<10).map { try run.row($0).outcome.get().value }
    let changes = zip(after, base).map { $0 - $1 }
    #expect(slow.meanChange == (changes[0] + changes[1]) / 2)
    #expect(slow.largestChange?.change == changes.max { abs($0) < abs($1) })
    let sizes = effects.map { abs($0.meanChange ?? 0) }
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test("Where the best corridor switches, both take equally long")
  func findsBreakEvens() throws {
    let run = try run(
      Self.text + "\nbreak_even:\n  - { parameter: slowness, from: 0, to: 2, tolerance: 1e-7 }\n"
    )
    let found = try #require(run.switches(jobs: 2).first)
    #expect(found.stretches.map(\.choice) == ["southern-sarakhs-turkiye", "middle-corridor-btk"])
    let at = found.stretches[1].range.lowerBound
    let answer = BatchAnswerer(network).answer(
      Array(
        """
        {"kind":"compare","from":"Urumqi","to":"Istanbul","date":"2027","output":"summary",\
        "corridors":["southern-sarakhs-turkiye","middle-corridor-btk"],"edits":[\
        {"scale":{"crossing":{"country":"TM"},"hours":\(at)}},\
        {"scale":{"crossing":{"country":"IR"},"hours":\(at)}}]}
        """.utf8
      )
    )
    let rows = try #require(JSONReader.read(answer.line)["rows"]?.array)
    let hours = rows.compactMap { $0["mean_hours"]?.number }
    #expect(hours.count == 2)
    #expect(abs(hours[0] - hours[1]) < 1e-4)
    #expect(
      SweepTables.sentences([found])[0].hasPrefix(
        "Urumqi > Istanbul: 'southern-sarakhs-turkiye' is best while slowness is under 0."
      )
    )
  }

  @Test(
    "What is wrong with a sweep is told with its place",
    arguments: [
      ("od: [A>B]\nparameters: {x: [1]}", "2:14: parameter 'x' is used nowhere"),
      ("od: [A>B]\nedits: [{close: {country: $xx}}]\nparameters: {}", "no parameter 'xx'"),
      ("od: [A>B]\nparameters: {x: []}", "parameter 'x' has no values"),
      ("od: [A>B]\nparameters: {x: [1, 1]}\nedits: [{close: {country: $x}}]", "has a value twice"),
      ("od: [A>B]\nparameters: {row: [1]}", "'row' is a column of every sweep"),
      ("od: [A>B]\nparameters: {a b: [1]}", "'a b' is no name"),
      ("od: [A>B]\npoins: []", "did you mean 'points'?"),
      ("od: [A>B]\nask: {bye: time}", "did you mean 'by'?"),
      ("name: x", "a sweep needs 'od'"),
      ("od: []", "od names no pair"),
      (
        "od: [A>B]\nbreak_even: [{parameter: y, from: 0, to: 1}]\nparameters: {x: [1]}\n"
          + "edits: [{close: {country: $x}}]", "no parameter 'y'"
      ),
      ("od: [A>B]\nbreak_even: [{parameter: x, from: 2, to: 1}]", "break_even has a parameter"),
      (
        "od: [A>B]\nparameters: {x: {a: [], b: []}}\npoints: [{x: c}]", "no x 'c'; there are a, b"
      ),
      ("od: [A>B]\n  x", "this is no YAML"),
    ]
  )
  func explainsFaults(_ text: String, _ message: String) {
    do {
      _ = try SweepFile(parsing: text, name: "test.yaml")
      Issue.record("\(text) was read")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }

  @Test("A sweep that cannot be asked at all says so once")
  func failsAsAWhole() {
    for (text, code) in [
      ("od: [A>B]\nask: {by: tiem}", BatchFailure.Code.badRequest),
      ("od: [Mumbai>Moscow]\nedits: [{close: {country: QQ}}]", .badScenario),
      ("od: [Mumbai>Moscow]\nscenario: suez-close", .badScenario),
      ("od: [Mumbai>Moscow]\nask: {avoid: [\"mode:train\"]}", .badSelector),
    ] {
      do {
        _ = try run(text)
        Issue.record("\(text) was run")
      } catch {
        #expect((error as? BatchFailure)?.code == code, "\(error)")
      }
    }
  }

  @Test("A pair without an answer is a row that says so")
  func keepsRowsWithoutAnswer() throws {
    let run = try run("od: [Mumbai>Moscow, Mumbai>Nowhere]")
    #expect(run.row(0).hasAnswer)
    guard case .failure(let failure) = run.row(1).outcome else {
      Issue.record("Nowhere was found")
      return
    }
    #expect(failure.code == .badName)
    #expect(run.row(1).fields.count == SweepRow.columns(of: run.sweep).count)
  }

  @Test("The example that ships is a sweep whose corridors switch")
  func shippedExample() throws {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Examples/sweeps/south-or-middle.yaml").path
    let run = try SweepRun(SweepFile(path: path), on: network)
    let switches = run.switches(jobs: 2)
    #expect(switches.contains { $0.stretches.count == 2 })
  }
}
