import Geo

/// `facility.csv`: where freight can change its gauge or mode.
struct FacilityTable: TableSchema {
  static let table = DataTable.facility

  private let id: Column
  private let node: Column
  private let kind: Column
  private let from: Column
  private let to: Column
  private let bothDirections: Column
  private let method: Column
  private let duration: DurationColumns
  private let usd: Column
  private let capacity: Column
  private let capacityUnit: Column
  private let availability: AvailabilityColumns
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("facility_id")
    node = header.required("node_id")
    kind = header.required("kind")
    from = header.required("from_way")
    to = header.required("to_way")
    bothDirections = header.optional("both_directions")
    method = header.required("method")
    duration = DurationColumns(&header)
    usd = header.optional("usd_per_feu")
    capacity = header.optional("capacity_per_year")
    capacityUnit = header.optional("capacity_unit")
    availability = AvailabilityColumns(&header)
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Facility? {
    let from = row.side(from)
    let to = row.side(to)
    let facility = Facility(
      id: row.requiredText(id, expected: "an id that no other facility has"),
      nodeID: row.requiredText(node, expected: "a node_id of node.csv"),
      kind: row.requiredChoice(kind, fallback: .intermodal),
      from: from ?? .anyWater,
      to: to ?? .anyWater,
      worksBothDirections: row.flag(bothDirections, fallback: true),
      method: row.requiredChoice(method, fallback: .liftOnLiftOff),
      duration: row.duration(duration),
      usdPerFEU: row.number(usd),
      capacityPerYear: row.number(capacity),
      capacityUnit: row.text(capacityUnit),
      availability: row.availability(availability),
      provenance: row.provenance(provenance)
    )
    return from == nil || to == nil ? nil : facility
  }
}

/// `facility_default.csv`: what a berth or port takes that has no row of its own.
struct FacilityDefaultTable: TableSchema {
  static let table = DataTable.facilityDefault

  private let id: Column
  private let kind: Column
  private let duration: DurationColumns
  private let usd: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("default_id")
    kind = header.required("kind")
    duration = DurationColumns(&header)
    usd = header.optional("usd_per_feu")
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> FacilityDefault? {
    FacilityDefault(
      id: row.requiredText(id, expected: "an id that no other default has"),
      kind: row.requiredChoice(kind, fallback: .portEnd),
      duration: row.duration(duration),
      usdPerFEU: row.number(usd),
      provenance: row.provenance(provenance)
    )
  }
}

/// `no_facility.csv`: where two ways meet and freight cannot change.
struct NoFacilityTable: TableSchema {
  static let table = DataTable.noFacility

  private let node: Column
  private let wayA: Column
  private let wayB: Column
  private let reason: Column

  init(_ header: inout TableHeader) {
    node = header.required("node_id")
    wayA = header.required("way_a")
    wayB = header.required("way_b")
    reason = header.optional("reason")
  }

  var key: [Column] { [node, wayA, wayB] }

  func value(of row: inout TableRow) -> NoFacility? {
    guard row.side(wayA) != nil, row.side(wayB) != nil else { return nil }
    return NoFacility(
      nodeID: row.requiredText(node, expected: "a node_id of node.csv"),
      wayA: row.text(wayA),
      wayB: row.text(wayB),
      reason: row.text(reason)
    )
  }
}

/// `passage.csv`: the wait of ships at a canal, lock or pilot station.
struct PassageTable: TableSchema {
  static let table = DataTable.passage

  private let leg: Column
  private let kind: Column
  private let duration: DurationColumns
  private let usd: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    leg = header.required("link_id")
    kind = header.required("kind")
    duration = DurationColumns(&header)
    usd = header.optional("usd_per_feu")
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [leg] }

  private enum Kind: String, CaseIterable {
    case convoyWait = "convoy_wait"
    case lock
    case pilot
  }

  func value(of row: inout TableRow) -> Passage? {
    Passage(
      legID: row.requiredText(leg, expected: "a link_id of link.csv"),
      kind: row.requiredChoice(kind, fallback: Kind.lock).rawValue,
      duration: row.duration(duration),
      usdPerFEU: row.number(usd),
      provenance: row.provenance(provenance)
    )
  }
}
