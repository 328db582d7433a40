import ArgumentParser
import Formats
import Geo
import Scenarios

struct ClaimsCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Put published figures beside the model, and say which of them it reproduces.",
    discussion: """
      Without arguments every published figure of the data is checked. A length agrees within 5 % or \
      the claim's own range; a time between P10 and P90, if P90 is at most three times P10; a saving \
      against each of its declared baselines. What the ends or the metric leave open is not \
      checkable, and never guessed.

      corridor claims claim-001
      corridor claims seed-cku-days
      corridor claims --corridor middle-corridor-btk
      """
  )

  @Argument(help: "Id of a claim; several can be given.", completion: .custom(claimIDs))
  var ids: [String] = []

  @Flag(name: .long, help: "The claims of the articles this project began with.")
  var seed = false

  @Option(
    name: .long,
    help: ArgumentHelp("Only figures that speak of this corridor.", valueName: "id"),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: String?

  @Flag(name: .long, help: "Write the validation page, in Markdown.")
  var validation = false

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let selections = [!ids.isEmpty, seed, corridor != nil, validation].filter { $0 }.count
    guard selections <= 1 else {
      throw ValidationError("choose one of: ids, --seed, --corridor, --validation")
    }
  }

  func execute() throws {
    let network = try networkOptions.load()
    let collection = try ClaimCollection(network: network, seeds: try shippedSeeds())
    if validation {
      return try output.emit(
        ValidationPage.render(
          published: collection.publishedFigures(jobs: BatchRun.processorCount),
          articles: collection.articleClaims(jobs: BatchRun.processorCount),
          network: network
        )
      )
    }
    let claims = try chosen(from: collection)
    if ids.isEmpty { output.note(ClaimText.counts(claims)) }
    switch output.chosenFormat {
    case .table:
      let text =
        ids.isEmpty
        ? TextTable.render(ClaimTables.summary(claims), emphasis: output.emphasis)
        : claims.map { ClaimText.card($0, emphasis: output.emphasis) }.joined(separator: "\n")
      try output.emit(network.scenarioHeading + text)
    case .markdown:
      let text =
        ids.isEmpty
        ? MarkdownTable.render(ClaimTables.summary(claims))
        : claims.map(ClaimText.markdown).joined(separator: "\n")
      try output.emit(network.scenarioHeading + text)
    case .csv: try output.emit(ClaimTables.summary(claims).csvBytes())
    case .json: try output.emitJSON { ClaimDocument.write(claims, network: network, to: &$0) }
    case .geographic:
      throw UsageError("claims have no geometry; 'corridor compare' draws routes as GeoJSON")
    }
  }

  private func chosen(from collection: ClaimCollection) throws -> [CheckedClaim] {
    if seed { return collection.articleClaims(jobs: BatchRun.processorCount) }
    if let corridor { return try collection.claims(ofCorridor: corridor) }
    if !ids.isEmpty { return try collection.claims(ids: ids) }
    return collection.publishedFigures(jobs: BatchRun.processorCount)
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

  private static func claimIDs(_: [String], _: Int, _: String) -> [String] {
    guard let network = try? NetworkLoader.load(.shipped).network else { return [] }
    let seeds = (try? SeedLibrary.shipped().claims.map(\.id)) ?? []
    return network.claims.map(\.id) + seeds
  }
}
