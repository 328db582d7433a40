import Scenarios
internal import Yams

/// A value of a YAML or JSON document, and where it stands.
struct MarkedValue: Sendable {
  enum Content: Sendable {
    /// A word or number as it was written, without its quotes.
    case scalar(String, isQuoted: Bool)
    case sequence([MarkedValue])
    case mapping([(key: MarkedValue, value: MarkedValue)])
  }

  var content: Content
  var place: SourcePlace

  init(_ content: Content, at place: SourcePlace) {
    self.content = content
    self.place = place
  }

  /// Reads a document of YAML, and so of JSON, which is YAML too.
  ///
  /// - Throws: ``ScenarioError`` for text that is neither, or has a key twice, and for nothing.
  init(parsing text: String, file: String) throws(ScenarioError) {
    let start = SourcePlace(file: file, line: 1, column: 1)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ScenarioError([MarkedValue.problem(error, file: file)])
    } catch {
      throw ScenarioError([ScenarioProblem("this is no YAML", at: start)])
    }
    guard let root else {
      throw ScenarioError([ScenarioProblem("nothing is written here", at: start)])
    }
    try self.init(root, file: file, parent: start)
  }

  /// Deeper than any scenario is; YAML's aliases could nest without end.
  private static let deepest = 64

  private init(
    _ node: Node,
    file: String,
    parent: SourcePlace,
    depth: Int = 0
  ) throws(ScenarioError) {
    place =
      node.mark.map { SourcePlace(file: file, line: $0.line, column: $0.column) } ?? parent
    guard depth < MarkedValue.deepest else {
      throw ScenarioError([ScenarioProblem("this is nested too deeply", at: place)])
    }
    switch node {
    case .scalar(let scalar):
      content = .scalar(
        scalar.string,
        isQuoted: scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      )
    case .sequence(let sequence):
      var values: [MarkedValue] = []
      for item in sequence {
        values.append(try MarkedValue(item, file: file, parent: place, depth: depth + 1))
      }
      content = .sequence(values)
    case .mapping(let mapping):
      var entries: [(key: MarkedValue, value: MarkedValue)] = []
      for (key, value) in mapping {
        let key = try MarkedValue(key, file: file, parent: place, depth: depth + 1)
        entries.append(
          (key, try MarkedValue(value, file: file, parent: key.place, depth: depth + 1))
        )
      }
      content = .mapping(entries)
    case .alias:
      throw ScenarioError([ScenarioProblem("an alias means nothing here", at: place)])
    }
  }

  private static func problem(_ error: YamlError, file: String) -> ScenarioProblem {
    func at(_ mark: Mark?) -> SourcePlace {
      SourcePlace(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ScenarioProblem("this is no YAML: \(problem)", at: at(mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      return ScenarioProblem(
        "written twice: \(duplicates.sorted().joined(separator: ", "))",
        at: at(context.mark)
      )
    default: return ScenarioProblem("this is no YAML", at: at(nil))
    }
  }

  /// What it is, for people.
  var noun: String {
    switch content {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "'\(text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// A word or number; `nil` for anything else.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether nothing stands here, or `null`.
  var isNull: Bool {
    if case .scalar(let text, false) = content { ["", "null", "~"].contains(text) } else { false }
  }

  var number: Double? {
    guard case .scalar(let text, false) = content else { return nil }
    return Double(decimal: text.utf8Span.span)
  }
}
