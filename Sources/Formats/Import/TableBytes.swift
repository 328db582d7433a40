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
  var source: CSVSource {
    switch storage {
    case .memory(let source): source
    case .file(let path): CSVSource(name: name, bytes: (try? FileBytes.read(path)) ?? [])
    }
  }

  /// The line and column of a byte.
  ///
  /// - Complexity: O(*n*), and a file is read once more.
  func place(ofByte offset: Int) -> ImportProblem.Place {
    let source = source
    let location = source.location(ofByte: source.withBytes { min(offset, $0.count) })
    return .line(location.line, column: location.column)
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
