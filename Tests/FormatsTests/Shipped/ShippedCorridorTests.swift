import Formats
import Geo
import Routing
import Testing

/// Every named corridor, end to end, on the date it claims.
@Suite("Corridors of the shipped network")
struct ShippedCorridorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var corridor: String
    /// `nil` is the data's own date.
    var date: String?
    var gaugeChanges: [String]
    /// Whether something on it is not open on the data's date.
    var isAhead: Bool
    var cargo: Cargo = .feu
    var testDescription: String { corridor }

    init(
      _ corridor: String,
      _ date: String? = nil,
      gaugeChanges: [String] = [],
      cargo: Cargo = .feu
    ) {
      self.corridor = corridor
      self.date = date
      self.gaugeChanges = gaugeChanges
      self.cargo = cargo
      isAhead = date != nil
    }
  }

  private static let gas = Cargo(form: .gas, amount: .tonnes(1)) ?? .feu
  private static let oil = Cargo(form: .oil, amount: .tonnes(1)) ?? .feu

  static let cases: [Case] = [
    Case("instc-west-road"),
    Case("instc-west-rail", "2028", gaugeChanges: ["ir-astara"]),
    Case("instc-caspian-anzali"),
    Case("instc-caspian-amirabad"),
    Case("instc-east-incheh-borun", gaugeChanges: ["ir-incheh-borun"]),
    Case("instc-east-sarakhs", gaugeChanges: ["ir-sarakhs"]),
    Case("suez-mumbai-st-petersburg"),
    Case("cape-mumbai-st-petersburg"),
    Case("suez-bosphorus-novorossiysk"),
    Case("northern-dostyk", gaugeChanges: ["kz-dostyk", "pl-malaszewicze"]),
    Case("northern-altynkol", gaugeChanges: ["kz-altynkol", "pl-malaszewicze"]),
    Case("northern-manzhouli", gaugeChanges: ["ru-zabaikalsk", "pl-malaszewicze"]),
    // Ends on broad gauge at Małaszewicze, before the second change.
    Case("northern-mongolia", gaugeChanges: ["mn-zamyn-uud"]),
    Case("cku-523", "2030", gaugeChanges: ["kg-makmal"]),
    Case("cku-532", "2030", gaugeChanges: ["kg-makmal"]),
    Case("cku-trans-caspian", "2030", gaugeChanges: ["kg-makmal"]),
    Case("cku-iran-turkiye", "2030", gaugeChanges: ["kg-makmal", "ir-sarakhs"]),
    Case("middle-corridor-poti", gaugeChanges: ["kz-altynkol"]),
    Case("middle-corridor-btk", gaugeChanges: ["kz-altynkol", "ge-akhalkalaki"]),
    Case("southern-sarakhs-turkiye", gaugeChanges: ["kz-altynkol", "ir-sarakhs"]),
    Case("china-iran-incheh-borun", gaugeChanges: ["kz-altynkol", "ir-incheh-borun"]),
    Case("trans-afghan", "2030", gaugeChanges: ["pk-kharlachi"]),
    Case("kti", gaugeChanges: ["ir-zahedan"]),
    Case("kashgar-irkeshtam-road"),
    Case("btk", gaugeChanges: ["ge-akhalkalaki"]),
    Case("caucasus-poti"),
    Case("caucasus-batumi"),
    Case("caucasus-anaklia", "2029"),
    Case("samur-astara"),
    Case("georgia-armenia"),
    Case("georgian-military-highway"),
    Case("iran-armenia-road"),
    Case("sea-shanghai-rotterdam-suez"),
    Case("sea-shanghai-rotterdam-cape"),
    Case("gas-russia-azerbaijan-iran", cargo: gas),
    Case("btc", cargo: oil),
    Case("southern-gas-corridor", cargo: gas),
  ]

  /// Corridors with a leg that is suspended, or planned without a date: no date opens them.
  static let closed: [(corridor: String, by: String)] = [
    ("cku-northern-alignment", "kg-torugart__kg-kazarman__rail-1520-northern_alt"),
    ("zangezur-tripp", "az-aghband__am-meghri__rail-1520"),
    ("aras-iran", "az-aghband__ir-kalaleh__rail-1520"),
    ("gyumri-kars", "am-akhurik__tr-dogukapi__rail-1520"),
    ("abkhazia-rail", "ge-ingiri__ge-gali__rail-1520"),
  ]

  @Test(
    "a corridor runs on its date, both ways, with exactly its changes of gauge",
    arguments: cases
  )
  func runs(corridor: Case) throws {
    let definition = try ShippedNetwork.network().corridor(corridor.corridor)
    let ends = try (#require(definition.nodeIDs.first), #require(definition.nodeIDs.last))
    for (from, to, gaugeChanges) in [
      (ends.0, ends.1, corridor.gaugeChanges),
      (ends.1, ends.0, corridor.gaugeChanges.reversed()),
    ] {
      let itinerary = try ShippedNetwork.route(from, to, along: corridor.corridor) {
        $0.date = corridor.date.flatMap { CivilDate(parsing: $0) }
        $0.cargo = corridor.cargo
        if corridor.cargo.form != .container { $0.objective = .distance }
      }
      #expect(itinerary.gaugeChangeNodes == gaugeChanges)
      #expect(itinerary.stepsNotOpenYet.isEmpty == !corridor.isAhead)
      #expect(itinerary.corridor?.addedKm == 0)
      #expect(itinerary.corridor?.leftOutKm == 0)
      let legs = itinerary.legSteps.compactMap(\.legID)
      #expect(Set(legs).count == legs.count, "a leg is used twice")
      #expect(Set(definition.requiredLegIDs).isSubset(of: legs))
    }
  }

  @Test("no date opens what is suspended or planned without a date", arguments: closed)
  func staysClosed(corridor: String, by leg: String) throws {
    let definition = try ShippedNetwork.network().corridor(corridor)
    let ends = try (#require(definition.nodeIDs.first), #require(definition.nodeIDs.last))
    do {
      _ = try ShippedNetwork.route(ends.0, ends.1, along: corridor) {
        $0.date = CivilDate(parsing: "2150")
      }
      Issue.record("\(corridor) ran")
    } catch QueryError.noRoute(let reason) {
      #expect(reason.description.contains(leg), "\(reason)")
    }
  }

  @Test("every corridor of the data is in one of the two lists")
  func coversAllCorridors() throws {
    let listed = Self.cases.map(\.corridor) + Self.closed.map(\.corridor)
    #expect(Set(listed) == Set(try ShippedNetwork.network().corridors.map(\.id)))
  }

  @Test("by Suez there is no border and no change of gauge, and nothing but water")
  func suezIsAllWater() throws {
    let itinerary = try ShippedNetwork.route(
      "Mumbai",
      "Saint Petersburg",
      along: "suez-mumbai-st-petersburg"
    )
    #expect(itinerary.total.borders == 0 && itinerary.total.gaugeChanges == 0)
    #expect(itinerary.modes(in: try ShippedNetwork.network()) == [.sea, .inlandWaterway])
    #expect(itinerary.steps.filter { $0.kind == .sailingWait }.count == 1)
    #expect(itinerary.steps.filter { $0.kind == .port }.count == 2)
  }

  @Test("the western INSTC has a road leg today and none once Rasht–Astara is open")
  func westernBranchLosesItsRoad() throws {
    let network = try ShippedNetwork.network()
    let today = try ShippedNetwork.route("Mumbai", "Saint Petersburg", along: "instc-west-road")
    #expect(today.modes(in: network).contains(.road))
    let later = try ShippedNetwork.route("Mumbai", "Saint Petersburg", along: "instc-west-rail") {
      $0.date = CivilDate(parsing: "2028")
    }
    #expect(later.modes(in: network) == [.rail, .sea])
    #expect(later.total.gaugeChanges == 1)
  }
}
