import Formats
import Foundation
import Geo
import Routing
import TestSupport
import Testing

@Suite("Network file")
struct NetworkFileTests {
  private static func build(_ package: DataPackage = .shipped) throws -> (ImportScratch, String) {
    let scratch = try ImportScratch()
    let path = scratch.file("n.corridor")
    try NetworkFile.build(package, to: path)
    return (scratch, path)
  }

  @Test("a network comes out of its file as it went in")
  func roundTrip() throws {
    let (scratch, path) = try Self.build()
    let original = try NetworkLoader.load(.shipped).network
    let stored = try NetworkFile(path: path).network
    #expect(stored.nodes == original.nodes)
    #expect(stored.legs == original.legs)
    #expect(Array(stored.legEnds) == Array(original.legEnds))
    #expect(stored.facilities == original.facilities)
    #expect(stored.crossings == original.crossings)
    #expect(stored.sources == original.sources)
    #expect(stored.parameters == original.parameters)
    #expect(stored.asOf == original.asOf)
    #expect(stored.storageFaults?.first == nil)
    for (position, node) in original.nodes.enumerated() {
      #expect(stored.nodeIndex(id: node.id) == position)
    }
    #expect(stored.nodeIndex(id: "no-such-node") == nil)
    #expect(try stored.resolveEnd("mumbai") == original.resolveEnd("mumbai"))
    _ = scratch
  }

  @Test("questions get the same answers from the file, and after the same scenario edits")
  func sameAnswers() throws {
    let (scratch, path) = try Self.build()
    let original = Router(try NetworkLoader.load(.shipped).network)
    let stored = Router(try NetworkFile(path: path).network)
    for (from, to) in [("Mumbai", "Saint Petersburg"), ("Xi'an", "Istanbul"), ("Baku", "Poti")] {
      let query = Query(from: .named(from), to: .named(to))
      #expect(try stored.route(query) == original.route(query))
    }
    _ = scratch
  }

