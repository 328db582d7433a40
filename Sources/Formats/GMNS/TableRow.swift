import Geo

/// One row while it is read. What cannot be read is noted and gives a harmless value, so that the
/// row's other fields are read too.
struct TableRow {
  let row: CSVRow
  let table: DataTable
  private(set) var problems: [DataProblem] = []

  init(_ row: CSVRow, table: DataTable) {
    self.row = row
    self.table = table
  }

  /// Whether nothing in the row stops the loading.
  var isSound: Bool { !problems.contains { $0.severity == .error } }

  /// Notes a problem of a field.
  mutating func note(
    _ code: DataProblem.Code,
    _ column: Column,
    finding: String,
    expected: String = "",
    suggestions: [String] = []
  ) {
    let field = row[column.position]
    let location = field?.location
    problems.append(
      DataProblem(
        code: code,
        file: table.fileName,
        line: location?.line ?? row.line,
        column: location?.column ?? 1,
        columnName: column.name,
        value: field?.string ?? "",
        finding: finding,
        expected: expected,
        suggestions: suggestions
      )
    )
  }
}

// MARK: - Text

extension TableRow {
  func isEmpty(_ column: Column) -> Bool {
    row[column.position]?.isEmpty ?? true
  }

  /// The text, empty where there is none.
  func text(_ column: Column) -> String {
    row[column.position]?.string ?? ""
  }

  /// The text, `nil` where there is none.
  func optionalText(_ column: Column) -> String? {
    row[column.position]?.optionalString
  }

  /// A text that must be there.
  mutating func requiredText(_ column: Column, expected: String) -> String {
    let text = text(column)
    if text.isEmpty {
      note(.missingValue, column, finding: "there is no \(column.name)", expected: expected)
    }
    return text
  }

  /// The parts between semicolons, blanks around them left out.
  func list(_ column: Column) -> [String] {
    guard let field = row[column.position], !field.isEmpty else { return [] }
    return TableRow.isQuoting(field)
      ? TableRow.parts(of: Array(field.string.utf8).span)
      : field.withBytes { TableRow.parts(of: $0) }
  }

  /// Whether quotes within the field are doubled, so that its bytes are not its text.
  private static func isQuoting(_ field: CSVField) -> Bool {
    field.isQuoted
      && field.withBytes { bytes in
        bytes.indices.contains { bytes[$0] == UInt8(ascii: "\"") }
      }
  }

  private static func parts(of bytes: Span<UInt8>) -> [String] {
    var parts: [String] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: ";") { end += 1 }
      var first = start
      var last = end
      while first < last, bytes[first] == UInt8(ascii: " ") { first += 1 }
      while first < last, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
      if first < last { parts.append(String(decodingBytes: bytes, in: first..<last)) }
      start = end + 1
    }
    return parts
  }
}

// MARK: - Numbers

/// The numbers that a quantity can have.
enum NumberRange {
  case positive
  case notNegative
  /// 0…1.
  case share
  /// A ratio of a quantile to a lower one.
  case atLeastOne
  case finite

  var expected: String {
    switch self {
    case .positive: "a number above zero"
    case .notNegative: "a number, zero or more"
    case .share: "a number from 0 to 1"
    case .atLeastOne: "a number, 1 or more"
    case .finite: "a finite number"
    }
  }

  func contains(_ number: Double) -> Bool {
    switch self {
    case .positive: number > 0
    case .notNegative: number >= 0
    case .share: (0...1).contains(number)
    case .atLeastOne: number >= 1
    case .finite: number.isFinite
    }
  }
}

extension TableRow {
  /// A number, or `nil` for an empty field or one that was noted as wrong.
  mutating func number(_ column: Column, _ range: NumberRange = .notNegative) -> Double? {
    guard let field = row[column.position], !field.isEmpty else { return nil }
    let number: Double
    do {
      number = try field.double
    } catch {
      note(
        .unreadableNumber,
        column,
        finding: "'\(field.string)' is not a number",
        expected: range.expected
      )
      return nil
    }
    guard range.contains(number) else {
      note(
        .numberOutOfRange,
        column,
        finding: "\(field.string) is out of range",
        expected: range.expected
      )
      return nil
    }
    return number
  }

