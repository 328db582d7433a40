/// Writes a network file section by section as they are made, and what describes them at last, so that
/// little of it is in memory at once.
struct NetworkFileWriter {
  private let file: AtomicFile
  private var sections: [NetworkFileLayout.Section: Range<Int>] = [:]
  private var checksums: [UInt64] = []
  /// What is not yet a whole block.
  private var block: [UInt8] = []
  private var offset = NetworkFileLayout.bodyStart
  private var current: NetworkFileLayout.Section?

  private static let chunkNumbers = 1 << 16

  /// - Throws: ``OutputError``.
  init(path: String) throws(OutputError) {
    file = try AtomicFile(path: path)
    block.reserveCapacity(NetworkFileLayout.blockBytes)
    let header = [UInt8](repeating: 0, count: NetworkFileLayout.bodyStart)
    try file.write(header.span)
  }

  /// Begins a section; what is appended from now on is in it.
  mutating func begin(_ section: NetworkFileLayout.Section) throws(OutputError) {
    let beyond = offset % NetworkFileLayout.alignment
    if beyond > 0 {
      current = nil
      let gap = [UInt8](repeating: 0, count: NetworkFileLayout.alignment - beyond)
      try append(gap.span)
    }
    sections[section] = offset..<offset
    current = section
  }

  mutating func append(_ bytes: Span<UInt8>) throws(OutputError) {
    var rest = bytes
    while !rest.isEmpty {
      let room = NetworkFileLayout.blockBytes - block.count
      let part = rest.extracting(first: room)
      for index in part.indices { block.append(part[index]) }
      rest = rest.extracting(droppingFirst: part.count)
      if block.count == NetworkFileLayout.blockBytes { try endBlock() }
    }
    offset += bytes.count
    if let current, let range = sections[current] {
      sections[current] = range.lowerBound..<offset
    }
  }

  /// Appends numbers, little-endian.
  mutating func append<Number: FixedWidthInteger>(
    numbers: Span<Number>
  ) throws(OutputError) {
    var writer = RecordWriter()
    for start in stride(from: 0, to: numbers.count, by: NetworkFileWriter.chunkNumbers) {
      writer.bytes.removeAll(keepingCapacity: true)
      for index in start..<min(start + NetworkFileWriter.chunkNumbers, numbers.count) {
        writer.fixed(numbers[index])
      }
      try append(writer.bytes.span)
    }
  }

  mutating func append<Number: FixedWidthInteger>(
    numbers: [Number]
  ) throws(OutputError) {
    try append(numbers: numbers.span)
  }

  /// A whole section of numbers, or its beginning.
  mutating func write<Number: FixedWidthInteger>(
    _ section: NetworkFileLayout.Section,
    _ numbers: [Number]
  ) throws(OutputError) {
    try begin(section)
    try append(numbers: numbers.span)
  }

  private mutating func endBlock() throws(OutputError) {
    checksums.append(BlockChecksum.of(block.span))
    try file.write(block.span)
    block.removeAll(keepingCapacity: true)
  }

  /// Writes what describes the sections, and puts the file in its place.
  mutating func finish() throws(OutputError) {
    if !block.isEmpty { try endBlock() }
    let layout = NetworkFileLayout(sections: sections, bodyEnd: offset, checksums: checksums)
    try file.write(layout.checksumBytes().span)
    try file.overwrite(at: 0, with: layout.headerBytes())
    try file.commit()
  }
}
