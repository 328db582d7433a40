import Geo

/// Writes the tables of a package one after another and remembers what they are.
struct PackageWriter {
  let network: Network
  let directory: AtomicDirectory
  private var descriptor: PackageDescriptor

  /// How many bytes of a table wait in memory.
  private static let flushBytes = 65_536

  init(network: Network, directory: AtomicDirectory) {
    self.network = network
    self.directory = directory
    descriptor = PackageDescriptor(title: network.name.isEmpty ? "Network" : network.name)
  }

  /// Writes a table.
  ///
  /// - Parameters:
  ///   - key: the columns that no two rows have alike.
  ///   - references: its columns whose values are keys of other tables.
  mutating func write<Row>(
    _ name: String,
    _ columns: [TableColumn<Row>],
    _ rows: some Sequence<Row>,
    key: [String] = [],
    references: [PackageDescriptor.Reference] = []
  ) throws(OutputError) {
    let file = try directory.file("\(name).csv")
    var csv = CSVWriter(header: columns.map(\.name))
    for row in rows {
      csv.append(columns.map { $0.field(row) })
      if csv.bytes.count >= Self.flushBytes { try file.write(csv.takeBytes().span) }
    }
    try file.write(csv.takeBytes().span)
    try file.commit()
    descriptor.tables.append(
      PackageDescriptor.Table(
        name: name,
        fields: columns.map { (name: $0.name, type: $0.type.rawValue) },
        key: key,
        references: references
      )
    )
  }

  func writeDescriptor() throws(OutputError) {
    let file = try directory.file(NetworkPackage.descriptorName)
    do {
      try descriptor.write(to: file)
    } catch {
      guard case .output(let cause) = error.problem else {
        throw .cannotWrite(path: file.path, reason: error.description)
      }
      throw cause
    }
    try file.commit()
  }
}

// MARK: - All tables

extension PackageWriter {
  private static let nodes = PackageDescriptor.Reference(
    column: "node_id",
    table: "node",
    key: "node_id"
  )
  private static let links = PackageDescriptor.Reference(
    column: "link_id",
    table: "link",
    key: "link_id"
  )
  private static let linkEnds = ["from_node_id", "to_node_id"].map { column in
    PackageDescriptor.Reference(column: column, table: "node", key: "node_id")
  }

  mutating func writeComplete() throws(OutputError) {
    let config = ConfigColumns.Row(network: network, idType: "string")
    try write(.config, ConfigColumns.all, CollectionOfOne(config))
    try write(.source, EvidenceColumns.sources, network.sources, key: ["source_id"])
    try write(.node, NodeColumns.all, network.nodes, key: ["node_id"])
    let geometryID = PackageDescriptor.Reference(
      column: "geometry_id",
      table: "geometry",
      key: "geometry_id"
    )
    try write(
      .link,
      LinkColumns.all,
      network.legs,
      key: ["link_id"],
      references: Self.linkEnds + [geometryID]
    )
    let drawn = network.legs.lazy.filter { $0.geometry != nil }
    try write(.geometry, GeometryColumns.all, drawn, key: ["geometry_id"])
    try writeNodeDetails()
    try writeRates()
    try writeEvidence()
  }

  private mutating func writeNodeDetails() throws(OutputError) {
    let content = network.content
    try write(
      .facility,
      FacilityColumns.all,
      network.facilities,
      key: ["facility_id"],
      references: [Self.nodes]
    )
    try write(
      .facilityDefault,
      FacilityColumns.defaults,
      network.facilityDefaults,
      key: ["default_id"]
    )
    try write(
      .noFacility,
      FacilityColumns.missing,
      content.noFacilities,
      key: ["node_id", "way_a", "way_b"],
      references: [Self.nodes]
    )
    try write(
      .passage,
      FacilityColumns.passages,
      network.passages,
      key: ["link_id"],
      references: [Self.links]
    )
    try write(
      .crossing,
      CrossingColumns.all,
      network.crossings,
      key: ["crossing_id", "direction", "service"],
      references: [Self.links]
    )
    let members = network.countryGroups.sorted { $0.key < $1.key }.flatMap { group, countries in
      countries.map(\.code).sorted().compactMap { code in
        Country(code: code).map { CrossingColumns.GroupMember(groupID: group, country: $0) }
      }
    }
    try write(.countryGroup, CrossingColumns.groups, members, key: ["group_id", "country"])
    try write(
      .crossingDefault,
      CrossingColumns.defaults,
      network.crossingDefaults.enumerated(),
      key: ["default_id"]
    )
  }

