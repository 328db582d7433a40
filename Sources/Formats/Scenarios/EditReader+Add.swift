import Geo
import Routing
import Scenarios

// `add`: the words of new elements.
extension EditReader {
  private enum Addition: String, CaseIterable {
    case node
    case leg
    case facility
    case crossing
    case service
  }

  mutating func add(_ fields: inout EditFields) -> AddEdit? {
    let reason = fields.text("reason", problems: &problems)
    let given = Addition.allCases.compactMap { kind in
      fields.take(kind.rawValue).map { (kind, $0) }
    }
    guard let (kind, value) = given.first, given.count == 1 else {
      let words = Addition.allCases.map(\.rawValue).joined(separator: ", ")
      problems.append(
        ScenarioProblem("add takes one of \(words)", at: fields.place)
      )
      return nil
    }
    guard var words = EditFields(value, noun: "add \(kind.rawValue)", problems: &problems) else {
      return nil
    }
    let element: AddEdit.Element?
    switch kind {
    case .node: element = node(&words).map { .node($0) }
    case .leg: element = leg(&words).map { .leg($0) }
    case .facility: element = facility(&words).map { .facility($0) }
    case .crossing: element = crossing(&words).map { .crossing($0) }
    case .service: element = service(&words).map { .service($0) }
    }
    words.finish(problems: &problems)
    fields.adopt(words)
    return element.map { AddEdit($0, reason: reason) }
  }

  private mutating func required(
    _ word: String,
    _ example: String,
    in fields: inout EditFields
  ) -> String? {
    guard let value = fields.require(word, example, problems: &problems) else { return nil }
    guard let text = value.text, !text.isEmpty else {
      report("\(word) is a word or text, not \(value.noun)", value)
      return nil
    }
    return text
  }

  private mutating func node(_ fields: inout EditFields) -> Node? {
    let id = required("id", "uz-andijan-dry-port", in: &fields)
    let name = fields.text("name", problems: &problems)
    if !fields.words.contains("lon") { _ = fields.require("lon", "72.36", problems: &problems) }
    if !fields.words.contains("lat") { _ = fields.require("lat", "40.80", problems: &problems) }
    let longitude = fields.number("lon", in: -180...180, problems: &problems)
    let latitude = fields.number("lat", in: -90...90, problems: &problems)
    let country = fields.require("country", "UZ", problems: &problems)
    let kind = fields.choice("kind", as: Node.Kind.self, problems: &problems) ?? .station
    let aliases = fields.texts("aliases", problems: &problems) ?? []
    guard let id, let longitude, let latitude, let country else { return nil }
    guard let code = country.text.flatMap({ Country(code: $0.uppercased()) }) else {
      report("country is a country's two letters such as KZ, not \(country.noun)", country)
      return nil
    }
    guard let coordinate = try? Coordinate(longitude: longitude, latitude: latitude) else {
      return nil
    }
    return Node(
      id: id,
      name: name ?? id,
      aliases: aliases,
      coordinate: coordinate,
      kind: kind,
      country: code,
      notes: "added by a scenario"
    )
  }

  private mutating func leg(_ fields: inout EditFields) -> Leg? {
    let from = required("from", "uz-andijan", in: &fields)
    let to = required("to", "uz-andijan-dry-port", in: &fields)
    let mode = fields.require("mode", "rail", problems: &problems)
      .flatMap { fields.choice($0, "mode", as: Mode.self, problems: &problems) }
    let gauges = fields.gauges("gauge", problems: &problems) ?? []
    if !fields.words.contains("length_km") {
      _ = fields.require("length_km", "8", problems: &problems)
    }
    let length = fields.number("length_km", in: FigureRange.aboveZero, problems: &problems)
    let id = fields.text("id", problems: &problems)
    let name = fields.text("name", problems: &problems) ?? ""
    let availability = availability(&fields)
    let isDirected = fields.flag("directed", problems: &problems) ?? false
    let vessel = fields.choice("vessel_class", as: VesselClass.self, problems: &problems)
    let commodity = fields.choice("commodity", as: Commodity.self, problems: &problems)
    let basin = fields.text("basin", problems: &problems)
    let electric = fields.number("electric_share", in: FigureRange.share, problems: &problems)
    guard let from, let to, let mode, let length else { return nil }
    if mode == .rail, gauges.isEmpty {
      problems.append(ScenarioProblem("a rail leg needs 'gauge'", at: fields.place))
      return nil
    }
    if mode == .pipeline, commodity == nil {
      problems.append(ScenarioProblem("a pipeline needs 'commodity'", at: fields.place))
      return nil
    }
    return Leg(
      id: id ?? EditReader.legID(from: from, to: to, mode: mode, gauges: gauges),
      name: name,
      fromNodeID: from,
      toNodeID: to,
      isDirected: isDirected,
      mode: mode,
      gauges: gauges,
      vesselClass: vessel,
      commodity: commodity,
      countries: [],
      lengthKm: length,
      availability: availability,
      electricShare: electric,
      basinID: basin,
      notes: "added by a scenario"
    )
  }

