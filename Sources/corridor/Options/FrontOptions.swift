import ArgumentParser
import Geo
import Routing

/// Options that ask for several routes instead of the best one.
struct FrontOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "All routes that no other beats in these: two to five of time, distance, cost, co2, "
        + "gauge-changes, borders.",
      valueName: "criteria"
    )
  )
  var pareto: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Thin the front: leave out what is within this of a route that stays, as in 0.5%.",
      valueName: "percent"
    )
  )
  var epsilon: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "This many routes that differ, the best one included.",
      valueName: "count"
    )
  )
  var alternatives: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What two alternatives may share of the shorter one's km. Default: 60%.",
      valueName: "percent"
    )
  )
  var maxOverlap: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What an alternative may be of the best route, by what is made small. Default: 150%.",
      valueName: "percent"
    )
  )
  var maxStretch: String?

  /// What is to be found.
  enum Choice {
    case best
    case front(FrontCriteria, epsilon: Double)
    case alternatives(count: Int, AlternativeLimits)
  }

  func validate() throws {
    if pareto != nil, alternatives != nil {
      throw ValidationError("--pareto and --alternatives are two different questions")
    }
    if epsilon != nil, pareto == nil { throw ValidationError("--epsilon thins a --pareto front") }
    if maxOverlap != nil || maxStretch != nil, alternatives == nil {
      throw ValidationError("--max-overlap and --max-stretch limit --alternatives")
    }
  }

  func choice() throws -> Choice {
    if let pareto {
      let epsilon = try epsilon.map { try PercentText.parse($0, option: "--epsilon", in: 0...1) }
      return .front(try CriteriaText.parse(pareto), epsilon: epsilon ?? 0)
    }
    guard let alternatives else { return .best }
    guard (1...Alternatives.maximumCount).contains(alternatives) else {
      throw UsageError("--alternatives takes 1 to \(Alternatives.maximumCount)")
    }
    var limits = AlternativeLimits.standard
    if let maxOverlap {
      limits.maximumOverlap = try PercentText.parse(maxOverlap, option: "--max-overlap", in: 0...1)
    }
    if let maxStretch {
      limits.maximumStretch = try PercentText.parse(maxStretch, option: "--max-stretch", in: 1...10)
    }
    return .alternatives(count: alternatives, limits)
  }
}

/// Reads `time,cost,co2`.
enum CriteriaText {
  /// - Parameter option: what the text was given to.
  static func parse(_ text: String, option: String = "--pareto") throws -> FrontCriteria {
    let known = Criterion.allCases.map(\.rawValue)
    var criteria: [Criterion] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let criterion = Criterion(rawValue: word.lowercased()) else {
        let hint = NameFolding.suggestions(for: String(word), among: known).first
        throw UsageError(
          "no criterion '\(word)'; "
            + (hint.map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))")
        )
      }
      criteria.append(criterion)
    }
    guard let front = FrontCriteria(criteria) else {
      throw UsageError("\(option) takes two to five different criteria, not '\(text)'")
    }
    return front
  }
}

/// Reads `0.5%` as 0.005.
enum PercentText {
  static func parse(
    _ text: String,
    option: String,
    in range: ClosedRange<Double>
  ) throws -> Double {
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()),
      range.contains(percent / 100)
    else {
      let (low, high) = (Int(range.lowerBound * 100), Int(range.upperBound * 100))
      throw UsageError("\(option) takes \(low)% to \(high)%, not '\(text)'")
    }
    return percent / 100
  }
}
