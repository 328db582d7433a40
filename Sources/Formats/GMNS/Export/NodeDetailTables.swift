import Geo

// What nodes can do and borders take. The readers are in `FacilityTable.swift` and
// `CrossingTable.swift`.

enum FacilityColumns {
  static var all: [TableColumn<Facility>] {
    [
      .text("facility_id", \.id),
      .text("node_id", \.nodeID),
      .text("kind", \.kind.rawValue),
      .text("from_way", \.from.description),
      .text("to_way", \.to.description),
      .flag("both_directions", \.worksBothDirections),
      .text("method", \.method.rawValue),
    ] + TableColumn.duration(\.duration) + [
      .number("usd_per_feu", \.usdPerFEU),
      .number("capacity_per_year", \.capacityPerYear),
      .text("capacity_unit", \.capacityUnit),
    ] + TableColumn.availability(\.availability) + TableColumn.provenance(\.provenance)
  }

  static var defaults: [TableColumn<FacilityDefault>] {
    [
      .text("default_id", \.id),
      .text("kind", \.kind.rawValue),
    ] + TableColumn.duration(\.duration) + [
      .number("usd_per_feu", \.usdPerFEU)
    ] + TableColumn.provenance(\.provenance)
  }

  static var missing: [TableColumn<NoFacility>] {
    [
      .text("node_id", \.nodeID),
      .text("way_a", \.wayA),
      .text("way_b", \.wayB),
      .text("reason", \.reason),
    ]
  }

  static var passages: [TableColumn<Passage>] {
    [
      .text("link_id", \.legID),
      .text("kind", \.kind),
    ] + TableColumn.duration(\.duration) + [
      .number("usd_per_feu", \.usdPerFEU)
    ] + TableColumn.provenance(\.provenance)
  }
}

enum CrossingColumns {
  static var all: [TableColumn<Crossing>] {
    [
      .text("crossing_id", \.id),
      .optional("link_id", \.legID),
      .text("countries", \.pair.description),
      .text("mode", \.mode.rawValue),
      .text("direction", \.direction.rawValue),
      .text("service", \.service.rawValue),
    ] + TableColumn.duration(\.duration) + [
      .number("usd_per_feu", \.usdPerFEU)
    ] + TableColumn.provenance(\.provenance)
  }

  /// A default has no id of its own in the network: its place in the table serves.
  static var defaults: [TableColumn<(offset: Int, element: CrossingDefault)>] {
    [
      .text("default_id") { "default-\($0.offset + 1)" },
      .text("country_pair_class", \.element.pairClass),
      .text("pair_a", \.element.sideA.written),
      .text("pair_b", \.element.sideB.written),
      .integer("priority", \.element.priority),
      .text("mode", \.element.modeScope),
      .text("service", \.element.service.rawValue),
      .flag("requires_break_of_gauge", \.element.requiresBreakOfGauge),
    ] + TableColumn.duration(\.element.duration) + [
      .number("usd_per_feu", \.element.usdPerFEU)
    ] + TableColumn.provenance(\.element.provenance)
  }

  struct GroupMember {
    let groupID: String
    let country: Country
  }

  static var groups: [TableColumn<GroupMember>] {
    [
      .text("group_id", \.groupID),
      .text("country", \.country.code),
    ]
  }
}

extension CrossingDefault.Side {
  fileprivate var written: String {
    switch self {
    case .any: "*"
    case .country(let country): country.code
    case .group(let group): group
    }
  }
}