  /// The id that the tables would give it: `from__to__rail-1520`.
  private static func legID(from: String, to: String, mode: Mode, gauges: [Gauge]) -> String {
    let way = gauges.first.map { "\(mode.rawValue)-\($0)" } ?? mode.rawValue
    return "\(from)__\(to)__\(way)"
  }

  private mutating func availability(_ fields: inout EditFields) -> Availability {
    Availability(
      status: fields.choice("status", as: Status.self, problems: &problems) ?? .operational,
      opens: fields.date("opens", problems: &problems),
      closes: fields.date("closes", problems: &problems)
    )
  }

  private mutating func side(
    _ word: String,
    _ example: String,
    in fields: inout EditFields
  ) -> Facility.Side? {
    guard let value = fields.require(word, example, problems: &problems) else { return nil }
    if let side = value.text.flatMap(WaySpelling.side) { return side }
    let near = NameFolding.suggestions(for: value.text ?? "", among: WaySpelling.words)
    report(
      "no way \(value.noun)"
        + (near.isEmpty ? "; such as rail-1520, road or sea" : "; did you mean '\(near[0])'?"),
      value
    )
    return nil
  }

  private mutating func facility(_ fields: inout EditFields) -> Facility? {
    let node = required("node", "uz-andijan-dry-port", in: &fields)
    let kind = fields.require("kind", "intermodal", problems: &problems)
      .flatMap { fields.choice($0, "kind", as: Facility.Kind.self, problems: &problems) }
    // The id keeps the words of the file, as those of the tables do: sea, not water.
    let fromText = fields.writtenText("from")
    let toText = fields.writtenText("to")
    let from = side("from", "rail-1520", in: &fields)
    let to = side("to", "road", in: &fields)
    if !fields.words.contains("hours") {
      _ = fields.require("hours", "[8, 24]", problems: &problems)
    }
    let hours = fields.hours("hours", problems: &problems)
    let usd = fields.number("usd_per_feu", in: FigureRange.anyAmount, problems: &problems)
    let method = fields.choice("method", as: Facility.Method.self, problems: &problems)
    let worksBothWays = fields.flag("both_directions", problems: &problems) ?? true
    let id = fields.text("id", problems: &problems)
    let availability = availability(&fields)
    guard let node, let kind, let from, let to, let hours else { return nil }
    return Facility(
      id: id ?? "\(node)__\(fromText ?? from.description)__\(toText ?? to.description)",
      nodeID: node,
      kind: kind,
      from: from,
      to: to,
      worksBothDirections: worksBothWays,
      method: method ?? (kind == .gaugeChange ? .containerTransshipment : .liftOnLiftOff),
      duration: hours,
      usdPerFEU: usd,
      availability: availability,
      provenance: Provenance(basis: .assumption, notes: "added by a scenario")
    )
  }

  private mutating func crossing(_ fields: inout EditFields) -> Crossing? {
    let leg = required("leg", "kz-dostyk__cn-alashankou__rail-1520", in: &fields)
    let mode = fields.choice("mode", as: Mode.self, problems: &problems) ?? .rail
    let countries = (fields.texts("countries", problems: &problems) ?? [])
      .compactMap { Country(code: $0.uppercased()) }
    let direction = fields.choice("direction", as: Crossing.Direction.self, problems: &problems)
    let service = fields.choice("service", as: TrainServiceScope.self, problems: &problems)
    if !fields.words.contains("hours") {
      _ = fields.require("hours", "[12, 36]", problems: &problems)
    }
    let hours = fields.hours("hours", problems: &problems)
    let usd = fields.number("usd_per_feu", in: FigureRange.anyAmount, problems: &problems)
    guard countries.count == 2 else {
      problems.append(
        ScenarioProblem("countries are two, in the leg's order, such as [KZ, CN]", at: fields.place)
      )
      return nil
    }
    guard let leg, let hours else { return nil }
    return Crossing(
      id: leg,
      legID: leg,
      pair: CountryPair(from: countries[0], to: countries[1]),
      mode: mode,
      direction: direction ?? .both,
      service: service ?? .any,
      duration: hours,
      usdPerFEU: usd,
      provenance: Provenance(basis: .assumption, notes: "added by a scenario")
    )
  }

  private mutating func service(_ fields: inout EditFields) -> Service? {
    let leg = required("leg", "kz-aktau__az-alat-port__sea", in: &fields)
    for (word, example) in [("headway_hours", "72"), ("hours", "[22, 30]")]
    where !fields.words.contains(word) {
      _ = fields.require(word, example, problems: &problems)
    }
    let headway = fields.number("headway_hours", in: FigureRange.anyAmount, problems: &problems)
    let cv = fields.number("headway_cv", in: FigureRange.anyAmount, problems: &problems)
    let hours = fields.hours("hours", problems: &problems)
    guard let leg, let headway, let hours else { return nil }
    return Service(
      legID: leg,
      headwayHours: headway,
      headwayCV: cv ?? 0,
      sailing: hours,
      provenance: Provenance(basis: .assumption, notes: "added by a scenario")
    )
  }
}
