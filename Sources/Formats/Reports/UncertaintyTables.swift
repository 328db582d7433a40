import Routing
import Scenarios

/// The tables of `compare --uncertain`.
public enum UncertaintyTables {
  /// One row a route: percentiles, buffer and the chance of a deadline.
  public static func arrivals(
    _ comparison: UncertainComparison,
    view: UncertaintyView
  ) -> ReportTable {
    var table = ReportTable(columns: [
      .init("corridor", key: "corridor"),
      .init("mean days", key: "simulated_mean_days", isNumeric: true),
    ])
    table.columns += view.percentiles.map {
      .init("\($0.label) days", key: "\($0.key)_days", isNumeric: true)
    }
    table.columns += [
      .init("buffer days", key: "buffer_days", isNumeric: true),
      .init("buffer index", key: "buffer_index", isNumeric: true),
    ]
    if let deadline = view.deadlineHours {
      table.columns.append(
        .init(
          "within \(NumberStyle.duration(hours: deadline))",
          key: "probability_by_deadline",
          isNumeric: true
        )
      )
    }
    for row in comparison.rows { table.rows.append(cells(row, view: view)) }
    return table
  }

  private static func cells(
    _ row: UncertainComparison.Row,
    view: UncertaintyView
  ) -> [ReportTable.Cell] {
    func days(_ hours: Double) -> ReportTable.Cell {
      .init(shown: NumberStyle.days(hours: hours), raw: "\(hours / 24)")
    }
    let hours = row.hours
    var cells: [ReportTable.Cell] = [.text(row.id), days(hours.meanHours)]
    cells += view.percentiles.map { days(hours.hours($0)) }
    cells += [
      days(hours.bufferTimeHours),
      hours.bufferIndex.map {
        .init(shown: NumberStyle.fixed($0, decimals: 2), raw: "\($0)")
      } ?? .unknown,
    ]
    if let deadline = view.deadlineHours {
      let probability = hours.probability(within: deadline)
      cells.append(.init(shown: NumberStyle.probability(probability), raw: "\(probability)"))
    }
    return cells
  }

  /// How often the row's route is faster than the column's; `=` where both are one route.
  public static func duels(_ comparison: UncertainComparison) -> ReportTable {
    var table = ReportTable(columns: [.init("faster than →", key: "corridor")])
    table.columns += comparison.rows.map { .init($0.id, key: $0.id, isNumeric: true) }
    for row in comparison.rows.indices {
      var cells: [ReportTable.Cell] = [.text(comparison.rows[row].id)]
      for other in comparison.rows.indices {
        if row == other {
          cells.append(.empty)
          continue
        }
        let duel = comparison.duel(of: row, against: other)
        let shown = duel.ties == 1 ? "=" : NumberStyle.probability(duel.wins)
        cells.append(.init(shown: shown, raw: "\(duel.wins)"))
      }
      table.rows.append(cells)
    }
    return table
  }

  /// The table of the routes with their percentiles behind, for CSV.
  public static func withArrivals(
    _ routes: ReportTable,
    _ comparison: UncertainComparison,
    view: UncertaintyView
  ) -> ReportTable {
    let arrivals = arrivals(comparison, view: view)
    var table = routes
    table.columns += arrivals.columns.dropFirst()
    for row in table.rows.indices { table.rows[row] += arrivals.rows[row].dropFirst() }
    return table
  }
}

extension Percentile {
  /// As programs read it: `p90`, `p97.5`.
  var key: String { label.lowercased() }
}
