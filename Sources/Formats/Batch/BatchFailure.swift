import Geo
import Routing
import Scenarios

/// Why a line of a batch has no answer.
public struct BatchFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What scripts can tell apart.
  public enum Code: String, CaseIterable, Sendable {
    /// The line is longer than lines may be.
    case lineTooLong = "line_too_long"
    /// The line is no JSON.
    case notJSON = "not_json"
    /// The line is JSON and no question: a word that nobody knows, a value of another kind.
    case badRequest = "bad_request"
    /// The scenario cannot be read or applied.
    case badScenario = "bad_scenario"
    /// A name that nobody knows, or that several things have.
    case badName = "bad_name"
    /// A selector that picks nothing.
    case badSelector = "bad_selector"
    /// A question that cannot be asked: an end inside what is closed, or far from everything.
    case badQuery = "bad_query"
    /// The data lack a figure.
    case badData = "bad_data"
    case noRoute = "no_route"
    case corridorDoesNotServe = "corridor_does_not_serve"
    /// A figure that JSON cannot hold: a fault of ours.
    case internalFault = "internal_fault"
  }

  public var code: Code
  public var message: String
  /// Where in the line the first thing wrong is, in characters counted from 1, if it is known.
  public var column: Int?

  public init(_ code: Code, _ message: String, column: Int? = nil) {
    self.code = code
    self.message = message
    self.column = column
  }

  public var description: String { message }

  /// The exit code with which a command that asks the same would end.
  public var exitCode: Int {
    switch code {
    case .lineTooLong, .notJSON, .badScenario, .badData: 65
    case .badRequest, .badName, .badSelector, .badQuery: 64
    case .noRoute, .corridorDoesNotServe: 69
    case .internalFault: 70
    }
  }
}

extension BatchFailure {
  init(_ error: JSONReaderError) {
    self.init(.notJSON, error.message, column: error.column)
  }

  init(_ error: QueryError) {
    let code: Code
    switch error {
    case .lookup: code = .badName
    case .selector: code = .badSelector
    case .endIsClosed, .nothingNear, .tooManyRequirements, .cannotRequire, .objectiveUndefined,
      .noStretch:
      code = .badQuery
    case .model: code = .badData
    case .noRoute: code = .noRoute
    case .corridorDoesNotServe: code = .corridorDoesNotServe
    }
    self.init(code, error.description)
  }

  init(_ error: ScenarioError) {
    self.init(
      .badScenario,
      error.problems.map(\.description).joined(separator: "; "),
      column: error.problems.first?.place?.columnOfRequest
    )
  }

  init(_ error: ScenarioFileError) {
    if case .invalid(let problems) = error {
      self.init(problems)
    } else {
      self.init(.badScenario, error.description)
    }
  }
}

extension SourcePlace {
  /// What a line of a batch is called where places are printed.
  static let requestName = "request"

  fileprivate var columnOfRequest: Int? { file == SourcePlace.requestName ? column : nil }
}
