import Geo
import Routing

/// The features of one itinerary.
struct RouteDrawing {
  /// The route's own id, unique in the file; those of its steps begin with it.
  let key: String
  let route: DrawnRoute
  let color: RGBColor
  let network: Network
  let geometry: LineGeometry

  private var itinerary: Itinerary { route.itinerary }

  /// The whole route; `nil` only if the network does not have the node where it starts.
  func routeFeature() -> Feature? {
    var line = DrawnLine()
    for step in itinerary.legSteps {
      for part in parts(of: step) { line.append(part) }
    }
    guard
      let drawn = FeatureGeometry(parts: line.parts) ?? point(atNode: itinerary.origin.nodeID)
    else { return nil }
    return Feature(id: key, layer: .routes, geometry: drawn, properties: routeProperties)
  }

  /// The steps in order, each with its feature.
  func stepFeatures(ids: inout FeatureIDs) -> [(step: Step, feature: Feature)] {
    var features: [(Step, Feature)] = []
    var totals = KnownTotals()
    for (index, step) in itinerary.steps.enumerated() {
      totals.add(step.components)
      let drawn =
        step.kind == .leg
        ? FeatureGeometry(parts: parts(of: step)) ?? point(atNode: step.fromNodeID)
        : point(atNode: step.fromNodeID)
      guard let drawn else { continue }
      let feature = Feature(
        id: ids.unique("\(key)/\(subject(of: step))"),
        layer: step.kind == .leg ? .legs : .steps,
        geometry: drawn,
        properties: properties(of: step, number: index + 1, cumulative: totals)
      )
      features.append((step, feature))
    }
    return features
  }

  /// What a step is about, the same in every itinerary that has it.
  private func subject(of step: Step) -> String {
    if step.kind == .leg, let leg = step.legID { return "leg:\(leg)" }
    return step.components.first?.id ?? "\(step.kind.rawValue):\(step.toNodeID)"
  }

  private func parts(of step: Step) -> [[Coordinate]] {
    guard let leg = step.legID.flatMap({ network.leg(id: $0) }) else { return [] }
    return geometry.parts(of: leg, reversed: step.isReversed, in: network)
  }

  private func point(atNode id: String) -> FeatureGeometry? {
    network.node(id: id).map { .point($0.coordinate.inMicrodegrees) }
  }
}

extension RouteDrawing {
  private var routeProperties: [Property] {
    var totals = KnownTotals()
    totals.add(itinerary.components)
    let total = itinerary.total
    let isSchematic = itinerary.legSteps.contains { $0.geometryBasis != .digitised }
    let corridor = itinerary.corridor
    return [
      Property("kind", .text("route")),
      Property("title", .text(route.label)),
      Property("label", .text(route.label)),
      Property("corridor_id", .text(corridor?.id)),
      Property("corridor", .text(corridor?.name)),
      Property("corridor_added_km", .number(corridor?.addedKm)),
      Property("corridor_left_out_km", .number(corridor?.leftOutKm)),
      Property("from", .text(itinerary.origin.name)),
      Property("from_node_id", .text(itinerary.origin.nodeID)),
      Property("to", .text(itinerary.destination.name)),
      Property("to_node_id", .text(itinerary.destination.nodeID)),
      Property("date", .text(itinerary.date.description)),
      Property("as_of", .text(itinerary.asOf.description)),
      Property("cargo", .text(itinerary.cargo.label)),
      Property("service", .text(itinerary.service.rawValue)),
      Property("objective", .text(itinerary.objective.name)),
      Property("km", .number(total.km)),
      Property("mean_hours", .number(itinerary.hasTimeAndMoney ? total.hours : nil)),
      Property("mean_days", .number(itinerary.hasTimeAndMoney ? total.hours / 24 : nil)),
      Property("usd", .number(totals.usd.known)),
      Property("usd_is_lower_bound", .flag(totals.usd.isLowerBound)),
      Property("lacks", .list(itinerary.missingTariffs)),
      Property("kg_co2e", .number(totals.kgCO2e.known)),
      Property("kg_co2e_is_lower_bound", .flag(totals.kgCO2e.isLowerBound)),
      Property("gauge_changes", .integer(total.gaugeChanges)),
      Property("mode_changes", .integer(itinerary.modeChanges)),
      Property("borders", .integer(total.borders)),
      Property("steps", .integer(itinerary.steps.count)),
      Property("not_open_yet", .flag(!itinerary.stepsNotOpenYet.isEmpty)),
      Property("worst_basis", .text(itinerary.worstBasis?.rawValue)),
      Property("geometry_basis", .text(geometryBasis(isSchematic ? .schematic : .digitised))),
      Property("source_ids", .list(itinerary.sourceIDs)),
    ] + Simplestyle.route(color)
  }

  private func geometryBasis(_ basis: Leg.GeometryBasis?) -> String? { basis?.rawValue }

