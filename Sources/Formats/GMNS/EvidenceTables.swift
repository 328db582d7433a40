import Geo

// What the network's figures are held against: published totals, claims, raw findings, and the
// corrections that were made.

/// `constraint.csv`: published totals over several legs.
struct ConstraintTable: TableSchema {
  static let table = DataTable.constraint

  private let legs: Column
  private let totalKm: Column
  private let exception: Column
  private let remark: Column

  init(_ header: inout TableHeader) {
    legs = header.required("link_ids")
    totalKm = header.required("total_km")
    exception = header.optional("exception")
    remark = header.optional("remark")
  }

  var key: [Column] { [] }

  func value(of row: inout TableRow) -> LengthConstraint? {
    _ = row.requiredText(legs, expected: "link_ids of link.csv between semicolons")
    return LengthConstraint(
      legIDs: row.list(legs),
      totalKm: row.requiredNumber(totalKm, .positive),
      exception: row.optionalText(exception),
      remark: row.text(remark)
    )
  }
}

/// `claim.csv`: published end-to-end figures.
struct ClaimTable: TableSchema {
  static let table = DataTable.claim

  private let id: Column
  private let corridor: Column
  private let from: Column
  private let to: Column
  private let fromText: Column
  private let toText: Column
  private let metric: Column
  private let figure: Column
  private let low: Column
  private let high: Column
  private let kind: Column
  private let asOf: Column
  private let sourceIDs: Column
  private let notes: Column
  private let corridorIDs: Column
  private let modes: Column
  private let service: Column
  private let needsPlannedLines: Column
  private let calibration: Column

  init(_ header: inout TableHeader) {
    id = header.required("claim_id")
    corridor = header.optional("corridor")
    from = header.optional("from_place")
    to = header.optional("to_place")
    fromText = header.optional("from_text")
    toText = header.optional("to_text")
    metric = header.required("metric")
    figure = header.required("value")
    low = header.optional("low")
    high = header.optional("high")
    kind = header.optional("kind")
    asOf = header.optional("as_of")
    sourceIDs = header.optional("source_ids")
    notes = header.optional("notes")
    corridorIDs = header.optional("corridor_ids")
    modes = header.optional("modes")
    service = header.optional("service")
    needsPlannedLines = header.optional("needs_planned_lines")
    calibration = header.optional("calibration")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Claim? {
    let range = row.bounds(low, high, .finite)
    var modes: Set<Mode> = []
    for text in row.list(self.modes) {
      if let mode = Mode(rawValue: text) {
        modes.insert(mode)
      } else {
        row.noteUnknown(self.modes, text, among: Mode.allCases.map(\.rawValue))
      }
    }
    return Claim(
      id: row.requiredText(id, expected: "an id that no other claim has"),
      corridor: row.text(corridor),
      from: row.optionalText(from),
      to: row.optionalText(to),
      fromText: row.text(fromText),
      toText: row.text(toText),
      metric: row.requiredText(metric, expected: "what is claimed, such as km or days"),
      value: row.number(figure, .finite),
      low: range.low,
      high: range.high,
      kind: row.choice(kind),
      asOf: row.text(asOf),
      sourceIDs: row.list(sourceIDs),
      notes: row.text(notes),
      corridorPatterns: row.list(corridorIDs).map(IDPattern.init),
      modes: modes,
      service: row.choice(service),
      needsPlannedLines: row.flag(needsPlannedLines, fallback: false),
      isCalibration: row.flag(calibration, fallback: false)
    )
  }
}

/// `terminal.csv`: findings behind the facility, crossing and service tables.
struct TerminalTable: TableSchema {
  static let table = DataTable.terminal

  private let node: Column
  private let average: Column
  private let operation: Column
  private let typical: Column
  private let low: Column
  private let high: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    node = header.required("node_id")
    average = header.optional("network_average")
    operation = header.required("operation")
    typical = header.optional("typical_hours")
    low = header.optional("min_hours")
    high = header.optional("max_hours")
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [] }

  func value(of row: inout TableRow) -> TerminalFinding? {
    let range = row.bounds(low, high)
    let subject =
      row.optionalText(average)
      ?? row.requiredText(node, expected: "a node_id of node.csv, or a network_average")
    return TerminalFinding(
      subject: subject,
      operation: row.text(operation),
      typicalHours: row.number(typical),
      lowHours: range.low,
      highHours: range.high,
      provenance: row.provenance(provenance)
    )
  }
}

/// `correction.csv`: where the shipped figures differ from those that were collected. The network
/// does not need it; its references are checked.
struct CorrectionTable: TableSchema {
  struct Value {
    var sourceIDs: [String]
  }

  static let table = DataTable.correction

  private let corrected: Column
  private let sourceIDs: Column

  init(_ header: inout TableHeader) {
    corrected = header.required("table")
    sourceIDs = header.optional("source_ids")
  }

  var key: [Column] { [] }

  func value(of row: inout TableRow) -> Value? {
    if row.isEmpty(corrected) {
      _ = row.requiredText(corrected, expected: "the name of a table")
    } else {
      _ = row.choice(corrected, DataTable.self)
    }
    return Value(sourceIDs: row.list(sourceIDs))
  }
}
