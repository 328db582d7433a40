import Geo
import Routing
import Scenarios

/// The words of one mapping of a scenario, read one by one; what nobody read is reported.
///
/// Reading goes on after a mistake, so that all of a file come out together.
struct EditFields {
  let place: SourcePlace
  /// What the mapping is, for people: `close`, `add leg`.
  let noun: String
  private var entries: [String: MarkedValue] = [:]
  private var order: [String] = []
  private var known: [String] = []
  private(set) var places: [String: SourcePlace] = [:]

  /// - Returns: `nil`, with a problem, if the value is no mapping of words.
  init?(_ value: MarkedValue, noun: String, problems: inout [ScenarioProblem]) {
    guard case .mapping(let pairs) = value.content else {
      problems.append(
        ScenarioProblem(
          "\(noun) takes words and values in braces, not \(value.noun)",
          at: value.place
        )
      )
      return nil
    }
    place = value.place
    self.noun = noun
    for (key, value) in pairs {
      guard let word = key.text else {
        problems.append(ScenarioProblem("\(key.noun) is no word of \(noun)", at: key.place))
        continue
      }
      entries[word] = value
      order.append(word)
      places[word] = value.place
    }
  }

  var words: [String] { order }

  /// Remembers where the words of a mapping within this one stand, unless it has such words itself.
  mutating func adopt(_ inner: EditFields) {
    places.merge(inner.places) { own, _ in own }
  }

  /// Whether nobody has taken some of the words.
  var hasMore: Bool { !entries.isEmpty }

  /// A value's text as it was written, without taking it.
  func writtenText(_ word: String) -> String? { entries[word]?.text }

  /// Takes a value; `nil` if the word is not there.
  mutating func take(_ word: String) -> MarkedValue? {
    if !known.contains(word) { known.append(word) }
    return entries.removeValue(forKey: word)
  }

  /// Takes a value that has to be there.
  mutating func require(
    _ word: String,
    _ example: String,
    problems: inout [ScenarioProblem]
  ) -> MarkedValue? {
    if let value = take(word) { return value }
    problems.append(
      ScenarioProblem("\(noun) needs '\(word)', such as \(word): \(example)", at: place)
    )
    return nil
  }

  /// Reports the words that nobody took.
  func finish(problems: inout [ScenarioProblem]) {
    for word in order {
      guard let value = entries[word] else { continue }
      let near = NameFolding.suggestions(for: word, among: known)
      problems.append(
        ScenarioProblem(
          "\(noun) knows no '\(word)'"
            + (near.isEmpty
              ? "; it takes \(known.joined(separator: ", "))" : "; did you mean '\(near[0])'?"),
          at: value.place
        )
      )
    }
  }
}

// MARK: - Values

extension EditFields {
  mutating func text(_ word: String, problems: inout [ScenarioProblem]) -> String? {
    guard let value = take(word) else { return nil }
    guard let text = value.text, !text.isEmpty else {
      report("\(word) is a word or text, not \(value.noun)", value, &problems)
      return nil
    }
    return text
  }

  mutating func flag(_ word: String, problems: inout [ScenarioProblem]) -> Bool? {
    guard let value = take(word) else { return nil }
    switch value.text {
    case "true": return true
    case "false": return false
    default:
      report("\(word) is true or false, not \(value.noun)", value, &problems)
      return nil
    }
  }

  /// A number within a range.
  mutating func number(
    _ word: String,
    in range: ClosedRange<Double>,
    problems: inout [ScenarioProblem]
  ) -> Double? {
    guard let value = take(word) else { return nil }
    return EditFields.number(value, word, in: range, &problems)
  }

  private static func number(
    _ value: MarkedValue,
    _ word: String,
    in range: ClosedRange<Double>,
    _ problems: inout [ScenarioProblem]
  ) -> Double? {
    if let number = value.number, range.contains(number) { return number }
    let bounds =
      range.upperBound >= FigureRange.anyAmount.upperBound
      ? (range.lowerBound > 0 ? "above zero" : "of zero or more")
      : "from \(range.lowerBound) to \(range.upperBound)"
    problems.append(
      ScenarioProblem("\(word) is a number \(bounds), not \(value.noun)", at: value.place)
    )
    return nil
  }

