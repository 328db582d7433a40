/// How a network file is laid out.
///
/// | bytes | |
/// |---|---|
/// | 0…7 | `CORRIDOR` |
/// | 8…11 | version |
/// | 12…15 | number of sections |
/// | 16…23 | length of the file |
/// | 24…31 | where the last block ends |
/// | then | by section: kind (4), 4 spare bytes, offset (8), length (8) |
/// | then | the checksum of all above (8), and zeros up to the first block |
/// | 4096… | sections, each beginning at a multiple of 64 bytes |
/// | then | by block: its checksum (8) |
/// | then | the checksum of these (8) |
///
/// Numbers are little-endian. Blocks of ``blockBytes`` divide the sections, and the last one may be
/// shorter. What describes the blocks stands behind them, so that a file is written as it is made.
struct NetworkFileLayout: Hashable, Sendable {
  static let magic = Array("CORRIDOR".utf8)
  /// Raised whenever a byte comes to mean something else.
  static let version: UInt32 = 2
  static let blockBytes = 16_384
  static let alignment = 64
  private static let fixedBytes = 32
  private static let sectionBytes = 24

  /// What a section holds. A number once given is never given again.
  enum Section: UInt32, CaseIterable, Sendable {
    case nodeOffsets = 1
    case nodeRecords = 2
    case nodeSlots = 3
    case legOffsets = 4
    case legRecords = 5
    case legSlots = 6
    case legEnds = 7
    /// The tables of the data package, as they are, one after another.
    case tables = 8
    // The hierarchy of the search graph: see Routing's WaysTable and HierarchyArrays.
    case firstStates = 9
    case ranks = 10
    case parents = 11
    case firstArcs = 12
    case heads = 13
    // Its metrics, by time, distance and cost.
    case timeWeights = 20
    case timeInputWeights = 21
    case timeStarts = 22
    case timeEnds = 23
    case distanceWeights = 24
    case distanceInputWeights = 25
    case distanceStarts = 26
    case distanceEnds = 27
    case costWeights = 28
    case costInputWeights = 29
    case costStarts = 30
    case costEnds = 31
    // The graph that it is the hierarchy of.
    case stateNodes = 32
    case firstExits = 33
    case exits = 34
    case firstLegs = 35
    case legsAtNodes = 36
  }

  /// The sections of one metric.
  struct MetricSections: Hashable, Sendable {
    var weights: Section
    var inputWeights: Section
    var starts: Section
    var ends: Section

    /// - Returns: `nil` for an objective that files do not hold.
    init?(objective: String) {
      switch objective {
      case "time":
        (weights, inputWeights, starts, ends) =
          (.timeWeights, .timeInputWeights, .timeStarts, .timeEnds)
      case "distance":
        (weights, inputWeights, starts, ends) =
          (.distanceWeights, .distanceInputWeights, .distanceStarts, .distanceEnds)
      case "cost":
        (weights, inputWeights, starts, ends) =
          (.costWeights, .costInputWeights, .costStarts, .costEnds)
      default: return nil
      }
    }
  }

  /// Where the first block begins: at a page, so that a checksum never touches another block's memory.
  static let bodyStart = 4096

  private(set) var sections: [Section: Range<Int>]
  /// Where the last block ends.
  private(set) var bodyEnd: Int
  private(set) var checksums: [UInt64]

  /// What a file is described by once its blocks are written.
  ///
  /// - Precondition: fewer sections than the first page has room for; ``Section`` has far fewer.
  init(sections: [Section: Range<Int>], bodyEnd: Int, checksums: [UInt64]) {
    self.sections = sections
    self.bodyEnd = bodyEnd
    self.checksums = checksums
  }

  var blockCount: Int { checksums.count }

  var fileBytes: Int { bodyEnd + 8 * (blockCount + 1) }

  /// The bytes of a block within the file.
  func range(ofBlock block: Int) -> Range<Int> {
    let start = NetworkFileLayout.bodyStart + block * NetworkFileLayout.blockBytes
    return start..<min(start + NetworkFileLayout.blockBytes, bodyEnd)
  }

  // MARK: The header

