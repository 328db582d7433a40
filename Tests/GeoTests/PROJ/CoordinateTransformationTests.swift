import Geo
import TestSupport
import Testing

@Suite struct CoordinateTransformationTests {
  @Test(arguments: try fixture("projections.csv"))
  func projectionsAgreeWithPublishedPoints(row: FixtureRow) throws {
    let projection = try CoordinateTransformation(projection: row.text("projection"))
    let position = try at(row.number("lon_deg"), row.number("lat_deg"))
    let point = try projection.project(position)
    #expect(abs(point.x - row.number("x")) <= row.number("tolerance"))
    #expect(abs(point.y - row.number("y")) <= row.number("tolerance"))
    let back = try projection.inverse(point)
    #expect(abs(back.x - position.longitude) <= 1e-9)
    #expect(abs(back.y - position.latitude) <= 1e-9)
  }

  @Test func namedSystemsTakeLongitudeFirst() throws {
    let toWebMercator = try CoordinateTransformation(from: "EPSG:4326", to: "EPSG:3857")
    let point = try toWebMercator.project(
      at(-100.333_333_333_333_33, 24.381_786_944_444_446)
    )
    #expect(abs(point.x - -11_169_055.58) <= 1e-2)
    #expect(abs(point.y - 2_800_000.00) <= 1e-2)
  }

  @Test func parametersAndNamesGiveTheSameNumbers() throws {
    let named = try CoordinateTransformation(from: "EPSG:4326", to: "EPSG:3857")
    let built = try CoordinateTransformation(projection: "+proj=webmerc +ellps=WGS84")
    try forAll(count: 200, seed: 30) { random, seed in
      let position = try Coordinate(
        longitude: .random(in: -179...179, using: &random),
        latitude: .random(in: -85...85, using: &random)
      )
      #expect(try named.project(position) == built.project(position), "seed \(seed)")
    }
  }

  @Test func wholeLineGivesThePointsOfEachPosition() throws {
    let projection = try CoordinateTransformation(
      projection: "+proj=lcc +lat_1=20 +lat_2=55 +lat_0=38 +lon_0=58 +ellps=WGS84"
    )
    let given = try line([(50, 40), (72.84, 18.95), (30.3, 59.9)])
    #expect(try projection.project(given) == given.map { try projection.project($0) })
  }

  @Test func unknownSystemIsRefusedWithItsNameAndAReason() throws {
    let error = try #require(throws: ProjectionError.self) {
      try CoordinateTransformation(from: "EPSG:4326", to: "EPSG:999999")
    }
    guard case .unknownSystem("EPSG:999999", let reason) = error else {
      Issue.record("unexpected \(error)")
      return
    }
    #expect(reason.contains("crs not found"))
  }

  @Test func unknownParametersAreRefused() {
    #expect(throws: ProjectionError.self) {
      try CoordinateTransformation(projection: "+proj=nonesuch")
    }
  }

  @Test func pointOutsideTheDomainIsAnErrorAndSpoilsNothing() throws {
    // The point opposite the centre of an azimuthal projection has no place on the plane.
    let projection = try CoordinateTransformation(projection: "+proj=aeqd +R=1 +lat_0=0")
    let error = try #require(throws: ProjectionError.self) {
      try projection.project(at(180, 0))
    }
    guard case .outsideDomain(_, _, let reason) = error else {
      Issue.record("unexpected \(error)")
      return
    }
    #expect(reason != "no reason given")
    let point = try projection.project(at(90, 0))
    #expect(abs(point.x - .pi / 2) <= 1e-12)
  }

  @Test func oneTransformationServesManyTasks() async throws {
    let projection = try CoordinateTransformation(projection: "+proj=merc +ellps=GRS80")
    let expected = try projection.project(at(2, 1))
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1000 where try projection.project(at(2, 1)) != expected { return false }
          return true
        }
      }
      for try await same in group { #expect(same) }
    }
  }
}
