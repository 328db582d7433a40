import Geo
import Routing

/// The members of a line of a batch, taken one by one; what nobody took is refused.
struct RequestFields {
  private let line: [UInt8]
  private var members: [JSONMember]
  private var known: [String] = []

  /// - Throws: ``BatchFailure`` if the value is no object.
  init(_ value: JSONValue, in line: [UInt8]) throws(BatchFailure) {
    self.line = line
    guard let members = value.object else {
      throw BatchFailure(.badRequest, "a request is an object, not \(value.noun)")
    }
    self.members = members
  }

  /// Takes a member; `null` counts as absent.
  mutating func take(_ key: String) -> JSONValue? {
    known.append(key)
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    let value = members.remove(at: index).value
    return value.isNull ? nil : value
  }

  /// Takes a member that has to be there.
  mutating func require(_ key: String, _ example: String) throws(BatchFailure) -> JSONValue {
    guard let value = take(key) else {
      throw BatchFailure(.badRequest, "\"\(key)\" is missing, such as \"\(key)\": \(example)")
    }
    return value
  }

  mutating func string(_ key: String) throws(BatchFailure) -> String? {
    guard let value = take(key) else { return nil }
    return try string(value, key)
  }

  /// A list of strings; one string is a list of one.
  mutating func strings(_ key: String) throws(BatchFailure) -> [String] {
    guard let value = take(key) else { return [] }
    guard let elements = value.array else { return [try string(value, key)] }
    var strings: [String] = []
    for element in elements { strings.append(try string(element, key)) }
    return strings
  }

  mutating func flag(_ key: String) throws(BatchFailure) -> Bool {
    guard let value = take(key) else { return false }
    guard let truth = value.boolean else {
      throw wrong(value, "\"\(key)\" is true or false, not \(value.noun)")
    }
    return truth
  }

  /// A number of zero or more.
  mutating func amount(_ key: String) throws(BatchFailure) -> Double? {
    guard let value = take(key) else { return nil }
    guard let number = value.number, number >= 0 else {
      throw wrong(value, "\"\(key)\" is a number of zero or more")
    }
    return number
  }

  /// A word of a list; `standard` if there is none.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String,
    standard: Value
  ) throws(BatchFailure) -> Value where Value.RawValue == String {
    guard let value = take(key) else { return standard }
    let word = try string(value, key)
    guard let chosen = Value(rawValue: word) else {
      throw unknown(value, word, key, among: Value.allCases.map(\.rawValue))
    }
    return chosen
  }

  /// Refuses the members that nobody took.
  func finish() throws(BatchFailure) {
    guard let member = members.first else { return }
    let near = NameFolding.suggestions(for: member.key, among: known).first
    throw BatchFailure(
      .badRequest,
      "a request of this kind has no \"\(member.key)\"; "
        + (near.map { "did you mean \"\($0)\"?" } ?? "it takes \(known.joined(separator: ", "))"),
      column: column(of: member.keyRange)
    )
  }

  func string(_ value: JSONValue, _ key: String) throws(BatchFailure) -> String {
    guard let text = value.string, !text.isEmpty else {
      let found = value.string == nil ? value.noun : "an empty one"
      throw wrong(value, "\"\(key)\" is a string, not \(found)")
    }
    return text
  }

  /// The failure of a word that is none of those known.
  func unknown(
    _ value: JSONValue,
    _ word: String,
    _ key: String,
    among words: [String]
  ) -> BatchFailure {
    let near = NameFolding.suggestions(for: word, among: words).first
    return wrong(
      value,
      "no \(key) '\(word)'; "
        + (near.map { "did you mean '\($0)'?" } ?? "there are \(words.joined(separator: ", "))")
    )
  }

  func wrong(_ value: JSONValue, _ message: String) -> BatchFailure {
    BatchFailure(.badRequest, message, column: column(of: value.range))
  }

  private func column(of range: Range<Int>) -> Int {
    JSONReader.place(of: range.lowerBound, in: line).column
  }
}
