import Geo

/// A colour of the screen, eight bits a channel.
public struct RGBColor: Hashable, Sendable, CustomStringConvertible {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#RRGGBB`.
  ///
  /// - Returns: `nil` for any other text.
  public init?(parsing text: some StringProtocol) {
    guard text.utf8.count == 7, text.first == "#",
      text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let number = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(number)
  }

  fileprivate init(_ number: UInt32) {
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  /// `#RRGGBB`, in capitals.
  public var description: String {
    "#"
      + [red, green, blue].map { channel in
        let text = String(channel, radix: 16, uppercase: true)
        return channel < 16 ? "0" + text : text
      }.joined()
  }
}

/// The colours of Okabe and Ito (*Color Universal Design*, 2008), which people who see few colours
/// can tell apart, and three shades beside them where the eight do not reach.
enum Palette {
  static let black = RGBColor(0x000000)
  static let orange = RGBColor(0xE69F00)
  static let skyBlue = RGBColor(0x56B4E9)
  static let green = RGBColor(0x009E73)
  static let yellow = RGBColor(0xF0E442)
  static let blue = RGBColor(0x0072B2)
  static let vermilion = RGBColor(0xD55E00)
  static let purple = RGBColor(0xCC79A7)
  static let slate = RGBColor(0x56779A)
  static let navy = RGBColor(0x003A5D)
  static let grey = RGBColor(0x6B6B6B)

  /// For corridors side by side, in this order; the ninth has the first's again.
  static let corridors = [blue, vermilion, green, purple, orange, skyBlue, yellow, black]

  /// The colour of a track; one of its own for every other gauge and for track of several.
  static func color(gauges: [Gauge]) -> RGBColor {
    switch gauges {
    case [.standard1435]: blue
    case [.broad1520]: vermilion
    case [.indian1676]: green
    default: purple
    }
  }

  static func color(mode: Mode, gauges: [Gauge]) -> RGBColor {
    switch mode {
    case .rail: color(gauges: gauges)
    case .road: orange
    case .sea: slate
    case .inlandWaterway: navy
    case .ferry: skyBlue
    case .pipeline: black
    }
  }

  /// Dark violet over teal to light green: viridis (Smith and van der Walt, 2015) without its yellow,
  /// which is hard to see on white. Lightness alone tells the order.
  private static let sequence = [
    RGBColor(0x440154), RGBColor(0x3B528B), RGBColor(0x21918C), RGBColor(0x5EC962),
    RGBColor(0xB5DE2B),
  ]

  /// The colour of a band, from 1, of so many; the first is the darkest.
  static func band(_ band: Int, of count: Int) -> RGBColor {
    let place = count > 1 ? Double(band - 1) / Double(count - 1) * Double(sequence.count - 1) : 0
    let lower = min(max(Int(place), 0), sequence.count - 2)
    let (near, far) = (sequence[lower], sequence[lower + 1])
    func mix(_ near: UInt8, _ far: UInt8) -> UInt8 {
      UInt8((Double(near) + (Double(far) - Double(near)) * (place - Double(lower))).rounded())
    }
    return RGBColor(
      red: mix(near.red, far.red),
      green: mix(near.green, far.green),
      blue: mix(near.blue, far.blue)
    )
  }
}
