import Formats
import Testing

/// One defect, put into a sound package.
struct Defect: CustomTestStringConvertible, Sendable {
  let code: DataProblem.Code
  let table: DataTable
  /// A text that stands in the table once, and what replaces it.
  let old: String
  let new: String
  /// Whole tables put in beside.
  let also: [DataTable: String]

  init(
    _ code: DataProblem.Code,
    _ table: DataTable,
    _ old: String,
    _ new: String,
    also: [DataTable: String] = [:]
  ) {
    self.code = code
    self.table = table
    self.old = old
    self.new = new
    self.also = also
  }

  var testDescription: String { "\(code.rawValue): \(new)" }

  func spoil(_ sound: PackageFixture) throws -> PackageFixture {
    var fixture = try sound.replacing(old, with: new, in: table.fileName)
    for (table, text) in also { fixture = try fixture.putting(text, in: table.fileName) }
    return fixture
  }
}

extension Defect {
  /// At least one of every kind of problem.
  static let all: [Defect] =
    fileDefects + fieldDefects + referenceDefects + figureDefects
    + fitDefects + warnings

  static let fileDefects = [
    Defect(.csvSyntax, .link, "a-b,kz-alpha", "«\"a-b,kz-alpha"),
    Defect(.csvSyntax, .link, ",,,1,s1", ",,,1,s1,«extra"),
    Defect(.missingColumn, .node, "node_id,name,x_coord,y_coord", "«node_id,name,x_coord,latitude"),
    Defect(
      .missingRow,
      .source,
      "s1",
      "s1",
      also: [
        .speed: """
        «speed_id,mode,country,service,km_per_day,p90_over_p50
        r1,rail,*,block,800,1.1
        r2,rail,*,ordinary,600,1.1
        r3,road,*,any,500,1.1

        """
      ]
    ),
  ]

  static let fieldDefects = [
    Defect(.missingValue, .facility, "lift_on_lift_off", "«"),
    Defect(.missingValue, .node, "station,KZ,1520\nkz-beta", "station,«,1520\nkz-beta"),
    Defect(.unreadableNumber, .link, "kz-beta,100", "kz-beta,«1oo"),
    Defect(.unreadableNumber, .link, "100,rail,1520", "100,rail,«wide"),
    Defect(.unreadableNumber, .service, "168", "«nan"),
    Defect(.numberOutOfRange, .link, "kz-beta,100", "kz-beta,«-5"),
    Defect(.numberOutOfRange, .link, ",1,s1", ",«1.5,s1"),
    Defect(.numberOutOfRange, .service, "168,0.5", "168,«-0.5"),
    Defect(.unreadableDate, .link, "2001", "«2001-13"),
    Defect(.unreadableSeason, .link, "04-01", "«04-31"),
    Defect(.unreadableSeason, .link, "11-30", "«"),
    Defect(.unreadableGeometry, .geometry, "\"LINESTRING (61 45.1", "«\"LINESTRING (61 45,1"),
    Defect(
      .unreadableGeometry,
      .geometry,
      "\"LINESTRING (61 45.1, 55 42",
      "«\"LINESTRING (61 45.1, 55 92"
    ),
    Defect(.coordinateOutOfRange, .node, "Delta,63", "Delta,«181"),
    Defect(.unknownValue, .link, "110,road", "110,«raod"),
    Defect(.unknownValue, .crossing, "KZ-CN", "«KZ/CN"),
    Defect(.unknownValue, .facility, "gauge,cn-gamma,gauge_change", "gauge,cn-gamma,«gauge-change"),
    Defect(.unsupportedUnit, .config, "Test,km", "Test,«furlong"),
    Defect(.unsupportedUnit, .config, "EPSG:4326", "«EPSG:3857"),
  ]

