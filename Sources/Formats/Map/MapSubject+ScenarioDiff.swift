import Geo
import Routing
import Scenarios

extension MapSubject {
  /// What a scenario changes: the routes of the base and of the scenario, with a rim that says of
  /// each leg whether it is lost, kept or gained; beside a place the hours before and after.
  ///
  /// - Parameters:
  ///   - base: the network of the difference's base, where lost legs are.
  ///   - scenario: the network of its scenario.
  ///   - applied: names of scenarios that both sides stand under.
  ///   - conditions: what was asked for beside ends, day and cargo, for the caption.
  public init(
    _ diff: ScenarioDiff,
    base: Network,
    scenario: Network,
    applied: [String] = [],
    conditions: ChartConditions = .none
  ) {
    let pairs = diff.rows.map { "\($0.origin) – \($0.destination)" }
    let isOnePair = Set(pairs).count == 1
    self.init(
      title: (isOnePair ? "\(pairs[0]): " : "") + "\(diff.baseName) → \(diff.scenarioName)",
      date: diff.date
    )
    self.conditions = conditions
    var placed: [PlacedRoute] = []
    for (index, row) in diff.rows.enumerated() {
      let what = isOnePair ? "" : ", \(pairs[index])"
      let sign = diff.rows.count == 1 ? "" : "\(index + 1)"
      for side in DiffSide.allCases {
        let answer = side == .base ? row.base : row.scenario
        let name = side == .base ? diff.baseName : diff.scenarioName
        let label = "\(side.rawValue): \(name)\(what)"
        if let itinerary = answer.itinerary {
          placed.append(
            PlacedRoute(
              position: routes.count,
              route: DrawnRoute(itinerary, label: label, color: side.color, id: side.rawValue),
              network: side == .base ? base : scenario
            )
          )
        }
        routes.append(
          Route(
            id: side.rawValue + sign,
            label: label,
            summary: answer.words,
            color: side.color,
            sign: side.sign + sign
          )
        )
      }
    }
    lines = Self.compared(RouteLines(placed).lines)
    let drawn = Set(lines.compactMap(\.rim))
    rims = LegChange.allCases.map(\.rim).filter(drawn.contains)
    marks = RouteMarks(placed, words: .change).marks
    addNotes(diff, edition: Edition(asOf: scenario.asOf, scenarioNames: applied))
    let itineraries = placed.map(\.route.itinerary)
    sources = Bibliography(ids: itineraries.lazy.flatMap(\.sourceIDs), in: scenario).entries
    table = LinkedTable(
      ScenarioDiffTables.figures(diff),
      links: diff.rows.indices.flatMap { [.route(2 * $0), .route(2 * $0 + 1), nil] }
    )
    // A chart's routes have to be the map's, one by one.
    if routes.count == 2, itineraries.count == 2, itineraries.allSatisfy(\.hasTimeAndMoney) {
      chart = DistanceChart(
        placed.map(\.route),
        measure: .time,
        conditions: conditions,
        on: scenario
      )
    }
  }

  /// The lines with their rims. A leg that the two sides take on different track is drawn once, as the
  /// scenario has it.
  private static func compared(_ lines: [Line]) -> [Line] {
    let byLeg = Dictionary(grouping: lines, by: \.id)
    return lines.compactMap { line in
      let alike = byLeg[line.id] ?? []
      let isOnBothSides = LegChange(of: alike.flatMap(\.routes)) == .kept
      var line = line
      switch LegChange(of: line.routes) {
      case .lost where isOnBothSides: return nil
      case .gained where isOnBothSides:
        line.routes = Set(alike.flatMap(\.routes)).sorted()
        line.rim = LegChange.changed.rim
      case let change: line.rim = change.rim
      }
      return line
    }
  }

  private mutating func addNotes(_ diff: ScenarioDiff, edition: Edition) {
    notes = ["Base: \(diff.baseName). Scenario: \(diff.scenarioName)."]
    let answers = diff.rows.flatMap { [$0.base, $0.scenario] }
    if let first = answers.lazy.compactMap(\.itinerary).first {
      notes.append(Self.question(first, criterion: nil))
    }
    notes.append(edition.sentence)
    if marks.contains(where: { $0.remark.contains("→") }) {
      notes.append("Hours with an arrow: base → scenario.")
    }
    if lines.contains(where: { $0.kind.notOpen != nil }) {
      notes.append(Self.notOpenNote(edition.asOf))
    }
    if rims == [LegChange.kept.rim] { notes.append("No leg is lost or gained.") }
    for (side, answer) in diff.rows.flatMap({ [("Base", $0.base), ("Scenario", $0.scenario)] }) {
      if case .none(let reason) = answer { notes.append("\(side): \(reason).") }
    }
    var causes: [String] = []
    for cause in diff.rows.flatMap(\.causes) where !causes.contains(cause.edit) {
      causes.append(cause.edit)
    }
    if !causes.isEmpty {
      notes.append("Because of: \(ScenarioTables.shortened(causes, limit: 3)).")
    }
  }
}

/// The two sides of a difference, in the order of the legend.
private enum DiffSide: String, CaseIterable {
  case base
  case scenario

  var sign: String { self == .base ? "B" : "S" }
  var color: RGBColor { self == .base ? LegChange.lostColor : Palette.green }
}

/// What a scenario does to a leg; told apart by lightness and by dashes.
private enum LegChange: CaseIterable {
  case lost
  case kept
  case changed
  case gained

  static let lostColor = RGBColor(red: 0x4A, green: 0x4A, blue: 0x4A)

  /// - Parameter routes: positions, those of the base even, those of the scenario odd.
  init(of routes: [Int]) {
    let isBefore = routes.contains { $0 % 2 == 0 }
    let isAfter = routes.contains { $0 % 2 == 1 }
    self = isBefore ? (isAfter ? .kept : .lost) : .gained
  }

  var rim: MapSubject.Rim {
    let width = MapSubject.rimWidthPx
    return switch self {
    case .lost:
      MapSubject.Rim(
        title: "lost: only in the base",
        stroke: Stroke(Self.lostColor, widthPx: width, dashPx: [5, 5])
      )
    case .kept:
      MapSubject.Rim(
        title: "kept: in both",
        stroke: Stroke(RGBColor(red: 0xC4, green: 0xC4, blue: 0xC4), widthPx: width)
      )
    case .changed:
      MapSubject.Rim(
        title: "changed: on other track",
        stroke: Stroke(Palette.green, widthPx: width, dashPx: [14, 5])
      )
    case .gained:
      MapSubject.Rim(
        title: "gained: only in the scenario",
        stroke: Stroke(Palette.green, widthPx: width)
      )
    }
  }
}

extension ScenarioDiff.Answer {
  fileprivate var words: String {
    switch self {
    case .route(let itinerary, _): itinerary.summary
    case .none: "no route"
    }
  }
}
