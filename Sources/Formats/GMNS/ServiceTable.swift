import Geo

/// `service.csv`: sailings, and trains with a timetable, of single legs.
struct ServiceTable: TableSchema {
  static let table = DataTable.service

  private let leg: Column
  private let headway: Column
  private let headwayCV: Column
  private let headwayStatistic: Column
  private let sailing: DurationColumns
  private let speed: Column
  private let voyage: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    leg = header.required("link_id")
    headway = header.required("headway_hours")
    headwayCV = header.required("headway_cv")
    headwayStatistic = header.optional("headway_statistic")
    sailing = DurationColumns(
      &header,
      hours: "sailing_hours_p50",
      p90Hours: "sailing_hours_p90",
      statistic: "sailing_statistic"
    )
    speed = header.optional("speed_kn")
    voyage = header.optional("voyage")
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [leg] }

  func value(of row: inout TableRow) -> Service? {
    row.requireMean(headwayStatistic)
    return Service(
      legID: row.requiredText(leg, expected: "a link_id of link.csv"),
      headwayHours: row.requiredNumber(headway),
      headwayCV: row.requiredNumber(headwayCV),
      sailing: row.duration(sailing),
      speedKn: row.number(speed, .positive),
      voyage: row.text(voyage),
      provenance: row.provenance(provenance)
    )
  }
}

extension TableRow {
  /// The wait for a departure follows from the mean headway; from a median it could not.
  fileprivate mutating func requireMean(_ column: Column) {
    if let text = optionalText(column), text != DurationFigure.Statistic.mean.rawValue {
      noteUnknown(column, text, among: [DurationFigure.Statistic.mean.rawValue])
    }
  }
}

/// `basin.csv`: headway and speed on waters where no service is published.
struct BasinTable: TableSchema {
  static let table = DataTable.basin

  private let id: Column
  private let name: Column
  private let headway: Column
  private let headwayCV: Column
  private let speed: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("basin_id")
    name = header.optional("name")
    headway = header.required("headway_hours")
    headwayCV = header.required("headway_cv")
    speed = header.required("speed_kn")
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Basin? {
    let id = row.requiredText(id, expected: "an id that no other basin has")
    return Basin(
      id: id,
      name: row.optionalText(name) ?? id,
      headwayHours: row.requiredNumber(headway),
      headwayCV: row.requiredNumber(headwayCV),
      speedKn: row.requiredNumber(speed, .positive),
      provenance: row.provenance(provenance)
    )
  }
}
