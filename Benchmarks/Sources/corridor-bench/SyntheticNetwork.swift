import Geo

/// A network of any size made from a seed: a grid of towns some five kilometres apart, jittered, with
/// a railway, a road or both to the next ones east and north. Half of the legs have a course of three
/// points; names and sources are of the length that the shipped network's have.
enum SyntheticNetwork {
  struct Generator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }

    /// 0 up to 1.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
  }

  private enum Impossible: Error {
    case dateOrCountry
  }

  static func make(legCount: Int, seed: UInt64 = 1) throws -> Network {
    var random = Generator(seed: seed)
    guard let asOf = CivilDate(year: 2026, month: 11, day: 24), let country = Country(code: "KZ")
    else { throw Impossible.dateOrCountry }
    var content = NetworkContent(asOf: asOf, name: "synthetic")
    content.sources = [
      Source(id: "synthetic-table", url: "https://example.org/table", publisher: "Nobody")
    ]
    // Every town has two legs out, so there are half as many towns as legs.
    let side = max(2, Int((Double(legCount) / 2).squareRoot().rounded(.up)) + 1)
    let step = min(0.05, 140 / Double(side))
    for row in 0..<side {
      for column in 0..<side {
        content.nodes.append(
          Node(
            id: "kz-town-\(row)-\(column)",
            name: "Town \(row)/\(column)",
            coordinate: try Coordinate(
              longitude: 40 + (Double(column) + random.share() / 2) * step,
              latitude: -70 + (Double(row) + random.share() / 2) * step
            ),
            kind: .station,
            country: country,
            coordinateBasis: .published
          )
        )
      }
    }
    for row in 0..<side {
      for column in 0..<side {
        for (nextRow, nextColumn) in [(row, column + 1), (row + 1, column)]
        where nextRow < side && nextColumn < side && content.legs.count < legCount {
          content.legs.append(
            try leg(
              from: content.nodes[row * side + column],
              to: content.nodes[nextRow * side + nextColumn],
              number: content.legs.count,
              country: country,
              random: &random
            )
          )
        }
      }
    }
    return try Network(content)
  }

  private static func leg(
    from: Node,
    to: Node,
    number: Int,
    country: Country,
    random: inout Generator
  ) throws -> Leg {
    let isRail = random.next() & 1 == 0
    var course: [Coordinate]?
    if random.next() & 1 == 0 {
      course = try [0.25, 0.5, 0.75].map { share in
        func between(_ start: Double, _ end: Double) -> Double {
          start + (end - start) * share + (random.share() - 0.5) / 200
        }
        return try Coordinate(
          longitude: between(from.coordinate.longitude, to.coordinate.longitude),
          latitude: between(from.coordinate.latitude, to.coordinate.latitude)
        )
      }
    }
    return Leg(
      id: "\(from.id)__\(to.id)__\(isRail ? "rail-1520" : "road")",
      name: "\(from.name) – \(to.name)",
      fromNodeID: from.id,
      toNodeID: to.id,
      mode: isRail ? .rail : .road,
      gauges: isRail ? [.broad1520] : [],
      countries: [country],
      lengthKm: (random.share() * 100).rounded() / 10 + 1,
      lengthBasis: .derived,
      electricShare: isRail ? 1 : nil,
      tracks: "2",
      geometry: course,
      geometryBasis: course == nil ? .schematic : .digitised,
      sourceIDs: ["synthetic-table"],
      asOf: "2026-11",
      notes: "leg \(number) of a made-up network"
    )
  }
}
