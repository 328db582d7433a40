import Geo

/// The selectors of a query, put so that they pick from a part of a network what they pick of it from the
/// whole.
///
/// Most words hold of each row by itself. Names do not: another node may be the only one of a name in the
/// part. So they become ids beforehand. What picks nothing in the part is looked for in the whole, where
/// it must pick something.
struct ExcerptSelectors: Sendable {
  private let network: Network
  /// By selector as it was written.
  private let rewritten: [Selector: Selector]

  /// - Returns: `nil` where a corridor is among them, whose line only the whole network knows, or
  ///   something is unknown, which the whole network says best.
  init?(_ selectors: [Selector], on network: Network) {
    self.network = network
    var rewritten: [Selector: Selector] = [:]
    for selector in selectors {
      var terms: [Selector.Term] = []
      for term in selector.terms {
        guard let term = ExcerptSelectors.byID(term, on: network) else { return nil }
        terms.append(term)
      }
      guard
        let made = try? Selector(terms: terms).readingAreas({ name in
          guard let area = selector.areas[name] else { throw Unread() }
          return area
        })
      else { return nil }
      rewritten[selector] = made
    }
    self.rewritten = rewritten
  }

  private struct Unread: Error {}

  private static func byID(_ term: Selector.Term, on network: Network) -> Selector.Term? {
    let text = term.value
    switch term.key {
    case .corridor: return nil
    case .node where !text.contains("*"): return node(text, on: network)
    case .id where !text.contains("*"):
      if network.legIndex(id: text) != nil { return Selector.Term(key: .leg, value: text) }
      if network.facilityIndex(id: text) != nil {
        return Selector.Term(key: .facility, value: text)
      }
      if network.corridors.contains(where: { $0.id == text }) { return nil }
      return node(text, on: network)
    default: return term
    }
  }

  private static func node(_ text: String, on network: Network) -> Selector.Term? {
    (try? network.resolveEnd(text)).map { Selector.Term(key: .node, value: $0.id) }
  }

  /// Those that close something in a part of the network.
  ///
  /// - Returns: `nil` if one picks nothing even in the whole.
  /// - Complexity: O(rows of the part), of the whole for one that picks nothing there.
  func closing(_ selectors: [Selector], on excerpt: Network) throws(SelectorError) -> [Selector]? {
    var closing: [Selector] = []
    for selector in selectors {
      guard let made = rewritten[selector] else { return nil }
      if picksSomething(made, on: excerpt) {
        closing.append(made)
      } else if (try? network.select(selector) { _ in [] }) == nil {
        return nil
      }
    }
    return closing
  }

  /// Those that ask for something.
  func requiring(_ selectors: [Selector]) -> [Selector]? {
    let made = selectors.compactMap { rewritten[$0] }
    return made.count == selectors.count ? made : nil
  }

  private func picksSomething(_ selector: Selector, on excerpt: Network) -> Bool {
    for term in selector.terms where term.key == .node && !term.value.contains("*") {
      // A text that is no id in the part could be a name there.
      let isThere =
        term.value.hasPrefix("place:")
        ? (try? excerpt.resolveEnd(term.value))?.nodeIndices.isEmpty == false
        : excerpt.nodeIndex(id: term.value) != nil
      guard isThere else { return false }
    }
    return (try? excerpt.select(selector) { _ in [] }) != nil
  }
}