  static let referenceDefects = [
    Defect(.duplicateID, .link, "road,kz-alpha", "«a-b,kz-alpha"),
    Defect(.unknownNode, .link, "a-b,kz-alpha,kz-beta", "a-b,kz-alpha,«kz-betta"),
    Defect(.unknownNode, .place, "kz-beta;kz-port", "«kz-beta;kz-prot"),
    Defect(.unknownNode, .corridor, "kz-alpha;kz-beta", "«kz-alpha;kz-bata"),
    Defect(.unknownLeg, .constraint, "b-c;c-d", "«b-c;c-e"),
    Defect(.unknownLeg, .corridor, "b-c,", "«b-e,"),
    Defect(.unknownLeg, .passage, "sea,pilot", "«see,pilot"),
    Defect(.unknownVariant, .corridor, "b-c,", "b-c,«variant_z"),
    Defect(.foreignKey, .link, ",1,s1", ",1,«s2"),
    Defect(.foreignKey, .link, "caspian", "«caspien"),
    Defect(.foreignKey, .claim, "place:beta", "«place:betta"),
  ]

  static let figureDefects = [
    Defect(.p90BelowP50, .facility, "24,72", "24,«23"),
    Defect(.lowAboveHigh, .claim, "90,100", "«101,100"),
    Defect(.closesBeforeOpens, .link, "2001,", "2001,«2000"),
    Defect(.lengthBelowGeodesic, .link, "kz-beta,100", "kz-beta,«78"),
    Defect(.countriesDoNotFit, .link, "1520,KZ,,,,,,,,,,1", "1520,«KZ;RU,,,,,,,,,,1"),
    Defect(.countriesDoNotFit, .crossing, "KZ-CN", "«CN-KZ"),
    Defect(.constraintNotMet, .constraint, "176", "«180"),
    Defect(.sectionCount, .corridor, "rail;rail;rail", "«rail;rail"),
    Defect(
      .scopeMixed,
      .source,
      "s1",
      "s1",
      also: [
        .emission: """
        emission_id,mode,country,value,unit,scope,applies
        road,road,*,70,g CO2e/tkm,«TTW,true

        """
      ]
    ),
  ]

  static let fitDefects = [
    Defect(.noGauge, .link, "100,rail,1520", "100,rail,«"),
    Defect(.gaugeAbsentAtNode, .link, "85,rail,1435", "85,rail,«1435;1520"),
    Defect(
      .noCommodity,
      .link,
      "road,kz-alpha,kz-beta,110,road,,KZ,,",
      "road,kz-alpha,kz-beta,110,pipeline,,KZ,,«"
    ),
    Defect(
      .noBasin,
      .link,
      "road,kz-alpha,kz-beta,110,road,,KZ,",
      "other,az-quay,kz-port,1100,sea,,AZ;KZ,«"
    ),
    Defect(.carriesDoesNotFit, .link, "1520,KZ,,,,,,,,,,1", "1520,KZ,,,«wagons,,,,,,,1"),
    Defect(.modeDoesNotFit, .passage, "sea,pilot", "«road,pilot"),
    Defect(.modeDoesNotFit, .crossing, "KZ-CN,rail", "KZ-CN,«road"),
    Defect(
      .noCrossing,
      .link,
      "1520,KZ;CN",
      "1520,«KZ;CN",
      also: [
        .crossing: """
        crossing_id,link_id,countries,mode,direction,hours_p50,hours_p90
        border,b-c,KZ-CN,rail,from>to,20,40

        """,
        .crossingDefault: """
        default_id,pair_a,pair_b,priority,mode,hours_p50
        union,KZ,RU,1,rail,2

        """,
      ]
    ),
    Defect(.facilityWaysDoNotMeet, .facility, "port,rail-1520", "port,«rail-1435"),
    Defect(.facilityWaysDoNotMeet, .facility, "rail-1520,sea", "rail-1520,«ferry"),
  ]

