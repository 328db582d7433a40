import Geo
import Testing

@Suite struct CoordinateTests {
  @Test(arguments: [(-180.0, -90.0), (180, 90), (0, 0), (72.84, 18.95)])
  func acceptsEveryPlaceOnEarth(longitude: Double, latitude: Double) throws {
    let position = try Coordinate(longitude: longitude, latitude: latitude)
    #expect(position.longitude == longitude)
    #expect(position.latitude == latitude)
  }

  @Test(arguments: [
    (180.000_000_000_000_03, 0.0, CoordinateError.outOfRange(.longitude, 180.000_000_000_000_03)),
    (-180.1, 0, .outOfRange(.longitude, -180.1)),
    (0, 90.000_000_000_000_02, .outOfRange(.latitude, 90.000_000_000_000_02)),
    (0, -91, .outOfRange(.latitude, -91)),
    (.infinity, 0, .notFinite(.longitude, .infinity)),
    (0, -.infinity, .notFinite(.latitude, -.infinity)),
  ])
  func refusesNumbersOutOfRange(longitude: Double, latitude: Double, error: CoordinateError) {
    #expect(throws: error) { try Coordinate(longitude: longitude, latitude: latitude) }
  }

  @Test func refusesNaN() {
    #expect(throws: CoordinateError.self) { try Coordinate(longitude: .nan, latitude: 0) }
    #expect(throws: CoordinateError.self) { try Coordinate(longitude: 0, latitude: .nan) }
  }

  @Test func errorNamesTheValueAndTheRange() {
    #expect(
      CoordinateError.outOfRange(.latitude, 91.5).description
        == "latitude 91.5 is outside -90…90 degrees"
    )
  }

  @Test(arguments: [
    ("72.84,18.95", 72.84, 18.95), (" -5.5 ,\t+40.9 ", -5.5, 40.9), ("1e1,0", 10, 0),
    ("-180,-90", -180, -90),
  ])
  func readsLongitudeCommaLatitude(text: String, longitude: Double, latitude: Double) throws {
    #expect(
      try Coordinate(parsing: text) == Coordinate(longitude: longitude, latitude: latitude)
    )
  }

  @Test(arguments: [
    "", ",", "1", "1,", ",1", "1,2,3", "1;2", "nan,0", "0,inf", "0x10,0", "1 2,3", "٣,٤", "a,b",
    "1,2\n",
  ])
  func refusesOtherTexts(text: String) {
    #expect(throws: CoordinateError.malformed(text)) { try Coordinate(parsing: text) }
  }

  @Test func refusesTextsThatAreNoPlace() {
    #expect(throws: CoordinateError.outOfRange(.latitude, 118)) {
      try Coordinate(parsing: "24,118")
    }
  }

  @Test func descriptionReadsBack() throws {
    let position = try Coordinate(longitude: -0.1, latitude: 1.0 / 3)
    #expect(try Coordinate(parsing: position.description) == position)
  }
}
