// Throws arbitrary bytes at the CSV reader. `make fuzz-csv` builds this file together with
// Sources/Formats/CSV and Sources/Formats/Numbers, without SwiftPM.
//
// Beyond not crashing, these must hold: what is accepted can be written and reads back the same, and
// is the same wherever it is cut into blocks of lines; what is refused is refused at a place that
// exists; numbers are those of the standard library.

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let table = try CSVTable(parsing: CSVSource(name: "fuzz.csv", bytes: bytes))
    checkReadsBack(table)
    checkBlocks(of: bytes, table)
    for row in table {
      row.fields.forEach(checkField)
    }
  } catch {
    checkPlace(of: error, in: bytes)
  }
  return 0
}

private func checkReadsBack(_ table: CSVTable) {
  var writer = CSVWriter(header: table.columnNames)
  for row in table { writer.append(row.fields.map(\.string)) }
  do {
    let again = try CSVTable(parsing: CSVSource(name: "again.csv", bytes: writer.bytes))
    precondition(utf8(again) == utf8(table), "what was written reads back otherwise")
  } catch {
    preconditionFailure("what was written is refused: \(error)")
  }
}

/// Scans the bytes in two blocks, parted at each line end in turn.
private func checkBlocks(of bytes: [UInt8], _ table: CSVTable) {
  let header = CSVScanner.scanned(bytes)
  for end in bytes.indices where bytes[end] == .lineFeed {
    var scanner = header
    var found: [[UInt8]] = []
    var start = 0
    do {
      for (blockEnd, isLast) in [(end + 1, false), (bytes.count, true)] {
        let block = bytes.span.extracting(start..<blockEnd)
        while try scanner.scanBatch(block, isLast: isLast) {
          found += scanner.fields.map { Array(block.string(of: $0).utf8) }
        }
        start += scanner.leaveBlock(of: block.count)
      }
    } catch {
      preconditionFailure("what is accepted whole is refused in blocks: \(error)")
    }
    let expected = table.flatMap { $0.fields.map { Array($0.string.utf8) } }
    precondition(found == expected, "blocks hold other fields")
  }
}

extension CSVScanner {
  /// A scanner that has read the header of a file.
  fileprivate static func scanned(_ bytes: [UInt8]) -> CSVScanner {
    var scanner = CSVScanner()
    do {
      try scanner.begin(bytes.span)
    } catch {
      preconditionFailure("an accepted file has no header: \(error)")
    }
    return scanner
  }
}

/// Bytes, because equal strings may differ in them.
private func utf8(_ table: CSVTable) -> [[[UInt8]]] {
  [table.columnNames.map { Array($0.utf8) }]
    + table.map { $0.fields.map { Array($0.string.utf8) } }
}

private func checkField(_ field: CSVField) {
  let location = field.location
  precondition(location.line >= 1 && location.column >= 1, "a place counts from 1")
  let text = field.string
  precondition(field.isEmpty == text.utf8.isEmpty, "empty is without text")
  let isDecimal = text.utf8.allSatisfy { "0123456789.+-eE".utf8.contains($0) }
  let expected = isDecimal ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
  let double = try? field.double
  precondition(double?.bitPattern == expected?.bitPattern, "\(text) is another number")
  let int = try? field.int
  precondition(int == Int(text), "\(text) is another whole number")
}

private func checkPlace(of error: CSVError, in bytes: [UInt8]) {
  let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  precondition((1...lineCount).contains(error.line), "\(error.line) of \(lineCount) lines")
  precondition(error.column >= 1, "a column counts from 1")
  precondition(error.column <= error.sourceLine.count + 2, "\(error) is beyond its line")
  precondition(!error.diagnostic.isEmpty, "an error has words")
}
