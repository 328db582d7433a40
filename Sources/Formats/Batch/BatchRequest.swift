import Geo
import Routing
import Scenarios

/// One line of a batch: a question, the scenario it is asked in, and how much of the answer is
/// wanted. Documentation/json.md describes the line.
public struct BatchRequest: Sendable {
  public enum Question: Sendable {
    /// The best route, along a corridor if one is named.
    case route(Query, corridor: String?)
    case comparison(Query, ComparisonScope)
    /// Best totals from each of some ends to each of others; the query's own ends are not read.
    case matrix(from: [Query.End], to: [Query.End], under: Query)
  }

  /// How much of an answer is written.
  public enum Detail: String, CaseIterable, Sendable {
    /// The document of `route`, `compare` or `matrix`.
    case full
    /// Totals, and the ids of what is used; a matrix is short as it is.
    case summary
  }

  /// A scenario by what was written for it; lines that write the same mean the same.
  public struct ScenarioText: Hashable, Sendable {
    /// Names of shipped scenarios, or paths of files, in the order they are applied.
    public var names: [String]
    /// The JSON of further edits, as written; empty for none.
    public var edits: [UInt8]

    public init(names: [String] = [], edits: [UInt8] = []) {
      self.names = names
      self.edits = edits
    }
  }

  public var question: Question
  /// `nil` for the network as it is.
  public var scenario: ScenarioText?
  public var detail: Detail
  /// Where the edits begin in the line, in characters counted from 1.
  var editsColumn: Int

  public init(_ question: Question, scenario: ScenarioText? = nil, detail: Detail = .full) {
    self.question = question
    self.scenario = scenario
    self.detail = detail
    editsColumn = 1
  }
}

extension BatchRequest {
  var objective: Objective {
    switch question {
    case .route(let query, _), .comparison(let query, _), .matrix(_, _, let query): query.objective
    }
  }
}

extension BatchRequest.ScenarioText {
  /// Reads the scenarios that are named, and the edits after them.
  ///
  /// - Parameter column: where the edits begin in what problems call the request.
  /// - Throws: ``BatchFailure`` with all problems of the first scenario that has some.
  func read(editsAt column: Int) throws(BatchFailure) -> Scenario {
    var base: [Scenario] = []
    for name in names {
      do {
        base.append(try ScenarioLibrary.scenario(name))
      } catch {
        throw BatchFailure(error)
      }
    }
    guard !edits.isEmpty else { return .composed(base) }
    let value: JSONValue
    do {
      value = try JSONReader.read(edits)
    } catch {
      throw BatchFailure(error)
    }
    var reader = EditReader(directory: "")
    let read = reader.edits(MarkedValue(value, in: edits, startColumn: column))
    guard reader.problems.isEmpty else { throw BatchFailure(ScenarioError(reader.problems)) }
    return Scenario(name: "request", base: base, edits: read)
  }
}
