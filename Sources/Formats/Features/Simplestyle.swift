import Geo

/// How features look, in the words of simplestyle-spec 1.1, which GitHub and geojson.io read.
///
/// It has no dashes, so a status is a property and a line that is not open is only paler.
enum Simplestyle {
  /// A route under its legs: broad and translucent in the corridor's colour.
  static func route(_ color: RGBColor) -> [Property] {
    line(color, widthPixels: 9, opacity: 0.45)
  }

  /// A leg: narrow, in the colour of its gauge or mode.
  static func leg(_ color: RGBColor, isOpen: Bool) -> [Property] {
    line(color, widthPixels: legWidthPixels, opacity: isOpen ? 1 : 0.5)
  }

  /// The same, said to a receiver.
  static func describeLeg<Receiver: PropertyReceiver & ~Copyable>(
    _ color: RGBColor,
    isOpen: Bool,
    to receiver: inout Receiver
  ) {
    receiver.add("stroke", .text(color.description))
    receiver.add("stroke-width", .integer(legWidthPixels))
    receiver.add("stroke-opacity", .number(isOpen ? 1 : 0.5))
  }

  private static let legWidthPixels = 3

  private static func line(
    _ color: RGBColor,
    widthPixels: Int,
    opacity: Double
  ) -> [Property] {
    [
      Property("stroke", .text(color.description)),
      Property("stroke-width", .integer(widthPixels)),
      Property("stroke-opacity", .number(opacity)),
    ]
  }

  enum MarkerSize: String {
    case small
    case medium
    case large
  }

  /// - Parameter symbol: one letter, which every reader of the specification can draw; the icon
  ///   sets behind longer names come and go.
  static func marker(
    _ color: RGBColor,
    size: MarkerSize,
    symbol: Character? = nil
  ) -> [Property] {
    [
      Property("marker-color", .text(color.description)),
      Property("marker-size", .text(size.rawValue)),
    ] + (symbol.map { [Property("marker-symbol", .text(String($0)))] } ?? [])
  }
}
