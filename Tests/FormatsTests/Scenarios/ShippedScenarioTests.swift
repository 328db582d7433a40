import Formats
import Geo
import Routing
import Scenarios
import Testing

/// Every shipped scenario changes what its name says: each has a statement that holds with it and
/// not without.
@Suite("Shipped scenarios")
struct ShippedScenarioTests {
  struct Statement: Sendable, CustomTestStringConvertible {
    var scenario: String
    var words: String
    var holds: @Sendable (Network) throws -> Bool

    var testDescription: String { "\(scenario): \(words)" }

    init(
      _ scenario: String,
      _ words: String,
      _ holds: @escaping @Sendable (Network) throws -> Bool
    ) {
      self.scenario = scenario
      self.words = words
      self.holds = holds
    }
  }

  /// `nil` for no route.
  private static func route(
    _ from: String,
    _ to: String,
    on network: Network,
    along corridor: String? = nil,
    by objective: Objective = .time,
    avoid: [String] = []
  ) throws -> Itinerary? {
    let query = Query(
      from: .named(from),
      to: .named(to),
      avoid: try avoid.map { try Selector(parsing: $0) },
      objective: objective
    )
    do {
      if let corridor { return try Router(network).route(query, along: corridor) }
      return try Router(network).route(query)
    } catch QueryError.noRoute, QueryError.endIsClosed {
      return nil
    }
  }

  private static func passes(_ node: String, _ itinerary: Itinerary?) -> Bool {
    itinerary?.steps.contains { $0.fromNodeID == node || $0.toNodeID == node } ?? false
  }

  /// Mean hours at borders with Kazakhstan between Xi'an and Moscow, against those of today.
  private static func kazakhBorderHours(_ network: Network) throws -> Double {
    let itinerary = try route(
      "cn-xi-an",
      "ru-moscow",
      on: network,
      along: "northern-altynkol"
    )
    return try #require(itinerary).hours(of: [.border])
  }

