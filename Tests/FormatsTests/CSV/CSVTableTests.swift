import Formats
import TestSupport
import Testing

private func read(_ text: String) throws(CSVError) -> [[String]] {
  let table = try CSVTable(parsing: CSVSource(name: "t.csv", text: text))
  return [table.columnNames] + table.map { $0.fields.map(\.string) }
}

@Suite struct CSVTableTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\n3,4\r\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]),
    ("a,b\n1,", [["a", "b"], ["1", ""]]),
    ("a\n\n1\n", [["a"], [""], ["1"]]),
    ("a", [["a"]]),
    ("\"a\",\"b\"\n\"1\",2", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", [["a", "b"], ["x,y", "say \"hi\""]]),
    ("a,b\n\"one\ntwo\",\"\r\n\"\n", [["a", "b"], ["one\ntwo", "\r\n"]]),
    ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a\n \u{FEFF}x \n", [["a"], [" \u{FEFF}x "]]),
    ("name\nMałaszewicze\n霍尔果斯\n🚂\n", [["name"], ["Małaszewicze"], ["霍尔果斯"], ["🚂"]]),
  ])
  func readsWhatRFC4180Allows(text: String, rows: [[String]]) throws {
    #expect(try read(text) == rows)
  }

  @Test(arguments: [
    ("", 1, 1, CSVError.Problem.emptyFile, ""),
    ("\u{FEFF}", 1, 1, .emptyFile, ""),
    ("a,b\n1,\"2\n3", 2, 3, .unterminatedQuote, ""),
    ("a,b\n1,\"", 2, 3, .unterminatedQuote, ""),
    ("a,b\n\"1\"x,2\n", 2, 4, .textAfterClosingQuote, "x"),
    ("a,b\n\"1\" ,2\n", 2, 4, .textAfterClosingQuote, " "),
    ("a,b\n1\"2\",3\n", 2, 2, .quoteInUnquotedField, "1\""),
    ("a,b\r1,2\r", 1, 4, .bareCarriageReturn, ""),
    ("a,b\n1,2\r", 2, 4, .bareCarriageReturn, ""),
    ("a,b\n\"1\"\r2,3\n", 2, 4, .bareCarriageReturn, ""),
    ("a,b\n1,2\n3\n", 3, 1, .raggedRow(expectedFields: 2, foundFields: 1), "3"),
    ("a,b\n1,2,3\n", 2, 5, .raggedRow(expectedFields: 2, foundFields: 3), "3"),
    ("a,b\n1,\"x\ny\",\"3\"\n", 3, 4, .raggedRow(expectedFields: 2, foundFields: 3), "3"),
    ("a,b\n\n", 2, 1, .raggedRow(expectedFields: 2, foundFields: 1), ""),
    ("a,b,a\n1,2,3\n", 1, 5, .duplicateHeaderName, "a"),
    ("a,\"a\"\n", 1, 3, .duplicateHeaderName, "a"),
    ("\u{FEFF}a,,c\n", 1, 3, .emptyHeaderName, ""),
    ("é,b\né\"x,2\n", 2, 2, .quoteInUnquotedField, "é\""),
  ])
  func refusesWhatRFC4180DoesNotAllowAndSaysWhere(
    text: String,
    line: Int,
    column: Int,
    problem: CSVError.Problem,
    value: String
  ) throws {
    let error = try #require(throws: CSVError.self) { try read(text) }
    #expect(error.file == "t.csv")
    #expect(error.problem == problem)
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.value == value)
  }

  @Test func refusesBytesThatAreNoUTF8() throws {
    let bytes = Array("a,b\né,".utf8) + [0xC3, 0x28, 0x0A]
    let error = try #require(throws: CSVError.self) {
      try CSVTable(parsing: CSVSource(name: "t.csv", bytes: bytes))
    }
    #expect(error.problem == .invalidUTF8)
    #expect(error.line == 2)
    #expect(error.column == 3)
  }

  @Test func namesTheFieldAndShowsTheLine() throws {
    let error = try #require(throws: CSVError.self) {
      try read("id,length\nx,12\ny,1\"2\n")
    }
    #expect(error.field == "length")
    #expect(error.sourceLine == "y,1\"2")
    #expect(error.description.hasPrefix("t.csv:3:4: error: length: a quote inside a field"))
    #expect(error.diagnostic.hasSuffix("\ny,1\"2\n   ^"))
  }

  @Test func fieldsKnowTheirPlace() throws {
    let table = try CSVTable(
      parsing: CSVSource(name: "t.csv", text: "id,text,n\nżółw,\"a\nb\",7\nx,\"y\",8\n")
    )
    #expect(table[0].line == 2)
    #expect(try table[0]["id"].location == CSVLocation(line: 2, column: 1))
    #expect(try table[0]["text"].location == CSVLocation(line: 2, column: 6))
    #expect(try table[0]["n"].location == CSVLocation(line: 3, column: 4))
    #expect(table[1].line == 4)
    #expect(try table[1]["text"].location == CSVLocation(line: 4, column: 3))
    #expect(try table[1]["text"].isQuoted)
  }

  @Test func typedFieldsRefuseOtherTextsWithNamePlaceAndValue() throws {
    let table = try CSVTable(
      parsing: CSVSource(name: "link.csv", text: "id,km\na,12.5\nb,12x\nc,\n")
    )
    #expect(try table[0]["km"].double == 12.5)
    let error = try #require(throws: CSVError.self) { try table[1]["km"].double }
    #expect(
      error.description
        == "link.csv:3:3: error: km: \"12x\" is not a number; expected a decimal number such as "
        + "1234.5"
    )
    #expect(throws: CSVError.self) { try table[1]["km"].int }
    #expect(throws: CSVError.self) { try table[2]["km"].double }
    #expect(try table[2]["km"].optionalDouble == nil)
    #expect(try table[2]["km"].optionalInt == nil)
    #expect(try table[2]["km"].optionalString == nil)
    #expect(try table[2]["km"].isEmpty)
    #expect(
      try table[1]["km"].unacceptable(expected: "a length above zero").description
        == "link.csv:3:3: error: km: \"12x\" is not accepted; expected a length above zero"
    )
  }

  @Test func missingColumnIsNamed() throws {
    let table = try CSVTable(parsing: CSVSource(name: "t.csv", text: "a,b\n1,2\n"))
    #expect(table.optionalColumn("c") == nil)
    #expect(table[0][table.optionalColumn("c")] == nil)
    let error = try #require(throws: CSVError.self) { try table.column("c") }
    #expect(error.problem == .missingColumn("c"))
    #expect(error.line == 1)
  }

  @Test func lastingBytesAreReadWhereTheyAre() throws {
    let text: StaticString = "a,b\n1,\"2\"\"\"\n"
    let table = try CSVTable(
      parsing: CSVSource(
        name: "t.csv",
        lastingBytes: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      )
    )
    #expect(try table[0]["b"].string == "2\"")
    try table[0]["b"].withBytes { bytes in
      try bytes.withUnsafeBufferPointer { buffer in
        let start = UnsafeRawPointer(try #require(buffer.baseAddress))
        #expect(start - UnsafeRawPointer(text.utf8Start) == 7)
        #expect(Array(buffer) == Array("2\"\"".utf8))
      }
    }
  }

  @Test func acceptsExactlyTheTextsOfTheGrammar() throws {
    // Every text of up to seven of these characters, against the grammar written out as a
    // character-by-character machine. Rows of one length only count as accepted.
    let alphabet: [Character] = ["a", ",", "\"", "\r", "\n"]
    var texts = [""]
    var start = 0
    for _ in 1...7 {
      let longer = texts[start...].flatMap { text in alphabet.map { text + String($0) } }
      start = texts.count
      texts += longer
    }
    var accepted = 0
    for text in texts {
      let expected = grammaticalRows(Array(text.utf8))
      let found = try? CSVTable(parsing: CSVSource(name: "t.csv", text: "h\n" + text))
      let rows = found.map { table in table.map { $0.fields.map(\.string) } }
      let single = expected.flatMap { rows in rows.allSatisfy { $0.count == 1 } ? rows : nil }
      #expect(rows == single, "\(text.debugDescription)")
      if single != nil { accepted += 1 }
    }
    #expect(accepted > 1000)
  }

  /// RFC 4180's grammar, lines ending in LF or CR LF, as a machine over bytes.
  private func grammaticalRows(_ bytes: [UInt8]) -> [[String]]? {
    enum State { case fieldStart, unquoted, quoted, afterQuote, afterReturn }
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var state = State.fieldStart
    var isAtRowStart = true
    func text() -> String { String(decoding: field, as: UTF8.self) }
    for byte in bytes {
      switch (state, byte) {
      case (.afterReturn, UInt8(ascii: "\n")):
        break
      case (.afterReturn, _):
        return nil
      case (.fieldStart, UInt8(ascii: "\"")):
        state = .quoted
        isAtRowStart = false
        continue
      case (.quoted, UInt8(ascii: "\"")):
        state = .afterQuote
        continue
      case (.quoted, _):
        field.append(byte)
        continue
      case (.afterQuote, UInt8(ascii: "\"")):
        field.append(byte)
        state = .quoted
        continue
      case (_, UInt8(ascii: ",")):
        row.append(text())
        field = []
        state = .fieldStart
        isAtRowStart = false
        continue
      case (_, UInt8(ascii: "\r")):
        state = .afterReturn
        isAtRowStart = false
        continue
      case (_, UInt8(ascii: "\n")):
        break
      case (.afterQuote, _), (.unquoted, UInt8(ascii: "\"")):
        return nil
      default:
        field.append(byte)
        state = .unquoted
        isAtRowStart = false
        continue
      }
      row.append(text())
      rows.append(row)
      row = []
      field = []
      state = .fieldStart
      isAtRowStart = true
    }
    if state == .quoted || state == .afterReturn { return nil }
    if !isAtRowStart { rows.append(row + [text()]) }
    return rows
  }
}
