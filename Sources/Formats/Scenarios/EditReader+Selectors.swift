import Geo
import Routing
import Scenarios

// Selectors in files: the words of the command line, as text or as a mapping.
extension EditReader {
  /// Reads `{ country: KZ, mode: rail }` where the mapping holds other words too: every word that
  /// is a selector's.
  mutating func selector(ofTermsIn fields: inout EditFields) -> Selector? {
    var terms: [Selector.Term] = []
    var isBroken = false
    for word in fields.words {
      guard let key = Selector.Key(rawValue: word), let value = fields.take(word) else { continue }
      if let term = term(key, value) { terms.append(term) } else { isBroken = true }
    }
    for key in Selector.Key.allCases { _ = fields.take(key.rawValue) }
    if isBroken { return nil }
    guard !terms.isEmpty else {
      problems.append(
        ScenarioProblem(
          "\(fields.noun) does not say what; for instance \(fields.noun): { country: KZ }",
          at: fields.place
        )
      )
      return nil
    }
    return readingAreas(try? Selector(terms: terms), at: fields.place)
  }

  /// Reads the one word of several that says what an edit is done to: `leg: { country: IR }`.
  mutating func target(of kinds: [ElementKind], in fields: inout EditFields) -> ElementTarget? {
    let allowsEmpty = fields.flag("allow_empty", problems: &problems) ?? false
    var found: (kind: ElementKind, value: MarkedValue)?
    for kind in kinds {
      guard let value = fields.take(kind.rawValue) else { continue }
      if let other = found {
        report("\(fields.noun) is of a \(other.kind.rawValue) already", value)
        return nil
      }
      found = (kind, value)
    }
    guard let found else {
      problems.append(
        ScenarioProblem(
          "\(fields.noun) does not say of what: \(kinds.map(\.rawValue).joined(separator: ", "))",
          at: fields.place
        )
      )
      return nil
    }
    return selector(of: found.kind, found.value, in: &fields)
      .map { ElementTarget(found.kind, $0, allowsEmpty: allowsEmpty) }
  }

  /// Reads an id, an id with `*`, the words of a command line, or a mapping.
  private mutating func selector(
    of kind: ElementKind,
    _ value: MarkedValue,
    in fields: inout EditFields
  ) -> Selector? {
    switch value.content {
    case .mapping:
      guard var terms = EditFields(value, noun: kind.rawValue, problems: &problems) else {
        return nil
      }
      let selector = selector(ofTermsIn: &terms)
      terms.finish(problems: &problems)
      fields.adopt(terms)
      return selector
    case .sequence:
      report("\(kind.rawValue) is an id or a selector, not a list; write an edit for each", value)
      return nil
    case .scalar(let text, _):
      guard text.contains(":") else {
        return term(kind.ownKey, value).flatMap { try? Selector(terms: [$0]) }
      }
      do {
        return readingAreas(try Selector(parsing: text), at: value.place)
      } catch {
        report(error.description, value)
        return nil
      }
    }
  }

  private mutating func term(_ key: Selector.Key, _ value: MarkedValue) -> Selector.Term? {
    guard let text = value.text, !text.isEmpty else {
      report("\(key.rawValue) is a word, not \(value.noun)", value)
      return nil
    }
    return Selector.Term(key: key, value: text)
  }

  private mutating func readingAreas(_ selector: Selector?, at place: SourcePlace) -> Selector? {
    do {
      return try selector?.reading(areasIn: directory)
    } catch {
      problems.append(ScenarioProblem(error.description, at: place))
      return nil
    }
  }
}

extension ElementKind {
  /// The key that a bare id of this kind means.
  fileprivate var ownKey: Selector.Key {
    switch self {
    case .node: .node
    case .leg, .service: .leg
    case .facility: .facility
    case .crossing: .crossing
    case .tariff: .id
    }
  }
}
