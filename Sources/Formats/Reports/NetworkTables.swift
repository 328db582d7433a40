import Geo
import Routing

/// The tables that list a network's elements.
public enum NetworkTables {
  /// The lists that can be asked for.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case nodes
    case legs
    case corridors
    case facilities
    case crossings
    case sources
  }

  /// One row an element, in the order of the data.
  ///
  /// - Parameter search: `nil` lists all; see ``ElementSearch``.
  public static func list(
    _ kind: Kind,
    in network: Network,
    matching search: ElementSearch?
  ) -> ReportTable {
    switch kind {
    case .nodes: nodes(network, search)
    case .legs: legs(network, search)
    case .corridors: corridors(network, search)
    case .facilities: facilities(network, search)
    case .crossings: crossings(network, search)
    case .sources: sources(network, search)
    }
  }

  private static func nodes(_ network: Network, _ search: ElementSearch?) -> ReportTable {
    var table = ReportTable(columns: [
      .init("id", key: "node_id"),
      .init("name", key: "name"),
      .init("kind", key: "node_type"),
      .init("country", key: "country"),
      .init("longitude", key: "longitude", isNumeric: true),
      .init("latitude", key: "latitude", isNumeric: true),
      .init("coordinate basis", key: "coordinate_basis"),
      .init("also called", key: "aliases"),
    ])
    for (index, node) in network.nodes.enumerated() {
      let texts = [node.id, node.name] + node.aliases
      guard search?.admits(texts, node: index) ?? true else { continue }
      table.rows.append([
        .text(node.id),
        .text(node.name),
        .text(node.kind.rawValue),
        .text(node.country.code),
        number(node.coordinate.longitude, decimals: 4),
        number(node.coordinate.latitude, decimals: 4),
        .text(node.coordinateBasis.rawValue),
        .text(node.aliases.joined(separator: "; ")),
      ])
    }
    return table
  }

  private static func legs(_ network: Network, _ search: ElementSearch?) -> ReportTable {
    var table = ReportTable(columns: [
      .init("id", key: "link_id"),
      .init("name", key: "name"),
      .init("mode", key: "mode"),
      .init("gauges, mm", key: "gauges_mm"),
      .init("km", key: "length_km", isNumeric: true),
      .init("length basis", key: "length_basis"),
      .init("status", key: "status"),
      .init("opens", key: "opens"),
      .init("countries", key: "countries"),
      .init("variant", key: "variant"),
      .init("sources", key: "source_ids"),
    ])
    for (index, leg) in network.legs.enumerated() {
      guard search?.admits([leg.id, leg.name], leg: index) ?? true else { continue }
      table.rows.append([
        .text(leg.id),
        .text(leg.name),
        .text(leg.mode.rawValue),
        .text(leg.gauges.map(\.description).joined(separator: ";")),
        number(leg.lengthKm, decimals: 1),
        .text(leg.lengthBasis.rawValue),
        .text(leg.availability.status.rawValue),
        .text(leg.availability.opens?.description ?? ""),
        .text(leg.countries.map(\.code).joined(separator: ";")),
        .text(leg.variant ?? ""),
        .text(leg.sourceIDs.joined(separator: ";")),
      ])
    }
    return table
  }

  private static func corridors(_ network: Network, _ search: ElementSearch?) -> ReportTable {
    var table = ReportTable(columns: [
      .init("id", key: "corridor_id"),
      .init("name", key: "name"),
      .init("from", key: "from_node_id"),
      .init("to", key: "to_node_id"),
      .init("vias", key: "via_count", isNumeric: true),
      .init("variant", key: "variant"),
      .init("note", key: "status_note"),
    ])
    for corridor in network.corridors
    where search?.admits([corridor.id, corridor.name]) ?? true {
      table.rows.append([
        .text(corridor.id),
        .text(corridor.name),
        .text(corridor.nodeIDs.first ?? ""),
        .text(corridor.nodeIDs.last ?? ""),
        number(Double(max(0, corridor.nodeIDs.count - 2)), decimals: 0),
        .text(corridor.variant ?? ""),
        .text(corridor.statusNote),
      ])
    }
    return table
  }

  private static func facilities(_ network: Network, _ search: ElementSearch?) -> ReportTable {
    var table = ReportTable(columns: [
      .init("id", key: "facility_id"),
      .init("node", key: "node_id"),
      .init("kind", key: "kind"),
      .init("from", key: "from_way"),
      .init("to", key: "to_way"),
      .init("method", key: "method"),
      .init("hours P50", key: "hours_p50", isNumeric: true),
      .init("hours P90", key: "hours_p90", isNumeric: true),
      .init("USD/FEU", key: "usd_per_feu", isNumeric: true),
      .init("status", key: "status"),
      .init("opens", key: "opens"),
      .init("basis", key: "basis"),
      .init("sources", key: "source_ids"),
    ])
    for (index, facility) in network.facilities.enumerated() {
      let node = network.node(id: facility.nodeID)
      let texts = [facility.id, facility.nodeID, node?.name ?? ""]
      guard search?.admits(texts, facility: index) ?? true else { continue }
      table.rows.append([
        .text(facility.id),
        .text(facility.nodeID),
        .text(facility.kind.rawValue),
        .text(facility.from.description),
        .text(facility.to.description),
        .text(facility.method.rawValue),
        number(facility.duration.hours, decimals: 1),
        number(facility.duration.p90Hours, decimals: 1),
        number(facility.usdPerFEU, decimals: 0),
        .text(facility.availability.status.rawValue),
        .text(facility.availability.opens?.description ?? ""),
        .text(facility.provenance.basis.rawValue),
        .text(facility.provenance.sourceIDs.joined(separator: ";")),
      ])
    }
    return table
  }

  private static func crossings(_ network: Network, _ search: ElementSearch?) -> ReportTable {
    var table = ReportTable(columns: [
      .init("id", key: "crossing_id"),
      .init("border", key: "countries"),
      .init("leg", key: "link_id"),
      .init("mode", key: "mode"),
      .init("direction", key: "direction"),
      .init("service", key: "service"),
      .init("hours P50", key: "hours_p50", isNumeric: true),
      .init("hours P90", key: "hours_p90", isNumeric: true),
      .init("USD/FEU", key: "usd_per_feu", isNumeric: true),
      .init("basis", key: "basis"),
      .init("sources", key: "source_ids"),
    ])
    for crossing in network.crossings {
      let leg = crossing.legID.flatMap { network.legIndex(id: $0) }
      let texts = [crossing.id, crossing.pair.description, crossing.legID ?? ""]
      guard search?.admits(texts, leg: leg) ?? true else { continue }
      table.rows.append([
        .text(crossing.id),
        .text(crossing.pair.description),
        .text(crossing.legID ?? ""),
        .text(crossing.mode.rawValue),
        .text(crossing.direction.rawValue),
        .text(crossing.service.rawValue),
        number(crossing.duration.hours, decimals: 1),
        number(crossing.duration.p90Hours, decimals: 1),
        number(crossing.usdPerFEU, decimals: 0),
        .text(crossing.provenance.basis.rawValue),
        .text(crossing.provenance.sourceIDs.joined(separator: ";")),
      ])
    }
    return table
  }

  private static func sources(_ network: Network, _ search: ElementSearch?) -> ReportTable {
    var table = ReportTable(columns: [
      .init("id", key: "source_id"),
      .init("publisher", key: "publisher"),
      .init("url", key: "url"),
    ])
    for source in network.sources
    where search?.admits([source.id, source.publisher, source.url]) ?? true {
      table.rows.append([.text(source.id), .text(source.publisher), .text(source.url)])
    }
    return table
  }

  static func number(_ value: Double?, decimals: Int) -> ReportTable.Cell {
    value.map { .init(shown: NumberStyle.fixed($0, decimals: decimals), raw: "\($0)") } ?? .unknown
  }
}

