import ArgumentParser
import Formats

struct CheckCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a network package and print all that is wrong or worth knowing.",
    discussion: """
      Without DIR the network inside this program is checked. Every problem has its file, line and \
      column. Exit code 65 if there is an error; warnings do not count.
      """
  )

  @Argument(
    help: ArgumentHelp("A directory with node.csv, link.csv and more.", valueName: "dir"),
    completion: .directory
  )
  var directory: String?

  @OptionGroup var output: OutputOptions

  func execute() throws {
    let report = try DataReport(checking: package())
    switch output.chosenFormat {
    case .table: try output.emit(report.text)
    case .markdown: try output.emit(MarkdownTable.render(report.table))
    case .csv: try output.emit(report.table.csvBytes())
    case .json: try output.emitJSON { report.write(to: &$0) }
    case .geographic:
      throw UsageError("problems have no geometry; choose table, json, csv or markdown")
    }
    if output.chosenFormat != .table { output.note(report.summary) }
    if report.errorCount > 0 { throw ExitStatus.badData }
  }

  private func package() throws -> DataPackage {
    guard let directory else { return .shipped }
    return try DataPackage(directory: directory)
  }
}
