/// Finds room for labels beside their symbols, one after another, the most important first.
///
/// A label tries eight positions around its symbol (right, left, above, below, the four corners:
/// Imhof, *Positioning Names on Maps*, 1975, in another order), then places farther off that a
/// leader line joins to the symbol. It never covers a symbol, another label, or what is marked as
/// taken, and never leaves the frame; among the free positions it takes the one that covers the
/// least of the lines. A label without room is not placed, and the caller says so.
///
/// - Complexity: O(labels × positions × what lies in the cells that a position covers).
public struct LabelPlacement: Sendable {
  /// A label that wants a place.
  public struct Request: Sendable {
    /// The symbol's own box, which the label stands beside.
    public var anchor: PageBox
    public var widthPx: Double
    public var heightPx: Double

    public init(anchor: PageBox, widthPx: Double, heightPx: Double) {
      self.anchor = anchor
      self.widthPx = widthPx
      self.heightPx = heightPx
    }
  }

  /// Where a label stands.
  public struct Placed: Hashable, Sendable {
    public var box: PageBox
    /// From the symbol to the label, where it stands farther off.
    public var leader: [PagePoint]?
    /// Whether the text should end at its right edge, towards the symbol.
    public var isRightAligned: Bool
  }

  private let frame: PageBox
  private var taken: BoxGrid
  private var lines: PointGrid

  /// - Parameter frame: what labels have to stay within.
  public init(frame: PageBox) {
    self.frame = frame
    taken = BoxGrid(frame: frame)
    lines = PointGrid(frame: frame)
  }

  /// Keeps labels off a box.
  public mutating func block(_ box: PageBox) {
    taken.insert(box)
  }

  /// Whether a box lies within the frame and covers nothing that is taken.
  public func isFree(_ box: PageBox) -> Bool {
    frame.contains(box) && !taken.overlaps(box)
  }

  /// Makes labels avoid a line where they can.
  public mutating func avoid(_ line: [PagePoint], weight: Double = 1) {
    lines.insert(line, weight: weight)
  }

  /// Places a label, and keeps later ones off it.
  ///
  /// - Returns: `nil` where there is no room.
  public mutating func place(_ request: Request) -> Placed? {
    var best: (placed: Placed, cost: Double)?
    for (order, candidate) in Self.positions(for: request).enumerated() {
      // Near positions win over far ones unless they would cover much of a line.
      let cost =
        lines.weight(in: candidate.box) + Double(order) * 0.35 + (candidate.leader == nil ? 0 : 6)
      if let best, cost >= best.cost { continue }
      guard isFree(candidate.box) else { continue }
      if let leader = candidate.leader, taken.meets(leader, except: request.anchor) { continue }
      best = (candidate, cost)
    }
    guard let best else { return nil }
    taken.insert(best.placed.box)
    if let leader = best.placed.leader { taken.insert(line: leader) }
    return best.placed
  }

  private static let gapPx = 3.0

  private static func positions(for request: Request) -> [Placed] {
    let anchor = request.anchor
    let (width, height) = (request.widthPx, request.heightPx)
    let middle = anchor.center
    let right = anchor.maxX + gapPx
    let left = anchor.minX - gapPx - width
    let above = anchor.minY - gapPx / 2 - height
    let below = anchor.maxY + gapPx / 2
    let corners: [(x: Double, y: Double)] = [
      (right, middle.y - height / 2), (left, middle.y - height / 2),
      (right, above + height * 0.4), (right, below - height * 0.4),
      (left, above + height * 0.4), (left, below - height * 0.4),
      (middle.x - width / 2, above), (middle.x - width / 2, below),
    ]
    var positions = corners.map { x, y in
      Placed(
        box: PageBox(minX: x, minY: y, maxX: x + width, maxY: y + height),
        leader: nil,
        isRightAligned: x == left
      )
    }
    for distance in [18.0, 32.0, 50.0, 72.0] {
      for (dx, dy) in directions {
        let end = PagePoint(
          x: middle.x + dx * (anchor.width / 2 + distance),
          y: middle.y + dy * (anchor.height / 2 + distance)
        )
        let isLeft = dx < -0.3
        let isCentred = abs(dx) <= 0.3
        let x = isCentred ? end.x - width / 2 : isLeft ? end.x - width : end.x
        let y = isCentred ? (dy < 0 ? end.y - height : end.y) : end.y - height / 2
        positions.append(
          Placed(
            box: PageBox(minX: x, minY: y, maxX: x + width, maxY: y + height),
            leader: [middle, end],
            isRightAligned: isLeft
          )
        )
      }
    }
    return positions
  }