  /// A number that must be there; 1 where it is not.
  mutating func requiredNumber(_ column: Column, _ range: NumberRange = .notNegative) -> Double {
    if isEmpty(column) {
      note(
        .missingValue,
        column,
        finding: "there is no \(column.name)",
        expected: range.expected
      )
      return 1
    }
    return number(column, range) ?? 1
  }

  /// Two numbers of which the first must not be larger.
  mutating func bounds(
    _ lowColumn: Column,
    _ highColumn: Column,
    _ range: NumberRange = .notNegative
  ) -> (low: Double?, high: Double?) {
    let low = number(lowColumn, range)
    let high = number(highColumn, range)
    if let low, let high, low > high {
      note(
        .lowAboveHigh,
        lowColumn,
        finding: "\(text(lowColumn)) is above \(highColumn.name) \(text(highColumn))",
        expected: "the lower of the two first"
      )
    }
    return (low, high)
  }
}

// MARK: - Choices

extension TableRow {
  /// One of an enumeration's words, or `nil` for an empty field or one that was noted as wrong.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ column: Column,
    _ type: Choice.Type = Choice.self
  ) -> Choice? {
    guard let text = optionalText(column) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    noteUnknown(column, text, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  /// One of an enumeration's words; `fallback` where it is wrong or missing.
  mutating func requiredChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ column: Column,
    fallback: Choice
  ) -> Choice {
    if isEmpty(column) {
      note(
        .missingValue,
        column,
        finding: "there is no \(column.name)",
        expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
      )
    }
    return choice(column, Choice.self) ?? fallback
  }

  mutating func noteUnknown(_ column: Column, _ text: String, among words: [String]) {
    note(
      .unknownValue,
      column,
      finding: "'\(text)' is not a known \(column.name)",
      expected: "one of " + words.joined(separator: ", "),
      suggestions: NameFolding.suggestions(for: text, among: words)
    )
  }

  /// `true`, `false`, `1`, `0`; `fallback` for an empty field.
  mutating func flag(_ column: Column, fallback: Bool) -> Bool {
    guard let text = optionalText(column) else { return fallback }
    switch text {
    case "true", "True", "TRUE", "1": return true
    case "false", "False", "FALSE", "0": return false
    default:
      noteUnknown(column, text, among: ["true", "false"])
      return fallback
    }
  }

  /// A country's code, or `nil` for an empty field or one that was noted as wrong.
  mutating func country(_ column: Column) -> Country? {
    optionalText(column).flatMap { country(code: $0, column) }
  }

  /// Countries between semicolons.
  mutating func countries(_ column: Column) -> [Country] {
    var countries: [Country] = []
    for code in list(column) {
      if let country = country(code: code, column) { countries.append(country) }
    }
    return countries
  }

  /// Countries between semicolons; empty for `*`, which means everywhere.
  mutating func countryScope(_ column: Column) -> [Country] {
    text(column) == "*" ? [] : countries(column)
  }

  /// A country; `nil` for `*`, which means everywhere, and for an empty field.
  mutating func countryOrAnywhere(_ column: Column) -> Country? {
    text(column) == "*" ? nil : country(column)
  }

  private mutating func country(code: String, _ column: Column) -> Country? {
    if let country = Country(code: code) { return country }
    note(
      .unknownValue,
      column,
      finding: "'\(code)' is no country",
      expected: "two capital letters of ISO 3166-1, such as KZ"
    )
    return nil
  }

  /// A service class; `nil` for `any` and for an empty field.
  mutating func serviceOrAny(_ column: Column) -> ServiceClass? {
    guard let text = optionalText(column), text != "any" else { return nil }
    if let service = ServiceClass(rawValue: text) { return service }
    noteUnknown(column, text, among: ["any"] + ServiceClass.allCases.map(\.rawValue))
    return nil
  }
}
