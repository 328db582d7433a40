import Foundation
import Geo
import Testing

@testable import Formats

@Suite("Batch runs")
struct BatchRunTests {
  private let answerer: BatchAnswerer
  private let folder: URL

  init() throws {
    answerer = BatchAnswerer(try NetworkLoader.load(.shipped).network)
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("corridor-batch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private final class Collector: ByteSink {
    var bytes: [UInt8] = []

    func write(_ span: Span<UInt8>) throws(OutputError) {
      for index in span.indices { bytes.append(span[index]) }
    }

    var lines: [String] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  private func run(_ text: String, jobs: Int) throws -> (lines: [String], tally: BatchRun.Tally) {
    let file = folder.appendingPathComponent("lines.ndjson")
    try Data(text.utf8).write(to: file)
    let collector = Collector()
    let tally = try BatchRun(answerer, jobs: jobs).run(path: file.path, to: collector)
    return (collector.lines, tally)
  }

  private static let cities = ["Mumbai", "Moscow", "Baku", "Tashkent", "Urumqi", "Tehran"]

  private static func lines(_ count: Int) -> [String] {
    (0..<count).map { index in
      let from = cities[index % cities.count]
      let to = cities[(index / cities.count + index + 1) % cities.count]
      return #"{"id":\#(index),"from":"\#(from)","to":"\#(to)","output":"summary"}"#
    }
  }

  @Test("However many threads answer, the lines come out in order and are the same")
  func ordersAnswers() throws {
    let text = Self.lines(500).joined(separator: "\n") + "\n"
    let one = try run(text, jobs: 1)
    let many = try run(text, jobs: 7)
    #expect(one.lines == many.lines)
    #expect(one.lines.count == 500)
    for (index, line) in one.lines.enumerated() { #expect(line.hasPrefix("{\"id\":\(index),")) }
  }

  @Test("A broken line gives one error line, and the rest go on")
  func goesOnAfterABrokenLine() throws {
    var lines = Self.lines(200)
    let whole = try run(lines.joined(separator: "\n"), jobs: 3)
    lines[70] = "{\"from\": \"Mum"
    lines[131] = "\u{0}"
    let broken = try run(lines.joined(separator: "\n"), jobs: 3)
    #expect(broken.tally.lines == 200)
    #expect(broken.tally.failures == whole.tally.failures + 2)
    for index in 0..<200 where index != 70 && index != 131 {
      #expect(broken.lines[index] == whole.lines[index])
    }
    #expect(broken.lines[70].contains("\"code\":\"not_json\""))
  }

  @Test("A line without its line end is answered; empty lines and CR LF do not count")
  func readsLinesAsTheyAre() throws {
    let line = Self.lines(1)[0]
    let plain = try run(line, jobs: 1)
    let others = try run("\r\n\n \(line)\r\n  \n\t\n", jobs: 1)
    #expect(plain.lines == others.lines)
    #expect(others.tally.lines == 1)
    #expect(try run("", jobs: 2).lines.isEmpty)
  }

  @Test("A line that is too long is refused whole, wherever it ends")
  func refusesLongLines() throws {
    let line = Self.lines(1)[0]
    let long = #"{"from":"\#(String(repeating: "x", count: BatchRun.lineLimitBytes))"}"#
    let longer = String(repeating: "y", count: 5 * BatchRun.lineLimitBytes)
    let answers = try run([long, line, longer, line, longer].joined(separator: "\n"), jobs: 2).lines
    #expect(answers.count == 5)
    for index in [0, 2, 4] { #expect(answers[index].contains("line_too_long")) }
    #expect(answers[1] == answers[3])
    #expect(!answers[1].contains("line_too_long"))
    let exact = line + String(repeating: " ", count: BatchRun.lineLimitBytes - line.utf8.count)
    #expect(try run(exact, jobs: 1).lines == [answers[1]])
  }

  @Test("A file that is not there is an input error")
  func missingFile() {
    #expect(throws: InputError.self) {
      try BatchRun(answerer, jobs: 1).run(path: folder.path + "/none", to: Collector())
    }
  }
}
