/// The bytes of a CSV file and the name that errors call it by.
///
/// Bytes that last as long as the process, such as data linked into the executable, are used where
/// they are and never copied.
public struct CSVSource: Sendable {
  /// What to call the file in errors, such as `link.csv`.
  public let name: String

  private let storage: Storage

  private enum Storage: Sendable {
    case owned([UInt8])
    case lasting(LastingBytes)
  }

  /// Memory that nobody writes to or frees, which is what makes sharing it safe.
  private struct LastingBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
  }

  /// Creates a source from bytes that it then owns, such as a file's.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    storage = .owned(bytes)
  }

  /// Creates a source from a text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Creates a source over memory that is never written to and never freed.
  ///
  /// - Parameter bytes: must stay as it is until the process ends.
  public init(name: String, lastingBytes bytes: UnsafeRawBufferPointer) {
    self.name = name
    storage = .lasting(LastingBytes(bytes: bytes))
  }

  /// Lends the bytes.
  @inline(__always)
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .owned(let bytes):
      return try body(bytes.span)
    case .lasting(let lasting):
      return try body(Span<UInt8>(_unsafeBytes: lasting.bytes))
    }
  }
}
