/// A point of a picture, in pixels from its upper left corner.
public struct PagePoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Pixels to another point.
  public func distance(to other: PagePoint) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// An upright rectangle of a picture, in pixels; `y` grows downwards.
public struct PageBox: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  /// - Precondition: neither extent is below zero.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    precondition(minX <= maxX && minY <= maxY, "a box has no negative extent")
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The smallest box around points; `nil` for none.
  public init?(around points: some Sequence<PagePoint>) {
    var box: PageBox?
    for point in points {
      guard let known = box else {
        box = PageBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        continue
      }
      box = PageBox(
        minX: min(known.minX, point.x),
        minY: min(known.minY, point.y),
        maxX: max(known.maxX, point.x),
        maxY: max(known.maxY, point.y)
      )
    }
    guard let box else { return nil }
    self = box
  }

  public init(center: PagePoint, width: Double, height: Double) {
    self.init(
      minX: center.x - width / 2,
      minY: center.y - height / 2,
      maxX: center.x + width / 2,
      maxY: center.y + height / 2
    )
  }

  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }
  public var center: PagePoint { PagePoint(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  public func contains(_ point: PagePoint) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the other box lies within this one, edges included.
  public func contains(_ other: PageBox) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether the boxes share more than an edge.
  public func overlaps(_ other: PageBox) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// The box with this many pixels more on each side; fewer if negative, down to its middle.
  public func grown(by margin: Double) -> PageBox {
    let dx = max(margin, -width / 2)
    let dy = max(margin, -height / 2)
    return PageBox(minX: minX - dx, minY: minY - dy, maxX: maxX + dx, maxY: maxY + dy)
  }
}