  static let statements: [Statement] = [
    Statement("rasht-astara", "western INSTC has no road leg and one gauge change") { network in
      let itinerary = try route(
        "ru-moscow",
        "ir-bandar-abbas",
        on: network,
        along: "instc-west-rail"
      )
      guard let itinerary else { return false }
      let roadKm = itinerary.kmByMode(in: network).first { $0.mode == .road }?.km ?? 0
      return roadKm == 0 && itinerary.total.gaugeChanges == 1
    },
    Statement("cku-532", "Kashgar and Andijan are joined by rail, with a change at Makmal") {
      network in
      try route("cn-kashgar", "uz-andijan", on: network, along: "cku-532")?.gaugeChangeNodes
        == ["kg-makmal"]
    },
    Statement("cku-523", "the older design reaches Andijan by Khanabad in 523 km") { network in
      let km = try route("cn-kashgar", "uz-andijan", on: network, along: "cku-523")?.total.km
      // 213 + 131 + 129 + 50 km.
      return km == 523
    },
    Statement("cku-northern-alignment", "trains pass Kazarman and change at Torugart") { network in
      let itinerary = try route(
        "cn-kashgar",
        "uz-andijan",
        on: network,
        along: "cku-northern-alignment"
      )
      return passes("kg-kazarman", itinerary) && itinerary?.gaugeChangeNodes == ["kg-torugart"]
    },
    Statement("cku-1435", "the one change of gauge is at Andijan") { network in
      try route("cn-kashgar", "uz-margilan", on: network, by: .gaugeChanges, avoid: ["mode:road"])?
        .gaugeChangeNodes == ["uz-andijan"]
    },
    Statement("cku-without-russia", "rail from Xi'an to Tashkent uses CKU, none reaches Moscow") {
      network in
      let cku = try route("cn-kashgar", "uz-andijan", on: network, along: "cku-532")
      let toMoscow = try route("cn-xi-an", "ru-moscow", on: network)
      return cku != nil && toMoscow == nil
    },
    Statement("zangezur-tripp", "trains run from Baku to Kars by Meghri") { network in
      passes("am-meghri", try route("az-baku", "tr-kars", on: network, along: "zangezur-tripp"))
    },
    Statement("gyumri-kars", "rail joins Yerevan and Kars without Georgia") { network in
      try route(
        "am-yerevan",
        "tr-kars",
        on: network,
        avoid: ["mode:road", "country:GE", "country:IR", "country:AZ"]
      ) != nil
    },
    Statement("abkhazia-rail", "trains run from Sochi to Samtredia") { network in
      try route("ru-sochi", "ge-samtredia", on: network, along: "abkhazia-rail") != nil
    },
    Statement("anaklia", "trains reach Anaklia, and ships sail from there to Constanța") {
      network in
      let line = try route("az-baku", "ge-anaklia", on: network, along: "caucasus-anaklia")
      let land = ["mode:road", "mode:rail", "mode:ferry"]
      let sailing = try route("ge-anaklia", "ro-constanta", on: network, avoid: land)
      return line != nil
        && sailing?.legSteps.compactMap(\.legID) == ["ge-anaklia__ro-constanta__sea"]
    },
    Statement("suez-closed", "ships from Mumbai to Saint Petersburg go round the Cape") { network in
      passes(
        "cp-cape-of-good-hope",
        try route(
          "in-nhava-sheva",
          "ru-saint-petersburg-port",
          on: network,
          avoid: ["mode:rail", "mode:road"]
        )
      )
    },
    Statement("hormuz-closed", "no ship reaches Bandar Abbas") { network in
      try route(
        "in-nhava-sheva",
        "ir-bandar-abbas",
        on: network,
        avoid: ["mode:rail", "mode:road"]
      ) == nil
    },
    Statement("bosphorus-closed", "no ship from Novorossiysk reaches Mumbai") { network in
      try route(
        "ru-novorossiysk",
        "in-nhava-sheva",
        on: network,
        avoid: ["mode:rail", "mode:road"]
      )
        == nil
    },
    Statement("trans-afghan", "trains run from Tashkent to Peshawar") { network in
      try route("uz-tashkent", "pk-peshawar", on: network, along: "trans-afghan") != nil
    },
    Statement("kz-borders-fast", "the Northern Corridor waits less at borders than today") {
      network in
      let today = try kazakhBorderHours(try ShippedNetwork.network())
      return try kazakhBorderHours(network) < today * 0.99
    },
    Statement("kz-borders-slow", "the Northern Corridor waits longer at borders than today") {
      network in
      let today = try kazakhBorderHours(try ShippedNetwork.network())
      return try kazakhBorderHours(network) > today * 1.01
    },
    Statement("caspian-ferries-doubled", "lorries wait 30 h for the ferry Kuryk–Alat") {
      network in
      let itinerary = try route(
        "kz-kuryk",
        "az-alat-port",
        on: network,
        avoid: ["mode:sea", "leg:kz-kuryk__az-alat-port__ferry-1520"]
      )
      // 48 h between sailings instead of 96, at a variation of 0.5: 48/2 · 1.25.
      return itinerary?.hours(of: [.sailingWait]) == 30
    },
    Statement("third-rail-bandar-abbas", "trains run from Moscow to Bandar Abbas in one gauge") {
      network in
      try route(
        "ru-moscow",
        "ir-bandar-abbas",
        on: network,
        by: .gaugeChanges,
        avoid: ["mode:road", "mode:sea", "mode:ferry", "mode:inland_waterway"]
      )?.total.gaugeChanges == 0
    },
    Statement("without-russia-and-iran", "China reaches Europe over land by the Caucasus only") {
      network in
      let itinerary = try route("cn-xi-an", "hu-budapest", on: network, avoid: ["node:eg-suez"])
      let countries = Set(itinerary?.kmByCountry.map(\.country.code) ?? [])
      let toIran = try route("cn-xi-an", "ir-tehran", on: network)
      return itinerary != nil && countries.isDisjoint(with: ["RU", "IR"]) && toIran == nil
    },
    Statement("example", "half the hours at Kazakh borders, and its own date") { network in
      let spur = try route("uz-andijan", "uz-andijan-dry-port", on: network)
      return network.defaultDate.description == "2031-06-01" && spur?.total.km == 8
    },
  ]

  @Test("Every shipped scenario has its statement")
  func complete() {
    #expect(Set(Self.statements.map(\.scenario)) == Set(ScenarioLibrary.shippedNames))
  }

  @Test("It holds with the scenario and not without", arguments: statements)
  func statement(_ statement: Statement) throws {
    let base = try ShippedNetwork.network()
    let edited = try ScenarioLibrary.scenario(statement.scenario).apply(to: base).network
    #expect(try statement.holds(edited), "with the scenario: \(statement.words)")
    let without = (try? statement.holds(base)) ?? false
    #expect(!without, "without: \(statement.words)")
  }

  @Test("Undo of a shipped scenario gives the same bytes", arguments: ScenarioLibrary.shippedNames)
  func undo(name: String) throws {
    let base = try ShippedNetwork.network()
    var (edited, undo) = try ScenarioLibrary.scenario(name).apply(to: base)
    #expect(try Self.bytes(edited) != Self.bytes(base))
    _ = try edited.apply(undo)
    #expect(try Self.bytes(edited) == Self.bytes(base))
  }

  /// Everything a scenario may change, written out: the map of the network, and each table row by
  /// row.
  private static func bytes(_ network: Network) throws -> [UInt8] {
    let sink = MemorySink()
    try NetworkFeatures(network).write(to: sink)
    let tables: [String] =
      network.nodes.map { "\($0)" } + network.legs.map { "\($0)" }
      + network.facilities.map { "\($0)" } + network.crossings.map { "\($0)" }
      + network.services.map { "\($0)" } + network.tariffs.map { "\($0)" }
      + network.legEnds.map { "\($0)" } + ["\(network.defaultDate)"]
    return sink.bytes + Array(tables.joined(separator: "\n").utf8)
  }
}
