// Throws arbitrary bytes at the JSON reader. `make fuzz-json` builds this file together with
// Sources/Formats/JSON and what it needs, without SwiftPM.
//
// Beyond not crashing, these must hold: what is accepted can be written and reads back the same;
// every value stands within the text, and reads back the same from its own bytes; what is refused is
// refused at a place that exists.

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let value = try JSONReader.read(bytes)
    checkReadsBack(value)
    checkRanges(value, in: bytes)
  } catch {
    checkPlace(of: error, in: bytes)
  }
  return 0
}

private func checkReadsBack(_ value: JSONValue) {
  var json = JSONWriter()
  write(value, to: &json)
  do {
    let again = try JSONReader.read(try json.finish())
    precondition(areEqual(value, again), "what was written reads back otherwise")
  } catch {
    preconditionFailure("what was read cannot be written: \(error)")
  }
}

private func write(_ value: JSONValue, to json: inout JSONWriter) {
  switch value.content {
  case .null: json.null()
  case .boolean(let truth): json.value(truth)
  case .number(let number): json.value(number)
  case .string(let text): json.value(text)
  case .array(let elements):
    json.array { json in
      for element in elements { write(element, to: &json) }
    }
  case .object(let members):
    json.object { json in
      for member in members {
        json.key(member.key)
        write(member.value, to: &json)
      }
    }
  }
}

/// By bytes, because equal strings may differ in them.
private func areEqual(_ a: JSONValue, _ b: JSONValue) -> Bool {
  switch (a.content, b.content) {
  case (.null, .null): true
  case (.boolean(let a), .boolean(let b)): a == b
  case (.number(let a), .number(let b)): a == b
  case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
  case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(areEqual)
  case (.object(let a), .object(let b)):
    a.count == b.count
      && zip(a, b).allSatisfy { a, b in
        a.key.utf8.elementsEqual(b.key.utf8) && areEqual(a.value, b.value)
      }
  default: false
  }
}

/// The texts of inner values are small, so reading each of them anew stays cheap only for a few.
private func checkRanges(_ value: JSONValue, in bytes: [UInt8]) {
  precondition(bytes.indices.contains(value.range.lowerBound), "a value begins in the text")
  precondition(value.range.upperBound <= bytes.count, "a value ends in the text")
  guard let own = try? JSONReader.read(Array(bytes[value.range])) else {
    preconditionFailure("the bytes of a value are no value")
  }
  precondition(areEqual(value, own), "the bytes of a value are another value")
  for inner in (value.array ?? value.object?.map(\.value) ?? []).prefix(2) {
    checkRanges(inner, in: bytes)
  }
}

private func checkPlace(of error: JSONReaderError, in bytes: [UInt8]) {
  let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  precondition((0...bytes.count).contains(error.offset), "an error is in the text")
  precondition((1...lineCount).contains(error.line), "\(error.line) of \(lineCount) lines")
  precondition((1...(bytes.count + 1)).contains(error.column), "a column counts from 1")
  precondition(!error.description.isEmpty, "an error has words")
}
