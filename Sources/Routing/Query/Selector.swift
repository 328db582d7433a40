import Geo

/// Words that pick elements of a network: the same on the command line, in searches and in
/// scenario files.
///
/// A selector is one or more terms parted by spaces, all of which must hold. A term is `key:value`
/// with the keys of ``Key``, or a bare id, name or id pattern with `*`.
public struct Selector: Hashable, Sendable, CustomStringConvertible {
  public enum Key: String, CaseIterable, Hashable, Sendable {
    case id
    case node
    case leg
    case facility
    case mode
    case country
    case corridor
    case kind
    case gauge
    case status
    case source
    case basis
    /// A border: the legs it stands on.
    case crossing
    /// A file with a polygon; see ``Selector/readingAreas(_:)``.
    case within
  }

  public struct Term: Hashable, Sendable {
    public var key: Key
    public var value: String

    public init(key: Key, value: String) {
      self.key = key
      self.value = value
    }
  }

  public let terms: [Term]
  /// As it was written.
  public let description: String
  /// The areas that have been read, by what `within` calls them.
  public private(set) var areas: [String: Area] = [:]

  /// A selector of terms that all must hold; at least one.
  ///
  /// - Throws: ``SelectorError/malformed(text:reason:)`` if there are none.
  public init(terms: [Term]) throws(SelectorError) {
    description = terms.map { "\($0.key.rawValue):\($0.value)" }.joined(separator: " ")
    guard !terms.isEmpty else { throw .malformed(text: description, reason: "it is empty") }
    self.terms = terms
  }

  /// The same selector with the areas that its `within` terms name.
  public func readingAreas<Failure: Error>(
    _ read: (String) throws(Failure) -> Area
  ) throws(Failure) -> Selector {
    var selector = self
    for term in terms where term.key == .within {
      selector.areas[term.value] = try read(term.value)
    }
    return selector
  }

  /// Reads a selector.
  ///
  /// - Throws: ``SelectorError/malformed(text:reason:)`` or
  ///   ``SelectorError/unknownKey(text:suggestions:)``. Values are checked against a network by
  ///   ``Network/select(_:corridorLegs:)``.
  public init(parsing text: String) throws(SelectorError) {
    description = text
    var terms: [Term] = []
    let words = Selector.words(of: text)
    for word in words {
      guard let colon = word.firstIndex(of: ":") else {
        terms.append(Term(key: .id, value: word))
        continue
      }
      let name = String(word[..<colon])
      let value = String(word[word.index(after: colon)...])
      if name == "place" {
        terms.append(Term(key: .node, value: word))
        continue
      }
      guard let key = Key(rawValue: name) else {
        throw .unknownKey(
          text: name,
          suggestions: NameFolding.suggestions(for: name, among: Key.allCases.map(\.rawValue))
        )
      }
      guard !value.isEmpty else { throw .malformed(text: text, reason: "'\(name):' has no value") }
      terms.append(Term(key: key, value: value))
    }
    guard !terms.isEmpty else { throw .malformed(text: text, reason: "it is empty") }
    self.terms = terms
  }

  /// Splits at spaces before a `key:`; a bare name may hold spaces itself.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for piece in text.split(separator: " ").map(String.init) {
      let isKeyed = piece.firstIndex(of: ":").map { piece[..<$0].allSatisfy(\.isLetter) } ?? false
      if isKeyed || words.isEmpty {
        words.append(piece)
      } else {
        words[words.count - 1] += " " + piece
      }
    }
    return words
  }
}

/// Why a selector picks nothing.
public enum SelectorError: Error, Hashable, Sendable, CustomStringConvertible {
  case malformed(text: String, reason: String)
  case unknownKey(text: String, suggestions: [String])
  case unknownValue(key: String, value: String, suggestions: [String])
  case selectsNothing(text: String)
  case lookup(LookupError)

  public var description: String {
    switch self {
    case .malformed(let text, let reason): return "selector '\(text)': \(reason)"
    case .unknownKey(let text, let suggestions):
      return "no selector key '\(text)'" + SelectorError.hint(suggestions)
    case .unknownValue(let key, let value, let suggestions):
      return "no \(key) '\(value)'" + SelectorError.hint(suggestions)
    case .selectsNothing(let text): return "selector '\(text)' selects nothing"
    case .lookup(let error): return error.description
    }
  }

  private static func hint(_ suggestions: [String]) -> String {
    suggestions.isEmpty
      ? "" : "; did you mean \(suggestions.map { "'\($0)'" }.joined(separator: ", "))?"
  }
}

/// What a selector picks, as positions in a network's tables.
public struct Selection: Hashable, Sendable {
  public var nodes: Set<Int>
  public var legs: Set<Int>
  public var facilities: Set<Int>

  public init(nodes: Set<Int> = [], legs: Set<Int> = [], facilities: Set<Int> = []) {
    self.nodes = nodes
    self.legs = legs
    self.facilities = facilities
  }

  public var isEmpty: Bool { nodes.isEmpty && legs.isEmpty && facilities.isEmpty }

  func intersection(_ other: Selection) -> Selection {
    Selection(
      nodes: nodes.intersection(other.nodes),
      legs: legs.intersection(other.legs),
      facilities: facilities.intersection(other.facilities)
    )
  }
}
