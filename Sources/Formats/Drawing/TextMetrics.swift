/// How wide a text will be, without a font at hand.
///
/// The widths are those of DejaVu Sans, which is wider than most: a text set in Verdana, Arial or
/// Helvetica takes no more room than is kept for it.
public struct TextMetrics: Hashable, Sendable {
  /// What every picture asks for, in this order.
  public static let fontFamily = "'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif"

  /// Height of the letters' box over and under the base line, in shares of the font size.
  public static let ascent = 0.93
  public static let descent = 0.24

  public var sizePx: Double
  public var isBold: Bool

  public init(sizePx: Double, isBold: Bool = false) {
    self.sizePx = sizePx
    self.isBold = isBold
  }

  public var lineHeightPx: Double { sizePx * 1.2 }

  /// Pixels from the first letter's start to the last one's end.
  public func widthPx(_ text: String) -> Double {
    let widths = isBold ? Self.boldWidths : Self.regularWidths
    var thousandths = 0
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if (32..<32 + widths.count).contains(value) {
        thousandths += widths[value - 32]
      } else if (0x300...0x36F).contains(value) {
        continue  // Combining marks stand over the letter before.
      } else {
        thousandths += Self.otherWidth(value, isBold: isBold)
      }
    }
    return Double(thousandths) * sizePx / 1000
  }

  /// Latin letters with marks, Cyrillic and signs by their widest usual member; anything else is
  /// taken for an ideograph.
  private static func otherWidth(_ value: Int, isBold: Bool) -> Int {
    switch value {
    case 0x2013: 500
    case 0xA0...0x24F: isBold ? 850 : 790
    case 0x370...0x52F: isBold ? 930 : 850
    case 0x2000...0x22FF: isBold ? 1000 : 840
    default: 1100
    }
  }

  private static let regularWidths = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  private static let boldWidths = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]

  /// A text broken between words so that no line is wider than this; a word that is wider alone
  /// keeps its line.
  public func wrapped(_ text: String, toWidthPx width: Double) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      let longer = current.isEmpty ? String(word) : current + " " + word
      if current.isEmpty || widthPx(longer) <= width {
        current = longer
      } else {
        lines.append(current)
        current = String(word)
      }
    }
    if !current.isEmpty { lines.append(current) }
    return lines
  }
}