  /// Sixteen directions, sines of multiples of 22.5°.
  private static let directions: [(Double, Double)] = {
    let (a, b, c) = (0.382_683, 0.707_107, 0.923_880)
    return [
      (1, 0), (-1, 0), (c, -a), (c, a), (-c, -a), (-c, a), (b, -b), (b, b), (-b, -b), (-b, b),
      (a, -c), (a, c), (-a, -c), (-a, c), (0, -1), (0, 1),
    ]
  }()
}

/// Boxes by the cells they cover.
private struct BoxGrid: Sendable {
  private static let cellPx = 40.0

  private let origin: PagePoint
  private let columns: Int
  private let rows: Int
  private var cells: [[PageBox]]

  init(frame: PageBox) {
    origin = PagePoint(x: frame.minX, y: frame.minY)
    columns = max(1, Int((frame.width / Self.cellPx).rounded(.up)))
    rows = max(1, Int((frame.height / Self.cellPx).rounded(.up)))
    cells = Array(repeating: [], count: columns * rows)
  }

  mutating func insert(_ box: PageBox) {
    for cell in covered(by: box) { cells[cell].append(box) }
  }

  /// A thin line as the small boxes along it.
  mutating func insert(line: [PagePoint]) {
    for point in PointGrid.samples(of: line, everyPx: 3) {
      insert(PageBox(center: point, width: 2, height: 2))
    }
  }

  func overlaps(_ box: PageBox) -> Bool {
    covered(by: box).contains { cell in cells[cell].contains { $0.overlaps(box) } }
  }

  func meets(_ line: [PagePoint], except own: PageBox) -> Bool {
    PointGrid.samples(of: line, everyPx: 3).contains { point in
      guard !own.contains(point) else { return false }
      let box = PageBox(center: point, width: 2, height: 2)
      return covered(by: box).contains { cell in
        cells[cell].contains { $0 != own && $0.overlaps(box) }
      }
    }
  }

  private func covered(by box: PageBox) -> [Int] {
    func index(_ value: Double, _ count: Int) -> Int {
      min(max(Int((value / Self.cellPx).rounded(.down)), 0), count - 1)
    }
    let xs = index(box.minX - origin.x, columns)...index(box.maxX - origin.x, columns)
    let ys = index(box.minY - origin.y, rows)...index(box.maxY - origin.y, rows)
    return ys.flatMap { y in xs.map { y * columns + $0 } }
  }
}

/// Points sampled along lines, by cell, to see how much of the lines a box covers.
private struct PointGrid: Sendable {
  private static let cellPx = 20.0
  private static let stepPx = 5.0

  private let frame: PageBox
  private let columns: Int
  private let rows: Int
  private var cells: [[(point: PagePoint, weight: Double)]]

  init(frame: PageBox) {
    self.frame = frame
    columns = max(1, Int((frame.width / Self.cellPx).rounded(.up)))
    rows = max(1, Int((frame.height / Self.cellPx).rounded(.up)))
    cells = Array(repeating: [], count: columns * rows)
  }

  mutating func insert(_ line: [PagePoint], weight: Double) {
    for point in Self.samples(of: line, everyPx: Self.stepPx) where frame.contains(point) {
      let column = min(Int((point.x - frame.minX) / Self.cellPx), columns - 1)
      let row = min(Int((point.y - frame.minY) / Self.cellPx), rows - 1)
      cells[row * columns + column].append((point, weight))
    }
  }

  func weight(in box: PageBox) -> Double {
    var sum = 0.0
    let low = PagePoint(x: box.minX - frame.minX, y: box.minY - frame.minY)
    let high = PagePoint(x: box.maxX - frame.minX, y: box.maxY - frame.minY)
    let firstColumn = max(0, Int(low.x / Self.cellPx))
    let lastColumn = min(columns - 1, Int(high.x / Self.cellPx))
    let firstRow = max(0, Int(low.y / Self.cellPx))
    let lastRow = min(rows - 1, Int(high.y / Self.cellPx))
    guard firstColumn <= lastColumn, firstRow <= lastRow else { return 0 }
    for row in firstRow...lastRow {
      for column in firstColumn...lastColumn {
        for sample in cells[row * columns + column] where box.contains(sample.point) {
          sum += sample.weight
        }
      }
    }
    return sum
  }

  static func samples(of line: [PagePoint], everyPx step: Double) -> [PagePoint] {
    var points: [PagePoint] = []
    for (start, end) in zip(line, line.dropFirst()) {
      let pieces = max(1, (start.distance(to: end) / step).rounded(.up))
      var piece = 0.0
      while piece < pieces {
        let share = piece / pieces
        points.append(
          PagePoint(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
        )
        piece += 1
      }
    }
    if let last = line.last { points.append(last) }
    return points
  }
}
