import Formats
import Testing

/// Takes bytes and remembers how they came.
private final class Chunks: ByteSink {
  var bytes: [UInt8] = []
  var count = 0

  func write(_ chunk: Span<UInt8>) throws(OutputError) {
    count += 1
    for index in chunk.indices { bytes.append(chunk[index]) }
  }
}

private final class FullDisk: ByteSink {
  func write(_: Span<UInt8>) throws(OutputError) {
    throw .cannotWrite(path: "x.json", reason: "No space left on device")
  }
}

@Suite struct JSONSinkTests {
  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func sinkGetsTheSameBytesInPieces(layout: JSONWriter.Layout) throws {
    func write(to json: inout JSONWriter) {
      json.array { json in
        for index in 0..<20_000 {
          json.array { json in
            json.value(Double(index) / 7, maxDecimals: 6)
            json.value("text \(index)")
          }
        }
      }
    }
    var whole = JSONWriter(layout: layout)
    write(to: &whole)
    let chunks = Chunks()
    var pieces = JSONWriter(layout: layout, sink: chunks)
    write(to: &pieces)
    let rest = try pieces.finish()
    let expected = try whole.finish()
    #expect(rest == [])
    #expect(chunks.count > 5)
    #expect(chunks.bytes == expected)
  }

  @Test func failureOfTheSinkIsReported() throws {
    var json = JSONWriter(sink: FullDisk())
    json.value("text")
    do {
      try json.finish()
      Issue.record("the failure went unnoticed")
    } catch {
      #expect(error.description == "cannot write x.json: No space left on device")
    }
  }
}
