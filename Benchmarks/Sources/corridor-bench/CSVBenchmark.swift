import Formats

/// Reads and writes a file shaped like `link.csv`, about 50 MB of it.
enum CSVBenchmark {
  static func run() throws -> [Measurement] {
    let bytes = makeFile()
    let source = CSVSource(name: "link.csv", bytes: bytes)
    let table = try CSVTable(parsing: source)
    return [
      try Measurement.throughput("csv scan", byteCount: bytes.count) {
        blackHole(try CSVTable(parsing: source).count)
      },
      try Measurement.throughput("csv scan, three numbers and a name a row", byteCount: bytes.count)
      {
        blackHole(try load(CSVTable(parsing: source)))
      },
      Measurement.throughput("csv write", byteCount: bytes.count) {
        blackHole(makeFile().count)
      },
      try Measurement.rate("csv numbers", count: table.count) {
        let column = try table.column("length")
        var sum = 0.0
        for row in table { sum += try row[column].double }
        blackHole(sum)
      },
    ]
  }

  private static func load(_ table: CSVTable) throws -> Double {
    let id = try table.column("link_id")
    let length = try table.column("length")
    let x = try table.column("from_x")
    let y = try table.column("from_y")
    var sum = 0.0
    var letters = 0
    for row in table {
      letters += row[id].string.utf8.count
      sum += try row[length].double + row[x].double + row[y].double
    }
    return sum + Double(letters)
  }

  /// The same bytes on every run.
  static func makeFile() -> [UInt8] {
    let header = ["link_id", "from_node_id", "to_node_id", "length", "from_x", "from_y", "notes"]
    var writer = CSVWriter(header: header)
    var state: UInt64 = 1
    while writer.bytes.count < 50_000_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let draw = Int(state >> 40)
      writer.append([
        "rail-\(draw)", "ir-bandar-abbas", "kz-khorgos-\(draw % 977)",
        "\(draw % 20_000).\(draw % 10)",
        "\(draw % 180).\(draw % 999_983)", "\(draw % 90).\(draw % 99_991)",
        draw % 8 == 0 ? "kilometre posts, \"line\" km" : "published",
      ])
    }
    return writer.bytes
  }
}

/// Keeps the optimiser from dropping a result that nobody uses.
@inline(never)
func blackHole<Value>(_: Value) {}
