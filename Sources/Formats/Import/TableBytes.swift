import Synchronization

/// The bytes of a CSV file that is read once from front to back.
///
/// A file stays where it is: a block of it at a time is in memory, and all of it only to say where
/// something is wrong. What cannot be read twice, such as a named pipe, is kept.
struct TableBytes: Sendable {
  private enum Storage: Sendable {
    case file(path: String)
    case memory(CSVSource)
  }

  /// What errors call it.
  let name: String
  let count: Int
  private let storage: Storage
  private let messages = Messages()

  /// A file that was read once more for the sake of messages, which come in dozens or not at all.
  private struct Reread {
    var source: CSVSource?
    /// The byte that was asked for last, and its line: the next one mostly comes after it.
    var known = (byte: 0, line: 1)
  }

  private final class Messages: Sendable {
    let reread = Mutex(Reread())
  }

  /// Why a file was not read to its end.
  enum Failure: Error {
    /// By the rules of CSV.
    case malformed
    case unreadable(InputError)
  }

  /// A file that can be read again; `nil` for anything else, and for files too large to be CSV here.
  init?(file path: String, name: String) {
    guard let size = FileBytes.sizeOfOrdinaryFile(path), size <= CSVScanner.limitBytes else {
      return nil
    }
    self.name = name
    count = size
    storage = .file(path: path)
  }

  init(_ source: CSVSource) {
    name = source.name
    count = source.withBytes { $0.count }
    storage = .memory(source)
  }

  /// All of it; empty if the file is gone meanwhile.
  var source: CSVSource { messages.reread.withLock { source(&$0) } }

  private func source(_ reread: inout Reread) -> CSVSource {
    switch storage {
    case .memory(let source): return source
    case .file(let path):
      if let source = reread.source { return source }
      let source = CSVSource(name: name, bytes: (try? FileBytes.read(path)) ?? [])
      reread.source = source
      return source
    }
  }

  /// The line and column of a byte.
  ///
  /// - Complexity: O(*n*); of bytes that are asked for in their order, all together.
  func place(ofByte offset: Int) -> ImportProblem.Place {
    messages.reread.withLock { reread in
      let source = source(&reread)
      let byte = min(offset, source.withBytes { $0.count })
      let known = reread.known.byte <= byte ? reread.known : (byte: 0, line: 1)
      let location = source.location(ofByte: byte, after: known)
      reread.known = (byte, location.line)
      return .line(location.line, column: location.column)
    }
  }

  /// Lends blocks of whole lines in their order, and after each what was not taken of it again,
  /// together with more.
  ///
  /// - Parameter body: takes a block, and whether it is the last, and returns how many bytes it took.
  ///   It may throw ``Failure``.
  @inline(__always)
  func forEachBlock(
    _ body: (_ block: Span<UInt8>, _ isLast: Bool) throws(Failure) -> Int
  ) throws(Failure) {
    switch storage {
    case .memory(let source):
      _ = try source.withBytes { bytes throws(Failure) in try body(bytes, true) }
    case .file(let path):
      var reader = try Self.open(path)
      var taken = 0
      var isLast = false
      while !isLast {
        do {
          try reader.advance(by: taken)
        } catch {
          throw .unreadable(error)
        }
        isLast = reader.isAtEnd
        taken = try reader.withBytes { bytes throws(Failure) in
          try body(bytes.extracting(0..<(isLast ? bytes.count : bytes.endOfLastLine)), isLast)
        }
      }
    }
  }

  /// The first block of whole lines.
  func head() throws(InputError) -> CSVSource {
    switch storage {
    case .memory(let source): return source
    case .file(let path):
      var reader = try BlockReader(path: path)
      try reader.advance(by: 0)
      let isWhole = reader.isAtEnd
      return CSVSource(
        name: name,
        bytes: reader.withBytes { bytes in
          (0..<(isWhole ? bytes.count : bytes.endOfLastLine)).map { bytes[$0] }
        }
      )
    }
  }

  private static func open(_ path: String) throws(Failure) -> BlockReader {
    do {
      return try BlockReader(path: path)
    } catch {
      throw .unreadable(error)
    }
  }
}

extension Span<UInt8> {
  /// The offset after the last line feed, zero if there is none.
  fileprivate var endOfLastLine: Int {
    var end = count
    while end > 0, self[end - 1] != .lineFeed { end -= 1 }
    return end
  }
}
