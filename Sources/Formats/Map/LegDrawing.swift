import Geo

/// Makes the line of a leg.
struct LegDrawing {
  let network: Network
  /// Close enough that no projection of the region shows a corner.
  private let geometry = LineGeometry(GeoJSONOptions(maxSegmentKm: 50) ?? .standard)

  init(network: Network) {
    self.network = network
  }

  func line(_ leg: Leg, gauges: [Gauge], notOpen: Status?) -> MapSubject.Line {
    let from = network.node(id: leg.fromNodeID)?.name ?? leg.fromNodeID
    let to = network.node(id: leg.toNodeID)?.name ?? leg.toNodeID
    let kind = LineKind(mode: leg.mode, gauges: gauges, notOpen: notOpen)
    return MapSubject.Line(
      id: leg.id,
      title: "\(from) – \(to)",
      kind: kind,
      availability: leg.availability,
      routes: [],
      parts: geometry.parts(of: leg, in: network),
      isSchematic: leg.geometry == nil || leg.geometryBasis == .schematic,
      facts: [
        .init("Way", kind.title),
        .init("Length, km", NumberStyle.km(leg.lengthKm)),
        .init("Length is", leg.lengthBasis.rawValue.replacing("_", with: " ")),
        .init("Countries", leg.countries.map(\.code).joined(separator: ", ")),
        .init("Status", leg.availability.text),
        .init("Id", leg.id),
        .init("Sources", leg.sourceIDs.joined(separator: ", ")),
      ].filter { !$0.value.isEmpty }
    )
  }
}

extension LineKind {
  /// As the legend calls it.
  public var title: String {
    switch mode {
    case .rail: "rail \(gauges.map(\.description).joined(separator: " and ")) mm"
    case .ferry: gauges.isEmpty ? "ferry" : "train ferry"
    case .inlandWaterway: "canal or river"
    case .road, .sea, .pipeline: mode.rawValue
    }
  }
}

extension Availability {
  /// Status and dates in words.
  var text: String {
    var text = status.rawValue.replacing("_", with: " ")
    if let opens { text += ", opens \(opens)" }
    if let closes { text += ", closes \(closes)" }
    return text
  }
}
