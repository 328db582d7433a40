import Geo

extension ImportedNetwork {
  func writeNodes(to sink: any ByteSink) throws(OutputError) {
    var rows = RowBuffer(sink)
    rows.append(
      "node_id,x_coord,y_coord" + header(of: draft.nodeAttributes) + "\n"
    )
    var tail = RowTail(draft.nodeAttributes)
    for node in 0..<draft.nodeCount where draft.isKept(node: node) {
      rows.appendID(node, of: draft.nodeIDs)
      rows.bytes.append(.comma)
      rows.bytes.append(shortest: draft.longitudes[node])
      rows.bytes.append(.comma)
      rows.bytes.append(shortest: draft.latitudes[node])
      tail.append(row: node, to: &rows.bytes)
      try rows.endRow()
    }
    try rows.finish()
  }

  func writeLegs(to sink: any ByteSink) throws(OutputError) {
    var rows = RowBuffer(sink)
    let hasLines = !draft.lines.isEmpty
    rows.append(
      "link_id,from_node_id,to_node_id,length,length_basis,length_exception,source_ids"
        + header(of: draft.legAttributes) + (hasLines ? ",geometry\n" : "\n")
    )
    let middles = middles()
    var tail = RowTail(draft.legAttributes)
    let (ends, lengthKm) = (draft.ends, draft.lengthKm)
    let (origins, legIDs, nodeIDs) = (draft.lengthOrigins, draft.legIDs, draft.nodeIDs)
    var source = 0
    for leg in ends.indices where !draft.isLoop(leg) {
      while source + 1 < draft.sources.count, draft.sources[source + 1].firstLeg <= leg {
        source += 1
      }
      rows.appendID(leg, of: legIDs)
      rows.bytes.append(.comma)
      rows.appendID(Int(ends[leg].from), of: nodeIDs)
      rows.bytes.append(.comma)
      rows.appendID(Int(ends[leg].to), of: nodeIDs)
      rows.bytes.append(.comma)
      rows.bytes.append(shortest: lengthKm[leg])
      let kind = source * NetworkDraft.LengthOrigin.allCases.count + Int(origins[leg].rawValue)
      if tail.kind != kind { tail.begin(kind, with: middles[kind]) }
      tail.append(row: leg, to: &rows.bytes)
      if hasLines {
        rows.bytes.append(.comma)
        if let line = draft.line(ofLeg: leg), line.count > 2 { rows.appendLine(line) }
      }
      try rows.endRow()
    }
    try rows.finish()
  }

  /// What stands between length and attributes, by source and then origin of the length.
  private func middles() -> [[UInt8]] {
    draft.sources.flatMap { source in
      NetworkDraft.LengthOrigin.allCases.map { origin in
        let exception = origin == .sphericalSource ? "length of the source; on a sphere" : ""
        let sources = "\(sourceID(of: source.name));\(ImportedNetwork.assumptionID)"
        return Array(",\(origin.basis),\(exception),\(sources)".utf8)
      }
    }
  }

  private func header(of attributes: [AttributeColumn]) -> String {
    attributes.map { "," + ($0.field.packageColumn ?? $0.field.rawValue) }.joined()
  }
}

extension NetworkDraft.LengthOrigin {
  /// The word of `length_basis`: what a file states is published by the file.
  fileprivate var basis: String {
    switch self {
    case .source, .sphericalSource: "published"
    case .line: "measured"
    case .geodesic, .none: "estimate"
    }
  }
}

/// Rows of CSV on their way to a file, as much at a time as a processor's cache holds.
private struct RowBuffer {
  private static let blockBytes = 1 << 18

  private let sink: any ByteSink
  var bytes: [UInt8] = []

  init(_ sink: any ByteSink) {
    self.sink = sink
    bytes.reserveCapacity(RowBuffer.blockBytes + 1 << 16)
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func appendID(_ number: Int, of index: TextIndex) {
    let start = bytes.count
    index.append(number, to: &bytes)
    if !index.isDecimal(number) { bytes.quoteField(from: start) }
  }

  mutating func appendLine(_ line: [Coordinate]) {
    append("\"LINESTRING (")
    for (index, point) in line.enumerated() {
      if index > 0 { append(", ") }
      bytes.append(shortest: point.longitude)
      bytes.append(UInt8(ascii: " "))
      bytes.append(shortest: point.latitude)
    }
    append(")\"")
  }

  mutating func endRow() throws(OutputError) {
    bytes.append(.lineFeed)
    if bytes.count >= RowBuffer.blockBytes { try finish() }
  }

  mutating func finish() throws(OutputError) {
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The last fields of a row: what a kind of rows has in common, and attributes. Neighbouring rows
/// mostly have the same, which is then copied.
private struct RowTail {
  private let attributes: [AttributeColumn]
  private var codes: [UInt32]
  /// Which kind of rows it is for; -1 before the first.
  private(set) var kind = -1
  private var common: [UInt8] = []
  private var bytes: [UInt8] = []
  private var isStale = true
  /// Whether all rows have the same attributes.
  private let isUniform: Bool

  init(_ attributes: [AttributeColumn]) {
    self.attributes = attributes
    codes = Array(repeating: .max, count: attributes.count)
    isUniform = attributes.allSatisfy { $0.onlyCode != nil }
  }

  /// Says what the fields before the attributes are from here on.
  mutating func begin(_ kind: Int, with common: [UInt8]) {
    self.kind = kind
    self.common = common
    isStale = true
  }

  @inline(__always)
  mutating func append(row: Int, to target: inout [UInt8]) {
    if isStale || !isUniform { update(row: row) }
    target.append(contentsOf: bytes)
  }

  private mutating func update(row: Int) {
    for index in attributes.indices {
      let code = attributes[index].code(at: row)
      if codes[index] == code { continue }
      codes[index] = code
      isStale = true
    }
    guard isStale else { return }
    isStale = false
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: common)
    for attribute in attributes {
      bytes.append(.comma)
      let start = bytes.count
      bytes.append(contentsOf: attribute.value(at: row))
      bytes.quoteField(from: start)
    }
  }
}

extension [UInt8] {
  /// Puts what was appended since into quotes if a field of CSV needs them.
  fileprivate mutating func quoteField(from start: Int) {
    var needsQuotes = false
    for index in start..<count {
      let byte = self[index]
      if byte == .comma || byte == .quote || byte == .lineFeed || byte == .carriageReturn {
        needsQuotes = true
      }
    }
    guard needsQuotes else { return }
    let text = Array(self[start...])
    removeSubrange(start...)
    append(.quote)
    for byte in text {
      if byte == .quote { append(.quote) }
      append(byte)
    }
    append(.quote)
  }
}
