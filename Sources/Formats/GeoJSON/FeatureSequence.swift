/// How features that are written one after another, without a collection around them, are parted.
public enum SequenceFraming: Sendable {
  /// A feature a line, as jq, tippecanoe and DuckDB read it.
  case newlineDelimited
  /// A record separator before each feature: a GeoJSON text sequence (RFC 8142).
  case recordSeparated
}

extension FeatureSource {
  /// Writes features one after another: no name, extent or bibliography, and a program can begin
  /// with the first before the last is written.
  ///
  /// - Throws: ``JSONWriterError`` if a number is not finite or the sink takes no more.
  public func writeSequence(
    _ framing: SequenceFraming,
    to sink: any ByteSink
  ) throws(JSONWriterError) {
    var features = features.makeIterator()
    guard var feature = features.next() else { return }
    var json = JSONWriter(layout: .compact, sink: sink)
    while true {
      if framing == .recordSeparated { json.recordSeparator() }
      json.value(feature)
      json.endDocument()
      guard let next = features.next() else { break }
      feature = next
    }
    try json.finish()
  }
}
