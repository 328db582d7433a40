import ArgumentParser
import Formats

struct BatchCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Answer a stream of questions: a line of JSON in, a line of JSON out, in order.",
    discussion: """
      A line is {"from": …, "to": …} and, if wanted, id, kind (route, compare or matrix), via, \
      avoid, require, date, by, service, cargo, corridor, scenario, edits and output (full or \
      summary). The answer is the JSON of route, compare or matrix on one line. A line that has no answer gets a \
      document of kind error, and the rest go on; the exit code is 0.

      echo '{"from": "Mumbai", "to": "Moscow", "output": "summary"}' | corridor batch
      """
  )

  @Argument(help: "A file of lines; - is stdin.", completion: .file())
  var file = "-"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Threads; all processors if not given.", valueName: "count")
  )
  var jobs: Int?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; - is stdout.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Flag(name: .long, help: "No words on stderr but errors.")
  var quiet = false

  @OptionGroup var networkOptions: NetworkOptions

  func validate() throws {
    guard jobs.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--jobs is from 1 to 1024")
    }
  }

  func execute() throws {
    let answerer = BatchAnswerer(try networkOptions.load())
    let destination = try AtomicFile(path: output ?? "-")
    let tally = try BatchRun(answerer, jobs: jobs ?? BatchRun.processorCount)
      .run(path: file, to: destination)
    try destination.commit()
    guard !quiet, let first = tally.firstFailure else { return }
    StandardError.write(
      tally.failures == 1
        ? "line \(first) of \(tally.lines) has no answer"
        : "\(tally.failures) of \(tally.lines) lines have no answer; the first is line \(first)"
    )
  }
}