  /// The header with its checksum and zeros up to the first block.
  func headerBytes() -> [UInt8] {
    var writer = RecordWriter()
    writer.bytes += NetworkFileLayout.magic
    writer.fixed(NetworkFileLayout.version)
    writer.fixed(UInt32(sections.count))
    writer.fixed(UInt64(fileBytes))
    writer.fixed(UInt64(bodyEnd))
    for (section, range) in sections.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      writer.fixed(section.rawValue)
      writer.fixed(UInt32(0))
      writer.fixed(UInt64(range.lowerBound))
      writer.fixed(UInt64(range.count))
    }
    writer.fixed(BlockChecksum.of(writer.bytes.span))
    writer.bytes += Array(repeating: 0, count: NetworkFileLayout.bodyStart - writer.bytes.count)
    return writer.bytes
  }

  /// What stands behind the blocks.
  func checksumBytes() -> [UInt8] {
    var writer = RecordWriter()
    for checksum in checksums { writer.fixed(checksum) }
    writer.fixed(BlockChecksum.of(writer.bytes.span))
    return writer.bytes
  }

  /// Reads and verifies what describes the blocks of a file.
  ///
  /// - Parameters:
  ///   - file: the whole file.
  ///   - path: what errors call it.
  /// - Complexity: O(blocks).
  init(verifying file: Span<UInt8>, path: String) throws(NetworkFileError) {
    let start = NetworkFileLayout.bodyStart
    guard file.count >= 8, Array(file.extracting(first: 8)) == NetworkFileLayout.magic else {
      throw .notANetworkFile(path: path)
    }
    guard file.count >= start else {
      throw .wrongLength(path: path, bytes: file.count, expected: start)
    }
    var reader = RecordReader(Array(file.extracting(8..<start)))
    let version = reader.fixed(UInt32.self)
    guard version == NetworkFileLayout.version else {
      throw .otherVersion(path: path, version: version, expected: NetworkFileLayout.version)
    }
    let sectionCount = reader.fixed(UInt32.self)
    let fileBytes = reader.fixed(UInt64.self)
    let bodyEnd = reader.fixed(UInt64.self)
    guard fileBytes == UInt64(file.count) else {
      throw .wrongLength(path: path, bytes: file.count, expected: Int(clamping: fileBytes))
    }
    let tableEnd =
      UInt64(NetworkFileLayout.fixedBytes)
      + UInt64(sectionCount) * UInt64(NetworkFileLayout.sectionBytes)
    guard tableEnd + 8 <= UInt64(start) else { throw .damagedHeader(path: path) }
    let checksumStart = Int(tableEnd)
    try NetworkFileLayout.verify(file, 0..<checksumStart, path: path)
    // The gap between header and blocks has no checksum; it is zeros or the file is not ours.
    for offset in (checksumStart + 8)..<start where file[offset] != 0 {
      throw .damagedHeader(path: path)
    }
    guard bodyEnd >= UInt64(start), bodyEnd <= fileBytes else {
      throw .malformed(path: path, what: "list of sections")
    }
    let blockBytes = NetworkFileLayout.blockBytes
    let blockCount = (Int(bodyEnd) - start + blockBytes - 1) / blockBytes
    guard Int(bodyEnd) + 8 * (blockCount + 1) == file.count else {
      throw .malformed(path: path, what: "list of checksums")
    }
    try NetworkFileLayout.verify(file, Int(bodyEnd)..<(file.count - 8), path: path)
    self.bodyEnd = Int(bodyEnd)
    sections = [:]
    for _ in 0..<sectionCount {
      let kind = reader.fixed(UInt32.self)
      _ = reader.fixed(UInt32.self)
      let offset = reader.fixed(UInt64.self)
      let length = reader.fixed(UInt64.self)
      guard let section = Section(rawValue: kind), offset >= UInt64(start),
        offset.isMultiple(of: UInt64(NetworkFileLayout.alignment)),
        length <= bodyEnd, offset <= bodyEnd - length
      else { throw .malformed(path: path, what: "list of sections") }
      sections[section] = Int(offset)..<Int(offset + length)
    }
    var words = RecordReader(Array(file.extracting(Int(bodyEnd)..<(file.count - 8))))
    checksums = (0..<blockCount).map { _ in words.fixed() }
  }

  /// Verifies bytes whose checksum follows them.
  private static func verify(
    _ file: Span<UInt8>,
    _ range: Range<Int>,
    path: String
  ) throws(NetworkFileError) {
    var reader = RecordReader(Array(file.extracting(range.upperBound..<(range.upperBound + 8))))
    guard reader.fixed(UInt64.self) == BlockChecksum.of(file.extracting(range)) else {
      throw .damagedHeader(path: path)
    }
  }
}
