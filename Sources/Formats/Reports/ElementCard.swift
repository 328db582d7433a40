import Geo

/// Everything the data say of one element, field by field.
public enum ElementCard {
  /// The element of this id: a node, leg, facility, corridor, place, crossing, source or parameter.
  ///
  /// - Throws: ``LookupError`` with the nearest ids.
  public static func card(of id: String, in network: Network) throws(LookupError) -> ReportTable {
    if let node = network.node(id: id) { return table(fields(of: node)) }
    if let leg = network.leg(id: id) { return table(fields(of: leg)) }
    if let facility = network.facility(id: id) { return table(fields(of: facility)) }
    if let corridor = network.corridors.first(where: { $0.id == id }) {
      return table(fields(of: corridor))
    }
    if let place = network.place(id: id) { return table(fields(of: place)) }
    let crossings = network.crossings.filter { $0.id == id }
    if !crossings.isEmpty { return table(crossings.flatMap(fields(of:))) }
    if let source = network.source(id: id) {
      return table([
        ("source", source.id), ("publisher", source.publisher), ("url", source.url),
      ])
    }
    if let parameter = network.parameter(id) { return table(fields(of: parameter)) }
    throw .unknown(
      kind: "element",
      text: id,
      suggestions: NameFolding.suggestions(for: id, among: allIDs(network))
    )
  }

  static func allIDs(_ network: Network) -> [String] {
    network.nodes.map(\.id) + network.legs.map(\.id) + network.facilities.map(\.id)
      + network.corridors.map(\.id) + network.places.map(\.id) + network.sources.map(\.id)
      + network.parameters.map(\.id)
  }

  private static func table(_ fields: [(String, String)]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("field", key: "field"), .init("value", key: "value"),
    ])
    table.rows = fields.filter { !$0.1.isEmpty }.map { [.text($0.0), .text($0.1)] }
    return table
  }

  static func fields(of node: Node) -> [(String, String)] {
    [
      ("node", node.id),
      ("name", node.name),
      ("also called", node.aliases.joined(separator: "; ")),
      ("kind", node.kind.rawValue),
      ("country", node.country.code),
      ("longitude, latitude", node.coordinate.description),
      ("coordinate basis", node.coordinateBasis.rawValue),
      ("coordinate source", node.coordinateSource),
      ("notes", node.notes),
    ]
  }

  static func fields(of leg: Leg) -> [(String, String)] {
    [
      ("leg", leg.id),
      ("name", leg.name),
      ("from", leg.fromNodeID),
      ("to", leg.toNodeID),
      ("mode", leg.mode.rawValue),
      ("gauges, mm", leg.gauges.map(\.description).joined(separator: "; ")),
      ("vessel class", leg.vesselClass?.rawValue ?? ""),
      ("commodity", leg.commodity?.rawValue ?? ""),
      ("countries", leg.countries.map(\.code).joined(separator: "; ")),
      ("length, km", text(leg.lengthKm)),
      ("length kind", leg.lengthKind.rawValue),
      ("line length, km", leg.lineLengthKm.map(text) ?? ""),
      ("lowest length in print, km", leg.lengthLowKm.map(text) ?? ""),
      ("highest length in print, km", leg.lengthHighKm.map(text) ?? ""),
      ("length basis", leg.lengthBasis.rawValue),
      ("length exception", leg.lengthException ?? ""),
      ("status", leg.availability.summary),
      ("season", leg.season.map { "\($0.from) to \($0.to)" } ?? ""),
      ("variant", leg.variant ?? ""),
      ("traction", leg.traction),
      ("electric share", leg.electricShare.map(text) ?? ""),
      ("tracks", leg.tracks),
      ("basin", leg.basinID ?? ""),
      (
        "capacity a year",
        leg.capacityPerYear.map { "\(text($0)) \(leg.capacityUnit)" } ?? ""
      ),
      ("geometry", leg.geometry == nil ? "schematic" : leg.geometryBasis.rawValue),
      ("as of", leg.asOf),
      ("sources", leg.sourceIDs.joined(separator: "; ")),
      ("notes", leg.notes),
    ]
  }

  static func fields(of facility: Facility) -> [(String, String)] {
    [
      ("facility", facility.id),
      ("node", facility.nodeID),
      ("kind", facility.kind.rawValue),
      ("from", facility.from.description),
      ("to", facility.to.description),
      ("both directions", facility.worksBothDirections ? "yes" : "no"),
      ("method", facility.method.rawValue),
      ("usd per FEU", facility.usdPerFEU.map(text) ?? "unknown"),
      (
        "capacity a year",
        facility.capacityPerYear.map { "\(text($0)) \(facility.capacityUnit)" } ?? ""
      ),
      ("status", facility.availability.summary),
    ] + fields(of: facility.duration) + fields(of: facility.provenance)
  }

  static func fields(of crossing: Crossing) -> [(String, String)] {
    [
      ("crossing", crossing.id),
      ("border", crossing.pair.description),
      ("leg", crossing.legID ?? ""),
      ("mode", crossing.mode.rawValue),
      ("direction", crossing.direction.rawValue),
      ("service", crossing.service.rawValue),
      ("usd per FEU", crossing.usdPerFEU.map(text) ?? "unknown"),
    ] + fields(of: crossing.duration) + fields(of: crossing.provenance)
  }

  static func fields(of corridor: CorridorDefinition) -> [(String, String)] {
    [
      ("corridor", corridor.id),
      ("name", corridor.name),
      ("nodes", corridor.nodeIDs.joined(separator: "; ")),
      ("section modes", corridor.sectionModes.map(\.rawValue).joined(separator: "; ")),
      ("required legs", corridor.requiredLegIDs.joined(separator: "; ")),
      ("variant", corridor.variant ?? ""),
      ("note", corridor.statusNote),
      ("as of", corridor.asOf),
      ("sources", corridor.sourceIDs.joined(separator: "; ")),
    ]
  }

  static func fields(of place: Place) -> [(String, String)] {
    [
      ("place", place.id),
      ("name", place.name),
      ("country", place.country.code),
      ("nodes", place.nodeIDs.joined(separator: "; ")),
      ("also called", place.aliases.joined(separator: "; ")),
    ]
  }

  static func fields(of parameter: Parameter) -> [(String, String)] {
    [
      ("parameter", parameter.id),
      ("typical", "\(text(parameter.typical)) \(parameter.unit)"),
      ("low", parameter.low.map(text) ?? ""),
      ("high", parameter.high.map(text) ?? ""),
      ("scope", parameter.scope),
    ] + fields(of: parameter.provenance)
  }

  static func fields(of duration: DurationFigure) -> [(String, String)] {
    [
      ("hours, \(duration.statistic.rawValue)", text(duration.hours)),
      ("hours, P90", duration.p90Hours.map(text) ?? "unknown"),
    ]
  }

  static func fields(of provenance: Provenance) -> [(String, String)] {
    [
      ("basis", provenance.basis.rawValue),
      ("as of", provenance.asOf),
      ("sources", provenance.sourceIDs.joined(separator: "; ")),
      ("notes", provenance.notes),
    ]
  }

  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