  private func properties(
    of step: Step,
    number: Int,
    cumulative: KnownTotals
  ) -> [Property] {
    var own = KnownTotals()
    own.add(step.components)
    let leg = step.legID.flatMap { network.leg(id: $0) }
    let facility = step.facilityID.flatMap { network.facility(id: $0) }
    let drawnLeg = step.kind == .leg ? leg : nil
    let availability = drawnLeg?.availability ?? facility?.availability
    let countries = drawnLeg.map { step.isReversed ? $0.countries.reversed() : $0.countries }
    return [
      Property("kind", .text(step.kind.rawValue)),
      Property("title", .text(title(of: step, number: number))),
      Property("route_id", .text(key)),
      Property("label", .text(route.label)),
      Property("stage", .text(step.stage.rawValue)),
      Property("step", .integer(number)),
      Property("mode", .text(drawnLeg?.mode.rawValue)),
      Property("way", .text(step.way?.description)),
      Property("previous_way", .text(step.previousWay?.description)),
      Property("gauge_mm", .integer(step.way?.gauge?.millimetres)),
      Property("from_node_id", .text(step.fromNodeID)),
      Property("from", .text(network.node(id: step.fromNodeID)?.name)),
      Property("to_node_id", .text(step.toNodeID)),
      Property("to", .text(network.node(id: step.toNodeID)?.name)),
      Property("leg_id", .text(step.legID)),
      Property("facility_id", .text(step.facilityID)),
      Property("countries", .list(countries?.map(\.code) ?? step.countryCodes)),
      Property("km", .number(step.cost.km)),
      Property("mean_hours", .number(own.hours.known)),
      Property("usd", .number(own.usd.known)),
      Property("usd_is_lower_bound", .flag(own.usd.isLowerBound)),
      Property("kg_co2e", .number(own.kgCO2e.known)),
      Property("kg_co2e_is_lower_bound", .flag(own.kgCO2e.isLowerBound)),
      Property("cumulative_km", .number(step.cumulative.km)),
      Property("cumulative_hours", .number(cumulative.hours.known)),
      Property("cumulative_usd", .number(cumulative.usd.known)),
      Property("cumulative_kg_co2e", .number(cumulative.kgCO2e.known)),
      Property("status", .text(availability?.status.rawValue)),
      Property("opens", .text(availability?.opens?.description)),
      Property("closes", .text(availability?.closes?.description)),
      Property("not_open_yet", .flag(step.notOpenYet != nil)),
      Property("length_basis", .text(drawnLeg?.lengthBasis.rawValue)),
      Property("geometry_basis", .text(geometryBasis(step.geometryBasis))),
      Property("worst_basis", .text(step.components.map(\.basis).max()?.rawValue)),
      Property("figure_ids", .list(Set(step.components.flatMap(\.figureIDs)).sorted())),
      Property("source_ids", .list(Set(step.components.flatMap(\.sourceIDs)).sorted())),
    ] + style(of: step, leg: drawnLeg)
  }

  private func title(of step: Step, number: Int) -> String {
    let from = network.node(id: step.fromNodeID)?.name ?? step.fromNodeID
    let to = network.node(id: step.toNodeID)?.name ?? step.toNodeID
    let way = step.way.map { ", \($0)" } ?? ""
    return step.kind == .leg
      ? "\(number). \(from) – \(to)\(way)"
      : "\(number). \(step.kind.label), \(from)"
  }

  private func style(of step: Step, leg: Leg?) -> [Property] {
    guard let leg else { return step.kind.marker }
    let gauges = [step.way?.gauge].compactMap { $0 }
    return Simplestyle.leg(
      Palette.color(mode: leg.mode, gauges: gauges),
      isOpen: step.notOpenYet == nil
    )
  }
}

extension Step {
  /// The countries of what happens at a node, in order, without the high seas.
  fileprivate var countryCodes: [String] {
    components.map(\.country).reduce(into: []) { codes, country in
      if country != .highSeas, codes.last != country.code { codes.append(country.code) }
    }
  }
}

extension Step.Kind {
  fileprivate var label: String {
    switch self {
    case .access: "Access over land"
    case .leg: "Leg"
    case .gaugeChange: "Change of gauge"
    case .modeChange: "Change of mode"
    case .border: "Border"
    case .sailingWait: "Wait for a sailing"
    case .trainWait: "Wait for a train"
    case .port: "Port"
    case .boarding: "Ferry berth"
    case .passage: "Passage"
    }
  }

  fileprivate var marker: [Property] {
    switch self {
    case .access, .leg: Simplestyle.marker(Palette.grey, size: .medium, symbol: "a")
    case .gaugeChange: Simplestyle.marker(Palette.purple, size: .medium, symbol: "g")
    case .modeChange: Simplestyle.marker(Palette.orange, size: .medium, symbol: "m")
    case .border: Simplestyle.marker(Palette.black, size: .medium, symbol: "b")
    case .sailingWait, .trainWait: Simplestyle.marker(Palette.grey, size: .medium, symbol: "w")
    case .port: Simplestyle.marker(Palette.slate, size: .medium, symbol: "p")
    case .boarding: Simplestyle.marker(Palette.skyBlue, size: .medium, symbol: "f")
    case .passage: Simplestyle.marker(Palette.navy, size: .medium, symbol: "c")
    }
  }
}
