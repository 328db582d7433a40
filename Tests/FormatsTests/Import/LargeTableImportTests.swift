import Foundation
import Testing

@testable import Formats

/// Tables of several blocks: what is wrong, or quoted, may lie across their ends.
@Suite("Import of tables larger than a block")
struct LargeTableImportTests {
  private static let rowCount = 3 * BlockReader.blockBytes / 30

  /// Nodes whose names hold line ends, quotes and commas, of different lengths.
  private static func nodes(_ count: Int = rowCount) -> String {
    (0..<count).reduce(into: "id,x,y,name\n") { text, node in
      let longitude = Double(node % 1000) / 10
      let latitude = Double(node / 1000) / 10
      let name = "\"\(String(repeating: "é", count: node % 7))\n\"\"\(node)\"\", north\""
      text += "\(node),\(longitude),\(latitude),\(name)\n"
    }
  }

  @Test("every row is read, wherever blocks end")
  func everyRow() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes(), "e.csv": "from,to,km\n0,\(Self.rowCount - 1),19000\n",
    ])
    #expect(
      try FileManager.default.attributesOfItem(atPath: scratch.file("n.csv"))[.size] as? Int
        ?? 0 > 2 * BlockReader.blockBytes
    )
    let loaded = try scratch.load(["n.csv", "e.csv"], map: ["mode=road"])
    #expect(loaded.report.nodeCount == Self.rowCount)
    for node in stride(from: 0, to: Self.rowCount, by: 97) {
      let found = try #require(loaded.network.node(id: "\(node)"))
      #expect(found.name == "\(String(repeating: "é", count: node % 7))\n\"\(node)\", north")
      #expect(found.coordinate.longitude == Double(node % 1000) / 10)
    }
  }

  @Test("what is wrong far into a file is told with its line and column")
  func places() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes() + "x,1,2,last\nx,1,2,again\ny,500,2,\n", "e.csv": "from,to\nx,x\n",
    ])
    // The header, two lines a node, and the first of the three.
    let line = 1 + 2 * Self.rowCount + 2
    #expect(
      try scratch.problems(["n.csv", "e.csv"]) == [
        "n.csv:\(line):1: error: id: there is a node 'x' already; expected an id of its own",
        "n.csv:\(line + 1):3: error: x: '500' is no position on Earth; expected degrees from -180 "
          + "to 180",
      ]
    )
  }

  @Test("a file whose form is broken is told for that alone, of several each")
  func broken() throws {
    let line = 1 + 2 * Self.rowCount + 1
    let scratch = try ImportScratch([
      "off.csv": "id,x,y\n0,500,0\n",
      "open.csv": Self.nodes() + "x,1,2,\"never closed\n",
      "ragged.csv": Self.nodes() + "x,1\n",
      "e.csv": "from,to\n0,1\n0,1,2\n",
    ])
    #expect(
      try scratch.problems(["open.csv", "ragged.csv", "e.csv"]) == [
        "open.csv:\(line):7: error: name: the quote opened here is never closed; expected \"",
        "ragged.csv:\(line):3: error: x: expected 4 fields, as in the header, found 2",
        "e.csv:3:5: error: expected 2 fields, as in the header, found 3",
      ]
    )
    #expect(
      try scratch.problems(["off.csv", "e.csv"]) == [
        "e.csv:3:5: error: expected 2 fields, as in the header, found 3"
      ]
    )
  }

  @Test("bytes that are no UTF-8 are found in any block")
  func notUTF8() throws {
    let scratch = try ImportScratch()
    let bytes = Array(Self.nodes().utf8) + [0x61, 0x2C, 0x31, 0x2C, 0x32, 0x2C, 0xFF, 0x0A]
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.file("n.csv")))
    let problems = try scratch.problems(["n.csv"])
    #expect(
      problems == ["n.csv:\(1 + 2 * Self.rowCount + 1):7: error: invalid bytes; expected UTF-8"]
    )
  }

  @Test("a header may be longer than a block")
  func longHeader() throws {
    let name = String(repeating: "long\nname ", count: BlockReader.blockBytes / 8)
    let scratch = try ImportScratch([
      "n.csv": "id,x,y,\"\(name)\"\na,60,45,\nb,61,45,\n", "e.csv": "from,to,km\na,b,90\n",
    ])
    let loaded = try scratch.load(["n.csv", "e.csv"], map: ["mode=road"])
    #expect(loaded.report.nodeCount == 2 && loaded.report.legCount == 1)
  }

  @Test("a pipe, which cannot be read twice, is read and its problems have their places")
  func pipe() throws {
    let scratch = try ImportScratch(["n.csv": "id,x,y\na,60,45\nb,61,45\n"])
    #expect(mkfifo(scratch.file("e.csv"), 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = [
      "-c", "printf 'from,to,km\\na,b,90\\na,c,90\\n' > '\(scratch.file("e.csv"))'",
    ]
    try writer.run()
    #expect(
      try scratch.problems(["n.csv", "e.csv"], map: ["mode=road"]) == [
        "e.csv:3:3: error: to: there is no node 'c'; expected a node of the table of nodes"
      ]
    )
    writer.waitUntilExit()
  }
}
