import Geo
import Scenarios
internal import ShippedData

/// Finds and reads scenarios: those in the executable by their names, others by their paths.
///
/// ```swift
/// let scenario = try ScenarioLibrary.scenario("rasht-astara")
/// let mine = try ScenarioLibrary.scenario("my-scenario.yaml")
/// ```
public enum ScenarioLibrary {
  /// The name of the network as it is.
  public static let today = "today"

  /// The names of the shipped scenarios, in the order of the alphabet.
  public static var shippedNames: [String] {
    (0..<corridor_shipped_scenario_count()).compactMap { index in
      corridor_shipped_scenario_name(index).map { String(cString: $0) }
    }
  }

  /// The text of a shipped scenario, with its comments.
  public static func shippedText(_ name: String) -> String? {
    let shipped = corridor_shipped_scenario(name)
    guard let start = shipped.bytes else { return nil }
    return String(
      decoding: UnsafeRawBufferPointer(start: start, count: shipped.length),
      as: UTF8.self
    )
  }

  /// The scenario of a name or path: `today`, a shipped name, else a file.
  ///
  /// - Throws: ``ScenarioFileError``.
  public static func scenario(_ text: String) throws(ScenarioFileError) -> Scenario {
    try read(text, from: nil, chain: []).whole()
  }

  /// The scenarios of some names or paths, one after another, resolved in a network.
  ///
  /// - Throws: ``ScenarioFileError``; ``ScenarioFileError/invalid(_:)`` holds what is wrong with the
  ///   words of all of them and with what the edits that can be read mean, in the order of the files.
  public static func resolve(
    _ texts: [String],
    in network: Network
  ) throws(ScenarioFileError) -> ResolvedScenario {
    var parts: [Draft] = []
    for text in texts { parts.append(try read(text, from: nil, chain: [])) }
    return try resolve(Draft(composedOf: parts), in: network)
  }

  /// The scenario of a text, resolved in a network; `base` in it is a shipped name or a path from the
  /// working directory.
  ///
  /// - Throws: ``ScenarioFileError``, as above.
  public static func resolve(
    parsing text: String,
    name: String,
    in network: Network
  ) throws(ScenarioFileError) -> ResolvedScenario {
    try resolve(parse(text, as: Origin(name: name, path: nil), chain: [name]), in: network)
  }

  private static func resolve(
    _ draft: Draft,
    in network: Network
  ) throws(ScenarioFileError) -> ResolvedScenario {
    do throws(ScenarioError) {
      let resolved = try draft.scenario.resolve(in: network)
      if draft.problems.isEmpty { return resolved }
      throw ScenarioError(draft.problems)
    } catch {
      let meant = error.problems.filter { !draft.problems.contains($0) }
      throw .invalid(ScenarioError((draft.problems + meant).inFileOrder))
    }
  }

  /// The edits of a text: a list in YAML or in JSON, with the words of a scenario's `edits`.
  ///
  /// - Parameter name: what to call the text in problems.
  /// - Throws: ``ScenarioError`` with all problems.
  public static func edits(
    parsing text: String,
    name: String = "edits"
  ) throws(ScenarioError) -> [PlacedEdit] {
    let value = try MarkedValue(parsing: text, file: name)
    var reader = EditReader(directory: "")
    let edits = reader.edits(value)
    guard reader.problems.isEmpty else { throw ScenarioError(reader.problems) }
    return edits
  }

  /// The scenario of a text; `base` in it is a shipped name or a path from the working directory.
  ///
  /// - Throws: ``ScenarioFileError``.
  public static func scenario(
    parsing text: String,
    name: String
  ) throws(ScenarioFileError) -> Scenario {
    try parse(text, as: Origin(name: name, path: nil), chain: [name]).whole()
  }

  // MARK: Composition

  /// A scenario as far as it can be read, and what is wrong with the rest.
  private struct Draft {
    var scenario: Scenario
    var problems: [ScenarioProblem]

    init(_ scenario: Scenario, problems: [ScenarioProblem] = []) {
      self.scenario = scenario
      self.problems = problems
    }

    init(composedOf parts: [Draft]) {
      self.init(.composed(parts.map(\.scenario)), problems: parts.flatMap(\.problems))
    }

    func whole() throws(ScenarioFileError) -> Scenario {
      guard problems.isEmpty else { throw .invalid(ScenarioError(problems)) }
      return scenario
    }
  }

  private struct Origin {
    /// As it is called in problems.
    var name: String
    /// `nil` for a shipped scenario.
    var path: String?

    var directory: String {
      guard let path, let slash = path.lastIndex(of: "/") else { return "" }
      return String(path[...slash])
    }
  }

