import Geo

extension MapLayout {
  private static let insetWidthPx = 300.0
  private static let insetHeightPx = 220.0
  /// Symbols nearer than this leave no room for labels between them.
  private static let crowdedPx = 30.0
  private static let maxClusterPx = 100.0
  private static let maxMagnification = 12.0

  /// A magnified view of the densest group of labelled places, if there is one and a free corner.
  static func inset(
    of content: PlacedContent,
    _ projected: ProjectedSubject,
    corners: FrameCorners,
    around legend: PageBox
  ) -> Inset? {
    let labelled = content.marks.filter { projected.subject.marks[$0.index].isLabelled }
    guard labelled.count > 3, let cluster = densestCluster(of: labelled) else { return nil }
    let corner = corners.emptiest(
      width: insetWidthPx,
      height: insetHeightPx,
      avoiding: [legend, cluster.grown(by: 12)]
    )
    guard corner.covered == 0 else { return nil }
    let inside = labelled.filter { cluster.contains($0.box.center) }
    guard
      let extent = PlaneExtent(around: inside.compactMap { projected.marks[$0.index] })
    else { return nil }
    let smallest = insetHeightPx / (content.panel.scale * maxMagnification)
    let panel = MapPanel(
      frame: corner.box,
      fitting: extent.widened(toAtLeast: smallest / 3),
      into: corner.box.grown(by: -32),
      projection: content.panel.projection
    )
    guard panel.scale > content.panel.scale * 1.8 else { return nil }
    var view = PlacedContent(projected, in: panel)
    view.placeLabels(of: projected.subject, around: []) { _ in true }
    let low = content.panel.page(
      panel.plane(PagePoint(x: corner.box.minX, y: corner.box.minY))
    )
    let high = content.panel.page(
      panel.plane(PagePoint(x: corner.box.maxX, y: corner.box.maxY))
    )
    return Inset(
      content: view,
      source: PageBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
    )
  }

  /// The box of the group, chained by nearness, that has the most places; `nil` if none has three.
  private static func densestCluster(of marks: [PlacedContent.Mark]) -> PageBox? {
    var group = Array(marks.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    for a in marks.indices {
      for b in marks.indices.dropFirst(a + 1)
      where marks[a].box.center.distance(to: marks[b].box.center) < crowdedPx {
        group[root(b)] = root(a)
      }
    }
    var members: [Int: [PagePoint]] = [:]
    for index in marks.indices { members[root(index), default: []].append(marks[index].box.center) }
    let boxes = members.sorted { $0.key < $1.key }.compactMap { _, centers in
      PageBox(around: centers).map { (box: $0, count: centers.count) }
    }.filter { $0.count >= 3 && max($0.box.width, $0.box.height) <= maxClusterPx }
    return boxes.max { $0.count < $1.count }?.box
  }
}
