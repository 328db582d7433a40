import ArgumentParser
import Formats

/// What a chart is written as.
enum ChartFormat: String, CaseIterable, ExpressibleByArgument {
  case svg
  case png
}

/// How a chart is drawn and where it goes, the same for every kind of chart.
struct ChartOutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "svg or png; by the file's suffix if not given, else svg. png needs rsvg-convert."
  )
  var format: ChartFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; - is stdout.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Width in pixels; png has twice as many, for print.", valueName: "px")
  )
  var width: Double = ChartSVG.standardWidthPx

  @Flag(name: .long, help: "No words on stderr but errors.")
  var quiet = false

  func validate() throws {
    let range = ChartSVG.widthRangePx
    guard range.contains(width) else {
      throw ValidationError(
        "--width is \(Int(range.lowerBound)) to \(Int(range.upperBound)), not \(width)"
      )
    }
  }

  var chosenFormat: ChartFormat {
    format ?? (output?.split(separator: ".").last?.lowercased() == "png" ? .png : .svg)
  }

  /// Writes a chart; says what could not be shown.
  func emit(_ chart: ChartSVG) throws {
    let bytes =
      chosenFormat == .png ? try RasterPicture.png(of: chart.document) : chart.document
    let file = try AtomicFile(path: output ?? "-")
    try file.write(bytes.span)
    try file.commit()
    if let words = DroppedLabels.text(chart.droppedLabels) { note(words) }
  }

  func note(_ text: String) {
    if !quiet { StandardError.write(text) }
  }
}
