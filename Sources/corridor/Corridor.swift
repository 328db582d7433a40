import ArgumentParser

@main
struct Corridor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corridor",
    abstract: "Routes, compares and draws Eurasian freight corridors."
  )
}
