/// What a line of a batch calls itself: any JSON value, echoed in the answer as it was written.
public struct RequestID: Hashable, Sendable {
  /// JSON, without white space around it.
  let text: [UInt8]

  /// The `id` of a line; `nil` if it has none.
  init?(of request: JSONValue, in line: [UInt8]) {
    guard let range = request["id"]?.range else { return nil }
    text = Array(line[range])
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ id: RequestID) {
    key(name)
    value(written: id.text)
  }
}
