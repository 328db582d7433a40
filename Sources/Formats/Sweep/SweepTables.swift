import Routing
import Scenarios

/// What a sweep comes to: which single change matters most, and where the best corridor switches.
public enum SweepTables {
  /// One row a value that is no base, the one that matters most first.
  public static func effects(_ effects: [SweepEffect], objective: Objective) -> ReportTable {
    let figure = ObjectiveFigure(objective)
    var table = ReportTable(columns: [
      .init("parameter", key: "parameter"),
      .init("value", key: "value"),
      .init("mean change, \(figure.unit)", key: "mean_change_\(figure.key)", isNumeric: true),
      .init("largest, \(figure.unit)", key: "largest_change_\(figure.key)", isNumeric: true),
      .init("for", key: "largest_change_pair"),
      .init("pairs", key: "pairs", isNumeric: true),
      .init("other route", key: "other_route", isNumeric: true),
      .init("route lost", key: "lost", isNumeric: true),
      .init("route gained", key: "gained", isNumeric: true),
    ])
    for effect in effects {
      let largest = effect.largestChange.flatMap { $0.change == 0 ? nil : $0 }
      table.rows.append(
        [.text(effect.parameter), .text(effect.value), figure.cell(effect.meanChange)]
          + [figure.cell(largest?.change), .text(largest.map { "\($0.pair)" } ?? "")]
          + [effect.pairCount, effect.otherRouteCount, effect.lostCount, effect.gainedCount]
          .map { .text("\($0)") }
      )
    }
    return table
  }

  /// One row a stretch over which one corridor is best.
  public static func switches(_ switches: [SweepSwitch]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("parameter", key: "parameter"),
      .init("origin", key: "origin"),
      .init("destination", key: "destination"),
      .init("from", key: "from", isNumeric: true),
      .init("to", key: "to", isNumeric: true),
      .init("best corridor", key: "best_corridor_id"),
    ])
    for found in switches {
      for stretch in found.stretches {
        table.rows.append([
          .text(found.parameter), .text(found.pair.origin), .text(found.pair.destination),
          number(stretch.range.lowerBound, found), number(stretch.range.upperBound, found),
          stretch.choice.map { .text($0) } ?? .unknown,
        ])
      }
    }
    return table
  }

  /// A sentence a pair: `Urumqi > Istanbul: 'a' is best while sarakhs_hours is under 31.2, 'b' above`.
  public static func sentences(_ switches: [SweepSwitch]) -> [String] {
    switches.map { found in
      let head = "\(found.pair): "
      let named = found.stretches.map { $0.choice.map { "'\($0)'" } ?? "no corridor" }
      if named.count == 1 { return head + "\(named[0]) is best whatever \(found.parameter) is" }
      var text = head + "\(named[0]) is best while \(found.parameter) is under "
      text += number(found.stretches[0].range.upperBound, found).shown
      for index in named.indices.dropFirst() {
        let isLast = index == named.count - 1
        text += ", then \(named[index])"
        if !isLast {
          text += " up to \(number(found.stretches[index].range.upperBound, found).shown)"
        }
      }
      return text
    }
  }

  /// To as many decimals as the tolerance warrants.
  private static func number(_ value: Double, _ found: SweepSwitch) -> ReportTable.Cell {
    var decimals = 0
    var unit = 1.0
    while unit > found.tolerance, decimals < 6 {
      unit /= 10
      decimals += 1
    }
    return .init(
      shown: NumberStyle.fixed(value, decimals: max(0, decimals - 1)),
      raw: "\(value)"
    )
  }
}

extension PairTable.Pair: CustomStringConvertible {
  public var description: String { "\(origin) > \(destination)" }
}

/// How the figure that an objective makes small is printed.
private struct ObjectiveFigure {
  var unit: String
  var key: String
  private let style: (Double) -> String

  init(_ objective: Objective) {
    switch objective {
    case .time:
      (unit, key) = ("hours", "hours")
      style = { NumberStyle.fixed($0, decimals: 1) }
    case .distance: (unit, key, style) = ("km", "km", NumberStyle.km)
    case .cost, .generalisedCost: (unit, key, style) = ("USD", "usd", NumberStyle.usd)
    case .co2: (unit, key, style) = ("kg CO2e", "kg_co2e", NumberStyle.kilograms)
    case .gaugeChanges:
      (unit, key) = ("gauge changes", "gauge_changes")
      style = { NumberStyle.fixed($0, decimals: 1) }
    }
  }

  func cell(_ change: Double?) -> ReportTable.Cell {
    guard let change else { return .unknown }
    return .init(shown: NumberStyle.signed(change, style), raw: "\(change)")
  }
}
