import Geo

/// A node as a point.
enum NodeFeature {
  static func make(
    _ node: Node,
    extra: [Property] = [],
    size: Simplestyle.MarkerSize = .small
  ) -> Feature {
    let properties = [
      Property("kind", .text("node")),
      Property("title", .text(node.name)),
      Property("node_id", .text(node.id)),
      Property("name", .text(node.name)),
      Property("node_kind", .text(node.kind.rawValue)),
      Property("country", .text(node.country.code)),
      Property("coordinate_basis", .text(node.coordinateBasis.rawValue)),
      Property("coordinate_source", .textOrNull(node.coordinateSource)),
    ]
    return Feature(
      id: "node:\(node.id)",
      layer: .nodes,
      geometry: .point(node.coordinate.inMicrodegrees),
      properties: properties + extra + Simplestyle.marker(node.kind.color, size: size)
    )
  }
}

extension Node.Kind {
  fileprivate var color: RGBColor {
    switch self {
    case .border: Palette.black
    case .port, .chokepoint: Palette.slate
    case .station, .terminal, .city: Palette.grey
    }
  }
}
