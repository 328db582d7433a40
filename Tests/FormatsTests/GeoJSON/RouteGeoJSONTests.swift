import Formats
import Foundation
import Geo
import Routing
import Testing

@Suite struct RouteGeoJSONTests {
  let network: Network
  let itinerary: Itinerary
  let gas: Itinerary

  init() throws {
    network = try PacificNetwork.make()
    let router = Router(network)
    itinerary = try router.route(Query(from: .named("Harbin"), to: .named("Fairbanks")))
    let cargo = try #require(Cargo(form: .gas, amount: .tonnes(100)))
    gas = try router.route(
      Query(
        from: .named("Grodekovo"),
        to: .named("Vladivostok"),
        cargo: cargo,
        objective: .distance
      )
    )
  }

  private func read(
    _ routes: [DrawnRoute],
    _ options: GeoJSONOptions = .standard
  ) throws -> ReadGeoJSON {
    try ReadGeoJSON { try RouteFeatures(routes, on: network, options: options).write(to: $0) }
  }

  @Test func matchesTheGoldenFile() throws {
    let options = try #require(GeoJSONOptions(maxSegmentKm: 500, layout: .pretty))
    let sink = MemorySink()
    try RouteFeatures(
      [DrawnRoute(itinerary, label: "Over the Pacific"), DrawnRoute(gas, label: "Gas")],
      on: network,
      options: options
    ).write(to: sink)
    try expectGolden("route.geojson", sink.bytes)
  }

  @Test func theSameItinerariesGiveTheSameBytes() throws {
    let first = try read([DrawnRoute(itinerary, label: "a")])
    let second = try read([DrawnRoute(itinerary, label: "a")])
    #expect(first.text == second.text)
  }

  @Test func obeysEveryRuleOfOurs() throws {
    let routes = [
      DrawnRoute(itinerary, label: "one"), DrawnRoute(itinerary, label: "two"),
      DrawnRoute(gas, label: "gas"),
    ]
    for maxSegmentKm in [10.0, 100, 40_000] {
      let options = try #require(GeoJSONOptions(maxSegmentKm: maxSegmentKm))
      try expectRules(of: read(routes, options), maxSegmentKm: maxSegmentKm)
    }
  }

  @Test func routesComeFirstThenLegsThenNodeStepsThenNodes() throws {
    let file = try read([DrawnRoute(itinerary, label: "a"), DrawnRoute(gas, label: "b")])
    let order = file.features.map { feature in
      switch feature.kind {
      case "route": 0
      case "leg": 1
      case "node": 3
      default: 2
      }
    }
    #expect(order == order.sorted())
    #expect(Set(order) == [0, 1, 2, 3])
  }

  @Test func noPropertyStandsTwice() {
    let routes = RouteFeatures([DrawnRoute(itinerary, label: "a")], on: network).features
    for feature in routes + NetworkFeatures(network).features {
      let names = feature.properties.map(\.name)
      #expect(Set(names + ["id"]).count == names.count + 1, "\(feature.id)")
    }
  }

