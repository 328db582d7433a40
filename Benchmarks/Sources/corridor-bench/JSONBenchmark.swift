import Formats
import Geo

/// Writes a GeoJSON-like document of long lines, the shape that the formats mostly produce.
enum JSONBenchmark {
  static func run() throws -> [Measurement] {
    let positions = try SpreadPositions.make(count: 1_000_000)
    var measurements: [Measurement] = []
    for (name, layout) in [("compact", JSONWriter.Layout.compact), ("pretty", .pretty)] {
      let byteCount = try write(positions, layout: layout, maxDecimals: 6)
      measurements.append(
        try Measurement.throughput("json \(name), six decimals", byteCount: byteCount) {
          blackHole(try write(positions, layout: layout, maxDecimals: 6))
        }
      )
    }
    let byteCount = try write(positions, layout: .compact, maxDecimals: nil)
    measurements.append(
      try Measurement.throughput("json compact, shortest", byteCount: byteCount) {
        blackHole(try write(positions, layout: .compact, maxDecimals: nil))
      }
    )
    return measurements
  }

  private static func write(
    _ positions: [Coordinate],
    layout: JSONWriter.Layout,
    maxDecimals: Int?
  ) throws -> Int {
    let sink = CountingSink()
    var json = JSONWriter(layout: layout, sink: sink)
    json.object { json in
      json.member("type", "LineString")
      json.array("coordinates") { json in
        for position in positions {
          json.array { json in
            if let maxDecimals {
              json.value(position.longitude, maxDecimals: maxDecimals)
              json.value(position.latitude, maxDecimals: maxDecimals)
            } else {
              json.value(position.longitude)
              json.value(position.latitude)
            }
          }
        }
      }
    }
    try json.finish()
    return sink.byteCount
  }
}
