import Geo
import Routing

/// What an edit of one kind of element picks: `{ leg: country:IR mode:rail }`.
public struct ElementTarget: Hashable, Sendable, CustomStringConvertible {
  public var kind: ElementKind
  public var selector: Selector
  /// Whether picking nothing is no error.
  public var allowsEmpty: Bool

  public init(_ kind: ElementKind, _ selector: Selector, allowsEmpty: Bool = false) {
    self.kind = kind
    self.selector = selector
    self.allowsEmpty = allowsEmpty
  }

  public var description: String {
    let own = "\(kind.rawValue):"
    let text = selector.description
    return text.hasPrefix(own) ? text : "\(own) \(text)"
  }
}

/// A border of one leg.
struct LegBorder: Hashable, Sendable {
  /// Position in the network's legs.
  var leg: Int
  /// In the order of the leg.
  var pair: CountryPair
}

extension EditContext {
  mutating func legs(of target: ElementTarget) throws(EditError) -> [Int] {
    let legs = try selection(of: target).legs.sorted()
    try require(legs, of: target)
    return legs
  }

  mutating func nodes(of target: ElementTarget) throws(EditError) -> [Int] {
    let nodes = try selection(of: target).nodes.sorted()
    try require(nodes, of: target)
    return nodes
  }

  mutating func facilities(of target: ElementTarget) throws(EditError) -> [Int] {
    let facilities = try selection(of: target).facilities.sorted()
    try require(facilities, of: target)
    return facilities
  }

  /// The rows that a target names by their ids; `nil` if it picks borders by other words.
  func crossingRows(of target: ElementTarget) throws(EditError) -> [Int]? {
    guard target.selector.terms.count == 1, let term = target.selector.terms.first,
      term.key == .crossing
    else { return nil }
    let rows = network.crossings.indices.filter {
      IDPattern(term.value).matches(network.crossings[$0].id)
    }
    if rows.isEmpty, !target.allowsEmpty {
      let near = NameFolding.suggestions(
        for: term.value,
        among: network.crossings.lazy.map(\.id)
      )
      throw EditError(
        "no crossing '\(term.value)'" + EditError.hint(near),
        field: target.kind.rawValue
      )
    }
    return rows
  }

  /// Every border on the legs that a target picks; a country among its words keeps to the borders
  /// of that country.
  mutating func borders(of target: ElementTarget) throws(EditError) -> [LegBorder] {
    let countries = target.selector.terms.filter { $0.key == .country }
      .compactMap { Country(code: $0.value.uppercased()) }
    var borders: [LegBorder] = []
    for index in try selection(of: target).legs.sorted() {
      for pair in network.legs[index].borderPairs
      where pair.from != .highSeas && pair.to != .highSeas
        && countries.allSatisfy({ $0 == pair.from || $0 == pair.to })
      {
        borders.append(LegBorder(leg: index, pair: pair))
      }
    }
    try require(borders, of: target)
    return borders
  }

  private mutating func selection(of target: ElementTarget) throws(EditError) -> Selection {
    try select(target.selector, allowsEmpty: target.allowsEmpty, field: target.kind.rawValue)
  }

  private func require(_ found: [some Any], of target: ElementTarget) throws(EditError) {
    guard found.isEmpty, !target.allowsEmpty else { return }
    throw EditError(
      "'\(target.selector)' selects no \(target.kind.rawValue)",
      field: target.kind.rawValue
    )
  }
}

extension EditError {
  static func hint(_ suggestions: [String]) -> String {
    suggestions.isEmpty
      ? "" : "; did you mean \(suggestions.map { "'\($0)'" }.joined(separator: ", "))?"
  }
}
