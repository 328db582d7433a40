import Geo

/// A map with everything in its place on the page, before it is written.
public struct MapLayout: Sendable {
  let subject: MapSubject
  let options: MapOptions
  let projection: MapProjection
  let widthPx: Double
  let heightPx: Double
  let title: [String]
  let caption: [String]
  let main: PlacedContent
  let inset: Inset?
  let land: [[PagePoint]]
  let insetLand: [[PagePoint]]
  let graticule: Graticule
  let legend: MapLegend
  let legendBox: PageBox
  let scaleBar: ScaleBar?

  struct Inset: Sendable {
    var content: PlacedContent
    /// What it shows of the map, on the map.
    var source: PageBox
    /// Where its letter stands on the map, and in the inset itself.
    var sourceTag: PageBox
    var tag: PageBox
  }

  /// Names of the places whose labels found no room, the most important first.
  public var droppedLabels: [String] {
    (main.dropped + (inset?.content.dropped ?? [])).map { subject.marks[$0].name }
  }

  static let marginPx = 20.0
  static let gutterPx = 16.0
  static let titleMetrics = TextMetrics(sizePx: 18, isBold: true)
  static let captionMetrics = TextMetrics(sizePx: 10.5)

  /// Finds the places.
  ///
  /// - Throws: ``MapError``; a projection asked for by name may not exist, and a subject may be
  ///   empty.
  public init(_ subject: MapSubject, options: MapOptions) throws(MapError) {
    self.subject = subject
    self.options = options
    let positions = subject.lines.flatMap(\.parts) + subject.marks.map { [$0.coordinate] }
    guard let box = BoundingBox(lines: positions) else { throw .nothingToShow }
    do throws(ProjectionError) {
      if let name = options.projection {
        projection = try MapProjection(name, over: box)
      } else {
        projection = try MapProjection(suitedTo: box)
      }
    } catch {
      throw .projection(error)
    }
    let projected = ProjectedSubject(subject, projection: projection)
    guard let extent = projected.extent else { throw .outsideProjection(projection.definition) }

    widthPx = options.widthPx
    let inner = widthPx - 2 * Self.marginPx
    title = Self.titleMetrics.wrapped(subject.title, toWidthPx: inner)
    let top = Self.marginPx + Double(title.count) * 24 + 4
    legend = MapLegend(subject)
    let frame = Self.frame(
      for: extent,
      left: Self.marginPx + Self.gutterPx + 14,
      top: top,
      right: widthPx - Self.marginPx,
      legendHeight: legend.heightPx
    )
    let size = extent.widened(toAtLeast: max(extent.width, extent.height) * 0.05)
    var content = PlacedContent(projected, in: Self.panel(frame, size, projection, legend: nil))
    var corners = FrameCorners(frame: frame, obstacles: content.obstacles)
    var corner = corners.emptiest(width: legend.widthPx, height: legend.heightPx)
    if corner.covered > 0 {
      let panel = Self.panel(frame, size, projection, legend: legend)
      content = PlacedContent(projected, in: panel)
      corners = FrameCorners(frame: frame, obstacles: content.obstacles)
      corner = corners.emptiest(width: legend.widthPx, height: legend.heightPx)
    }
    legendBox = corner.box
    inset = Self.inset(of: content, projected, corners: corners, around: legendBox)
    var taken = [legendBox.grown(by: 2)]
    if let inset {
      taken += [inset.content.panel.frame.grown(by: 2), inset.source, inset.sourceTag]
    }
    let isInset = Set(inset?.content.marks.map(\.index) ?? [])
    content.placeLabels(of: subject, around: taken) { !isInset.contains($0) }
    main = content

    let panel = content.panel
    graticule = Graticule(panel)
    let drawing = options.baseMap.map(LandDrawing.init)
    land = drawing?.rings(in: panel) ?? []
    insetLand = inset.flatMap { drawing?.rings(in: $0.content.panel) } ?? []
    scaleBar = ScaleBar(panel, right: frame.maxX, y: frame.maxY + Self.gutterPx + 12)
    caption = Self.caption(
      subject,
      options: options,
      projection: projection,
      widthPx: inner - (scaleBar?.box.width ?? 0) - 40
    )
    heightPx =
      frame.maxY + Self.gutterPx + max(Double(caption.count) * 14 + 8, 44) + Self.marginPx / 2
  }

  private static func frame(
    for extent: PlaneExtent,
    left: Double,
    top: Double,
    right: Double,
    legendHeight: Double
  ) -> PageBox {
    let width = right - left
    let wanted = width * extent.height / extent.width
    let height = min(
      max(wanted, width * 0.45, legendHeight + 40),
      max(width * 0.8, legendHeight + 40)
    )
    return PageBox(minX: left, minY: top, maxX: right, maxY: top + height.rounded())
  }

  /// The map in its frame, with room for labels at the edges; beside the legend, if there is no
  /// corner that it fits in.
  private static func panel(
    _ frame: PageBox,
    _ extent: PlaneExtent,
    _ projection: MapProjection,
    legend: MapLegend?
  ) -> MapPanel {
    let part = PageBox(
      minX: frame.minX + 60 + (legend?.widthPx ?? 0),
      minY: frame.minY + 34,
      maxX: frame.maxX - 60,
      maxY: frame.maxY - 34
    )
    return MapPanel(frame: frame, fitting: extent, into: part, projection: projection)
  }

  private static func caption(
    _ subject: MapSubject,
    options: MapOptions,
    projection: MapProjection,
    widthPx: Double
  ) -> [String] {
    var sentences = subject.notes
    if subject.lines.contains(where: \.isSchematic) {
      sentences.append(
        "Schematic: a line without a surveyed course is the geodesic between its ends."
      )
    }
    if let base = options.baseMap, !base.credit.isEmpty { sentences.append(base.credit) }
    if options.showsBaseBorders, options.baseMap != nil {
      sentences.append("Country borders are the base map's; no position is taken.")
    }
    sentences.append("Projection: \(projection.definition).")
    let paragraph = captionMetrics.wrapped(sentences.joined(separator: " "), toWidthPx: widthPx)
    return paragraph + sourceLines(subject, widthPx: widthPx)
  }

  /// Publishers, as many as two lines hold.
  private static func sourceLines(_ subject: MapSubject, widthPx: Double) -> [String] {
    var names: [String] = []
    for source in subject.sources {
      let name = source.publisher.isEmpty ? source.id : source.publisher
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else { return [] }
    for count in stride(from: names.count, to: 0, by: -1) {
      let rest = names.count - count
      let text =
        "Sources: " + names.prefix(count).joined(separator: "; ")
        + (rest > 0 ? " and \(rest) more." : ".")
      let lines = captionMetrics.wrapped(text, toWidthPx: widthPx)
      if lines.count <= 2 || count == 1 { return lines }
    }
    return []
  }
}

/// Why there is no map.
public enum MapError: Error, Hashable, Sendable, CustomStringConvertible {
  case nothingToShow
  case outsideProjection(String)
  case projection(ProjectionError)

  public var description: String {
    switch self {
    case .nothingToShow: "there is nothing to draw"
    case .outsideProjection(let name): "nothing of it can be drawn in the projection \(name)"
    case .projection(let error): error.description
    }
  }
}
