/// A chart that has been drawn.
///
/// It refers to nothing outside itself and holds no clock's time: the same figures are the same
/// bytes. What belongs to a route carries its id as `data-corridor` and its position as
/// `data-routes`, as the lines of a map do (``MapSVG``), so that a page can link the two.
public struct ChartSVG: Sendable {
  /// The `svg` element alone, as an HTML page holds it, in UTF-8.
  public let element: [UInt8]
  /// What found no room for its label.
  public let droppedLabels: [String]

  /// How wide a chart may be.
  public static let widthRangePx = 480.0...4000.0
  /// How wide a chart is unless somebody says otherwise.
  public static let standardWidthPx = 960.0

  /// A document of its own, in UTF-8.
  public var document: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + element
  }

  /// Writes the document.
  ///
  /// - Throws: ``OutputError``.
  public func write(to sink: any ByteSink) throws(OutputError) {
    try sink.write(document.span)
  }
}
