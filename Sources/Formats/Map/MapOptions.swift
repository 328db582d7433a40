/// How a map is drawn.
public struct MapOptions: Sendable {
  /// Land under the network; `nil` draws the graticule alone.
  public var baseMap: BaseMap?
  /// Draws the base map's country borders, with the caption that they are its own.
  public var showsBaseBorders = false
  /// PROJ's name of a projection; `nil` chooses one for the extent.
  public var projection: String?
  public var palette = LinePalette.standard
  /// Pixels, 600…4000; the height follows from the extent.
  public var widthPx = 1200.0

  public init() {}

  /// What ``widthPx`` may be: narrower than this a legend leaves no room for a map.
  public static let widthRangePx = 600.0...4000.0
}
