import ArgumentParser
import Formats

struct CheckCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a network package and print all that is wrong or worth knowing.",
    discussion: """
      Without PATH the network inside this program is checked. Every problem has its file, line and \
      column. Exit code 65 if there is an error; warnings do not count. Of a network file every \
      checksum is verified and every record read.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "A directory with node.csv, link.csv and more, or a file of 'corridor build'.",
      valueName: "path"
    ),
    completion: .file()
  )
  var directory: String?

  @OptionGroup var output: OutputOptions

  func execute() throws {
    if let directory, NetworkFile.isNamed(directory) { return try checkFile(directory) }
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

  private func checkFile(_ path: String) throws {
    guard output.format == nil || output.format == .table else {
      throw UsageError(
        "a network file is sound or it is not: there is no \(output.chosenFormat.defaultValueDescription)"
      )
    }
    let blockCount = try NetworkFile.check(path: path)
    try output.emit("\(path): \(blockCount) \(blockCount == 1 ? "block" : "blocks"), all sound\n")
  }

  private func package() throws -> DataPackage {
    guard let directory else { return .shipped }
    return try DataPackage(directory: directory)
  }
}
