/// One attribute of many legs or nodes: each different text once, and a number a row.
struct AttributeColumn {
  let field: ImportField
  private var texts: TextIndex
  /// By number of a text: the value as a package writes it; `nil` for one that is none.
  private var values: [[UInt8]?]
  /// By row; empty while all rows have ``onlyCode``.
  private var codes: [UInt32] = []
  /// The number that all rows have; `nil` once they differ.
  private(set) var onlyCode: UInt32?
  private(set) var rowCount = 0

  init(_ field: ImportField) {
    self.field = field
    texts = TextIndex()
    // An empty field is the text of number 0.
    _ = texts.insert([UInt8]().span)
    values = [[]]
  }

  /// Appends a row's text.
  ///
  /// - Returns: whether the text is a value.
  @inline(__always)
  mutating func append(_ text: Span<UInt8>) -> Bool {
    let code = self.code(of: text)
    append(code, count: 1)
    return values[Int(code)] != nil
  }

  @inline(__always)
  private mutating func append(_ code: UInt32, count: Int) {
    if rowCount == 0 { onlyCode = code }
    if let onlyCode, onlyCode != code {
      codes = Array(repeating: onlyCode, count: rowCount)
      self.onlyCode = nil
    }
    rowCount += count
    guard onlyCode == nil else { return }
    if count == 1 {
      codes.append(code)
    } else {
      codes.append(contentsOf: repeatElement(code, count: count))
    }
  }

  /// Gives rows that a source said nothing of an empty field, or a value for all.
  mutating func pad(to count: Int, with constant: String = "") {
    guard rowCount < count else { return }
    let code = self.code(of: Array(constant.utf8).span)
    append(code, count: count - rowCount)
  }

  /// How many different texts there are.
  var textCount: Int { values.count }

  /// The value of a text, in UTF-8; empty if there is none.
  func value(ofCode code: Int) -> [UInt8] { values[code] ?? [] }

  /// The value of a row, in UTF-8; empty if there is none.
  @inline(__always)
  func value(at row: Int) -> [UInt8] { values[Int(code(at: row))] ?? [] }

  /// The number of a row's text; that of an empty field is zero.
  @inline(__always)
  func code(at row: Int) -> UInt32 { onlyCode ?? codes[row] }

  /// The one value that all rows have; `nil` if they differ or have none.
  var onlyValue: [UInt8]? {
    guard let onlyCode, onlyCode != 0 else { return nil }
    return values[Int(onlyCode)]
  }

  private mutating func code(of text: Span<UInt8>) -> UInt32 {
    let (number, isNew) = texts.insert(text)
    if isNew {
      let value = field.packageValue(of: String(decodingBytes: text, in: 0..<text.count))
      values.append(value.map { Array($0.utf8) })
    }
    return UInt32(number)
  }
}