  static let warnings = [
    Defect(
      .lengthException,
      .link,
      "kz-beta,100,rail,1520,KZ,,,,,,,,",
      "kz-beta,70,rail,1520,KZ,,,,,,,,«as printed"
    ),
    Defect(.constraintException, .constraint, "176,", "200,«old road"),
    Defect(.lengthFromGeodesic, .link, "kz-beta,100", "kz-beta,«"),
    Defect(.noSource, .link, ",1,s1", ",1,«"),
    Defect(
      .noCountries,
      .node,
      "node_type,country",
      "node_type,land",
      also: [
        .node: """
        «node_id,name,x_coord,y_coord,gauges_mm
        kz-alpha,Alpha,60,45,1520
        kz-beta,Beta,61,45,1520
        kz-port,Port Beta,61,45.1,1520
        cn-gamma,Gamma,62,45,1435;1520
        cn-delta,Delta,63,45,1435
        az-quay,Quay,50,40,

        """
      ]
    ),
    Defect(
      .schematicGeometry,
      .link,
      ",line,",
      ",«line,",
      also: [
        .geometry: """
        geometry_id,geometry,geometry_basis
        line,"linestring(61 45.1,50 40)",schematic

        """
      ]
    ),
    Defect(
      .geometryFarFromNodes,
      .link,
      ",line,",
      ",«line,",
      also: [
        .geometry: """
        geometry_id,geometry
        line,"LINESTRING (61 45.1, 50.5 40)"

        """
      ]
    ),
    Defect(.unusedGauge, .node, "station,KZ,1520\nkz-beta", "station,KZ,«1520;1676\nkz-beta"),
    Defect(
      .tableFromShippedData,
      .config,
      "Test,km,EPSG:4326,WKT,2026-11-24",
      "Test,km,EPSG:4326,WKT,",
      also: [
        .config: """
        «dataset_name,long_length
        Test,km

        """
      ]
    ),
  ]
}

struct DefectTests {
  @Test func soundPackageHasNoProblems() throws {
    #expect(try PackageFixture.sound.problems() == [])
  }

  @Test("each defect is found once, where it is, and nothing else", arguments: Defect.all)
  func defect(_ defect: Defect) throws {
    let fixture = try defect.spoil(.sound)
    let found = try fixture.problems()
    #expect(found.map(\.code) == [defect.code], "\(found.map(\.description))")
    let problem = try #require(found.first)
    let place = "\(problem.file):\(problem.line):\(problem.column)"
    #expect(place == fixture.mark)
    #expect(problem.description.hasPrefix("\(place): \(problem.severity.rawValue): "))
  }

  @Test func everyKindOfProblemHasADefect() {
    let untried = Set(DataProblem.Code.allCases).subtracting(Defect.all.map(\.code))
    #expect(untried.isEmpty)
  }

  @Test func allProblemsOfAllFilesAreCollectedInTheOrderOfTheFiles() throws {
    let found = try PackageFixture.sound
      .replacing("\"LINESTRING", with: "\"LINES\"TRING", in: "geometry.csv")
      .replacing("kz-beta,100", with: "kz-betta,1oo", in: "link.csv")
      .replacing("24,72", with: "24,x", in: "facility.csv")
      .replacing("place:beta", with: "nowhere", in: "claim.csv")
      .problems()
    #expect(
      found.map { "\($0.file):\($0.line) \($0.code.rawValue)" } == [
        "geometry.csv:2 csv-syntax", "link.csv:2 unknown-node", "link.csv:2 unreadable-number",
        "facility.csv:3 unreadable-number", "claim.csv:2 foreign-key",
      ]
    )
  }

  @Test func aMisspeltIdIsAnsweredWithTheNearestOne() throws {
    let found = try PackageFixture.sound
      .replacing("a-b,kz-alpha,kz-beta", with: "a-b,kz-alpha,kz-betta", in: "link.csv")
      .problems()
    #expect(found.first?.value == "kz-betta")
    #expect(found.first?.suggestions.first == "kz-beta")
    #expect(
      found.first?.description
        == "link.csv:2:14: error: to_node_id: no node 'kz-betta'; expected one of node.csv; "
        + "did you mean 'kz-beta'? [unknown-node]"
    )
  }

  @Test func halfOfTheLastPrintedDigitIsAllowedBelowTheGeodesic() throws {
    // Alpha–Beta is one degree of longitude at 45° N: 78.847 km (a·cosφ/√(1−e²sin²φ)·π/180).
    for (length, isTooShort) in [("79", false), ("78.8", false), ("78.7", true), ("78.84", true)] {
      let found = try PackageFixture.sound
        .replacing("kz-beta,100", with: "kz-beta,\(length)", in: "link.csv")
        .problems()
      #expect(found.map(\.code) == (isTooShort ? [.lengthBelowGeodesic] : []), "\(length)")
    }
  }
}
