/// Finds where the fields of a CSV file lie, by the rules of RFC 4180 and nothing else.
struct CSVScanner {
  /// Every field of every row, the header's first.
  private(set) var fields: [FieldSpan] = []
  /// The line on which each row begins, the header's first, counted from 1; none of batches.
  private(set) var rowLines: [UInt32] = []
  /// How many fields each row has.
  private(set) var columnCount = 0

  private var line: UInt32 = 1
  /// Offset of the next row.
  private var offset = 0

  /// The place of one field in the file, packed into eight bytes.
  struct FieldSpan {
    private let bits: UInt64

    /// Offsets must fit 32 bits and lengths 30.
    init(start: Int, end: Int, isQuoted: Bool, hasDoubledQuotes: Bool) {
      bits =
        UInt64(truncatingIfNeeded: start) << 32
        | UInt64(truncatingIfNeeded: end - start) << 2
        | (isQuoted ? 2 : 0)
        | (hasDoubledQuotes ? 1 : 0)
    }

    /// Offset of the first byte of the content, after an opening quote.
    var start: Int { Int(bits >> 32) }
    /// Length of the content in bytes, quotes around it left out.
    var length: Int { Int((bits >> 2) & 0x3FFF_FFFF) }
    var range: Range<Int> { start..<(start + length) }
    /// Offset of the first byte, that of an opening quote if there is one.
    var firstByte: Int { start - (isQuoted ? 1 : 0) }
    var isQuoted: Bool { bits & 2 != 0 }
    var hasDoubledQuotes: Bool { bits & 1 != 0 }
  }

  /// The largest file whose offsets and lengths fit a ``FieldSpan``: 1 GiB − 1.
  static let limitBytes = 0x3FFF_FFFF

  /// What went wrong at which byte.
  struct Failure: Error {
    let problem: CSVError.Problem
    let offset: Int
    /// The bytes that are to blame.
    var culprit: Range<Int> = 0..<0
    /// The number of the field in its row.
    var columnIndex: Int?
  }

  /// Scans a whole file.
  ///
  /// - Complexity: O(*n*); one pass after that which checks UTF-8.
  mutating func scan(_ bytes: Span<UInt8>) throws(Failure) {
    try begin(bytes)
    while offset < bytes.count {
      rowLines.append(line)
      try scanNextRow(bytes)
    }
  }

  /// Checks what concerns a file as a whole, and scans its header.
  mutating func begin(_ bytes: Span<UInt8>) throws(Failure) {
    guard bytes.count <= Self.limitBytes else {
      throw Failure(problem: .fileTooLarge(limitBytes: Self.limitBytes), offset: 0)
    }
    let start = bytes.startsWithByteOrderMark ? 3 : 0
    guard start < bytes.count else { throw Failure(problem: .emptyFile, offset: start) }
    try Self.checkUTF8(bytes)
    rowLines.append(line)
    offset = try scanRow(bytes, from: start)
    columnCount = fields.count
  }

