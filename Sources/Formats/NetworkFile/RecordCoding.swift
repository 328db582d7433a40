/// Appends values to a record: whole numbers in as few bytes as they need (LEB128), texts after their
/// length, doubles as their bits.
struct RecordWriter {
  var bytes: [UInt8] = []

  mutating func fixed<Number: FixedWidthInteger>(_ number: Number) {
    var rest = number
    for _ in 0..<MemoryLayout<Number>.size {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest = rest >> 8
    }
  }

  mutating func count(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ text: String) {
    count(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func number(_ number: Double) { fixed(number.bitPattern) }
  mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func optional<Value>(_ value: Value?, _ write: (inout RecordWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<Value>(_ values: [Value], _ write: (inout RecordWriter, Value) -> Void) {
    count(values.count)
    for value in values { write(&self, value) }
  }

  /// A case by its position: what the version of the file stands for.
  mutating func choice<Choice: CaseIterable & Equatable>(_ value: Choice) {
    var position = 0
    for choice in Choice.allCases {
      if choice == value { break }
      position += 1
    }
    bytes.append(UInt8(position))
  }
}

/// Reads what a ``RecordWriter`` wrote. Where something is missing or wrong it gives harmless values
/// from then on, and ``isSound`` says so at the end.
struct RecordReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var isBroken = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether all was there, and nothing was left.
  var isSound: Bool { !isBroken && offset == bytes.count }

  /// Bytes that have not been read.
  var remaining: Int { bytes.count - offset }

  mutating func byte() -> UInt8 {
    guard offset < bytes.count else { return broken(0) }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func fixed<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number {
    let size = MemoryLayout<Number>.size
    guard remaining >= size else { return broken(0) }
    var number: Number = 0
    for index in 0..<size {
      number |= Number(truncatingIfNeeded: bytes[offset + index]) << (8 * Number(index))
    }
    offset += size
    return number
  }

  mutating func count() -> Int {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      let byte = byte()
      number |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte & 0x80 == 0 { return Int(number) }
    }
    return broken(0)
  }

  mutating func text() -> String {
    let length = count()
    guard length <= remaining else { return broken("") }
    defer { offset += length }
    return String(decodingBytes: bytes.span, in: offset..<(offset + length))
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    guard count <= remaining else { return broken([]) }
    defer { offset += count }
    return Array(bytes[offset..<(offset + count)])
  }

  mutating func number() -> Double { Double(bitPattern: fixed()) }

  mutating func flag() -> Bool {
    switch byte() {
    case 0: false
    case 1: true
    default: broken(false)
    }
  }

  mutating func optional<Value>(_ read: (inout RecordReader) -> Value) -> Value? {
    flag() ? read(&self) : nil
  }

  mutating func list<Value>(_ read: (inout RecordReader) -> Value) -> [Value] {
    let count = count()
    // Every value takes a byte at least.
    guard count <= remaining else { return broken([]) }
    return (0..<count).map { _ in read(&self) }
  }

  mutating func choice<Choice: CaseIterable>(
    _ type: Choice.Type = Choice.self,
    or fallback: Choice
  ) -> Choice {
    let choices = Array(Choice.allCases)
    let position = Int(byte())
    return position < choices.count ? choices[position] : broken(fallback)
  }

  /// What was made of values, where not all can be made: nothing is a fault of the record.
  mutating func required<Value>(_ value: Value?) -> Value? {
    value ?? broken(nil)
  }

  private mutating func broken<Value>(_ fallback: Value) -> Value {
    isBroken = true
    offset = bytes.count
    return fallback
  }
}

extension Array where Element == UInt8 {
  /// Copies bytes.
  init(_ bytes: Span<UInt8>) {
    self.init()
    reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
