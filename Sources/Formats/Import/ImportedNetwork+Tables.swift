import Geo

extension ImportedNetwork {
  func writeNodes(to sink: any ByteSink) throws(OutputError) {
    var rows = RowBuffer(sink)
    rows.append(
      "node_id,x_coord,y_coord" + header(of: draft.nodeAttributes) + "\n"
    )
    for node in 0..<draft.nodeCount where draft.isKept(node: node) {
      rows.appendID(node, of: draft.nodeIDs)
      rows.bytes.append(.comma)
      rows.bytes.append(shortest: draft.longitudes[node])
      rows.bytes.append(.comma)
      rows.bytes.append(shortest: draft.latitudes[node])
      for attribute in draft.nodeAttributes {
        rows.bytes.append(.comma)
        rows.appendField(attribute.value(at: node))
      }
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
    let sourceIDs = draft.sources.map {
      Array("\(ImportedNetwork.sourceID(of: $0.name));\(ImportedNetwork.assumptionID)".utf8)
    }
    let sphere = Array("length of the source; on a sphere".utf8)
    var source = 0
    for leg in 0..<draft.legCount where !draft.isLoop(leg) {
      while source + 1 < draft.sources.count, draft.sources[source + 1].firstLeg <= leg {
        source += 1
      }
      rows.appendID(leg, of: draft.legIDs)
      rows.bytes.append(.comma)
      rows.appendID(Int(draft.from[leg]), of: draft.nodeIDs)
      rows.bytes.append(.comma)
      rows.appendID(Int(draft.to[leg]), of: draft.nodeIDs)
      rows.bytes.append(.comma)
      rows.bytes.append(shortest: draft.lengthKm[leg])
      rows.bytes.append(.comma)
      let origin = draft.lengthOrigins[leg]
      rows.bytes.append(contentsOf: origin.basis)
      rows.bytes.append(.comma)
      if origin == .sphericalSource { rows.bytes.append(contentsOf: sphere) }
      rows.bytes.append(.comma)
      rows.bytes.append(contentsOf: sourceIDs[source])
      for attribute in draft.legAttributes {
        rows.bytes.append(.comma)
        rows.appendField(attribute.value(at: leg))
      }
      if hasLines {
        rows.bytes.append(.comma)
        if let line = draft.line(ofLeg: leg), line.count > 2 { rows.appendLine(line) }
      }
      try rows.endRow()
    }
    try rows.finish()
  }

  private func header(of attributes: [AttributeColumn]) -> String {
    attributes.map { "," + ($0.field.packageColumn ?? $0.field.rawValue) }.joined()
  }
}

extension NetworkDraft.LengthOrigin {
  /// The word of `length_basis`: what a file states is published by the file.
  fileprivate var basis: StaticString {
    switch self {
    case .source, .sphericalSource: "published"
    case .line: "measured"
    case .geodesic, .none: "estimate"
    }
  }
}

/// Rows of CSV on their way to a file, a megabyte at a time.
private struct RowBuffer {
  private static let blockBytes = 1 << 20

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
    quote(from: start)
  }

  mutating func appendField(_ text: [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    quote(from: start)
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

  /// Puts what was appended since into quotes if it needs them.
  private mutating func quote(from start: Int) {
    var needsQuotes = false
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == .comma || byte == .quote || byte == .lineFeed || byte == .carriageReturn {
        needsQuotes = true
      }
    }
    guard needsQuotes else { return }
    let text = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes.append(.quote)
    for byte in text {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
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

extension [UInt8] {
  fileprivate mutating func append(contentsOf word: StaticString) {
    word.withUTF8Buffer { append(contentsOf: $0) }
  }
}
