import Geo
import Scenarios

extension SweepFile {
  /// Words of a line of a batch that a sweep may ask with.
  private static let askWords = [
    "by", "value_of_time_usd_per_hour", "service", "cargo", "date", "via", "avoid", "require",
    "corridor", "corridors", "free",
  ]

  /// Columns that a sweep's rows have besides their parameters.
  private static let reservedNames = Set(SweepRow.columnsBefore + SweepRow.columnsAfter)

  /// Reads a file.
  ///
  /// - Throws: ``ScenarioFileError`` with everything that is wrong, or ``PairTableError`` for a file
  ///   of pairs.
  public init(path: String) throws {
    let bytes: [UInt8]?
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw ScenarioFileError.unreadable(error.description)
    }
    guard let bytes else { throw ScenarioFileError.missing(path: path) }
    let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    try self.init(
      parsing: String(decoding: bytes, as: UTF8.self),
      name: path,
      directory: directory
    )
  }

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - name: what to call the text in problems.
  ///   - directory: where files of pairs are looked for; empty, or ends in `/`.
  /// - Throws: as ``init(path:)``.
  public init(parsing text: String, name file: String, directory: String = "") throws {
    var problems: [ScenarioProblem] = []
    let value: MarkedValue
    do {
      value = try MarkedValue(parsing: text, file: file)
    } catch {
      throw ScenarioFileError.invalid(error)
    }
    guard var fields = EditFields(value, noun: "a sweep", problems: &problems) else {
      throw ScenarioFileError.invalid(ScenarioError(problems))
    }
    name = fields.text("name", problems: &problems) ?? file
    let pairTexts = fields.require("od", "[\"Urumqi>Istanbul\"]", problems: &problems)?.items ?? []
    scenarios = fields.texts("scenario", problems: &problems) ?? []
    ask = SweepFile.ask(fields.take("ask"), &problems)
    parameters = SweepFile.parameters(fields.take("parameters"), &problems)
    edits = SweepFile.list(fields.take("edits"), "edits", &problems)
    points = SweepFile.points(fields.take("points"), of: parameters, &problems)
    breakEvens = SweepFile.list(fields.take("break_even"), "break_even", &problems)
      .compactMap { SweepFile.breakEven($0, &problems) }
    fields.finish(problems: &problems)
    pairs = []
    SweepFile.checkNames(
      of: parameters,
      usedIn: edits + ask.map(\.value),
      breakEvens: breakEvens,
      &problems
    )
    for pair in pairTexts where problems.isEmpty {
      pairs += try PairTable.read(pairOrFile: pair.text ?? "", directory: directory)
    }
    if pairs.isEmpty, problems.isEmpty {
      problems.append(ScenarioProblem("od names no pair", at: value.place))
    }
    guard problems.isEmpty else { throw ScenarioFileError.invalid(ScenarioError(problems)) }
  }

  private static func list(
    _ value: MarkedValue?,
    _ word: String,
    _ problems: inout [ScenarioProblem]
  ) -> [MarkedValue] {
    guard let value, !value.isNull else { return [] }
    if case .sequence(let items) = value.content { return items }
    problems.append(ScenarioProblem("\(word) is a list, not \(value.noun)", at: value.place))
    return []
  }

  private static func ask(
    _ value: MarkedValue?,
    _ problems: inout [ScenarioProblem]
  ) -> [(word: String, value: MarkedValue)] {
    guard let value else { return [] }
    guard var fields = EditFields(value, noun: "ask", problems: &problems) else { return [] }
    var taken: [(word: String, value: MarkedValue)] = []
    for word in askWords {
      if let value = fields.take(word) { taken.append((word, value)) }
    }
    fields.finish(problems: &problems)
    return taken
  }

  private static func parameters(
    _ value: MarkedValue?,
    _ problems: inout [ScenarioProblem]
  ) -> [Parameter] {
    guard let value else { return [] }
    guard case .mapping(let pairs) = value.content else {
      problems.append(
        ScenarioProblem(
          "parameters are names with their values, not \(value.noun)",
          at: value.place
        )
      )
      return []
    }
    return pairs.compactMap { key, value in
      let name = key.text ?? ""
      let isName = MarkedValue.isParameterName(name)
      guard isName, !reservedNames.contains(name) else {
        let reason =
          isName
          ? "is a column of every sweep"
          : "is no name; write letters, digits and _, a letter first"
        problems.append(ScenarioProblem("'\(name)' \(reason)", at: key.place))
        return nil
      }
      let values = values(of: value, &problems)
      guard !values.isEmpty else {
        problems.append(ScenarioProblem("parameter '\(name)' has no values", at: value.place))
        return nil
      }
      if Set(values.map(\.label)).count < values.count {
        problems.append(ScenarioProblem("parameter '\(name)' has a value twice", at: value.place))
      }
      return Parameter(name: name, values: values, place: key.place)
    }
  }

  /// A list of words and numbers, or names with the edits that come with each.
  private static func values(
    of value: MarkedValue,
    _ problems: inout [ScenarioProblem]
  ) -> [Value] {
    if case .mapping(let pairs) = value.content {
      return pairs.compactMap { key, value in
        guard let label = key.text else { return nil }
        return Value(label: label, edits: list(value, label, &problems).map(MarkedEdit.init))
      }
    }
    return value.items.compactMap { item in
      if let text = item.text { return Value(label: text, edits: nil) }
      problems.append(
        ScenarioProblem("a value is a word or number, not \(item.noun)", at: item.place)
      )
      return nil
    }
  }

  private static func points(
    _ value: MarkedValue?,
    of parameters: [Parameter],
    _ problems: inout [ScenarioProblem]
  ) -> Points {
    guard let value else {
      if let grid = SweepGrid(valueCounts: parameters.map(\.values.count)) { return .grid(grid) }
      let place = parameters.first?.place
      problems.append(ScenarioProblem("there are too many combinations to count", at: place))
      return .list([])
    }
    var points: [[Value]] = []
    for item in list(value, "points", &problems) {
      guard var fields = EditFields(item, noun: "a point", problems: &problems) else { continue }
      points.append(
        parameters.map { parameter in
          guard let label = fields.take(parameter.name)?.text else { return parameter.values[0] }
          if let known = parameter.values.first(where: { $0.label == label }) { return known }
          if parameter.values[0].edits != nil {
            let words = parameter.values.map(\.label).joined(separator: ", ")
            problems.append(
              ScenarioProblem("no \(parameter.name) '\(label)'; there are \(words)", at: item.place)
            )
          }
          return Value(label: label, edits: nil)
        }
      )
      fields.finish(problems: &problems)
    }
    if points.isEmpty, problems.isEmpty {
      problems.append(ScenarioProblem("points lists no point", at: value.place))
    }
    return .list(points)
  }

  private static func breakEven(
    _ value: MarkedValue,
    _ problems: inout [ScenarioProblem]
  ) -> BreakEven? {
    guard var fields = EditFields(value, noun: "break_even", problems: &problems) else {
      return nil
    }
    let any = -1e12...1e12
    let parameter = fields.text("parameter", problems: &problems)
    let low = fields.number("from", in: any, problems: &problems)
    let high = fields.number("to", in: any, problems: &problems)
    let tolerance = fields.number("tolerance", in: FigureRange.aboveZero, problems: &problems)
    fields.finish(problems: &problems)
    guard let parameter, let low, let high, low < high else {
      if problems.isEmpty {
        problems.append(
          ScenarioProblem(
            "break_even has a parameter, and a range such as from: 0, to: 96",
            at: value.place
          )
        )
      }
      return nil
    }
    return BreakEven(
      parameter: parameter,
      range: low...high,
      tolerance: tolerance ?? (high - low) / 1024
    )
  }

  private static func checkNames(
    of parameters: [Parameter],
    usedIn values: [MarkedValue],
    breakEvens: [BreakEven],
    _ problems: inout [ScenarioProblem]
  ) {
    let names = parameters.map(\.name)
    func unknown(_ name: String, at place: SourcePlace?) {
      let near = NameFolding.suggestions(for: name, among: names).first
      problems.append(
        ScenarioProblem(
          "no parameter '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
          at: place
        )
      )
    }
    var used: Set<String> = []
    let alternatives = parameters.flatMap(\.values).flatMap { $0.edits ?? [] }.map(\.value)
    for value in values + alternatives {
      for name in value.parameterNames.sorted() where !names.contains(name) {
        unknown(name, at: value.place)
      }
      used.formUnion(value.parameterNames)
    }
    for parameter in parameters where parameter.values[0].edits == nil {
      if !used.contains(parameter.name) {
        problems.append(
          ScenarioProblem(
            "parameter '\(parameter.name)' is used nowhere; write $\(parameter.name) in edits or ask",
            at: parameter.place
          )
        )
      }
    }
    for breakEven in breakEvens {
      guard let parameter = parameters.first(where: { $0.name == breakEven.parameter }) else {
        unknown(breakEven.parameter, at: nil)
        continue
      }
      if parameter.values[0].edits != nil {
        problems.append(
          ScenarioProblem(
            "break_even needs a parameter of numbers; '\(parameter.name)' stands for edits",
            at: parameter.place
          )
        )
      }
    }
  }
}
