import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file mapped into memory for reading: the system fetches the pages that are touched, and may drop
/// them again.
///
/// The one place in this folder that holds pointers. The file must not be cut short while it is open;
/// `corridor build` puts a new file in the old one's place and never changes one.
final class MappedFile: Sendable {
  let path: String
  let layout: NetworkFileLayout
  nonisolated(unsafe) private let mapping: UnsafeRawBufferPointer
  /// A bit by block: whether its checksum was found to fit.
  nonisolated(unsafe) private let verified: UnsafeMutablePointer<Atomic<UInt64>>
  private let verifiedWords: Int

  /// Opens a file and verifies its header.
  ///
  /// - Throws: ``NetworkFileError``.
  /// - Complexity: O(blocks), 8 bytes each; nothing else is read.
  init(path: String) throws(NetworkFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .missing(path: path) }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      throw .notANetworkFile(path: path)
    }
    let length = Int(status.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    let mapping = UnsafeRawBufferPointer(start: start, count: length)
    do {
      layout = try NetworkFileLayout(verifying: Span(_unsafeBytes: mapping), path: path)
    } catch {
      munmap(start, length)
      throw error
    }
    self.path = path
    self.mapping = mapping
    verifiedWords = (layout.blockCount + 63) / 64
    verified = .allocate(capacity: max(1, verifiedWords))
    for word in 0..<max(1, verifiedWords) { (verified + word).initialize(to: Atomic(0)) }
  }

  deinit {
    verified.deinitialize(count: max(1, verifiedWords))
    verified.deallocate()
    munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count)
  }

  /// Lends a part of a section, once its blocks' checksums were seen to fit.
  ///
  /// - Parameter range: within the section.
  /// - Throws: ``NetworkFileError/damagedBlock(path:block:offset:)``,
  ///   ``NetworkFileError/malformed(path:what:)`` for a range outside the section.
  func withBytes<Result>(
    of section: NetworkFileLayout.Section,
    _ range: Range<Int>,
    _ body: (Span<UInt8>) throws(NetworkFileError) -> Result
  ) throws(NetworkFileError) -> Result {
    try bytes(of: section).withBytes(range, body)
  }

  /// The bytes of a section: where many parts of it are read, it is found once.
  func bytes(of section: NetworkFileLayout.Section) -> MappedBytes {
    MappedBytes(file: self, section, layout.sections[section] ?? 0..<0)
  }

  /// Lends a part of the file.
  @inline(__always)
  fileprivate func withBytes<Result>(
    _ range: Range<Int>,
    _ body: (Span<UInt8>) throws(NetworkFileError) -> Result
  ) throws(NetworkFileError) -> Result {
    try verify(range)
    return try body(Span(_unsafeBytes: mapping).extracting(range))
  }

  func byteCount(of section: NetworkFileLayout.Section) -> Int {
    layout.sections[section]?.count ?? 0
  }

  /// The numbers of a section that consists of numbers of four bytes.
  func numbers(of section: NetworkFileLayout.Section) -> MappedNumbers {
    MappedNumbers(file: self, section, layout.sections[section] ?? 0..<0)
  }

  /// Numbers of four bytes, by position; where many are read, ``numbers(of:)`` finds the section once.
  func number(
    of section: NetworkFileLayout.Section,
    at position: Int
  ) throws(NetworkFileError) -> UInt32 {
    try numbers(of: section).number(at: position)
  }

  /// Lends numbers that lie at a part of the file.
  @inline(__always)
  fileprivate func withNumbers<Result>(
    _ range: Range<Int>,
    _ body: (Span<UInt32>) throws(NetworkFileError) -> Result
  ) throws(NetworkFileError) -> Result {
    try verify(range)
    return try body(Span<UInt32>(_unsafeBytes: UnsafeRawBufferPointer(rebasing: mapping[range])))
  }

  /// Verifies every block that a range of the file lies in, and that was not verified before.
  @inline(__always)
  private func verify(_ range: Range<Int>) throws(NetworkFileError) {
    guard !range.isEmpty else { return }
    let blockBytes = NetworkFileLayout.blockBytes
    let first = (range.lowerBound - NetworkFileLayout.bodyStart) / blockBytes
    let last = (range.upperBound - 1 - NetworkFileLayout.bodyStart) / blockBytes
    for block in first...last {
      let bit = UInt64(1) << UInt64(block & 63)
      if verified[block >> 6].load(ordering: .acquiring) & bit != 0 { continue }
      try verify(block: block, bit)
    }
  }

  @inline(never)
  private func verify(block: Int, _ bit: UInt64) throws(NetworkFileError) {
    let range = layout.range(ofBlock: block)
    guard
      BlockChecksum.of(Span(_unsafeBytes: mapping).extracting(range)) == layout.checksums[block]
    else { throw .damagedBlock(path: path, block: block, offset: range.lowerBound) }
    verified[block >> 6].bitwiseOr(bit, ordering: .acquiringAndReleasing)
  }

  /// Verifies every block.
  ///
  /// - Returns: how many there are.
  /// - Throws: ``NetworkFileError/damagedBlock(path:block:offset:)`` for the first that is damaged.
  func verifyAll() throws(NetworkFileError) -> Int {
    for block in 0..<layout.blockCount { try verify(layout.range(ofBlock: block)) }
    return layout.blockCount
  }
}