  @Test func thereIsAFeatureForEveryStepAndNodePassed() throws {
    let file = try read([DrawnRoute(itinerary, label: "a")])
    let steps = file.features.filter { $0.properties["step"] != nil }
    #expect(
      steps.compactMap { $0.properties["step"] as? Int }.sorted()
        == Array(1...itinerary.steps.count)
    )
    #expect(
      file.features(ofKind: "node").compactMap { $0.text("node_id") } == [
        "cn-harbin", "cn-suifenhe", "ru-grodekovo", "ru-vladivostok", "us-anchorage",
        "us-fairbanks",
      ]
    )
    #expect(file.features(ofKind: "border").compactMap { $0.text("countries") } == ["RU"])
    #expect(file.features(ofKind: "gauge_change").count == 1)
    #expect(file.features(ofKind: "sailing_wait").count == 1)
    #expect(file.features(ofKind: "port").count == 2)
  }

  @Test func stepsAddUpToTheRoute() throws {
    let file = try read([DrawnRoute(itinerary, label: "a")])
    let route = try #require(file.features(ofKind: "route").first)
    let steps = file.features.filter { $0.properties["step"] != nil }
    // Rail 480 + 24 + 192, sea 6400, road 560.
    #expect(route.number("km") == 7656)
    #expect(steps.compactMap { $0.number("km") }.reduce(0, +) == 7656)
    // 20 km an hour on land; border 20, gauge 6, ports 48 and 24, wait 84, sailing 300.
    let hours = (480.0 + 24 + 192 + 560) / 20 + 20 + 6 + 48 + 24 + 84 + 300
    #expect(route.number("mean_hours") == hours)
    #expect(steps.compactMap { $0.number("mean_hours") }.reduce(0, +) == hours)
    #expect(steps.compactMap { $0.number("cumulative_hours") }.max() == hours)
    // Rail 0.5 a km, sea 0.125, border 150, gauge 256, ports 512 and 128; the road has no tariff.
    let usd = (480.0 + 24 + 192) * 0.5 + 6400 * 0.125 + 150 + 256 + 512 + 128
    #expect(route.number("usd") == usd)
    #expect(route.flag("usd_is_lower_bound") == true)
    #expect(route.text("lacks") == "road tariff")
    #expect(steps.compactMap { $0.number("usd") }.reduce(0, +) == usd)
    #expect(route.number("borders") == 1)
    #expect(route.number("gauge_changes") == 1)
  }

  @Test func whatIsUnknownIsNullAndNeverZero() throws {
    let file = try read([DrawnRoute(itinerary, label: "a"), DrawnRoute(gas, label: "b")])
    let road = try #require(file.features(ofKind: "leg").first { $0.text("mode") == "road" })
    #expect(road.isNull("usd"))
    #expect(road.flag("usd_is_lower_bound") == false)
    let roadKg: Double = 560 * 20 * 64 / 1000
    #expect(road.number("kg_co2e") == roadKg)
    let pipe = try #require(file.features(ofKind: "leg").first { $0.text("mode") == "pipeline" })
    for name in ["mean_hours", "usd", "kg_co2e", "cumulative_hours", "gauge_mm"] {
      #expect(pipe.isNull(name), "\(name)")
    }
    let route = try #require(file.features(ofKind: "route").last)
    for name in ["mean_hours", "mean_days", "usd", "kg_co2e"] {
      #expect(route.isNull(name), "\(name)")
    }
    #expect(route.number("km") == 256)
  }

  @Test func legsRunInTheDirectionOfTravelFromNodeToNode() throws {
    let file = try read([DrawnRoute(itinerary, label: "a")])
    for leg in file.features(ofKind: "leg") {
      let from = try #require(leg.text("from_node_id").flatMap { network.node(id: $0) })
      let to = try #require(leg.text("to_node_id").flatMap { network.node(id: $0) })
      try expectSixDecimals(try #require(leg.lines.first?.first), of: from.coordinate)
      try expectSixDecimals(try #require(leg.lines.last?.last), of: to.coordinate)
    }
    let border = try #require(
      file.features(ofKind: "leg").first { $0.text("from_node_id") == "cn-suifenhe" }
    )
    #expect(border.text("countries") == "CN;RU")
    #expect(border.number("gauge_mm") == 1435)
    #expect(
      border.lines == [[[131.15, 44.4], [131.2, 44.41], [131.3, 44.38], [131.38, 44.418]]]
    )
  }

  private func expectSixDecimals(_ written: [Double], of coordinate: Coordinate) throws {
    let expected = try [coordinate.longitude, coordinate.latitude].map {
      try #require(Double(String(format: "%.6f", $0)))
    }
    #expect(written == expected)
  }

  @Test func theRouteIsItsLegsJoined() throws {
    let file = try read([DrawnRoute(itinerary, label: "a")])
    let route = try #require(file.features(ofKind: "route").first)
    let legs = file.features(ofKind: "leg")
    #expect(route.geometryType == "MultiLineString")
    #expect(route.lines.count == 2)
    // Both leave out the node where one leg ends and the next begins.
    func deduplicated(_ points: [[Double]]) -> [[Double]] {
      points.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
    #expect(
      deduplicated(route.lines.flatMap { $0 }) == deduplicated(legs.flatMap { $0.lines.joined() })
    )
  }

  @Test func whatIsSchematicSaysSo() throws {
    let file = try read([DrawnRoute(itinerary, label: "a")])
    let basis = file.features(ofKind: "leg").map { $0.text("geometry_basis") }
    #expect(basis == ["schematic", "digitised", "schematic", "digitised", "schematic"])
    #expect(file.features(ofKind: "route").first?.text("geometry_basis") == "schematic")
  }

  @Test func whatIsNotOpenYetSaysSo() throws {
    let later = try Router(network).route(
      Query(
        from: .named("Harbin"),
        to: .named("Fairbanks"),
        date: try PacificNetwork.date("2036"),
        objective: .distance
      )
    )
    let file = try read([DrawnRoute(later, label: "later")])
    #expect(file.features(ofKind: "route").first?.flag("not_open_yet") == true)
    let planned = file.features.filter { $0.flag("not_open_yet") == true }
    #expect(planned.map(\.kind) == ["route", "leg", "port"])
    for feature in planned.dropFirst() {
      #expect(feature.text("status") == "planned")
      #expect(feature.text("opens") == "2035-12-31")
    }
    #expect(planned[1].number("stroke-opacity") == 0.5)
  }

  @Test func theBibliographyHoldsTheSourcesUsedAndNoOther() throws {
    let file = try read([DrawnRoute(itinerary, label: "a")])
    let bibliography = try #require(file.members["bibliography"] as? [[String: Any]])
    #expect(bibliography.compactMap { $0["id"] as? String } == ["atlas", "gazette"])
    #expect(bibliography[0]["url"] as? String == "https://example.org/atlas?a=1&b=\"2\"")
    #expect(bibliography[0]["publisher"] as? String == "Atlas")
    let used = file.features.compactMap { $0.text("source_ids") }
      .flatMap { $0.split(separator: ";").map(String.init) }
    #expect(Set(used) == ["atlas", "gazette"])
  }

  @Test func idsDoNotDependOnWhatElseIsInTheFile() throws {
    let alone = try read([DrawnRoute(itinerary, label: "a", id: "x")])
    let beside = try read([
      DrawnRoute(gas, label: "b", id: "y"), DrawnRoute(itinerary, label: "a", id: "x"),
    ])
    #expect(Set(alone.features.map(\.id)).isSubset(of: beside.features.map(\.id)))
    #expect(alone.features[0].id == "route:x")
  }

  @Test func aCorridorNamesAndColoursItsRoute() throws {
    let along = try Router(network).route(
      Query(from: .named("Harbin"), to: .named("Anchorage")),
      along: "pacific"
    )
    let file = try read([
      DrawnRoute(along, label: "a"),
      DrawnRoute(along, label: "b", color: RGBColor(parsing: "#0a0B0c")),
    ])
    let routes = file.features(ofKind: "route")
    #expect(routes.map(\.id) == ["route:pacific", "route:pacific/2"])
    #expect(routes.map { $0.text("corridor") } == ["Harbin – Anchorage", "Harbin – Anchorage"])
    #expect(routes.map { $0.text("stroke") } == ["#0072B2", "#0A0B0C"])
  }

  @Test func aPointThatIsAskedForShowsItsAccessAtTheNode() throws {
    let point = try Coordinate(longitude: 126.7, latitude: 45.9)
    let access = try Router(network).route(Query(from: .point(point), to: .named("Vladivostok")))
    let file = try read([DrawnRoute(access, label: "a")])
    let feature = try #require(file.features(ofKind: "access").first)
    #expect(feature.geometryType == "Point")
    #expect(feature.lines == [[[126.64, 45.757123]]])
    #expect(feature.number("km") == access.origin.accessKm)
    try expectRules(of: file, maxSegmentKm: 100)
  }

  @Test func thereAndBackIsDrawnWithoutRepeatingAPosition() throws {
    let turn = try Router(network).route(
      Query(from: .named("Grodekovo"), to: .named("Grodekovo"), vias: ["Vladivostok"])
    )
    #expect(turn.legSteps.count == 2)
    let file = try read([DrawnRoute(turn, label: "a")])
    #expect(Set(file.features.map(\.id)).count == file.features.count)
    let legs = file.features(ofKind: "leg")
    #expect(legs[1].lines == legs[0].lines.reversed().map { $0.reversed() })
    try expectRules(of: file, maxSegmentKm: 100)
  }

  @Test func aPassageIsDrawnWhereTheShipEnters() throws {
    var content = network.content
    content.passages = [
      Passage(
        legID: "ru-vladivostok__us-anchorage__sea",
        kind: "pilot",
        duration: PacificNetwork.exactly(hours: 4),
        usdPerFEU: nil,
        provenance: PacificNetwork.provenance
      )
    ]
    let piloted = try Network(content)
    for (from, to, entry) in [
      ("Harbin", "Anchorage", "ru-vladivostok"), ("Anchorage", "Harbin", "us-anchorage"),
    ] {
      let there = try Router(piloted).route(Query(from: .named(from), to: .named(to)))
      let file = try ReadGeoJSON {
        try RouteFeatures([DrawnRoute(there, label: "a")], on: piloted).write(to: $0)
      }
      let passage = try #require(file.features(ofKind: "passage").first)
      let node = try #require(file.features.first { $0.id == "node:\(entry)" })
      #expect(passage.lines == node.lines)
      #expect(passage.number("mean_hours") == 4)
      #expect(passage.isNull("usd"))
    }
  }
}
