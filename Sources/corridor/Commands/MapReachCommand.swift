import ArgumentParser
import Formats

struct MapReachCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Map what freight reaches within so much time, distance, money or CO2e.",
    discussion: """
      In bands of a day, 500 km, 500 USD or 500 kg, or of several where there are more than twelve. \
      A leg ends at the very point where the limit is used up.

      corridor map reach Mumbai --within 20d -o reach.html
      """
  )

  @OptionGroup var reachOptions: ReachOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func execute() throws {
    let answer = try reachOptions.answer {
      .standard(of: $0, atMost: MapSubject.standardBands)
    }
    guard answer.bands.count <= MapSubject.maximumBands else {
      throw UsageError(
        "--step makes \(answer.bands.count) bands; a map shows \(MapSubject.maximumBands) at most"
      )
    }
    var subject = MapSubject(answer.reach, bands: answer.bands, on: answer.network)
    subject.conditions = ChartConditions(answer.conditions)
    try mapOptions.emit(subject)
  }
}
