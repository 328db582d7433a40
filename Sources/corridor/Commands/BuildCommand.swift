import ArgumentParser
import Formats

struct BuildCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a network file that opens in milliseconds however large the network is.",
    discussion: """
      The file is of this version of the program alone: build it anew after an update. 'corridor check \
      FILE.corridor' verifies all of it; a query verifies what it touches.

      corridor build my-network -o my.corridor
      corridor route ALM KHO --network my.corridor
      """
  )

  @Argument(
    help: ArgumentHelp("A directory with node.csv, link.csv and more.", valueName: "dir"),
    completion: .directory
  )
  var directory: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write: NAME.corridor.", valueName: "file"),
    completion: .file(extensions: ["corridor"])
  )
  var output: String

  @Flag(name: .long, help: "No words on stderr but errors.")
  var quiet = false

  func validate() throws {
    guard NetworkFile.isNamed(output) else {
      throw ValidationError("a network file is named NAME.corridor, not '\(output)'")
    }
  }

  func execute() throws {
    let isWatched = !quiet && Terminal.isWatched
    let package = try DataPackage(directory: directory)
    let warnings = try NetworkFile.build(package, to: output) { progress in
      if isWatched { StandardError.progress(progress.description) }
    }
    if isWatched { StandardError.endProgress() }
    if !quiet, !warnings.isEmpty {
      StandardError.write(
        "\(warnings.count) warnings; 'corridor check \(directory)' lists them"
      )
    }
  }
}
