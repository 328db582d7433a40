#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads lines from a file descriptor as they come, and holds no more than one block of them.
struct LineSource: ~Copyable {
  enum Line: Sendable {
    /// Without its line end.
    case text([UInt8])
    /// Longer than lines may be; it was passed over.
    case tooLong
  }

  private let descriptor: Int32
  private let closes: Bool
  private let name: String
  private let limitBytes: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// Within a line that is too long, up to its line end.
  private var isSkipping = false

  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - limitBytes: how long a line may be.
  /// - Throws: ``InputError``.
  init(path: String, limitBytes: Int) throws(InputError) {
    name = path == "-" ? "standard input" : path
    self.limitBytes = limitBytes
    closes = path != "-"
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// The next lines: those that are at hand, at least one, at most `count`. Waits for input only
  /// while none is at hand. Lines of white space alone are passed over.
  ///
  /// - Returns: nothing at the end of the input.
  /// - Throws: ``InputError``.
  mutating func next(atMost count: Int) throws(InputError) -> [Line] {
    var lines: [Line] = []
    while lines.isEmpty {
      while lines.count < count, let line = takeLine() { append(line, to: &lines) }
      guard lines.isEmpty else { break }
      if isAtEnd {
        if let last = takeRest() { append(last, to: &lines) }
        break
      }
      try fill()
    }
    return lines
  }

  private func append(_ line: Line, to lines: inout [Line]) {
    if case .text(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      return
    }
    lines.append(line)
  }

  /// A whole line of the buffer; `nil` if there is none.
  private mutating func takeLine() -> Line? {
    guard let end = buffer[start...].firstIndex(of: .lineFeed) else { return nil }
    defer { start = end + 1 }
    if isSkipping {
      isSkipping = false
      return .tooLong
    }
    return end - start > limitBytes ? .tooLong : .text(Array(buffer[start..<end]))
  }

  /// What stands after the last line end.
  private mutating func takeRest() -> Line? {
    defer {
      start = buffer.count
      isSkipping = false
    }
    if isSkipping { return .tooLong }
    return start == buffer.count ? nil : .text(Array(buffer[start...]))
  }

  private static let chunkBytes = 65_536

  private mutating func fill() throws(InputError) {
    buffer.removeSubrange(..<start)
    start = 0
    if isSkipping || buffer.count > limitBytes {
      isSkipping = true
      buffer.removeAll(keepingCapacity: true)
    }
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkBytes) { chunk, initialised in
      repeat {
        count = read(descriptor, chunk.baseAddress, chunk.count)
      } while count < 0 && errno == EINTR
      initialised = max(0, count)
    }
    guard count >= 0 else {
      throw InputError(path: name, reason: String(cString: strerror(errno)))
    }
    buffer += chunk
    isAtEnd = count == 0
  }
}

/// An input that cannot be read.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// The system's own words.
  public let reason: String

  /// The exit code of a command whose input is missing (`EX_NOINPUT`).
  public static let exitCode: Int32 = 66

  public var description: String { "cannot read \(path): \(reason)" }
}
