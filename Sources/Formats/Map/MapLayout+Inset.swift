import Geo

extension MapLayout {
  /// The larger size first; a smaller one may fit where the larger does not.
  private static let insetSizesPx: [(width: Double, height: Double)] = [(300, 220), (240, 170)]
  /// Symbols nearer than this leave no room for labels between them.
  private static let crowdedPx = 30.0
  private static let minMagnification = 1.8
  private static let maxMagnification = 12.0

  /// A magnified view of where labelled places crowd most, if there is such and a free corner.
  static func inset(
    of content: PlacedContent,
    _ projected: ProjectedSubject,
    corners: FrameCorners,
    around legend: PageBox
  ) -> Inset? {
    let labelled = content.marks.filter { projected.subject.marks[$0.index].isLabelled }
    for size in insetSizesPx {
      let inner = PageBox(minX: 0, minY: 0, maxX: size.width, maxY: size.height).grown(by: -32)
      let crowd = densestCrowd(
        of: labelled.map(\.box.center),
        widthPx: inner.width / (minMagnification * 1.2),
        heightPx: inner.height / (minMagnification * 1.2)
      )
      guard let crowd else { return nil }
      let corner = corners.emptiest(
        width: size.width,
        height: size.height,
        avoiding: [legend, crowd.grown(by: 16)]
      )
      guard corner.covered == 0 else { continue }
      if let inset = inset(showing: crowd, of: content, projected, in: corner.box) { return inset }
    }
    return nil
  }

  private static func inset(
    showing crowd: PageBox,
    of content: PlacedContent,
    _ projected: ProjectedSubject,
    in frame: PageBox
  ) -> Inset? {
    let corners = [
      PagePoint(x: crowd.minX, y: crowd.minY), PagePoint(x: crowd.maxX, y: crowd.maxY),
    ]
    guard let extent = PlaneExtent(around: corners.map(content.panel.plane)) else { return nil }
    let smallest = frame.height / (content.panel.scale * maxMagnification)
    let panel = MapPanel(
      frame: frame,
      fitting: extent.widened(toAtLeast: smallest / 3),
      into: frame.grown(by: -32),
      projection: content.panel.projection
    )
    guard panel.scale > content.panel.scale * minMagnification else { return nil }
    var view = PlacedContent(projected, in: panel)
    let ownTag = tag(in: frame.grown(by: tagPx + 2), marks: view.marks)
    view.placeLabels(of: projected.subject, around: [ownTag.grown(by: 1)]) { _ in true }
    let low = content.panel.page(panel.plane(PagePoint(x: frame.minX, y: frame.minY)))
    let high = content.panel.page(panel.plane(PagePoint(x: frame.maxX, y: frame.maxY)))
    let source = PageBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
    let sourceTag = tag(in: source.grown(by: 2 * tagPx), marks: content.marks)
    guard content.panel.frame.contains(sourceTag) else { return nil }
    return Inset(content: view, source: source, sourceTag: sourceTag, tag: ownTag)
  }

  static let tagPx = 14.0

  /// Where the letter of an inset stands: within a box's corner, off the symbols if it can.
  private static func tag(in outer: PageBox, marks: [PlacedContent.Mark]) -> PageBox {
    let box = outer.grown(by: -tagPx - 2)
    let corners = [
      (box.minX, box.minY), (box.maxX - tagPx, box.minY), (box.minX, box.maxY - tagPx),
      (box.maxX - tagPx, box.maxY - tagPx),
    ].map { x, y in PageBox(minX: x, minY: y, maxX: x + tagPx, maxY: y + tagPx) }
    return corners.first { corner in !marks.contains { $0.box.overlaps(corner) } } ?? corners[0]
  }

  /// The window of a size in which the most places stand too close to another, cut down to those
  /// places; `nil` if there are not three.
  ///
  /// - Complexity: O(*n*²) in the number of places.
  private static func densestCrowd(
    of places: [PagePoint],
    widthPx: Double,
    heightPx: Double
  ) -> PageBox? {
    let crowded = places.indices.filter { index in
      places.indices.contains {
        $0 != index && places[$0].distance(to: places[index]) < crowdedPx
      }
    }.map { places[$0] }
    var best: (members: [PagePoint], spread: Double)?
    for center in crowded {
      let window = PageBox(center: center, width: widthPx, height: heightPx)
      let members = crowded.filter(window.contains)
      // Of windows with as many places, the one that they fill least, where they crowd most.
      let spread = members.map { $0.distance(to: center) }.reduce(0, +)
      if let best, (best.members.count, -best.spread) >= (members.count, -spread) { continue }
      best = (members, spread)
    }
    guard let best, best.members.count >= 3 else { return nil }
    return PageBox(around: best.members)
  }
}
