extension SVGWriter {
  /// A figure beside what it measures, with a white rim against the lines of the grid.
  mutating func figure(_ attributes: Attributes, _ text: String) {
    let rim: Attributes = [
      ("paint-order", "stroke"), ("stroke", "#FFFFFF"), ("stroke-width", "3"),
      ("stroke-linejoin", "round"),
    ]
    self.text("text", attributes + rim, text)
  }
}
