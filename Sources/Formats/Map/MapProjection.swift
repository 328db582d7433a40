import Geo

/// The plane that a map is drawn in.
public struct MapProjection: Sendable {
  /// PROJ's parameters or the name of a system.
  public let definition: String
  /// Degrees; longitudes of the map are counted within 180° of it.
  let centralLongitude: Double
  private let transformation: CoordinateTransformation

  /// A projection suited to an extent: Lambert's conformal conic over a continent, true in shape
  /// where freight moves by land; Equal Earth (Šavrič, Patterson and Jenny, 2018,
  /// doi:10.1080/13658816.2018.1504949) where ships go round one.
  ///
  /// - Throws: ``ProjectionError``, which PROJ has no reason for here.
  public init(suitedTo box: BoundingBox) throws(ProjectionError) {
    let west = box.west
    let middle = (west + box.widthDeg / 2).rounded()
    let central = middle > 180 ? middle - 360 : middle
    let isVast = box.south < 15 && box.heightDeg > 35 || box.south < 0 || box.widthDeg > 140
    if isVast {
      try self.init("+proj=eqearth +lon_0=\(Int(central)) +datum=WGS84", central: central)
    } else {
      let low = (box.south + box.heightDeg / 6).rounded()
      let high = max(low + 1, (box.north - box.heightDeg / 6).rounded())
      let origin = (box.south + box.heightDeg / 2).rounded()
      try self.init(
        "+proj=lcc +lat_1=\(Int(low)) +lat_2=\(Int(high)) +lat_0=\(Int(origin)) "
          + "+lon_0=\(Int(central)) +datum=WGS84",
        central: central
      )
    }
  }

  /// Any projection: PROJ's parameters (`+proj=…`), or a name that its database knows.
  ///
  /// - Throws: ``ProjectionError``.
  public init(_ definition: String, over box: BoundingBox) throws(ProjectionError) {
    let middle = box.west + box.widthDeg / 2
    try self.init(definition, central: middle > 180 ? middle - 360 : middle)
  }

  private init(_ definition: String, central: Double) throws(ProjectionError) {
    self.definition = definition
    centralLongitude = central
    transformation =
      definition.hasPrefix("+") && !definition.contains("type=crs")
      ? try CoordinateTransformation(projection: definition)
      : try CoordinateTransformation(from: "EPSG:4326", to: definition)
  }

  /// A point of the plane; `nil` where the projection has none.
  func forward(longitude: Double, latitude: Double) -> ProjectedPoint? {
    var longitude = longitude
    if longitude > 180 { longitude -= 360 }
    if longitude < -180 { longitude += 360 }
    return try? transformation.forward(ProjectedPoint(x: longitude, y: latitude))
  }

  func forward(_ point: Coordinate) -> ProjectedPoint? {
    forward(longitude: point.longitude, latitude: point.latitude)
  }

  /// Longitude, within 180° of the central one, and latitude; `nil` outside the Earth.
  func inverse(_ point: ProjectedPoint) -> (longitude: Double, latitude: Double)? {
    guard let found = try? transformation.inverse(point), abs(found.y) <= 90, abs(found.x) <= 180
    else { return nil }
    var longitude = found.x
    if longitude - centralLongitude > 180 { longitude -= 360 }
    if longitude - centralLongitude < -180 { longitude += 360 }
    return (longitude, found.y)
  }
}
