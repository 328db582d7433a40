import Geo
import Routing
import Scenarios

/// An origin–destination matrix as a heat map: the darker a cell, the more of what was made small.
public struct HeatMap: Sendable {
  private let matrix: Matrix
  private let words: ChartWords
  private let range: ClosedRange<Double>

  private static let small = TextMetrics(sizePx: 10)
  private static let name = TextMetrics(sizePx: 10.5, isBold: true)
  private static let rowNamesPx = 150.0
  private static let leastCellPx = 12.0
  private static let greatestCellPx = 96.0
  private static let emptyHatch = Hatch(
    ground: RGBColor(red: 255, green: 255, blue: 255),
    ink: RGBColor(red: 0xB0, green: 0xB0, blue: 0xB0),
    pattern: .sparse
  )

  /// - Parameter conditions: for the caption.
  public init(_ matrix: Matrix, conditions: ChartConditions = .none, on network: Network) {
    self.matrix = matrix
    let objective = matrix.conditions.objective
    // From a place to itself is nothing, which would take half of the shades.
    let totals = matrix.cells.joined().compactMap(\.cost?.total)
    let values = totals.filter { $0.km > 0 }.map { objective.value(of: $0) }
    range = (values.min() ?? 0)...(values.max() ?? 0)
    let head = MatrixTables.head(matrix).split(separator: "\n").map(String.init)
    words = ChartWords(
      title: "\(head[0].prefix(1).uppercased())\(head[0].dropFirst())",
      notes: [head.dropFirst().joined(separator: " ") + "."]
        + conditions.sentences,
      sources: Bibliography(ids: matrix.figures.sourceIDs, in: network).entries
    )
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - widthPx: of the page, 480…4000; the height follows from the number of rows.
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  /// - Throws: ``ChartError/tooManyColumns(_:room:)`` if cells would be too narrow to see.
  public func drawn(
    widthPx: Double = ChartSVG.standardWidthPx,
    id: String = "chart"
  ) throws(ChartError) -> ChartSVG {
    let columns = matrix.destinations.count
    let room = widthPx - 2 * ChartPage.marginPx - Self.rowNamesPx - 8
    let cellPx = min(Self.greatestCellPx, room / Double(max(1, columns)))
    guard cellPx >= Self.leastCellPx else {
      throw .tooManyColumns(columns, room: Int(room / Self.leastCellPx))
    }
    let heads = ColumnHeads(matrix.destinations.map(\.name), cellPx: cellPx, metrics: Self.name)
    let cellHeightPx = min(cellPx, 30)
    let page = ChartPage(
      words,
      widthPx: widthPx,
      plotHeightPx: cellHeightPx * Double(matrix.origins.count),
      surround: .init(
        left: Self.rowNamesPx,
        right: room - cellPx * Double(columns) + 8,
        top: heads.heightPx + 12,
        bottom: 44
      )
    )
    let element = page.element(id: id, class: "matrix", description: description) { svg in
      svg.element("defs") { Self.emptyHatch.define(id: "\(id)-empty", to: &$0) }
      heads.draw(above: page.plot, to: &svg)
      for (row, origin) in matrix.origins.enumerated() {
        let top = page.plot.minY + Double(row) * cellHeightPx
        drawName(origin.name, middle: top + cellHeightPx / 2, right: page.plot.minX - 6, to: &svg)
        for column in matrix.destinations.indices {
          let left = page.plot.minX + Double(column) * cellPx
          let box = PageBox(
            minX: left,
            minY: top,
            maxX: left + cellPx,
            maxY: top + cellHeightPx
          )
          draw(row: row, column: column, in: box, id: id, to: &svg)
        }
      }
      drawKey(page: page, id: id, to: &svg)
    }
    return ChartSVG(element: element, droppedLabels: [])
  }

  private var description: String {
    let objective = matrix.conditions.objective
    return matrix.origins.indices.map { row in
      matrix.origins[row].name + ": "
        + matrix.destinations.indices.map { column in
          "\(matrix.destinations[column].name) \(text(matrix.cells[row][column]))"
        }.joined(separator: ", ")
    }.joined(separator: ". ") + ". In \(objective.unit)."
  }

  private func text(_ cell: Matrix.Cell) -> String {
    switch cell {
    case .noRoute: "no route"
    case .endIsClosed: "closed"
    case .reached(let cost):
      matrix.conditions.objective.shown(
        matrix.conditions.objective.value(of: cost.total),
        bound: cost.usdIsLowerBound
      )
    }
  }
}

// MARK: - Drawing

extension HeatMap {
  /// Light to dark in one hue: the order of the shades is the order of the figures, in grey too.
  private static func color(at share: Double) -> RGBColor {
    let isLightHalf = share < 0.5
    let light = isLightHalf ? (0xEC, 0xF4, 0xFA) : (0x56, 0x9F, 0xCC)
    let dark = isLightHalf ? (0x56, 0x9F, 0xCC) : (0x06, 0x2C, 0x50)
    let part = isLightHalf ? share * 2 : share * 2 - 1
    func mixed(_ from: Int, _ to: Int) -> UInt8 {
      UInt8((Double(from) + part * Double(to - from)).rounded())
    }
    return RGBColor(
      red: mixed(light.0, dark.0),
      green: mixed(light.1, dark.1),
      blue: mixed(light.2, dark.2)
    )
  }

  private func color(of value: Double) -> RGBColor {
    let width = range.upperBound - range.lowerBound
    return Self.color(at: width > 0 ? max(0, value - range.lowerBound) / width : 0)
  }

