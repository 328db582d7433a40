import Geo

// Groups of columns that several tables share.

/// `hours_p50`, `hours_p90`, `statistic`.
struct DurationColumns {
  let hours: Column
  let p90Hours: Column
  let statistic: Column

  init(
    _ header: inout TableHeader,
    hours: String = "hours_p50",
    p90Hours: String = "hours_p90",
    statistic: String = "statistic"
  ) {
    self.hours = header.required(hours)
    self.p90Hours = header.optional(p90Hours)
    self.statistic = header.optional(statistic)
  }
}

/// `basis`, `source_ids`, `as_of`, `notes`.
struct ProvenanceColumns {
  let basis: Column
  let sourceIDs: Column
  let parameterIDs: Column?
  let asOf: Column
  let notes: Column

  /// - Parameter parameters: the column of the parameters behind a figure, where a table has one.
  init(_ header: inout TableHeader, parameters: String? = nil, notes: String = "notes") {
    basis = header.optional("basis")
    sourceIDs = header.optional("source_ids")
    parameterIDs = parameters.map { header.optional($0) }
    asOf = header.optional("as_of")
    self.notes = header.optional(notes)
  }
}

/// `status`, `opens`, `closes`.
struct AvailabilityColumns {
  let status: Column
  let opens: Column
  let closes: Column

  init(_ header: inout TableHeader) {
    status = header.optional("status")
    opens = header.optional("opens")
    closes = header.optional("closes")
  }
}

extension TableRow {
  mutating func duration(_ columns: DurationColumns) -> DurationFigure {
    let hours = requiredNumber(columns.hours)
    let p90Hours = number(columns.p90Hours)
    if let p90Hours, p90Hours < hours {
      note(
        .p90BelowP50,
        columns.p90Hours,
        finding: "\(text(columns.p90Hours)) h is less than the \(text(columns.hours)) h of "
          + columns.hours.name,
        expected: "at least as much, because nine in ten stay below it"
      )
    }
    return DurationFigure(
      hours: hours,
      p90Hours: p90Hours,
      statistic: choice(columns.statistic) ?? .median
    )
  }

  mutating func provenance(_ columns: ProvenanceColumns) -> Provenance {
    Provenance(
      basis: choice(columns.basis) ?? .assumption,
      sourceIDs: list(columns.sourceIDs),
      parameterIDs: columns.parameterIDs.map { list($0) } ?? [],
      asOf: text(columns.asOf),
      notes: text(columns.notes)
    )
  }

  mutating func availability(_ columns: AvailabilityColumns) -> Availability {
    let availability = Availability(
      status: choice(columns.status) ?? .operational,
      opens: date(columns.opens),
      closes: date(columns.closes)
    )
    if let opens = availability.opens, let closes = availability.closes, closes < opens {
      note(
        .closesBeforeOpens,
        columns.closes,
        finding: "\(text(columns.closes)) is before opens \(text(columns.opens))",
        expected: "a later date"
      )
    }
    return availability
  }

  mutating func date(_ column: Column) -> CivilDate? {
    guard let text = optionalText(column) else { return nil }
    if let date = CivilDate(parsing: text) { return date }
    note(
      .unreadableDate,
      column,
      finding: "'\(text)' is not a date",
      expected: "YYYY, YYYY-MM or YYYY-MM-DD"
    )
    return nil
  }

  mutating func season(from fromColumn: Column, to toColumn: Column) -> Season? {
    let from = seasonDay(fromColumn)
    let to = seasonDay(toColumn)
    if isEmpty(fromColumn) != isEmpty(toColumn) {
      let missing = isEmpty(fromColumn) ? fromColumn : toColumn
      note(
        .unreadableSeason,
        missing,
        finding: "a season with one end only",
        expected: "both \(fromColumn.name) and \(toColumn.name), or neither"
      )
    }
    guard let from, let to else { return nil }
    return Season(from: from, to: to)
  }

  private mutating func seasonDay(_ column: Column) -> Season.Day? {
    guard let text = optionalText(column) else { return nil }
    if let day = Season.Day(parsing: text) { return day }
    note(
      .unreadableSeason,
      column,
      finding: "'\(text)' is not a day of the year",
      expected: "MM-DD, such as 04-01"
    )
    return nil
  }

  /// Gauges between semicolons, in millimetres.
  mutating func gauges(_ column: Column) -> [Gauge] {
    var gauges: [Gauge] = []
    for text in list(column) {
      if let millimetres = Int(text), let gauge = Gauge(millimetres: millimetres) {
        gauges.append(gauge)
      } else {
        note(
          .unreadableNumber,
          column,
          finding: "'\(text)' is not a track gauge",
          expected: "whole millimetres from 500 to 2200, such as 1435"
        )
      }
    }
    return gauges
  }
}