  /// Hours as one number, or as `[P50, P90]`.
  mutating func hours(_ word: String, problems: inout [ScenarioProblem]) -> DurationFigure? {
    guard let value = take(word) else { return nil }
    guard case .sequence(let numbers) = value.content else {
      return EditFields.number(value, word, in: FigureRange.anyAmount, &problems)
        .map { DurationFigure(hours: $0) }
    }
    let read = numbers.compactMap {
      EditFields.number($0, word, in: FigureRange.anyAmount, &problems)
    }
    guard read.count == numbers.count else { return nil }
    guard read.count == 2, read[0] <= read[1] else {
      report("\(word) is one number, or [P50, P90] with P50 the smaller", value, &problems)
      return nil
    }
    return DurationFigure(hours: read[0], p90Hours: read[1])
  }

  mutating func date(_ word: String, problems: inout [ScenarioProblem]) -> CivilDate? {
    guard let value = take(word) else { return nil }
    return EditFields.date(value, word, &problems)
  }

  /// A date, or `null` for none.
  mutating func day(
    _ word: String,
    problems: inout [ScenarioProblem]
  ) -> SetEdit.NewFigures.Day? {
    guard let value = take(word) else { return nil }
    if value.isNull { return .never }
    return EditFields.date(value, word, &problems).map { .on($0) }
  }

  private static func date(
    _ value: MarkedValue,
    _ word: String,
    _ problems: inout [ScenarioProblem]
  ) -> CivilDate? {
    if let date = value.text.flatMap({ CivilDate(parsing: $0) }) { return date }
    problems.append(
      ScenarioProblem(
        "\(word) is a date such as 2031, 2031-06 or 2031-06-15, not \(value.noun)",
        at: value.place
      )
    )
    return nil
  }

  mutating func country(_ word: String, problems: inout [ScenarioProblem]) -> Country? {
    guard let value = take(word) else { return nil }
    if let country = value.text.flatMap({ Country(code: $0.uppercased()) }) { return country }
    report("\(word) is a country's two letters such as KZ, not \(value.noun)", value, &problems)
    return nil
  }

  /// One of an enumeration's words.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ word: String,
    as type: Value.Type,
    problems: inout [ScenarioProblem]
  ) -> Value? where Value.RawValue == String {
    guard let value = take(word) else { return nil }
    return choice(value, word, as: type, problems: &problems)
  }

  func choice<Value: RawRepresentable & CaseIterable>(
    _ value: MarkedValue,
    _ word: String,
    as type: Value.Type,
    problems: inout [ScenarioProblem]
  ) -> Value? where Value.RawValue == String {
    if let chosen = value.text.flatMap({ Value(rawValue: $0) }) { return chosen }
    let words = Value.allCases.map(\.rawValue)
    let near = NameFolding.suggestions(for: value.text ?? "", among: words)
    report(
      "no \(word) \(value.noun)"
        + (near.isEmpty
          ? "; there are \(words.joined(separator: ", "))" : "; did you mean '\(near[0])'?"),
      value,
      &problems
    )
    return nil
  }

  /// A gauge in millimetres, or a list of them.
  mutating func gauges(_ word: String, problems: inout [ScenarioProblem]) -> [Gauge]? {
    guard let value = take(word) else { return nil }
    let items = value.items
    let gauges = items.compactMap { item in
      item.text.flatMap { Int($0) }.flatMap(Gauge.init(millimetres:))
    }
    guard gauges.count == items.count, !gauges.isEmpty, Set(gauges).count == gauges.count else {
      report("\(word) is millimetres such as 1435, or a list of them", value, &problems)
      return nil
    }
    return gauges
  }

  /// A word, or a list of words.
  mutating func texts(_ word: String, problems: inout [ScenarioProblem]) -> [String]? {
    guard let value = take(word) else { return nil }
    let texts = value.items.compactMap(\.text).filter { !$0.isEmpty }
    guard texts.count == value.items.count, !texts.isEmpty else {
      report("\(word) is a word or a list of words", value, &problems)
      return nil
    }
    return texts
  }

  func report(_ message: String, _ value: MarkedValue, _ problems: inout [ScenarioProblem]) {
    problems.append(ScenarioProblem(message, at: value.place))
  }
}

/// Ranges that several words share.
enum FigureRange {
  static let anyAmount = 0.0...1e12
  static let aboveZero = 1e-9...1e12
  static let share = 0.0...1.0
}

extension MarkedValue {
  /// The items of a list; one value is a list of one.
  var items: [MarkedValue] {
    if case .sequence(let items) = content { items } else { [self] }
  }
}
