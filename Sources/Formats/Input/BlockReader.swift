#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads a file from front to back, a block at a time, into memory that is used again.
struct BlockReader: ~Copyable {
  /// A few of them fit a processor's second cache.
  static let blockBytes = 1 << 18

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var filled = 0
  /// Whether the bytes at hand are the last.
  private(set) var isAtEnd = false

  /// Opens a file; there are no bytes at hand yet.
  init(path: String) throws(InputError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit { close(descriptor) }

  /// Lends the bytes at hand.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(buffer.span.extracting(0..<filled))
  }

  /// Forgets the first of the bytes at hand and reads others behind the rest, as many as there is room
  /// for; a block that the rest half fills is made twice as large.
  mutating func advance(by count: Int) throws(InputError) {
    let rest = filled - count
    if count > 0 {
      for index in 0..<rest { buffer[index] = buffer[count + index] }
    }
    filled = rest
    if rest * 2 >= buffer.count {
      buffer += repeatElement(0, count: max(Self.blockBytes, buffer.count))
    }
    while filled < buffer.count, !isAtEnd {
      let room = filled..<buffer.count
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0[room].baseAddress, room.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw InputError(path: path, reason: String(cString: strerror(errno)))
      }
      filled += count
      isAtEnd = count == 0
    }
  }
}

extension Slice<UnsafeMutableRawBufferPointer> {
  fileprivate var baseAddress: UnsafeMutableRawPointer? {
    UnsafeMutableRawBufferPointer(rebasing: self).baseAddress
  }
}
