import ArgumentParser
import Formats

struct ImportCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a network package of CSV edge lists, GMNS, GeoJSON or GeoPackage.",
    discussion: """
      Columns are found by their usual names, else --map names them: FIELD=COLUMN, or FIELD=VALUE \
      for all rows where no column has that name. The fields of a leg are from, to, id, name, mode, \
      gauge, length (km), length_m, length_mi, directed, status, opens, closes, countries, \
      vessel_class, basin, commodity, variant, electric_share, tracks, traction, geometry, from_x, \
      from_y, to_x, to_y; those of a node are node_id, x, y, node_name, node_kind, country.

      corridor import nodes.csv edges.csv --map mode=rail,gauge=1435,length_m=dist -o my-network
      corridor import lines.geojson --map mode=type,gauge=gauge_mm --snap 20 -o my-network
      """
  )

  @Argument(
    help: "CSV, GeoJSON and GeoPackage files, or a directory with node.csv and link.csv.",
    completion: .file()
  )
  var sources: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The package to write: a new or empty directory. Without it sources are read and checked only.",
      valueName: "dir"
    )
  )
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Which column is which field; repeat for more.", valueName: "field=column,…")
  )
  var map: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Join nodes up to this far apart.", valueName: "metres")
  )
  var snap: Double = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List loose ends up to this far from a node that they are not joined to; 0 lists none.",
      valueName: "metres"
    )
  )
  var gaps: Double = 100

  @Option(name: .long, help: "The report as table or json.")
  var format: OutputFormat = .table

  @Flag(name: .long, help: "No report.")
  var quiet = false

  func validate() throws {
    guard (0...100_000).contains(snap) else {
      throw ValidationError("--snap is 0 to 100000 metres, not \(snap)")
    }
    guard (0...100_000).contains(gaps) else {
      throw ValidationError("--gaps is 0 to 100000 metres, not \(gaps)")
    }
    guard format == .table || format == .json else {
      throw ValidationError("the report of an import is table or json")
    }
  }

  func execute() throws {
    let imported = try NetworkImport(
      mapping: AttributeMapping(map),
      snapM: snap,
      gapM: gaps
    ).read(sources)
    if let output { try imported.write(to: output) }
    guard !quiet else { return }
    let standardOutput = try AtomicFile(path: "-")
    if format == .json {
      var json = JSONWriter(layout: .pretty, sink: standardOutput)
      imported.report.write(to: &json)
      _ = try json.finish()
    } else {
      try standardOutput.write(imported.report.text)
    }
    try standardOutput.commit()
  }
}
