/// Numbers texts in the order in which they first come; the same text gets the same number.
///
/// Most networks number their nodes. Decimals of up to fifteen digits, written as they would be
/// printed, need no memory while they count up from the first text on (the *run*); after that they are
/// looked up in an array while they stay within a few times the count; every other text in a hash
/// table with linear probing.
struct TextIndex: Sendable {
  /// Decimals of the texts that came first.
  private var run = 0..<0
  /// By number, the run left out: the decimal's value, or `-1 - start` of the text's bytes.
  private var keys: [Int] = []
  private var lengths: [Int32] = []
  private var pool: [UInt8] = []
  /// By decimal; -1 for none.
  private var dense: [Int32] = []
  private var denseLimit: Int
  /// Numbers of texts by their hash, the run left out; -1 for none. A power of two.
  private var slots: [Int32] = []
  private var hashedCount = 0

  /// - Parameter expectedCount: about how many different texts there will be.
  init(expectedCount: Int = 0) {
    denseLimit = expectedCount * 4 + 1 << 12
  }

  var count: Int { run.count + keys.count }

  /// The number of a text; `nil` if it never came.
  ///
  /// - Complexity: O(length) on average.
  @inline(__always)
  func number(of text: Span<UInt8>) -> Int? {
    if let decimal = TextIndex.decimal(text) {
      if run.contains(decimal) { return decimal - run.lowerBound }
      if decimal < denseLimit { return number(ofDense: decimal) }
    }
    return number(ofHashed: text)
  }

  /// The number of a text, which is numbered if it never came.
  @inline(__always)
  mutating func insert(_ text: Span<UInt8>) -> (number: Int, isNew: Bool) {
    guard let decimal = TextIndex.decimal(text) else { return insert(hashed: text) }
    if let known = insert(inRun: decimal) { return known }
    return decimal < denseLimit ? insert(dense: decimal) : insert(hashed: text)
  }

  /// Numbers a decimal as its text would be; faster.
  @inline(__always)
  mutating func insert(decimal: Int) -> (number: Int, isNew: Bool) {
    if let known = insert(inRun: decimal) { return known }
    if decimal < denseLimit { return insert(dense: decimal) }
    let text = Array("\(decimal)".utf8)
    return insert(hashed: text.span)
  }

  /// Whether the text of a number is digits alone.
  @inline(__always)
  func isDecimal(_ number: Int) -> Bool { number < run.count || keys[number - run.count] >= 0 }

  /// The text of a number.
  func text(of number: Int) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of a number.
  @inline(__always)
  func append(_ number: Int, to bytes: inout [UInt8]) {
    let key = number < run.count ? run.lowerBound + number : keys[number - run.count]
    if key >= 0 {
      bytes.append(integer: key)
    } else {
      let start = -1 - key
      bytes.append(contentsOf: pool[start..<(start + Int(lengths[number - run.count]))])
    }
  }

  // MARK: The run

  /// The number of a decimal in the run, which it makes longer if it comes next; `nil` for others.
  @inline(__always)
  private mutating func insert(inRun decimal: Int) -> (number: Int, isNew: Bool)? {
    if keys.isEmpty, run.isEmpty || decimal == run.upperBound {
      run = (run.isEmpty ? decimal : run.lowerBound)..<(decimal + 1)
      return (run.count - 1, true)
    }
    return run.contains(decimal) ? (decimal - run.lowerBound, false) : nil
  }

  // MARK: The array

  /// The value of a decimal that is printed as it stands; `nil` for any other text.
  @inline(__always)
  private static func decimal(_ text: Span<UInt8>) -> Int? {
    guard (1...15).contains(text.count),
      text[0] != UInt8(ascii: "0") || text.count == 1
    else { return nil }
    if text.count <= 8 { return UInt64(shortDigits: text).map { Int($0) } }
    var value = 0
    for index in text.indices {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  private func number(ofDense decimal: Int) -> Int? {
    guard decimal < dense.count, dense[decimal] >= 0 else { return nil }
    return Int(dense[decimal])
  }

  private mutating func insert(dense decimal: Int) -> (number: Int, isNew: Bool) {
    if decimal >= dense.count { growDense(to: decimal + 1) }
    if dense[decimal] >= 0 { return (Int(dense[decimal]), false) }
    dense[decimal] = Int32(count)
    keys.append(decimal)
    lengths.append(0)
    return (count - 1, true)
  }

  private mutating func growDense(to count: Int) {
    let target = min(denseLimit, max(count, dense.count * 2))
    dense.append(contentsOf: repeatElement(-1, count: target - dense.count))
  }

  // MARK: The table

  private func number(ofHashed text: Span<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: text)]
    return found < 0 ? nil : Int(found)
  }

  private mutating func insert(hashed text: Span<UInt8>) -> (number: Int, isNew: Bool) {
    if slots.count < (hashedCount + 1) * 2 { growSlots() }
    let slot = slot(of: text)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    slots[slot] = Int32(count)
    hashedCount += 1
    keys.append(-1 - pool.count)
    lengths.append(Int32(text.count))
    for index in text.indices { pool.append(text[index]) }
    return (count - 1, true)
  }

  /// Where a text stands, or would.
  private func slot(of text: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = TextIndex.hash(text) & mask
    while slots[slot] >= 0, !isText(text, Int(slots[slot])) { slot = (slot + 1) & mask }
    return slot
  }

  private func isText(_ text: Span<UInt8>, _ number: Int) -> Bool {
    let key = keys[number - run.count]
    guard key < 0, Int(lengths[number - run.count]) == text.count else { return false }
    let start = -1 - key
    for index in text.indices where pool[start + index] != text[index] { return false }
    return true
  }

  private mutating func growSlots() {
    slots = Array(repeating: -1, count: max(64, slots.count * 2))
    let mask = slots.count - 1
    for index in keys.indices where keys[index] < 0 {
      let start = -1 - keys[index]
      let end = start + Int(lengths[index])
      var slot = TextIndex.hash(pool.span.extracting(start..<end)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(run.count + index)
    }
  }

  /// FNV-1a, its high bits folded in (Fowler, Noll and Vo 1991).
  private static func hash(_ text: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices {
      hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
