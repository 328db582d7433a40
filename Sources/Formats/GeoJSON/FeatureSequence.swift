extension FeatureSource {
  /// Writes features one after another, parted by line ends or as a text sequence: no name, extent
  /// or bibliography, and a program can begin with the first before the last is written.
  ///
  /// - Throws: ``JSONWriterError`` if a number is not finite or the sink takes no more.
  public func writeSequence(
    _ framing: FeatureFraming,
    to sink: any ByteSink
  ) throws(JSONWriterError) {
    var json = JSONWriter(layout: .compact, sink: sink)
    writeFeatures(framing, to: &json)
    // Nothing written is a mistake in a document; a sequence may be empty.
    guard json.hasDocuments else { return }
    try json.finish()
  }
}