  private func draw(
    row: Int,
    column: Int,
    in box: PageBox,
    id: String,
    to svg: inout SVGWriter
  ) {
    let cell = matrix.cells[row][column]
    let (origin, destination) = (matrix.origins[row], matrix.destinations[column])
    let color = cell.cost.map { self.color(of: matrix.conditions.objective.value(of: $0.total)) }
    let text = text(cell)
    svg.element(
      "g",
      [
        ("class", "cell"), ("data-origin", .text(origin.id)),
        ("data-destination", .text(destination.id)), ("data-status", .text(cell.status)),
      ]
    ) { svg in
      svg.text("title", [], "\(origin.name) – \(destination.name): \(text)")
      svg.empty(
        "rect",
        box.attributes + [
          ("fill", .text(color?.description ?? Self.emptyHatch.fill(id: "\(id)-empty"))),
          ("stroke", "#FFFFFF"), ("stroke-width", "1"),
        ]
      )
      guard Self.small.widthPx(text) + 4 <= box.width, box.height >= 12 else { return }
      let attributes: SVGWriter.Attributes = [
        ("x", .number(box.center.x)), ("y", .number(box.center.y + 3.6)),
        ("text-anchor", "middle"), ("font-size", .number(Self.small.sizePx)),
        ("fill", color?.isDark == true ? "#FFFFFF" : "#000000"),
      ]
      if color == nil { svg.figure(attributes, text) } else { svg.text("text", attributes, text) }
    }
  }

  private func drawName(
    _ name: String,
    middle: Double,
    right: Double,
    to svg: inout SVGWriter
  ) {
    svg.text(
      "text",
      [
        ("class", "row-name"), ("x", .number(right)), ("y", .number(middle + 3.8)),
        ("text-anchor", "end"), ("font-size", .number(Self.name.sizePx)),
        ("font-weight", "bold"),
      ],
      Self.name.shortened(name, toWidthPx: Self.rowNamesPx - 8)
    )
  }

  /// The shades with the least and the greatest figure, and the sign of what has none.
  private func drawKey(page: ChartPage, id: String, to svg: inout SVGWriter) {
    let objective = matrix.conditions.objective
    let y = page.plot.maxY + 14
    var x = page.plot.minX
    svg.element("g", [("class", "legend"), ("font-size", .number(Self.small.sizePx))]) { svg in
      func text(_ text: String) {
        svg.text("text", [("x", .number(x)), ("y", .number(y + 9))], text)
        x += Self.small.widthPx(text) + 6
      }
      if matrix.cells.joined().contains(where: { $0.cost != nil }) {
        text("\(objective.shown(range.lowerBound, bound: false)) \(objective.unit)")
        let shades = 12
        for shade in 0..<shades {
          let box = PageBox(minX: x, minY: y, maxX: x + 9, maxY: y + 12)
          let color = Self.color(at: Double(shade) / Double(shades - 1))
          svg.empty("rect", box.attributes + [("fill", .text(color.description))])
          x += 9
        }
        x += 6
        text(objective.shown(range.upperBound, bound: false))
        x += 12
      }
      if matrix.cells.joined().contains(where: { $0.cost == nil }) {
        let box = PageBox(minX: x, minY: y, maxX: x + 18, maxY: y + 12)
        svg.empty(
          "rect",
          box.attributes + [
            ("fill", .text(Self.emptyHatch.fill(id: "\(id)-empty"))), ("stroke", "#999999"),
            ("stroke-width", "0.6"),
          ]
        )
        x += 24
        text("no route, or an end that is closed")
      }
    }
  }
}

/// Names over columns: level where words fit, else upright.
private struct ColumnHeads {
  let names: [String]
  let cellPx: Double
  let metrics: TextMetrics
  let heightPx: Double
  private let lines: [[String]]
  private let isUpright: Bool

  private static let uprightPx = 130.0

  init(_ names: [String], cellPx: Double, metrics: TextMetrics) {
    self.cellPx = cellPx
    self.metrics = metrics
    let wrapped = names.map { metrics.wrapped($0, toWidthPx: cellPx - 6) }
    let fits = wrapped.joined().allSatisfy { metrics.widthPx($0) <= cellPx - 4 }
    isUpright = !fits
    lines = wrapped
    self.names = names.map { metrics.shortened($0, toWidthPx: Self.uprightPx) }
    heightPx =
      fits
      ? Double(wrapped.map(\.count).max() ?? 1) * metrics.lineHeightPx
      : (self.names.map(metrics.widthPx).max() ?? 0) + 4
  }

  func draw(above plot: PageBox, to svg: inout SVGWriter) {
    svg.element(
      "g",
      [
        ("class", "column-names"), ("font-size", .number(metrics.sizePx)),
        ("font-weight", "bold"),
      ]
    ) { svg in
      for index in names.indices {
        let x = plot.minX + (Double(index) + 0.5) * cellPx
        if isUpright {
          let (left, bottom) = (x + 4, plot.minY - 6)
          var transform: [UInt8] = Array("rotate(-90 ".utf8)
          transform.append(pixels: left)
          transform.append(UInt8(ascii: " "))
          transform.append(pixels: bottom)
          transform.append(UInt8(ascii: ")"))
          svg.text(
            "text",
            [
              ("x", .number(left)), ("y", .number(bottom)),
              ("transform", .text(String(decoding: transform, as: UTF8.self))),
            ],
            names[index]
          )
          continue
        }
        for (line, text) in lines[index].enumerated() {
          let up = Double(lines[index].count - 1 - line) * metrics.lineHeightPx
          svg.text(
            "text",
            [
              ("x", .number(x)), ("y", .number(plot.minY - 6 - up)), ("text-anchor", "middle"),
            ],
            text
          )
        }
      }
    }
  }
}