/// The bytes of one section, lent as above.
struct MappedBytes: Sendable {
  private let file: MappedFile
  private let section: NetworkFileLayout.Section
  private let start: Int
  let count: Int

  fileprivate init(
    file: MappedFile,
    _ section: NetworkFileLayout.Section,
    _ range: Range<Int>
  ) {
    self.file = file
    self.section = section
    start = range.lowerBound
    count = range.count
  }

  /// - Throws: ``NetworkFileError``, also for a range outside the section.
  @inline(__always)
  func withBytes<Result>(
    _ range: Range<Int>,
    _ body: (Span<UInt8>) throws(NetworkFileError) -> Result
  ) throws(NetworkFileError) -> Result {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw .malformed(path: file.path, what: "section \(section)")
    }
    return try file.withBytes((start + range.lowerBound)..<(start + range.upperBound), body)
  }
}

/// The numbers of one section. Those that are asked for are lent once their blocks' checksums were seen
/// to fit.
struct MappedNumbers: Sendable {
  private let file: MappedFile
  private let section: NetworkFileLayout.Section
  private let start: Int
  let count: Int

  fileprivate init(
    file: MappedFile,
    _ section: NetworkFileLayout.Section,
    _ range: Range<Int>
  ) {
    self.file = file
    self.section = section
    start = range.lowerBound
    count = range.count / 4
  }

  /// - Throws: ``NetworkFileError``, also for a position outside the section.
  @inline(__always)
  func number(at position: Int) throws(NetworkFileError) -> UInt32 {
    try withNumbers(position..<(position + 1)) { numbers in UInt32(littleEndian: numbers[0]) }
  }

  /// Lends several that follow each other, each little-endian.
  ///
  /// - Throws: as above.
  @inline(__always)
  func withNumbers<Result>(
    _ range: Range<Int>,
    _ body: (Span<UInt32>) throws(NetworkFileError) -> Result
  ) throws(NetworkFileError) -> Result {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw .malformed(path: file.path, what: "section \(section)")
    }
    return try file.withNumbers(
      (start + 4 * range.lowerBound)..<(start + 4 * range.upperBound),
      body
    )
  }

  /// The entries of one of several lists that lie one after another, whose beginnings these are.
  func range(ofList list: Int) throws(NetworkFileError) -> Range<Int> {
    let ends = try withNumbers(list..<(list + 2)) { numbers in
      (Int(UInt32(littleEndian: numbers[0])), Int(UInt32(littleEndian: numbers[1])))
    }
    guard ends.0 <= ends.1 else {
      throw .malformed(path: file.path, what: "section \(section)")
    }
    return ends.0..<ends.1
  }
}
