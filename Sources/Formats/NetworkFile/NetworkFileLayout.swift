/// How a network file is laid out.
///
/// | bytes | |
/// |---|---|
/// | 0…7 | `CORRIDOR` |
/// | 8…11 | version |
/// | 12…15 | number of sections |
/// | 16…23 | length of the file |
/// | 24…31 | length of the header, its checksum included |
/// | then | by section: kind (4), 4 spare bytes, offset (8), length (8) |
/// | then | by block: its checksum (8) |
/// | then | the checksum of all above (8), and zeros up to the first block |
/// | then | sections, each beginning at a multiple of 64 bytes |
///
/// Numbers are little-endian. Blocks of ``blockBytes`` divide what follows the header, and the last one
/// may be shorter.
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

  var sections: [Section: Range<Int>]
  var fileBytes: Int
  /// Where the first block begins.
  var bodyStart: Int
  var checksums: [UInt64]

  /// Lays sections out in the order of their kinds.
  init(lengths: [(section: Section, bytes: Int)]) {
    let header =
      NetworkFileLayout.fixedBytes + lengths.count * NetworkFileLayout.sectionBytes
    var bodyBytes = 0
    for (_, bytes) in lengths { bodyBytes = NetworkFileLayout.aligned(bodyBytes) + bytes }
    let blockCount = (bodyBytes + NetworkFileLayout.blockBytes - 1) / NetworkFileLayout.blockBytes
    // Blocks begin at a page, so that a checksum never touches another block's memory.
    bodyStart = (header + 8 * (blockCount + 1) + 4095) / 4096 * 4096
    sections = [:]
    var offset = 0
    for (section, bytes) in lengths {
      offset = NetworkFileLayout.aligned(offset)
      sections[section] = (bodyStart + offset)..<(bodyStart + offset + bytes)
      offset += bytes
    }
    fileBytes = bodyStart + bodyBytes
    checksums = Array(repeating: 0, count: blockCount)
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }

  var blockCount: Int { checksums.count }

  /// The bytes of a block within the file.
  func range(ofBlock block: Int) -> Range<Int> {
    let start = bodyStart + block * NetworkFileLayout.blockBytes
    return start..<min(start + NetworkFileLayout.blockBytes, fileBytes)
  }

  // MARK: The header

  /// The header with its checksum and zeros up to the first block.
  func headerBytes() -> [UInt8] {
    var writer = RecordWriter()
    writer.bytes += NetworkFileLayout.magic
    writer.fixed(NetworkFileLayout.version)
    writer.fixed(UInt32(sections.count))
    writer.fixed(UInt64(fileBytes))
    let length =
      NetworkFileLayout.fixedBytes + sections.count * NetworkFileLayout.sectionBytes
      + 8 * (blockCount + 1)
    writer.fixed(UInt64(length))
    for (section, range) in sections.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      writer.fixed(section.rawValue)
      writer.fixed(UInt32(0))
      writer.fixed(UInt64(range.lowerBound))
      writer.fixed(UInt64(range.count))
    }
    for checksum in checksums { writer.fixed(checksum) }
    writer.fixed(BlockChecksum.of(writer.bytes.span))
    writer.bytes += Array(repeating: 0, count: bodyStart - writer.bytes.count)
    return writer.bytes
  }

  /// Reads and verifies a header.
  ///
  /// - Parameters:
  ///   - file: the whole file.
  ///   - path: what errors call it.
  /// - Complexity: O(blocks).
  init(verifying file: Span<UInt8>, path: String) throws(NetworkFileError) {
    let fixed = NetworkFileLayout.fixedBytes
    guard file.count >= fixed else {
      throw file.count >= 8 && Array(file.extracting(first: 8)) == NetworkFileLayout.magic
        ? .wrongLength(path: path, bytes: file.count, expected: fixed)
        : .notANetworkFile(path: path)
    }
    guard Array(file.extracting(first: 8)) == NetworkFileLayout.magic else {
      throw .notANetworkFile(path: path)
    }
    var reader = RecordReader(Array(file.extracting(8..<fixed)))
    let version = reader.fixed(UInt32.self)
    guard version == NetworkFileLayout.version else {
      throw .otherVersion(path: path, version: version, expected: NetworkFileLayout.version)
    }
    let sectionCount = reader.fixed(UInt32.self)
    let fileBytes = reader.fixed(UInt64.self)
    let headerBytes = reader.fixed(UInt64.self)
    guard fileBytes == UInt64(file.count) else {
      throw .wrongLength(path: path, bytes: file.count, expected: Int(clamping: fileBytes))
    }
    let tableBytes = UInt64(fixed) + UInt64(sectionCount) * UInt64(NetworkFileLayout.sectionBytes)
    guard headerBytes <= fileBytes, headerBytes >= tableBytes + 8 else {
      throw .damagedHeader(path: path)
    }
    let checksumStart = Int(headerBytes) - 8
    let stated = RecordReader.word(Array(file.extracting(checksumStart..<(checksumStart + 8))))
    guard stated == BlockChecksum.of(file.extracting(first: checksumStart)) else {
      throw .damagedHeader(path: path)
    }
    self.fileBytes = file.count
    bodyStart = (Int(headerBytes) + 4095) / 4096 * 4096
    // The gap between header and body has no checksum; it is zeros or the file is not ours.
    for offset in Int(headerBytes)..<max(Int(headerBytes), min(bodyStart, file.count))
    where file[offset] != 0 {
      throw .damagedHeader(path: path)
    }
    var rest = RecordReader(Array(file.extracting(fixed..<checksumStart)))
    sections = [:]
    for _ in 0..<sectionCount {
      let kind = rest.fixed(UInt32.self)
      _ = rest.fixed(UInt32.self)
      let offset = rest.fixed(UInt64.self)
      let length = rest.fixed(UInt64.self)
      guard let section = Section(rawValue: kind), offset >= UInt64(bodyStart),
        offset.isMultiple(of: UInt64(NetworkFileLayout.alignment)),
        length <= fileBytes, offset <= fileBytes - length
      else { throw .malformed(path: path, what: "list of sections") }
      sections[section] = Int(offset)..<Int(offset + length)
    }
    checksums = (0..<(rest.remaining / 8)).map { _ in rest.fixed(UInt64.self) }
    let blockBytes = NetworkFileLayout.blockBytes
    let blockCount = (max(0, file.count - bodyStart) + blockBytes - 1) / blockBytes
    guard rest.isSound, checksums.count == blockCount else {
      throw .malformed(path: path, what: "list of checksums")
    }
  }
}

extension RecordReader {
  fileprivate static func word(_ bytes: [UInt8]) -> UInt64 {
    var reader = RecordReader(bytes)
    return reader.fixed()
  }
}