  private mutating func writeRates() throws(OutputError) {
    try write(
      .service,
      ServiceColumns.all,
      network.services,
      key: ["link_id"],
      references: [Self.links]
    )
    try write(.basin, ServiceColumns.basins, network.basins, key: ["basin_id"])
    try write(.parameter, RateColumns.parameters, network.parameters, key: ["name"])
    try write(.speed, RateColumns.speeds, network.speeds, key: ["speed_id"])
    try write(
      .tariff,
      RateColumns.tariffs,
      network.tariffs,
      key: ["tariff_id"],
      references: [Self.links]
    )
    try write(.emission, RateColumns.emissions, network.emissionFactors, key: ["emission_id"])
  }

  private mutating func writeEvidence() throws(OutputError) {
    let content = network.content
    try write(.place, EvidenceColumns.places, network.places, key: ["place_id"])
    try write(.corridor, EvidenceColumns.corridors, network.corridors, key: ["corridor_id"])
    try write(.constraint, EvidenceColumns.constraints, content.constraints)
    try write(.claim, EvidenceColumns.claims, network.claims, key: ["claim_id"])
    try write(.terminal, EvidenceColumns.terminals(of: network), content.terminalFindings)
  }

  private mutating func write<Row>(
    _ table: DataTable,
    _ columns: [TableColumn<Row>],
    _ rows: some Sequence<Row>,
    key: [String] = [],
    references: [PackageDescriptor.Reference] = []
  ) throws(OutputError) {
    try write(table.rawValue, columns, rows, key: key, references: references)
  }
}

// MARK: - For programs that take whole numbers

extension PackageWriter {
  private struct NumberedLeg {
    let number: Int
    let fromNumber: Int
    let toNumber: Int
    let leg: Leg
    let line: [Coordinate]
  }

  mutating func writeIntegerIDs() throws(OutputError) {
    let config = ConfigColumns.Row(network: network, idType: "integer")
    try write(.config, ConfigColumns.all, CollectionOfOne(config))
    let nodeColumns: [TableColumn<(offset: Int, element: Node)>] =
      [.integer("node_id") { $0.offset + 1 }, .text("own_id", \.element.id)]
      + NodeColumns.properties.map { $0.of(\.element) }
    try write(.node, nodeColumns, network.nodes.enumerated(), key: ["node_id"])
    let linkColumns: [TableColumn<NumberedLeg>] =
      [
        .integer("link_id", \.number), .integer("from_node_id", \.fromNumber),
        .integer("to_node_id", \.toNumber), .text("own_id", \.leg.id),
        .text("allowed_uses") { Self.use(of: $0.leg.mode) },
        // Nobody says how many: AequilibraE asks for the column all the same.
        .text("lanes") { _ in "" },
        .text("geometry") { WellKnownText.text(of: $0.line) },
      ] + LinkColumns.properties.map { $0.of(\.leg) }
    try write(.link, linkColumns, numberedLegs, key: ["link_id"], references: Self.linkEnds)
    let groups: [TableColumn<[Mode]>] = [
      .text("use_group") { _ in "FREIGHT" },
      .text("uses") { $0.map(Self.use).joined(separator: ",") },
      .text("description") { _ in "everything that freight moves on" },
    ]
    try write("use_group", groups, CollectionOfOne(Mode.allCases), key: ["use_group"])
  }

  /// AequilibraE knows a use by its capitals only.
  private static func use(of mode: Mode) -> String { mode.rawValue.uppercased() }

  private var numberedLegs: some Sequence<NumberedLeg> {
    let geometry = LineGeometry(.standard)
    let network = network
    return network.legs.lazy.enumerated().lazy.map { index, leg in
      NumberedLeg(
        number: index + 1,
        fromNumber: (network.nodeIndex(id: leg.fromNodeID) ?? -1) + 1,
        toNumber: (network.nodeIndex(id: leg.toNodeID) ?? -1) + 1,
        leg: leg,
        line: geometry.line(of: leg, reversed: false, in: network)
      )
    }
  }
}

extension TableColumn {
  /// The same column of a row that holds this one's.
  fileprivate func of<Outer>(_ row: @escaping (Outer) -> Row) -> TableColumn<Outer> {
    TableColumn<Outer>(name: name, type: type) { field(row($0)) }
  }
}
