import Formats
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  @Test func quotesOnlyWhatNeedsThem() {
    var writer = CSVWriter(header: ["id", "note"])
    writer.append(["a", "plain text; no quotes' needed"])
    writer.append(["b", "x,y"])
    writer.append(["c", "say \"hi\""])
    writer.append(["", "two\nlines"])
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "id,note\na,plain text; no quotes' needed\nb,\"x,y\"\nc,\"say \"\"hi\"\"\"\n"
        + ",\"two\nlines\"\n"
    )
  }

  @Test func whateverIsWrittenReadsBack() throws {
    let pieces = [
      "", "a", ",", "\"", "\n", "\r", "\r\n", " ", "é", "🚂", "\u{FEFF}", "\u{0}", "1.5",
    ]
    try forAll(count: 2000, seed: 40) { random, seed in
      let columnCount = Int.random(in: 1...4, using: &random)
      let rows = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (0..<columnCount).map { _ in
          (0..<Int.random(in: 0...4, using: &random))
            .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
        }
      }
      let header = (0..<columnCount).map { "\(pieces[(Int(seed) + $0) % pieces.count])\($0)" }
      var writer = CSVWriter(header: header)
      for row in rows { writer.append(row) }
      let table = try CSVTable(parsing: CSVSource(name: "t.csv", bytes: writer.bytes))
      #expect(table.columnNames.map { Array($0.utf8) } == header.map { Array($0.utf8) })
      let read = table.map { $0.fields.map { Array($0.string.utf8) } }
      #expect(read == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }
  }
}
