import ArgumentParser
import Formats
import Geo
import Scenarios

struct ExplainCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what an id stands for: figures, ranges, basis, date, sources, corridors.",
    discussion: """
      Takes every id that an answer carries (figure_ids and component ids included), every id of the \
      data, the ids of claims, and the codes of errors.

      corridor explain btk
      corridor explain border_lognormal_sigma
      corridor explain p90-below-p50
      """
  )

  @Argument(help: "Id of an element, figure, component, claim or source, or a code.")
  var id: String

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let network = try networkOptions.load()
    let explanations = try Explainer(network: network, seeds: try shippedSeeds())
      .explanations(of: id)
    switch output.chosenFormat {
    case .table:
      let cards = explanations.map {
        TextTable.render(ExplanationTables.card($0), emphasis: output.emphasis)
      }
      try output.emit(network.scenarioHeading + cards.joined(separator: "\n"))
    case .markdown:
      let cards = explanations.map { MarkdownTable.render(ExplanationTables.card($0)) }
      try output.emit(network.scenarioHeading + cards.joined(separator: "\n"))
    case .csv: try output.emit(ExplanationTables.table(explanations).csvBytes())
    case .json:
      try output.emitJSON { ExplanationDocument.write(explanations, network: network, to: &$0) }
    case .geographic: throw UsageError("an explanation has no geometry")
    }
  }

  /// They are part of the program, so that a fault in them is the program's.
  private func shippedSeeds() throws -> SeedLibrary {
    do {
      return try SeedLibrary.shipped()
    } catch {
      StandardError.error("\(error) (please report this)")
      throw ExitStatus.bug
    }
  }
}