  static func checkUTF8(_ bytes: Span<UInt8>) throws(Failure) {
    do {
      _ = try UTF8Span(validating: bytes)
    } catch {
      throw Failure(problem: .invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
  }

  /// Scans the rows that follow, and forgets those before: so many as have about ``batchFields``
  /// fields, which a processor's first cache holds.
  ///
  /// - Parameter isLast: whether the file ends where the bytes end. If not, a quoted field that they
  ///   end in is left to the next block, and its row with it.
  /// - Returns: whether there were any.
  mutating func scanBatch(_ bytes: Span<UInt8>, isLast: Bool) throws(Failure) -> Bool {
    fields.removeAll(keepingCapacity: true)
    while offset < bytes.count, fields.count < Self.batchFields {
      let firstField = fields.count
      do throws(Failure) {
        try scanNextRow(bytes)
      } catch {
        guard !isLast, error.problem == .unterminatedQuote else { throw error }
        fields.removeLast(fields.count - firstField)
        break
      }
    }
    return !fields.isEmpty
  }

  /// Ends a block of the file: the next one begins with the row that was not scanned.
  ///
  /// - Returns: how many bytes were; none if the block ends within the header.
  mutating func leaveBlock(of byteCount: Int) -> Int {
    guard offset <= byteCount else { return 0 }
    defer { offset = 0 }
    return offset
  }

  static let batchFields = 2048

  @inline(__always)
  private mutating func scanNextRow(_ bytes: Span<UInt8>) throws(Failure) {
    let firstField = fields.count
    let rowStart = offset
    offset = try scanRow(bytes, from: offset)
    let foundFields = fields.count - firstField
    if foundFields != columnCount {
      throw raggedRow(foundFields: foundFields, firstField: firstField, rowStart: rowStart)
    }
  }

  /// Scans one row and returns the offset at which the next begins.
  @inline(__always)
  private mutating func scanRow(_ bytes: Span<UInt8>, from start: Int) throws(Failure) -> Int {
    let firstField = fields.count
    var offset = start
    while true {
      if offset < bytes.count, bytes[offset] == .quote {
        offset = try scanQuotedField(bytes, from: offset, firstField: firstField)
      } else {
        let end = bytes.nextDelimiter(from: offset)
        fields.append(
          FieldSpan(start: offset, end: end, isQuoted: false, hasDoubledQuotes: false)
        )
        offset = end
      }
      guard offset < bytes.count else { return offset }
      switch bytes[offset] {
      case .comma:
        offset += 1
      case .lineFeed:
        line += 1
        return offset + 1
      case .carriageReturn:
        guard offset + 1 < bytes.count, bytes[offset + 1] == .lineFeed else {
          throw Failure(
            problem: .bareCarriageReturn,
            offset: offset,
            columnIndex: fields.count - firstField - 1
          )
        }
        line += 1
        return offset + 2
      default:
        throw Failure(
          problem: .quoteInUnquotedField,
          offset: offset,
          culprit: (fields.last?.start ?? offset)..<(offset + 1),
          columnIndex: fields.count - firstField - 1
        )
      }
    }
  }

  /// Scans a quoted field and returns the offset after its closing quote.
  private mutating func scanQuotedField(
    _ bytes: Span<UInt8>,
    from start: Int,
    firstField: Int
  ) throws(Failure) -> Int {
    var hasDoubledQuotes = false
    var offset = start + 1
    while true {
      offset = bytes.nextQuoteOrLineFeed(from: offset)
      guard offset < bytes.count else {
        throw Failure(
          problem: .unterminatedQuote,
          offset: start,
          columnIndex: fields.count - firstField
        )
      }
      if bytes[offset] == .lineFeed {
        line += 1
        offset += 1
      } else if offset + 1 < bytes.count, bytes[offset + 1] == .quote {
        hasDoubledQuotes = true
        offset += 2
      } else {
        break
      }
    }
    fields.append(
      FieldSpan(
        start: start + 1,
        end: offset,
        isQuoted: true,
        hasDoubledQuotes: hasDoubledQuotes
      )
    )
    let after = offset + 1
    if after < bytes.count {
      let byte = bytes[after]
      guard byte == .comma || byte == .lineFeed || byte == .carriageReturn else {
        throw Failure(
          problem: .textAfterClosingQuote,
          offset: after,
          culprit: after..<bytes.nextDelimiter(from: after),
          columnIndex: fields.count - firstField - 1
        )
      }
    }
    return after
  }

  /// A row too long is shown at its first field too many, one too short at its last field.
  private func raggedRow(foundFields: Int, firstField: Int, rowStart: Int) -> Failure {
    let shown = fields[firstField + min(foundFields - 1, columnCount)]
    return Failure(
      problem: .raggedRow(expectedFields: columnCount, foundFields: foundFields),
      offset: foundFields == 1 ? rowStart : shown.firstByte,
      culprit: shown.range,
      columnIndex: foundFields < columnCount ? foundFields - 1 : nil
    )
  }
}

extension Span<UInt8> {
  /// The offset of the next comma, quote, line feed or carriage return, else the end.
  @inline(__always)
  fileprivate func nextDelimiter(from start: Int) -> Int {
    var offset = start
    while offset + 8 <= count {
      let word = word(at: offset)
      // Delimiters are below "-", and so is hardly anything else that fields hold but blanks.
      var found = word.marksBelowHyphen
      if found != 0 {
        let first = offset + found.trailingZeroBitCount / 8
        if self[first].isDelimiter { return first }
        found =
          word.marks(of: .comma) | word.marks(of: .quote)
          | word.marks(of: .lineFeed) | word.marks(of: .carriageReturn)
        if found != 0 { return offset + found.trailingZeroBitCount / 8 }
      }
      offset += 8
    }
    while offset < count, !self[offset].isDelimiter { offset += 1 }
    return offset
  }

  /// The offset of the next quote or line feed, else the end.
  @inline(__always)
  fileprivate func nextQuoteOrLineFeed(from start: Int) -> Int {
    var offset = start
    while offset + 8 <= count {
      let word = word(at: offset)
      let found = word.marks(of: .quote) | word.marks(of: .lineFeed)
      if found != 0 { return offset + found.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count, self[offset] != .quote, self[offset] != .lineFeed { offset += 1 }
    return offset
  }

  /// Eight bytes as a number, the first of them lowest.
  @inline(__always)
  private func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var isDelimiter: Bool {
    self == .comma || self == .lineFeed || self == .quote || self == .carriageReturn
  }
}

extension UInt64 {
  /// The high bit of every one of the eight bytes that is below `-`. As in ``marks(of:)`` only the
  /// lowest counts.
  @inline(__always)
  fileprivate var marksBelowHyphen: UInt64 {
    (self &- 0x0101_0101_0101_0101 &* UInt64(UInt8(ascii: "-"))) & ~self & 0x8080_8080_8080_8080
  }

  /// The high bit of every one of the eight bytes that equals `byte`. Above the lowest of them
  /// others may be marked in error, so only the lowest counts.
  @inline(__always)
  fileprivate func marks(of byte: UInt8) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let difference = self ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highs
  }
}
