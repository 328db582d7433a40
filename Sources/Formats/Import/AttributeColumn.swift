/// One attribute of many legs or nodes: each different text once, and a number a row.
struct AttributeColumn {
  let field: ImportField
  private var texts: TextIndex
  /// By number of a text: the value as a package writes it; `nil` for one that is none.
  private var values: [[UInt8]?]
  private(set) var codes: [UInt32] = []

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
    codes.append(code)
    return values[Int(code)] != nil
  }

  /// Gives rows that a source said nothing of an empty field, or a value for all.
  mutating func pad(to count: Int, with constant: String = "") {
    guard codes.count < count else { return }
    let code = self.code(of: Array(constant.utf8).span)
    codes.append(contentsOf: repeatElement(code, count: count - codes.count))
  }

  /// How many different texts there are.
  var textCount: Int { values.count }

  /// The value of a text, in UTF-8; empty if there is none.
  func value(ofCode code: Int) -> [UInt8] { values[code] ?? [] }

  /// The value of a row, in UTF-8; empty if there is none.
  @inline(__always)
  func value(at row: Int) -> [UInt8] { values[Int(codes[row])] ?? [] }

  /// The one value that all rows have; `nil` if they differ or have none.
  var onlyValue: [UInt8]? {
    guard let first = codes.first, first != 0, codes.allSatisfy({ $0 == first }) else { return nil }
    return values[Int(first)]
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
