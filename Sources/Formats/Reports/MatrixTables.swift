import Geo
import Routing
import Scenarios

/// What `matrix` prints.
public enum MatrixTables {
  /// Origins down, destinations across, each cell what is made small.
  public static func square(_ matrix: Matrix) -> ReportTable {
    var table = ReportTable(columns: [.init("from \\ to", key: "origin_id")])
    table.columns += matrix.destinations.map {
      .init($0.name, key: $0.id, isNumeric: true)
    }
    for (origin, cells) in zip(matrix.origins, matrix.cells) {
      table.rows.append([.text(origin.name)] + cells.map { cell($0, of: matrix) })
    }
    return table
  }

  private static func cell(_ cell: Matrix.Cell, of matrix: Matrix) -> ReportTable.Cell {
    switch cell {
    case .noRoute: return .init(shown: "no route", raw: "")
    case .endIsClosed: return .init(shown: "closed", raw: "")
    case .reached(let cost):
      let objective = matrix.conditions.objective
      let value = objective.value(of: cost.total)
      return .init(shown: objective.shown(value, bound: cost.usdIsLowerBound), raw: "\(value)")
    }
  }

  /// A row for each pair, with all that its best route adds up to.
  public static func pairs(_ matrix: Matrix) -> ReportTable {
    var table = ReportTable(columns: [
      .init("from id", key: "origin_id"),
      .init("from", key: "origin"),
      .init("to id", key: "destination_id"),
      .init("to", key: "destination"),
      .init("status", key: "status"),
      .init("hours", key: "mean_hours", isNumeric: true),
      .init("km", key: "km", isNumeric: true),
      .init("USD", key: "usd", isNumeric: true),
      .init("USD is a lower bound", key: "usd_is_lower_bound"),
      .init("kg CO2e", key: "kg_co2e", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("borders", key: "borders", isNumeric: true),
    ])
    for (origin, cells) in zip(matrix.origins, matrix.cells) {
      for (destination, cell) in zip(matrix.destinations, cells) {
        table.rows.append(
          [origin.id, origin.name, destination.id, destination.name, cell.status].map {
            .text($0)
          } + figures(cell.cost, isPriced: matrix.hasTimeAndMoney)
        )
      }
    }
    return table
  }

  static func figures(_ cost: BestCost?, isPriced: Bool) -> [ReportTable.Cell] {
    guard let cost else { return Array(repeating: .unknown, count: 7) }
    let total = cost.total
    func known(_ shown: String, _ raw: Double) -> ReportTable.Cell {
      isPriced ? .init(shown: shown, raw: "\(raw)") : .unknown
    }
    return [
      known(NumberStyle.duration(hours: total.hours), total.hours),
      .init(shown: NumberStyle.km(total.km), raw: "\(total.km)"),
      known((cost.usdIsLowerBound ? "≥ " : "") + NumberStyle.usd(total.usd), total.usd),
      isPriced ? .text("\(cost.usdIsLowerBound)") : .unknown,
      known(NumberStyle.kilograms(total.kgCO2e), total.kgCO2e),
      .init(shown: "\(total.gaugeChanges)", raw: "\(total.gaugeChanges)"),
      .init(shown: "\(total.borders)", raw: "\(total.borders)"),
    ]
  }

  /// The table with a head, for a person.
  public static func text(
    _ matrix: Matrix,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    head(matrix) + "\n\n" + TextTable.render(square(matrix), emphasis: emphasis)
  }

  public static func markdown(_ matrix: Matrix) -> String {
    head(matrix) + "\n\n" + MarkdownTable.render(square(matrix))
  }

  private static func head(_ matrix: Matrix) -> String {
    let conditions = matrix.conditions
    return """
      \(conditions.objective.unit), each by its best route by \(conditions.objective.name)
      \(matrix.date) \(matrix.edition.words), \(conditions.cargo.label), \
      \(conditions.service.rawValue) service; times are means
      """
  }
}

extension Matrix.Cell {
  /// `reached`, `no_route` or `end_is_closed`.
  var status: String {
    switch self {
    case .reached: "reached"
    case .noRoute: "no_route"
    case .endIsClosed: "end_is_closed"
    }
  }
}

extension Objective {
  /// What a figure of it is counted in.
  var unit: String {
    switch self {
    case .time: "mean days"
    case .distance: "km"
    case .cost: "USD"
    case .co2: "kg CO2e"
    case .gaugeChanges: "gauge changes"
    case .generalisedCost(let usdPerHour):
      "USD with \(NumberStyle.fixed(usdPerHour, decimals: 2)) USD an hour"
    }
  }

  /// A figure of it, rounded for reading, in ``unit``.
  func shown(_ value: Double, bound isLowerBound: Bool) -> String {
    switch self {
    case .time: NumberStyle.days(hours: value)
    case .distance: NumberStyle.km(value)
    case .cost, .generalisedCost: (isLowerBound ? "≥ " : "") + NumberStyle.usd(value)
    case .co2: NumberStyle.kilograms(value)
    case .gaugeChanges: NumberStyle.grouped(value)
    }
  }
}

extension Matrix {
  var edition: Edition { Edition(asOf: asOf, scenarioNames: scenarioNames) }
}
