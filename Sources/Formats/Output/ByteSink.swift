/// Somewhere that bytes can be written to, in order.
public protocol ByteSink: AnyObject {
  /// Writes all of the bytes.
  ///
  /// - Throws: ``OutputError``.
  func write(_ bytes: Span<UInt8>) throws(OutputError)
}

extension ByteSink {
  /// Writes a text in UTF-8.
  ///
  /// - Throws: ``OutputError``.
  public func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8).span)
  }
}
