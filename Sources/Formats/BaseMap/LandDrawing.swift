/// The land that a panel shows.
struct LandDrawing {
  let base: BaseMap

  /// Rings on the page, cut to the panel's frame.
  ///
  /// Rings are cut in longitude and latitude before they are projected, because beyond its window a
  /// projection may tear or fold them; each also a turn to the east and to the west, for windows
  /// that reach over the antimeridian.
  ///
  /// - Complexity: O(*n*) in the base map's points.
  func rings(in panel: MapPanel) -> [[PagePoint]] {
    guard let window = panel.window else { return [] }
    let box = PageBox(minX: window.west, minY: window.south, maxX: window.east, maxY: window.north)
    let page = panel.frame.grown(by: 2)
    var rings: [[PagePoint]] = []
    for ring in base.rings {
      guard let extent = PageBox(around: ring) else { continue }
      for turn in [-360.0, 0, 360] {
        guard extent.minX + turn < box.maxX, extent.maxX + turn > box.minX else { continue }
        let shifted = ring.map { PagePoint(x: $0.x + turn, y: $0.y) }
        let cut = RingClip.clip(shifted, to: box)
        let drawn = Self.densified(cut).compactMap { point in
          panel.projection.forward(longitude: point.x, latitude: point.y).map(panel.page)
        }
        let visible = RingClip.clip(drawn, to: page)
        guard visible.count > 2 else { continue }
        let simple = LineClip.simplified(visible + visible.prefix(1), tolerancePx: 0.35)
        if simple.count > 3 { rings.append(simple.dropLast()) }
      }
    }
    return rings
  }

  /// Edges along the window's sides are long, and curves in most projections.
  private static func densified(_ ring: [PagePoint]) -> [PagePoint] {
    guard let last = ring.last else { return [] }
    var result: [PagePoint] = []
    var previous = last
    for point in ring {
      let pieces = max(1, (previous.distance(to: point) / 2).rounded(.up))
      var piece = 1.0
      while piece <= pieces {
        let share = piece / pieces
        result.append(
          PagePoint(
            x: previous.x + (point.x - previous.x) * share,
            y: previous.y + (point.y - previous.y) * share
          )
        )
        piece += 1
      }
      previous = point
    }
    return result
  }
}