/// What a list is narrowed by: a selector (anything with `key:` or `*`), or text that an id, name or
/// alias must contain, without regard to case and accents.
public struct ElementSearch: Sendable {
  private enum Kind: Sendable {
    case text(String)
    case selection(Selection)
  }

  private let kind: Kind

  /// - Throws: ``SelectorError``.
  public init(_ text: String, network: Network) throws(SelectorError) {
    guard text.contains("*") || text.contains(":") else {
      kind = .text(NameFolding.key(text))
      return
    }
    let selector = try Selector(parsing: text).reading(areasIn: "")
    kind = .selection(
      try network.select(selector) { corridor in
        let prepared = try? Router(network).prepare(
          Terms(date: network.defaultDate, variants: corridor.variants)
        )
        return prepared?.legs(of: corridor) ?? []
      }
    )
  }

  func admits(
    _ texts: [String],
    node: Int? = nil,
    leg: Int? = nil,
    facility: Int? = nil
  ) -> Bool {
    switch kind {
    case .text(let key): texts.contains { NameFolding.key($0).contains(key) }
    case .selection(let selection):
      node.map(selection.nodes.contains) ?? false
        || leg.map(selection.legs.contains) ?? false
        || facility.map(selection.facilities.contains) ?? false
    }
  }
}