  /// - Parameters:
  ///   - origin: the scenario that names this one as its base.
  ///   - chain: what is being read, to see a circle.
  private static func read(
    _ text: String,
    from origin: Origin?,
    chain: [String]
  ) throws(ScenarioFileError) -> Draft {
    if text == today { return Draft(.today) }
    if let shipped = shippedText(text) {
      let origin = Origin(name: "\(text).yaml", path: nil)
      return try parse(shipped, as: origin, chain: try extended(chain, by: text))
    }
    let path = text.hasPrefix("/") ? text : (origin?.directory ?? "") + text
    let bytes: [UInt8]?
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw .unreadable(error.description)
    }
    guard let bytes else {
      let looksLikeFile = text.contains("/") || text.contains(".")
      throw looksLikeFile
        ? .missing(path: path)
        : .unknown(
          name: text,
          suggestions: NameFolding.suggestions(for: text, among: shippedNames + [today])
        )
    }
    return try parse(
      String(decoding: bytes, as: UTF8.self),
      as: Origin(name: path, path: path),
      chain: try extended(chain, by: normalised(path))
    )
  }

  private static func extended(
    _ chain: [String],
    by name: String
  ) throws(ScenarioFileError) -> [String] {
    guard !chain.contains(name) else { throw .circle(chain + [name]) }
    return chain + [name]
  }

  /// A path without `.` and `..`, so that a circle is seen under other spellings.
  private static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private static func parse(
    _ text: String,
    as origin: Origin,
    chain: [String]
  ) throws(ScenarioFileError) -> Draft {
    var problems: [ScenarioProblem] = []
    let value: MarkedValue
    do {
      value = try MarkedValue(parsing: text, file: origin.name)
    } catch {
      throw .invalid(error)
    }
    guard var fields = EditFields(value, noun: "a scenario", problems: &problems) else {
      throw .invalid(ScenarioError(problems))
    }
    let name = fields.text("name", problems: &problems)
    if name == nil, problems.isEmpty {
      _ = fields.require("name", "CKU open, Russia avoided", problems: &problems)
    }
    let date = fields.date("date", problems: &problems)
    let basePlace = fields.places["base"]
    let baseNames = fields.texts("base", problems: &problems) ?? []
    var reader = EditReader(directory: origin.directory)
    let edits = fields.take("edits").map { reader.edits($0) } ?? []
    problems += reader.problems
    fields.finish(problems: &problems)
    var base: [Scenario] = []
    for baseName in baseNames where baseName != today {
      do {
        let draft = try read(baseName, from: origin, chain: chain)
        base.append(draft.scenario)
        problems += draft.problems
      } catch {
        switch error {
        case .invalid(let inner): problems += inner.problems
        case .circle: throw error
        case .missing, .unknown, .unreadable:
          problems.append(ScenarioProblem("base: \(error.description)", at: basePlace))
        }
      }
    }
    return Draft(
      Scenario(name: name ?? origin.name, date: date, base: base, edits: edits),
      problems: problems
    )
  }
}

extension [ScenarioProblem] {
  /// By line and column within a file; files, and what has no place, stay in their order.
  fileprivate var inFileOrder: [ScenarioProblem] {
    var files: [String?] = []
    for problem in self where !files.contains(problem.place?.file) {
      files.append(problem.place?.file)
    }
    return files.flatMap { file in
      filter { $0.place?.file == file }
        .enumerated()
        .sorted { one, other in
          let (a, b) = (one.element.place, other.element.place)
          return (a?.line ?? 0, a?.column ?? 0, one.offset)
            < (b?.line ?? 0, b?.column ?? 0, other.offset)
        }
        .map(\.element)
    }
  }
}

/// Why a scenario could not be read.
public enum ScenarioFileError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  /// No shipped scenario and no file has this name.
  case unknown(name: String, suggestions: [String])
  case unreadable(String)
  /// Scenarios that are each other's base, from the first to the one that closes the circle.
  case circle([String])
  case invalid(ScenarioError)

  public var description: String {
    switch self {
    case .missing(let path): return "there is no scenario file '\(path)'"
    case .unknown(let name, let suggestions):
      let hint =
        suggestions.isEmpty
        ? "'corridor scenario list' shows those there are"
        : "did you mean \(suggestions.map { "'\($0)'" }.joined(separator: ", "))?"
      return "no scenario '\(name)'; \(hint)"
    case .unreadable(let reason): return reason
    case .circle(let names):
      return "scenarios go round in a circle: \(names.joined(separator: " ← "))"
    case .invalid(let error): return error.description
    }
  }

  /// 64 for a name nobody knows, 65 for a file that is wrong, 66 for one that is missing.
  public var exitCode: Int32 {
    switch self {
    case .unknown: 64
    case .circle, .invalid: 65
    case .missing, .unreadable: 66
    }
  }
}
