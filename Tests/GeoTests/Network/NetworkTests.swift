import Testing

@testable import Geo

/// Joining the tables, and finding nodes, places and corridors by what people call them.
@Suite struct NetworkTests {
  private func node(
    _ id: String,
    _ name: String,
    _ country: String = "KZ",
    aliases: [String] = []
  ) throws -> Node {
    Node(
      id: id,
      name: name,
      aliases: aliases,
      coordinate: try Coordinate(longitude: 50, latitude: 40),
      kind: .city,
      country: try #require(Country(code: country))
    )
  }

  private func content() throws -> NetworkContent {
    var content = NetworkContent(asOf: try #require(CivilDate(parsing: "2026")))
    content.nodes = [
      try node("az-astara", "Astara", "AZ"),
      try node("ir-astara", "Astara", "IR"),
      try node("ru-saint-petersburg", "Saint Petersburg", "RU", aliases: ["Leningrad"]),
      try node("ru-saint-petersburg-port", "Saint Petersburg (Big Port)", "RU"),
      try node("tr-istanbul", "İstanbul", "TR", aliases: ["Constantinople"]),
      try node("kz-aktau", "Aktau"),
      try node("kz-aktobe", "Aktobe"),
    ]
    content.places = [
      Place(
        id: "saint-petersburg",
        name: "Saint Petersburg",
        country: try #require(Country(code: "RU")),
        nodeIDs: ["ru-saint-petersburg-port", "ru-saint-petersburg"],
        aliases: ["St. Petersburg", "Petersburg"]
      )
    ]
    content.legs = [
      Leg(
        id: "leg",
        fromNodeID: "kz-aktau",
        toNodeID: "kz-aktobe",
        mode: .road,
        countries: [],
        lengthKm: 1
      )
    ]
    content.corridors = [
      CorridorDefinition(
        id: "middle-corridor",
        name: "Middle Corridor (TITR)",
        nodeIDs: ["kz-aktau", "tr-istanbul"],
        sectionModes: [.road]
      )
    ]
    return content
  }

  private func resolved(_ text: String) throws -> [String] {
    let network = try Network(try content())
    return try network.resolveEnd(text).nodeIndices.map { network.nodes[$0].id }
  }

  @Test(arguments: [
    "Saint Petersburg", "saint-petersburg", "St. Petersburg", "ST PETERSBURG", "petersburg",
    "place:saint-petersburg",
  ])
  func aPlacesNameMeansAllItsNodesEvenWhereOneBearsIt(_ text: String) throws {
    #expect(try resolved(text) == ["ru-saint-petersburg", "ru-saint-petersburg-port"])
  }

  @Test(arguments: [
    ("ru-saint-petersburg", "ru-saint-petersburg"), ("istanbul", "tr-istanbul"),
    ("ISTANBUL", "tr-istanbul"), ("constantinople", "tr-istanbul"), ("Aktau", "kz-aktau"),
    ("ista", "tr-istanbul"), ("aktob", "kz-aktobe"), ("Leningrad", "ru-saint-petersburg"),
  ])
  func anIDANameAnAliasOrAUniquePrefixMeansItsNode(_ text: String, _ id: String) throws {
    #expect(try resolved(text) == [id])
  }

  @Test func aNameInTwoCountriesIsAmbiguousAndItsChoicesAreIDs() throws {
    #expect(
      throws: LookupError.ambiguous(
        kind: "name",
        text: "astara",
        choices: ["az-astara (Astara)", "ir-astara (Astara)"]
      )
    ) { try resolved("astara") }
  }

  @Test func aPrefixOfTwoIsAmbiguousAndOneOfTwoLettersIsUnknown() throws {
    #expect(throws: LookupError.self) { try resolved("akt") }
    do {
      _ = try resolved("ak")
    } catch LookupError.unknown(let kind, _, _) {
      #expect(kind == "node or place")
    }
  }

  @Test func aMisspeltNameIsAnsweredWithTheNearest() throws {
    do {
      _ = try resolved("Aktauu")
      Issue.record("there is no Aktauu")
    } catch let error as LookupError {
      #expect(error.description == "no node or place 'Aktauu'; did you mean 'Aktau'?")
    }
  }

  @Test(arguments: ["middle-corridor", "Middle corridor", "middle corridor titr"])
  func aCorridorIsFoundByIDOrName(_ text: String) throws {
    #expect(try Network(try content()).corridor(text).id == "middle-corridor")
  }

  @Test func anUnknownCorridorSuggestsTheNearest() throws {
    let network = try Network(try content())
    do {
      _ = try network.corridor("middle-coridor")
      Issue.record("misspelt")
    } catch {
      guard case .unknown("corridor", _, let suggestions) = error else {
        return #expect(Bool(false), "\(error)")
      }
      #expect(suggestions.first == "middle-corridor")
    }
  }

  @Test func aDuplicateIDIsAnErrorThatNamesIt() throws {
    var content = try content()
    content.nodes.append(content.nodes[0])
    #expect(throws: NetworkError.duplicateID(kind: "node", id: "az-astara")) {
      try Network(content)
    }
  }

  @Test func aLegWithoutItsNodeIsAnErrorThatNamesBoth() throws {
    var content = try content()
    content.legs[0].toNodeID = "nowhere"
    #expect(throws: NetworkError.unknownNode(id: "nowhere", usedBy: "leg")) {
      try Network(content)
    }
  }

  @Test func tablesAreFoundByID() throws {
    let network = try Network(try content())
    #expect(network.node(id: "kz-aktau")?.name == "Aktau")
    #expect(network.leg(id: "leg")?.mode == .road)
    #expect(network.legEnds[0] == Network.LegEnds(from: 5, to: 6))
    #expect(network.node(id: "nowhere") == nil)
  }
}