  @Test("the same package gives the same bytes")
  func determinism() throws {
    let (scratch, path) = try Self.build()
    try NetworkFile.build(.shipped, to: scratch.file("again.corridor"))
    #expect(
      try Data(contentsOf: URL(filePath: path))
        == Data(contentsOf: URL(filePath: scratch.file("again.corridor")))
    )
  }

  @Test("a sound file is said to be sound")
  func check() throws {
    let (scratch, path) = try Self.build()
    #expect(try NetworkFile.check(path: path) > 10)
    _ = scratch
  }

  @Test("any flipped byte is an error at open or when the block is touched, and never a wrong row")
  func flips() throws {
    let (scratch, path) = try Self.build()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let original = try NetworkLoader.load(.shipped).network
    let nodes = Array(original.nodes)
    let legs = Array(original.legs)
    let ends = Array(original.legEnds)
    var generator = SplitMix64(seed: 6)
    let damaged = scratch.file("damaged.corridor")
    // Every byte of the header and its neighbourhood, then thousands anywhere.
    var offsets =
      Array(0..<64) + (0..<2000).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
    offsets += [bytes.count - 1]
    var openErrors = 0
    var touchErrors = 0
    for offset in offsets {
      var spoilt = bytes
      spoilt[offset] ^= UInt8.random(in: 1...255, using: &generator)
      try Self.write(spoilt, to: damaged)
      let network: Network
      do {
        network = try NetworkFile(path: damaged).network
      } catch {
        openErrors += 1
        continue
      }
      // Between them, these touch every block.
      var isRight = true
      for position in nodes.indices {
        let node = network.nodes[position]
        let isFound = network.nodeIndex(id: nodes[position].id) == position
        if network.storageFaults?.first != nil { break }
        isRight = isRight && isFound && node == nodes[position]
      }
      if network.storageFaults?.first == nil {
        for position in legs.indices {
          let leg = network.legs[position]
          let pair = network.legEnds[position]
          let isFound = network.legIndex(id: legs[position].id) == position
          if network.storageFaults?.first != nil { break }
          isRight = isRight && isFound && leg == legs[position] && pair == ends[position]
        }
      }
      #expect(isRight, "a wrong row after byte \(offset) was damaged")
      if network.storageFaults?.first == nil {
        // Empty slots of the indices are touched by ids that are not there.
        #expect(throws: NetworkFileError.self, "byte \(offset)") {
          try NetworkFile.check(path: damaged)
        }
      } else {
        touchErrors += 1
      }
    }
    #expect(openErrors > 100)
    #expect(touchErrors > 100)
  }

  @Test("a file that was cut short or added to is an error at open")
  func cuts() throws {
    let (scratch, path) = try Self.build()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var generator = SplitMix64(seed: 7)
    let damaged = scratch.file("cut.corridor")
    let lengths =
      Array(0..<100) + (0..<300).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
    for length in lengths + [bytes.count - 1] {
      try Self.write(Array(bytes[..<length]), to: damaged)
      #expect(throws: NetworkFileError.self) { try NetworkFile(path: damaged) }
    }
    try Self.write(bytes + [0], to: damaged)
    #expect(throws: NetworkFileError.self) { try NetworkFile(path: damaged) }
  }

  @Test(
    "routes by what the file knows are those of the network in memory, in every step",
    arguments: [Objective.time, .distance, .cost]
  )
  func storedWays(objective: Objective) throws {
    let (scratch, path) = try Self.build()
    let original = try NetworkLoader.load(.shipped).network
    let prepared = try Router(original).prepare(Terms(date: original.asOf))
    let stored = try NetworkFile(path: path).network
    try #require(stored.storedWays != nil)
    var random = SplitMix64(seed: 8)
    let nodes = original.nodes.filter { $0.kind != .chokepoint }.map(\.id)
    var found = 0
    for _ in 0..<120 {
      let query = Query(
        from: .named(random.pick(nodes)),
        to: .named(random.pick(nodes)),
        objective: objective
      )
      let expected = try? prepared.route(query)
      let answer = try Router(stored).routeByExcerpt(query)
      #expect(answer == expected, "\(query.origin) \(query.destination)")
      if expected != nil { found += 1 }
    }
    #expect(found > 60)
    #expect(stored.storageFaults?.first == nil)
    _ = scratch
  }

  @Test("a damaged file gives a query an error instead of an answer")
  func damagedQuery() throws {
    let (scratch, path) = try Self.build()
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let id = Array("az-alat-port__kz-aktau".utf8)
    let offset = try #require(bytes.indices.first { bytes[$0...].starts(with: id) })
    bytes[offset] ^= 1
    let damaged = scratch.file("damaged.corridor")
    try Self.write(bytes, to: damaged)
    let router = Router(try NetworkFile(path: damaged).network)
    do {
      _ = try router.route(Query(from: .named("Baku"), to: .named("Poti")))
      Issue.record("an answer came from a damaged file")
    } catch {
      #expect("\(error)".contains("is damaged"), "\(error)")
    }
  }

  @Test("a flipped byte in the hierarchy or its metrics is an error, and never another way")
  func flippedWays() throws {
    let (scratch, path) = try Self.build()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let sound = try NetworkFile(path: path).network
    var random = SplitMix64(seed: 9)
    // Enough questions to touch the blocks of every section between them.
    let questions = (0..<24).map { _ in
      WayQuestion(
        from: Int.random(in: sound.nodes.indices, using: &random),
        to: Int.random(in: sound.nodes.indices, using: &random),
        objective: random.pick([Objective.time, .distance, .cost]).name,
        within: UInt32.random(in: 0...10_000_000, using: &random)
      )
    }
    func answers(of network: Network) throws -> [[Int]?] {
      let ways = try #require(network.storedWays)
      return questions.flatMap { question in
        let ends = (StoredEnd(nodes: [question.from]), StoredEnd(nodes: [question.to]))
        let steps = ways.leastSteps(from: [ends.0], to: [ends.1], by: question.objective)
        let least = steps?[0][0]
        let nodes = ways.nodes(
          from: [ends.0],
          to: [ends.1],
          within: [[least]],
          by: question.objective,
          atMost: .max
        )
        let near = ways.nodes(
          from: ends.0,
          within: question.within,
          by: question.objective,
          atMost: .max
        )
        return [least.map { [Int($0)] }, nodes, near, nodes?.flatMap(ways.legs)]
      }
    }
    let expected = try answers(of: sound)
    #expect(expected.count { $0 != nil } > 48)
    let damaged = scratch.file("damaged.corridor")
    var told = 0
    for _ in 0..<600 {
      var spoilt = bytes
      let offset = Int.random(in: 0..<bytes.count, using: &random)
      spoilt[offset] ^= UInt8.random(in: 1...255, using: &random)
      try Self.write(spoilt, to: damaged)
      guard let network = try? NetworkFile(path: damaged).network else { continue }
      let given = try answers(of: network)
      if network.storageFaults?.first != nil {
        told += 1
      } else {
        #expect(given == expected, "byte \(offset)")
      }
    }
    // About a quarter of the file is what ways are read from; the rest holds rows.
    #expect(told > 100, "only \(told) of 600 flips were seen")
    _ = scratch
  }

  private struct WayQuestion {
    var from: Int
    var to: Int
    var objective: String
    var within: UInt32
  }

  @Test("files of another kind or version say what they are")
  func otherFiles() throws {
    let (scratch, path) = try Self.build()
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    #expect(throws: NetworkFileError.missing(path: "/nonexistent.corridor")) {
      try NetworkFile(path: "/nonexistent.corridor")
    }
    let other = scratch.file("other.corridor")
    try Self.write(Array("node_id,x_coord\n".utf8), to: other)
    #expect(throws: NetworkFileError.notANetworkFile(path: other)) { try NetworkFile(path: other) }
    bytes[8] += 1
    try Self.write(bytes, to: other)
    #expect(
      throws: NetworkFileError.otherVersion(
        path: other,
        version: UInt32(bytes[8]),
        expected: UInt32(bytes[8] - 1)
      )
    ) { try NetworkFile(path: other) }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}
