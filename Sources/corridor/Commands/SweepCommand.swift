import ArgumentParser
import Formats
import Routing

struct ScenarioSweepCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Ask about many pairs under many values of a scenario's parameters.",
    discussion: """
      Rows are CSV or, with --ndjson, a line of JSON each; every row holds its question as a line \
      that 'corridor batch' answers the same. --summary tells instead which single change matters \
      most and where the best corridor switches. Documentation/scripting.md describes the file.

      corridor scenario sweep borders.yaml -o borders.csv
      corridor scenario sweep borders.yaml --requests | corridor batch
      """
  )

  @Argument(help: "A sweep file.", completion: .file(extensions: ["yaml", "yml"]))
  var sweep: String

  @Flag(name: .long, help: "A line of JSON a row instead of CSV.")
  var ndjson = false

  @Flag(name: .long, help: "Print the questions, for 'corridor batch', and answer none.")
  var requests = false

  @Flag(
    name: .long,
    help: "Change one parameter at a time, and find where the best corridor switches."
  )
  var summary = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Threads; all processors if not given.", valueName: "count")
  )
  var jobs: Int?

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard jobs.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--jobs is from 1 to 1024")
    }
    guard [ndjson, requests, summary].count(where: { $0 }) <= 1 else {
      throw ValidationError("choose one of --ndjson, --requests and --summary")
    }
    if !summary, output.format ?? .csv != .csv {
      throw ValidationError("rows are CSV, or --ndjson; --summary takes other formats")
    }
  }

  func execute() throws {
    let run = try SweepRun(SweepFile(path: sweep), on: networkOptions.load())
    if summary { return try emitSummary(of: run) }
    let format: SweepFormat = ndjson ? .ndjson : requests ? .requests : .csv
    let isWatched = !output.quiet && Terminal.isWatched
    var failures = 0
    try output.emit { sink in
      failures = try run.writeRows(as: format, to: sink, jobs: jobCount) { done in
        if isWatched { StandardError.progress("\(done) of \(run.sweep.rowCount) rows") }
      }
    }
    if isWatched { StandardError.endProgress() }
    if failures > 0 { output.note("\(failures) of \(run.sweep.rowCount) rows have no answer") }
  }

  private var jobCount: Int { jobs ?? BatchRun.processorCount }

  private func emitSummary(of run: SweepRun) throws {
    let effects = SweepTables.effects(run.effects(jobs: jobCount), objective: run.objective)
    let switches = run.switches(jobs: jobCount)
    switch output.chosenFormat {
    case .table:
      try output.emit(
        TextTable.render(effects, emphasis: output.emphasis)
          + (switches.isEmpty ? "" : "\n")
          + SweepTables.sentences(switches).map { $0 + "\n" }.joined()
      )
    case .markdown:
      try output.emit(
        MarkdownTable.render(effects)
          + (switches.isEmpty ? "" : "\n" + MarkdownTable.render(SweepTables.switches(switches)))
      )
    case .json:
      try output.emitJSON { SweepDocument.write(effects, switches, to: &$0) }
    case .csv: try output.emit(effects.csvBytes())
    case .geographic: throw UsageError("a sweep has no geometry")
    }
  }
}
